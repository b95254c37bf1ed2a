"""The rule base as its authors meet it: checked, and tested by the cases that lie beside the rules."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.api.desk import Desk
from assistant.errors import InputError, Problem, RuleBaseError
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


@dataclass(frozen=True, slots=True)
class Trial:
    """Cases run, and what is wrong with or wanting in the files of cases."""

    results: tuple[Tested, ...]
    problems: tuple[Problem, ...]

    @property
    def failed(self) -> tuple[Tested, ...]:
        """The cases that came out otherwise than expected."""
        return tuple(t for t in self.results if not t.passed)


def run_cases(desk: Desk, begins: str = "") -> Trial:
    """Every case of the rules and metrics whose id begins so, each evaluated alone.

    Raises RuleBaseError where more than the cases is wrong, or where a case can't be read.
    """
    from assistant.loading.compiled import read_for_tests
    from assistant.loading.on_day import library_on
    from assistant.loading.ruletests import read_cases

    compiled, problems = read_for_tests(desk.content)
    days: dict[datetime.date, Library] = {}

    def library(day: datetime.date) -> Library:
        if day not in days:
            days[day] = library_on(compiled, day, drafts=True)
        return days[day]

    try:
        rules, metrics = read_cases(desk.content, compiled, desk.today())
    except InputError:
        if problems:
            raise RuleBaseError(problems) from None
        raise
    results = [Tested(c.rule, c.case, c.path, c.line, c.expect, _of_rule(library(c.as_of), c)) for c in rules if c.rule.startswith(begins)]
    results += [
        Tested(m.metric, m.case, m.path, m.line, m.expect, _of_metric(library(m.as_of), m)) for m in metrics if m.metric.startswith(begins)
    ]
    own = tuple(p for p in problems if _tests(p.path).startswith(begins))
    return Trial(tuple(results), own)


def _tests(path: str) -> str:
    """The id of what a file of cases tests."""
    return path.removeprefix("rules/").removesuffix(".test.yaml").replace("/", ".")


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
