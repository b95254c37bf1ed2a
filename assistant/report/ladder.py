"""The ladder as a table: level now and with history, the next level up and down, and which metric is nearest to losing its level."""

from __future__ import annotations

import dataclasses

from assistant.model.inputs import ENTERPRISE
from assistant.model.library import GRADES, LadderMetric, Test
from assistant.model.verdict import ChannelLevel, Core, FactEntry, MetricLevel
from assistant.report.nearness import gap
from assistant.report.parts import LadderRow, Step, Term
from assistant.report.sentences import condition_words, gap_words
from assistant.report.words import Words, channel_name, fact, listing, say, term, tidy, unit, value


def ladder(w: Words, core: Core, deciding: frozenset[str]) -> tuple[LadderRow, ...]:
    """One row for each metric and channel; ``deciding`` are the metrics that limit the grade."""
    metrics = {m.id: m for m in w.library.ladder.metrics}
    rows = [
        _row(w, core, metrics[item["metric"]], item, channel, decides=item["metric"] in deciding)
        for item in core["verdict"]["ladder"]
        for channel in item["channels"]
        if channel["status"] != "not_applicable"
    ]
    slack = [r.down.slack for r in rows if r.counts and r.down and r.down.slack is not None]
    nearest = min(slack, default=None)
    marked = next((r for r in rows if nearest is not None and r.counts and r.down and r.down.slack == nearest), None)
    return tuple(dataclasses.replace(r, at_risk=r is marked) for r in rows)


def figures(core: Core, channel: str) -> dict[str, FactEntry]:
    """What a test of the ladder reads in one channel: the channel's own figures before those of the whole enterprise."""
    own = {**core["answers"], **core["channels"].get(channel, {})} if channel == ENTERPRISE else core["channels"].get(channel, {})
    return {**core["facts"], **own}


def _row(w: Words, core: Core, metric: LadderMetric, item: MetricLevel, channel: ChannelLevel, *, decides: bool) -> LadderRow:
    facts = figures(core, channel["channel"])
    level = channel["possible"][0] if channel["status"] == "level" and len(channel["possible"]) == 1 else None
    before = (channel["before"] or {}).get("level")
    weakest = item["weakest"] == channel["channel"]
    left_aside = channel["status"] == "insufficient" and not _too_small(metric, w, facts)
    status = w.strings["ladder.other_size"] if left_aside else term(w, "ladder_status", channel["status"])
    return LadderRow(
        metric=metric.id,
        title=metric.title.in_(w.lang),
        channel=channel_name(w, channel["channel"]),
        value=fact(w, metric.metric, facts.get(metric.metric)),
        sample=_sample(w, metric, facts, channel["status"]),
        status=Term(channel["status"], status),
        counts=item["counts"],
        now=_levels(w, channel["now"]) if channel["status"] == "level" else w.strings["words.none"],
        level=_level(w, channel, status),
        before=say(w, "ladder.was", before=str(before)) if before and before != level else "",
        up=_up(w, metric, level, facts, _streak(channel, level, "passing")),
        down=_down(w, metric, level, facts, _streak(channel, level, "failing")),
        weakest=weakest,
        at_risk=False,
        decides=decides and weakest,
    )


def _level(w: Words, channel: ChannelLevel, status: str) -> str:
    if channel["status"] == "level":
        return _levels(w, channel["possible"])
    some = channel["status"] == "unknown" and 0 < len(channel["possible"]) < len(GRADES)
    return say(w, "ladder.maybe", status=status, levels=_levels(w, channel["possible"])) if some else status


def _levels(w: Words, levels: list[str]) -> str:
    return listing(w, levels, join="or")


def _streak(channel: ChannelLevel, level: str | None, count: str) -> int:
    """In how many evaluations the test has held so far; none where the level has just changed."""
    after = channel["after"] or {}
    held = after.get(count)
    return held if isinstance(held, int) and after.get("level") == level else 0


def _sample(w: Words, metric: LadderMetric, facts: dict[str, FactEntry], status: str) -> str:
    indicator = w.library.indicators.get(metric.metric)
    if indicator is None or indicator.sample is None:
        return ""
    counted = facts.get(indicator.sample)
    title = w.library.facts[indicator.sample].title.in_(w.lang)
    n = fact(w, indicator.sample, counted)
    if status == "insufficient" and indicator.minimum is not None and _too_small(metric, w, facts):
        return say(w, "ladder.sample_of", title=title, n=n, minimum=value(w, w.library.facts[indicator.sample], indicator.minimum))
    return say(w, "ladder.sample", title=title, n=n)


def _too_small(metric: LadderMetric, w: Words, facts: dict[str, FactEntry]) -> bool:
    """Whether the sample is below its minimum; a metric for small samples is also left aside above its range."""
    indicator = w.library.indicators.get(metric.metric)
    if indicator is None or indicator.sample is None or indicator.minimum is None:
        return True
    counted = facts.get(indicator.sample)
    size = counted["value"] if counted else None
    return not isinstance(size, int | float) or size < indicator.minimum


def _up(w: Words, metric: LadderMetric, level: str | None, facts: dict[str, FactEntry], streak: int) -> Step | None:
    match level:
        case "D":
            return _step(w, metric, metric.c_readmission, facts, level="C", entry="ladder.to_go", streak=streak)
        case "C":
            return _step(w, metric, metric.b_entry, facts, level="B", entry="ladder.to_go", streak=streak)
        case "B":
            return _step(w, metric, metric.a_entry, facts, level="A", entry="ladder.to_go", streak=streak)
        case _:
            return None


def _down(w: Words, metric: LadderMetric, level: str | None, facts: dict[str, FactEntry], streak: int) -> Step | None:
    match level:
        case "A":
            return _step(w, metric, metric.a_exit, facts, level="B", entry="ladder.room", streak=streak)
        case "B":
            return _step(w, metric, metric.b_exit, facts, level="C", entry="ladder.room", streak=streak)
        case "C" if metric.d_veto:
            return _step(w, metric, metric.d_veto, facts, level="D", entry="ladder.room", streak=streak)
        case _:
            return None


def _step(w: Words, metric: LadderMetric, test: Test, facts: dict[str, FactEntry], *, level: str, entry: str, streak: int) -> Step:
    near = gap(test.when, facts)
    distance = ""
    if near is None:
        distance = w.strings["ladder.not_now"]
    elif near.holds:
        distance = w.strings["ladder.met"]
    elif near.distance is not None and near.fact is not None:
        distance = tidy(w, say(w, entry, distance=gap_words(w, w.library.facts[near.fact], near.distance)))
    times = test.evaluations
    again = w.strings["ladder.once"] if times == 1 else say(w, "ladder.again", n=str(times))
    if streak:
        again = say(w, "ladder.streak", k=str(streak), n=str(times))
    if level == "C" and entry == "ladder.to_go":
        stay = unit(w, w.library.ladder.days_in_d, str(w.library.ladder.days_in_d), "days")
        again += w.strings["words.semicolon"] + tidy(w, say(w, "ladder.stay", days=stay))
    return Step(
        level=level,
        test=condition_words(w, test.when, about=metric.metric),
        holds=bool(near and near.holds),
        distance=distance,
        evaluations=again,
        slack=near.relative if near and near.relative != float("inf") else None,
    )
