"""Order tables to one row of indicators per seller and channel (and period). Every step is an expression of the engine, so it streams."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.data.engine import session
from assistant.data.folding import Folded, folded
from assistant.data.formulas import aggregates, computable
from assistant.data.layout import Layout
from assistant.data.quality import WHY, Excluded, Quality
from assistant.data.result import written
from assistant.data.roles import ROLES, TIMES
from assistant.data.small import finished
from assistant.data.source import scratch
from assistant.data.typed import surely
from assistant.errors import InputError

Progress = Callable[[str, float], None]
Column = list[object]
PERIODS = {"month": "M", "quarter": "Q", "year": "Y"}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import gave: the columns of the result (empty when they were written to a file) and the data-quality report."""

    columns: dict[str, Column]
    rows: int
    quality: Quality


def import_orders(
    path: Path,
    layout: Layout,
    *,
    output: Path | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    period: str | None = None,
    minimums: Mapping[str, float] | None = None,
    tolerant: bool = False,
    memory: str = "200MB",
    progress: Progress | None = None,
) -> Imported:
    """The indicators that the layout's roles give, from the file or folder ``path``.

    ``since`` and ``until`` (inclusive) bound the orders; ``period`` (month, quarter, year) splits them; below ``minimums`` (by the orders
    an indicator really rests on) it is left out. ``tolerant`` takes cells that cannot be read as not given, and counts them; otherwise
    InputError names file, row and column. With ``output`` the rows are written there (CSV, Parquet, XLSX by its name) and not returned.
    """
    if layout.level != "order":
        raise InputError(f"{layout.id}: this layout is for sellers' tables; import it as such")
    if period is not None and period not in PERIODS:
        raise InputError(f"there is no period {period}; one of {', '.join(PERIODS)}")
    say = progress or (lambda _stage, _done: None)
    with scratch() as folder, session(folder, memory=memory) as backend:
        found = folded(backend, path, layout, folder, tolerant=tolerant, progress=say)
        say("filter", 0.7)
        kept, closing, excluded = _filtered(backend, found, layout, since, until)
        say("count", 0.8)
        done = _counted(
            backend,
            found,
            kept,
            closing=closing,
            excluded=excluded,
            period=period,
            minimums=minimums or {},
            output=output,
            layout=layout,
        )
        say("done", 1.0)
        return done


def _filtered(
    backend: Any, found: Folded, layout: Layout, since: dt.date | None, until: dt.date | None
) -> tuple[Any, dt.datetime, list[Excluded]]:
    """The orders kept, the closing time, and what each filter left out; a filter sees what the ones before it kept."""
    import ibis

    o = found.orders
    placed = next((role for role in layout.window if role in o.columns), None)
    tests: list[tuple[str, Any]] = [("no_key", o.seller.isnull() | o.order.isnull())]
    when = o[placed] if placed else ibis.null("timestamp")
    if layout.plausible and placed:
        first, last = (dt.datetime.fromisoformat(d) for d in layout.plausible)
        tests.append(("implausible_date", (when < first) | (when >= last + dt.timedelta(days=1))))
    if since or until:
        if not placed:
            raise InputError(f"{layout.id}: no column dates the orders, so since and until cannot be kept; leave them out")
        inside = when.notnull()
        inside = inside & (when >= dt.datetime.combine(since, dt.time())) if since else inside
        inside = inside & (when < dt.datetime.combine(until, dt.time()) + dt.timedelta(days=1)) if until else inside
        tests.append(("outside_window", ~surely(inside)))
    if {"cancelled", "cancelled_by", "approved"} <= set(o.columns):
        tests.append(("cancelled_by_buyer_before_payment", o.cancelled & (o.cancelled_by == "buyer") & o.approved.isnull()))
    if "fault" in o.columns:
        tests.append(("platform_fault", o.fault == "platform"))
    reason = ibis.cases(*[(surely(test), rule) for rule, test in tests], else_="")
    marked = o.mutate(reason=reason, placed=when)
    ends = marked.filter(marked.reason == "")
    times = [ends[t].max() for t in TIMES if t in o.columns and t != "promised"]
    row = ends.aggregate(closing=ibis.greatest(*times) if times else ibis.null("timestamp")).to_pyarrow().to_pylist()[0]
    closing = dt.datetime.combine(until, dt.time(23, 59, 59)) if until else row["closing"] or dt.datetime(9999, 1, 1)  # noqa: DTZ001 - local time of the table
    counts = {r["reason"]: r["n"] for r in marked.group_by("reason").agg(n=marked.count()).to_pyarrow().to_pylist()}
    excluded = [Excluded(rule, WHY[rule], "orders", int(counts.get(rule, 0))) for rule, _ in tests]
    kept, cleaned = _cleaned(ends, layout)
    backend.create_table("kept", kept)
    return backend.table("kept"), closing, excluded + _cleaning(ends, cleaned)


def _cleaned(o: Any, layout: Layout) -> tuple[Any, dict[str, Any]]:
    """The orders with impossible figures taken as not given, the stars that count, and how many of each there were."""
    import ibis

    counts: dict[str, Any] = {}
    fixed: dict[str, Any] = {}
    early = []
    if "ordered" in o.columns:
        for name in TIMES:
            if name in o.columns and name not in ("ordered", "ship_by", "promised", "message", "replied"):
                wrong = surely(o[name] < o.ordered - ibis.interval(days=1))
                fixed[name] = wrong.ifelse(ibis.null("timestamp"), o[name])
                early.append(wrong.sum())
    if early:
        counts["impossible_time"] = sum(early[1:], early[0])
    if "score" in o.columns:
        wrong = surely((o.score < 1) | (o.score > 5))
        counts["impossible_score"] = wrong.sum()
        stars = wrong.ifelse(ibis.null("float64"), o.score)
        fixed["score"] = stars
        if layout.small_order is not None and "amount" in o.columns:
            small = surely(o.amount < layout.small_order)
            counts["small_order_rating"] = (small & stars.notnull()).sum()
            stars = small.ifelse(ibis.null("float64"), stars)
        if "dispute" in o.columns:
            still = o.dispute & ~surely(o.withdrawn) if "withdrawn" in o.columns else o.dispute
            counts["disputed_rating"] = (surely(still) & stars.notnull()).sum()
            stars = surely(still).ifelse(ibis.null("float64"), stars)
        fixed["stars"] = stars
    return o.mutate(**fixed), counts


def _cleaning(o: Any, counts: dict[str, Any]) -> list[Excluded]:
    if not counts:
        return []
    row = o.aggregate(**counts).to_pyarrow().to_pylist()[0]
    unit = {"impossible_time": "figures", "impossible_score": "figures"}
    return [Excluded(rule, WHY[rule], unit.get(rule, "ratings"), int(row[rule] or 0)) for rule in counts]


def _counted(
    backend: Any,
    found: Folded,
    kept: Any,
    *,
    closing: dt.datetime,
    excluded: list[Excluded],
    period: str | None,
    minimums: Mapping[str, float],
    output: Path | None,
    layout: Layout,
) -> Imported:
    can, cannot = computable({r: True for r in ROLES if r in kept.columns})
    grouped = kept.mutate(id=kept.seller)
    keys = ["id", "channel"]
    if period:
        part = kept.placed.truncate(PERIODS[period])
        label = part.strftime("%Y-%m") if period == "month" else part.year().cast("string")
        grouped = grouped.mutate(period=label + "Q" + part.quarter().cast("string") if period == "quarter" else label)
        keys.append("period")
    backend.create_table("groups", grouped.group_by(keys).agg(**aggregates(grouped, can, closing)))
    groups = backend.table("groups")
    result, short = finished(backend, groups, keys, can, minimums)
    row = groups.aggregate(rows_=groups.count(), sellers_=groups.id.nunique()).to_pyarrow().to_pylist()[0]
    span = kept.aggregate(n=kept.count(), first=kept.placed.min(), last=kept.placed.max()).to_pyarrow().to_pylist()[0]
    columns = written(result, output)
    quality = Quality(
        layout=layout.id,
        files=found.files,
        columns=found.columns,
        excluded=(*found.excluded, *excluded),
        duplicates=found.duplicates,
        lines=found.lines,
        orders=int(span["n"]),
        sellers=int(row["sellers_"]),
        first=None if span["first"] is None else str(span["first"].date()),
        last=None if span["last"] is None else str(span["last"].date()),
        computable=can,
        not_computable=cannot,
        insufficient=short,
        remarks=found.remarks,
    )
    return Imported(columns, int(row["rows_"]), quality)
