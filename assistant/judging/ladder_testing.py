"""How well its cases hold a metric of the ladder: each of its tests, and what is enough data, mutated and judged like the real one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.judging.ladder import TESTS, evaluate_channel
from assistant.judging.testing import mutants
from assistant.model.condition import Condition
from assistant.model.inputs import ENTERPRISE, LevelState
from assistant.model.library import LadderMetric, Test
from assistant.model.values import Fact

NAMES = {
    "enough": "enough",
    "a_entry": "A.entry",
    "a_exit": "A.exit",
    "b_entry": "B.entry",
    "b_exit": "B.exit",
    "c_readmission": "C.readmission",
    "d_veto": "D.veto",
}  # as they are written in the file


@dataclass(frozen=True, slots=True)
class MetricCase:
    """One case of a metric in one channel; ``expect`` is a level, ``insufficient`` or ``unknown``."""

    facts: Mapping[str, Fact]
    before: LevelState | None
    as_of: datetime.date
    expect: str


@dataclass(frozen=True, slots=True)
class MetricMutant:
    """A metric changed in one place of one of its conditions; ``part`` is the name of that condition in the file."""

    part: str
    what: str
    metric: LadderMetric


def conditions(metric: LadderMetric) -> Iterator[tuple[str, Condition]]:
    """The conditions of a metric over the facts of a channel, by the field that holds them."""
    if metric.enough is not None:
        yield "enough", metric.enough
    for name in TESTS:
        test: Test | None = getattr(metric, name)
        if test is not None:
            yield name, test.when


def level(metric: LadderMetric, case: MetricCase, *, days_in_d: int) -> str:
    """What the judge says of the metric on the facts of a case."""
    result = evaluate_channel(metric, case.facts, case.before, case.as_of, days_in_d=days_in_d, channel=ENTERPRISE)
    return next(iter(result.possible)) if result.status == "level" else result.status


def metric_mutants(metric: LadderMetric) -> Iterator[MetricMutant]:
    """Every mutant of every condition of the metric."""
    for field, condition in conditions(metric):
        for mutant in mutants(condition):
            yield MetricMutant(NAMES[field], mutant.what, _with(metric, field, mutant.condition))


def metric_survivors(metric: LadderMetric, cases: Sequence[MetricCase], *, days_in_d: int) -> list[MetricMutant]:
    """The mutants for which every case still comes out as expected."""
    return [m for m in metric_mutants(metric) if all(level(m.metric, case, days_in_d=days_in_d) == case.expect for case in cases)]


def _with(metric: LadderMetric, field: str, condition: Condition) -> LadderMetric:
    if field == "enough":
        return replace(metric, enough=condition)
    changed: dict[str, Test] = {field: replace(getattr(metric, field), when=condition)}
    return replace(metric, **changed)  # type: ignore[arg-type]  # the field holds a test
