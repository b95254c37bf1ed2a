"""The threshold ladder: entry and exit by level, with persistence over months, per metric and channel.

The trap it guards: a steady input must never flap. The test down is read only where no entry of the same level or above holds,
and the level moves one step at a time, each month once.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.judging.logic import outcome, truth
from assistant.model.inputs import Inputs, LevelState
from assistant.model.library import GRADES, Ladder, LadderMetric, Test
from assistant.model.values import Fact, State

TESTS = ("a_entry", "a_exit", "b_entry", "b_exit", "c_readmission", "d_veto")


@dataclass(frozen=True, slots=True)
class ChannelResult:
    """One metric in one channel. ``possible`` are the levels it may have after this evaluation, ``now`` those without history.

    ``after`` is the state to start from next month; as before where this evaluation does not count.
    """

    channel: str
    status: str  # level | insufficient | unknown | not_applicable
    possible: frozenset[str]
    now: frozenset[str]
    tests: Mapping[str, bool | None]
    before: LevelState | None
    after: LevelState | None


@dataclass(frozen=True, slots=True)
class MetricResult:
    """One metric over all channels; the weakest channel with enough data decides."""

    metric: LadderMetric
    status: str
    possible: frozenset[str]
    weakest: str | None
    channels: tuple[ChannelResult, ...]
    applies: bool | None


def evaluate_ladder(
    ladder: Ladder, facts: Mapping[str, Fact], channels: Mapping[str, Mapping[str, Fact]], inputs: Inputs, as_of: datetime.date
) -> tuple[MetricResult, ...]:
    """Every metric of the ladder."""
    return tuple(_metric(m, ladder.days_in_d, facts, channels, inputs.before.get(m.id, {}), as_of) for m in ladder.metrics)


def rated(ladder: Ladder, channels: Mapping[str, Mapping[str, Fact]]) -> bool | None:
    """Whether there is enough data for a rating at all: each condition holds in at least one channel."""
    results = []
    for condition in ladder.rated:
        truths = [truth(condition, facts) for facts in channels.values()]
        results.append(True if True in truths else None if None in truths or not truths else False)
    return False if False in results else None if None in results else True


def exists(metrics: tuple[MetricResult, ...]) -> bool | None:
    """Whether any metric that counts applies to this enterprise."""
    applying = [m.applies for m in metrics if m.metric.counts]
    return True if True in applying else None if None in applying else False


def evaluate_channel(
    metric: LadderMetric, facts: Mapping[str, Fact], before: LevelState | None, as_of: datetime.date, *, days_in_d: int, channel: str
) -> ChannelResult:
    """One metric in one channel: its tests, its level without history, its level with it, and the state for next month."""
    tests = {name: _test(metric, name, facts) for name in TESTS}
    enough = True if metric.enough is None else truth(metric.enough, facts)
    completions = _completions(tests)
    now = frozenset(map(_fresh, completions))
    if facts[metric.metric].state is State.NOT_APPLICABLE:
        return ChannelResult(channel, "not_applicable", frozenset(), frozenset(), tests, before, before)
    if enough is False:
        return ChannelResult(channel, "insufficient", frozenset(), frozenset(), tests, before, before)
    month = f"{as_of:%Y-%m}"
    if before is None:
        states = {LevelState(level, as_of, month) for level in now}
    else:
        states = {_next(metric, before, t, as_of, month, days_in_d) for t in completions}
    possible = frozenset(s.level for s in states)
    if enough is None:
        possible |= {"A"}  # too small a sample would set no limit at all
    if enough is None or len(states) > 1:
        certain = enough is True and len(possible) == 1
        return ChannelResult(channel, "level" if certain else "unknown", possible, now, tests, before, before)
    return ChannelResult(channel, "level", possible, now, tests, before, next(iter(states)))


def _metric(  # noqa: PLR0917 - one private caller
    metric: LadderMetric,
    days_in_d: int,
    facts: Mapping[str, Fact],
    channels: Mapping[str, Mapping[str, Fact]],
    before: Mapping[str, LevelState],
    as_of: datetime.date,
) -> MetricResult:
    applies = True if metric.applies is None else truth(metric.applies, facts)
    if applies is False:
        return MetricResult(metric, "not_applicable", frozenset(), None, (), applies)
    reporting = [n for n in sorted(channels) if channels[n][metric.metric].state is not State.UNKNOWN] or sorted(channels)
    results = tuple(evaluate_channel(metric, channels[n], before.get(n), as_of, days_in_d=days_in_d, channel=n) for n in reporting)
    open_or_level = [r for r in results if r.status in ("level", "unknown")]
    if not open_or_level:
        status = "insufficient" if any(r.status == "insufficient" for r in results) else "not_applicable"
        return MetricResult(metric, status, frozenset(), None, results, applies and status == "insufficient")
    possible = lowest_of([r.possible for r in open_or_level])
    if applies is None:
        possible |= {"A"}  # a metric that does not apply sets no limit
    decided = all(r.status == "level" for r in open_or_level) and len(possible) == 1
    worst = facts[metric.metric].value if metric.metric in facts else None  # as rules read it: that of the least favourable channel
    weakest = min(
        open_or_level,
        key=lambda r: (min(GRADES.index(g) for g in r.possible), channels[r.channel][metric.metric].value != worst),
    ).channel
    return MetricResult(metric, "level" if decided and applies else "unknown", possible, weakest, results, applies)


def lowest_of(parts: list[frozenset[str]]) -> frozenset[str]:
    """All grades that the lowest of the parts can be, the parts varying independently."""
    if not parts:
        return frozenset()
    ceiling = min(max(GRADES.index(g) for g in part) for part in parts)
    return frozenset(g for part in parts for g in part if GRADES.index(g) <= ceiling)


def _test(metric: LadderMetric, name: str, facts: Mapping[str, Fact]) -> bool | None:
    test: Test | None = getattr(metric, name)
    return False if test is None else truth(test.when, facts)


def _completions(tests: Mapping[str, bool | None]) -> list[dict[str, bool]]:
    open_names = [n for n, t in tests.items() if t is None]
    base = {n: t for n, t in tests.items() if t is not None}
    return [base | dict(zip(open_names, choice, strict=True)) for choice in itertools.product((True, False), repeat=len(open_names))]


def _fresh(tests: Mapping[str, bool]) -> str:
    return "A" if tests["a_entry"] else "B" if tests["b_entry"] else "D" if tests["d_veto"] else "C"


def _next(  # noqa: PLR0917 - one private caller
    metric: LadderMetric, before: LevelState, tests: Mapping[str, bool], as_of: datetime.date, month: str, days_in_d: int
) -> LevelState:
    if before.month >= month:
        raise ValueError(f"{metric.id}: the state before is of {before.month}, not of an earlier month than {month}")
    in_a = tests["a_entry"]
    in_b = in_a or tests["b_entry"]
    down, up = {
        "A": (tests["a_exit"] and not in_a, False),
        "B": (tests["b_exit"] and not in_b, in_a),
        "C": (tests["d_veto"], in_b),
        "D": (False, (in_b or tests["c_readmission"]) and not tests["d_veto"]),
    }[before.level]
    down_test = {"A": metric.a_exit, "B": metric.b_exit, "C": metric.d_veto, "D": None}[before.level]
    up_test = {"A": None, "B": metric.a_entry, "C": metric.b_entry, "D": metric.c_readmission}[before.level]
    moved = replace(before, month=month, failing=before.failing + 1 if down else 0, passing=before.passing + 1 if up and not down else 0)
    place = GRADES.index(before.level)
    if down_test and moved.failing >= down_test.evaluations:
        return LevelState(GRADES[place - 1], as_of, month)
    stayed = before.level != "D" or (as_of - before.since).days >= days_in_d
    if up_test and moved.passing >= up_test.evaluations and stayed:
        return LevelState(GRADES[place + 1], as_of, month)
    return moved


def test_outcomes(result: ChannelResult) -> dict[str, str]:
    """The tests of a channel as outcomes, for the verdict."""
    return {name: outcome(t) for name, t in result.tests.items()}
