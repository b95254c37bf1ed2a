"""Sellers' tables to indicators: a mapping says which column is which indicator and in what unit; one row per seller, channel, period."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.data.engine import session
from assistant.data.files import rows_of
from assistant.data.layout import Column, Layout, Reading, Source, factor
from assistant.data.orders import Imported, Progress
from assistant.data.quality import WHY, ColumnFigures, Excluded, FileRead, Quality
from assistant.data.result import written
from assistant.data.source import Opened, loaded, prepared, scratch
from assistant.data.typed import as_number, forms_of, surely, text_of
from assistant.errors import InputError
from assistant.model.library import Indicator
from assistant.model.values import FactType

KEYS = ("id", "channel", "period")


def layout_by_ids(columns: Sequence[str], indicators: Mapping[str, Indicator]) -> Layout:
    """The layout of a table whose columns are named by indicator ids, with ``id`` or ``seller``, and perhaps ``channel`` and ``period``."""
    key = next((c for c in ("id", "seller") if c in columns), None)
    if key is None:
        raise InputError(f"the table has no column id or seller; it has {', '.join(columns)}")
    return Layout(
        id="indicator ids",
        level="seller",
        title={},
        remark={},
        base="",
        sources={"": Source("", "")},
        columns={c: Column(column=c) for c in columns if c in indicators},
        seller=Column(column=key),
        channel=Column(column="channel") if "channel" in columns else None,
        period=Column(column="period") if "period" in columns else None,
    )


def import_sellers(
    path: Path,
    layout: Layout | None,
    indicators: Mapping[str, Indicator],
    *,
    output: Path | None = None,
    tolerant: bool = False,
    memory: str = "200MB",
    progress: Progress | None = None,
) -> Imported:
    """The indicators of a seller-level table. Without a layout the columns are indicator ids.

    Figures that are none of their type (a share above 1, a negative count) are refused with file, row and column, or taken as not given and
    counted when ``tolerant``. A value whose sample is below its indicator's minimum is left out, and counted.
    """
    say: Callable[[str, float], None] = progress or (lambda _stage, _done: None)
    if layout is not None and layout.level != "seller":
        raise InputError(f"{layout.id}: this layout is for order tables; import it as such")
    with scratch() as folder:
        say(f"read {path.name}", 0.1)
        reading = layout.sources[""].reading if layout else Reading()
        opened = prepared(path, reading, folder)
        layout = layout or layout_by_ids(opened.columns, indicators)
        if not layout.columns:
            raise InputError(f"{path}: no column is named by an indicator id; say in a layout which column is which")
        _check_columns(path, opened, layout)
        with session(folder, memory=memory) as backend:
            used = sorted({n for c in _all(layout) for n in _names(c)})
            rows = loaded(backend, "source", opened, used)
            if not rows:
                raise InputError(f"{path}: the table has a header but no rows")
            say("check columns", 0.5)
            done = _imported(backend.table("source"), rows, path, opened, layout, indicators, output=output, tolerant=tolerant)
            say("done", 1.0)
            return done


def _all(layout: Layout) -> list[Column]:
    return [c for c in (*layout.columns.values(), layout.seller, layout.channel, layout.period) if c is not None and c.value is None]


def _names(column: Column) -> tuple[str, ...]:
    return column.ratio or (column.column,)


def _check_columns(path: Path, opened: Opened, layout: Layout) -> None:
    missing = sorted({n for c in _all(layout) for n in _names(c) if n not in opened.columns})
    if missing:
        raise InputError("\n".join(f"{path}: row 1: no column {n}; it has {', '.join(opened.columns)}" for n in missing))


def _imported(  # noqa: PLR0917 - what one import is made of
    table: Any,
    rows: int,
    path: Path,
    opened: Opened,
    layout: Layout,
    indicators: Mapping[str, Indicator],
    *,
    output: Path | None,
    tolerant: bool,
) -> Imported:
    texts: dict[str, Any] = {}
    for column in layout.columns.values():
        for name in _names(column) if column.value is None else ():
            texts[name] = text_of(table, replace(column, column=name))
    forms = forms_of(table, {n: (t, "number") for n, t in texts.items()})
    whole = {n for i, c in layout.columns.items() for n in _names(c) if i in indicators and indicators[i].fact.type is FactType.COUNT}
    reading = layout.sources[""].reading
    numbers = {
        n: as_number(
            t, forms[n], reading, f"{path}: column {n}", whole=n in whole or any(n in (c.ratio or ()) for c in layout.columns.values())
        )
        for n, t in texts.items()
    }
    values = {i: _value(c, numbers) for i, c in layout.columns.items()}
    given = {i: _given(c, texts) for i, c in layout.columns.items()}
    good = {i: surely(_fits(values[i], indicators[i].fact.type)) if i in indicators else values[i].notnull() for i in values}
    key = text_of(table, layout.seller)
    checks: dict[str, Any] = {"nokey": key.isnull().sum()}
    for i, value in values.items():
        checks |= {f"{i}.given": given[i].sum(), f"{i}.bad": (given[i] & ~good[i]).sum(), f"{i}.distinct": value.approx_nunique()}
        checks |= {
            f"{i}.low": value.min(),
            f"{i}.high": value.max(),
            f"{i}.q1": value.approx_quantile(0.25),
            f"{i}.q3": value.approx_quantile(0.75),
        }
    row = table.aggregate(**checks).to_pyarrow().to_pylist()[0]
    bad = {i: int(row[f"{i}.bad"] or 0) for i in values}
    if not tolerant and any(bad.values()):
        wrong = [_first_bad(table, path, layout, i, given[i] & ~good[i], indicators[i].fact.type, n) for i, n in bad.items() if n]
        raise InputError("\n".join(wrong))
    kept = {i: good[i].ifelse(v, None) for i, v in values.items()}
    short = {i: _short(i, kept, indicators) for i in kept}
    shown = {i: v if short[i] is None else short[i].ifelse(None, v) for i, v in kept.items()}
    whole_ids = {i for i in shown if i in indicators and indicators[i].fact.type is FactType.COUNT}
    channel = _key(table, layout.channel, "all")
    keys = {"id": key, "channel": channel, **({"period": _key(table, layout.period, "")} if layout.period else {})}
    result = table.select(**keys, **{i: v.cast("int64") if i in whole_ids else v for i, v in shown.items()})
    result = result.filter(result.id.notnull()).order_by(list(keys))
    twice = result.group_by(list(keys)).agg(n=result.count())
    again = twice.filter(twice.n > 1).limit(1).to_pyarrow().to_pylist()
    if again:
        who = ", ".join(str(again[0][k]) for k in keys)
        raise InputError(
            f"{path}: {who}: {again[0]['n']} rows for one {' and '.join(keys)}; keep one, or map the column that tells them apart"
        )
    totals = {"n": result.count(), "sellers": result.id.nunique()}
    total = result.aggregate(**totals).to_pyarrow().to_pylist()[0]
    below = {i: s.sum() for i, s in short.items() if s is not None}
    counted = table.aggregate(**below).to_pyarrow().to_pylist()[0] if below else {}
    excluded = [Excluded("no_key", {"en": "no seller", "zh": "缺卖家"}, "rows", int(row["nokey"] or 0))]
    if tolerant:
        excluded.append(Excluded("unreadable", WHY["unreadable"], "figures", sum(bad.values())))
    used = {n for c in _all(layout) for n in _names(c)}
    form = opened.form
    quality = Quality(
        layout=layout.id,
        files=(
            FileRead(
                path.name,
                rows,
                opened.columns,
                tuple(c for c in opened.columns if c not in used),
                form.encoding if form else None,
                form.delimiter if form else None,
            ),
        ),
        columns=tuple(_figures(i, c, row, rows, _outlying(table, values[i], row, i)) for i, c in layout.columns.items()),
        excluded=tuple(excluded),
        duplicates=0,
        lines=rows,
        orders=0,
        sellers=int(total["sellers"]),
        first=None,
        last=None,
        computable=tuple(layout.columns),
        not_computable={i: ("column",) for i in indicators if i not in layout.columns},
        insufficient={i: int(counted[i] or 0) for i in counted},
        remarks=(layout.remark,) if layout.remark else (),
    )
    return Imported(written(result, output), int(total["n"]), quality)


def _key(table: Any, column: Column | None, default: str) -> Any:
    import ibis

    if column is None:
        return ibis.literal(default)
    return ibis.literal(column.value) if column.value is not None else text_of(table, column).fill_null(default)


def _value(column: Column, numbers: Mapping[str, Any]) -> Any:
    import ibis

    if column.value is not None:
        return ibis.literal(float(column.value))
    if column.ratio:
        part, whole = (numbers[n] for n in column.ratio)
        value = (whole > 0).ifelse(part / whole, None)
    else:
        value = numbers[column.column]
    value = value * factor(column.unit) if column.unit else value
    return 1 - value if column.complement else value


def _given(column: Column, texts: Mapping[str, Any]) -> Any:
    """Something was given; for a ratio, both numbers and a whole that is not 0 in any spelling."""
    import ibis

    if column.value is not None:
        return ibis.literal(True)  # noqa: FBT003 - the engine's own signature
    if column.ratio:
        part, whole = (texts[n] for n in column.ratio)
        return part.notnull() & whole.notnull() & ~surely(whole.try_cast("float64") == 0)
    return texts[column.column].notnull()


def _fits(value: Any, fact_type: FactType) -> Any:
    match fact_type:
        case FactType.SHARE:
            return (value >= 0) & (value <= 1)
        case FactType.COUNT:
            return (value >= 0) & (value == value.floor())
        case _:
            return value.notnull() & ~value.isinf() & ~value.isnan()


def _short(indicator: str, kept: Mapping[str, Any], indicators: Mapping[str, Indicator]) -> Any:
    """Whether the sample is below the indicator's minimum; None where either is not known."""
    found = indicators.get(indicator)
    if found is None or found.sample is None or found.minimum is None or found.sample not in kept:
        return None
    return surely(kept[found.sample] < found.minimum)


def _first_bad(  # noqa: PLR0917 - all that the message names
    table: Any, path: Path, layout: Layout, indicator: str, wrong: Any, fact_type: FactType, count: int
) -> str:
    column = layout.columns[indicator]
    names = _names(column)
    cells = table.filter(wrong).limit(1).select(*names).to_pyarrow().to_pylist()[0]
    reading = layout.sources[""].reading
    rows = rows_of(path, encoding=reading.encoding, delimiter=reading.delimiter, sheet=reading.sheet)
    want = {n: str(cells[n]) for n in names}
    number = next((r.number for r in rows if all(str(r.cells.get(n, "")) == want[n] for n in names)), None)
    right = {
        FactType.SHARE: "a share lies from 0 to 1; if the column holds percentages, say unit: percent in the layout",
        FactType.COUNT: "write a whole number from 0",
    }.get(fact_type, "write digits with a decimal point")
    more = f" (and {count - 1} more rows)" if count > 1 else ""
    shown = " ÷ ".join(repr(v) for v in want.values())
    place = f"{path}: row {number}, column {' ÷ '.join(names)}"
    return f"{place}: {shown} is no {indicator}{more}; {right}; or go on without such cells (tolerant)"


def _outlying(table: Any, value: Any, row: Mapping[str, Any], indicator: str) -> int:
    q1, q3 = row[f"{indicator}.q1"], row[f"{indicator}.q3"]
    if q1 is None or q3 <= q1:
        return 0
    far = 3 * (q3 - q1)
    return int(table.aggregate(n=((value < q1 - far) | (value > q3 + far)).sum()).to_pyarrow().to_pylist()[0]["n"] or 0)


def _figures(indicator: str, column: Column, row: Mapping[str, Any], rows: int, outlying: int) -> ColumnFigures:
    low, high, given = row[f"{indicator}.low"], row[f"{indicator}.high"], int(row[f"{indicator}.given"] or 0)
    return ColumnFigures(
        name=indicator,
        column=" ÷ ".join(_names(column)),
        given=given,
        missing=rows - given,
        distinct=int(row[f"{indicator}.distinct"]),
        lowest=None if low is None else f"{low:g}",
        highest=None if high is None else f"{high:g}",
        constant=low == high and given > 1,
        impossible=int(row[f"{indicator}.bad"] or 0),
        outlying=outlying,
    )
