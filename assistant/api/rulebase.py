"""The rule base as its authors meet it: checked, and tested by the cases that lie beside the rules."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.api.desk import Desk
from assistant.judging.ladder_testing import MetricCase, level
from assistant.judging.logic import outcome, truth
from assistant.model.inputs import LevelState
from assistant.model.library import Library
from assistant.model.values import Fact, unknown

if TYPE_CHECKING:
    from assistant.loading.ruletests import Before, LadderCase, RuleCase

_LONG_AGO = datetime.date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Tested:
    """One case run: what was expected of the rule or metric, and what came."""

    name: str
    case: str
    path: str
    line: int
    expected: str
    got: str

    @property
    def passed(self) -> bool:
        """Whether they are the same."""
        return self.expected == self.got


def check(desk: Desk) -> Library:
    """The library of today, read from the files and not from what was compiled before. Raises RuleBaseError with every problem."""
    from assistant.loading.compiled import read_sources

    return desk.library(desk.today(), read_sources(desk.content))


def run_cases(desk: Desk, begins: str = "") -> Iterator[Tested]:
    """Every case of the rules and metrics whose id begins so, each evaluated alone."""
    from assistant.loading.compiled import read_sources
    from assistant.loading.on_day import library_on
    from assistant.loading.ruletests import read_cases

    compiled = read_sources(desk.content)
    days: dict[datetime.date, Library] = {}

    def library(day: datetime.date) -> Library:
        if day not in days:
            days[day] = library_on(compiled, day, drafts=True)
        return days[day]

    rules, metrics = read_cases(desk.content, compiled, desk.today())
    for case in rules:
        if case.rule.startswith(begins):
            yield Tested(case.rule, case.case, case.path, case.line, case.expect, _of_rule(library(case.as_of), case))
    for metric in metrics:
        if metric.metric.startswith(begins):
            yield Tested(metric.metric, metric.case, metric.path, metric.line, metric.expect, _of_metric(library(metric.as_of), metric))


def _of_rule(library: Library, case: RuleCase) -> str:
    return outcome(truth(library.rules[case.rule].when, case.facts))


def _of_metric(library: Library, case: LadderCase) -> str:
    metric = next(m for m in library.ladder.metrics if m.id == case.metric)
    return level(metric, metric_case(library, case), days_in_d=library.ladder.days_in_d)


def metric_case(library: Library, case: LadderCase) -> MetricCase:
    """A case as the judge takes it: what it doesn't name is unknown, and where the metric stood was written down last month."""
    facts: Mapping[str, Fact] = {**{i: unknown(i) for i in library.indicators}, **case.facts}
    before = _state(case.before, case.as_of) if case.before else None
    return MetricCase(facts, before, case.as_of, case.expect)


def _state(before: Before, as_of: datetime.date) -> LevelState:
    last_month = as_of.replace(day=1) - datetime.timedelta(days=1)
    return LevelState(before.level, before.since or _LONG_AGO, f"{last_month:%Y-%m}", before.failing, before.passing)
