"""How well its cases hold a rule or a metric of the ladder: branches no case reaches, and mutants no case notices."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.api.desk import Desk
from assistant.api.rulebase import metric_case
from assistant.judging.ladder_testing import NAMES, conditions, metric_survivors
from assistant.judging.ladder_witness import metric_differences
from assistant.judging.testing import Branch, survivors_of, uncovered
from assistant.judging.witness import difference
from assistant.model.condition import Condition
from assistant.model.library import FactDefinition, LadderMetric, Library

if TYPE_CHECKING:
    from assistant.loading.ruletests import LadderCase, RuleCase


@dataclass(frozen=True, slots=True)
class Gap:
    """A mutant that no case tells from what is written, or a leaf that no case brings to an outcome.

    ``part`` is the condition of a metric that has it (``A.entry``), empty for a rule.
    """

    part: str
    what: str

    def __str__(self) -> str:
        return f"{self.part}: {self.what}" if self.part else self.what


@dataclass(frozen=True, slots=True)
class Coverage:
    """One rule or metric. ``survivors`` are without those proven to mean the same, which ``equivalent`` counts."""

    name: str
    path: str
    cases: int
    unreached: tuple[Gap, ...]
    survivors: tuple[Gap, ...]
    equivalent: int

    @property
    def holds(self) -> bool:
        """Whether the cases notice everything."""
        return not self.unreached and not self.survivors


def coverage(desk: Desk, begins: str = "") -> Iterator[Coverage]:
    """Every rule and metric that has cases and whose id begins so: rules in the order of the rule base, then the ladder.

    Each is read as of the last day that its cases name.
    """
    from assistant.loading.compiled import read_for_tests
    from assistant.loading.on_day import library_on
    from assistant.loading.ruletests import read_cases

    compiled, _ = read_for_tests(desk.content)
    rule_cases, metric_cases = read_cases(desk.content, compiled, desk.today())
    days: dict[datetime.date, Library] = {}

    def library(day: datetime.date) -> Library:
        if day not in days:
            days[day] = library_on(compiled, day, drafts=True)
        return days[day]

    for raw in compiled["content"]["rules"]:
        own = [c for c in rule_cases if c.rule == raw["id"]]
        if own and raw["id"].startswith(begins):
            yield _rule(raw["id"], own, library)
    for raw in compiled["content"]["metrics"]:
        mine = [c for c in metric_cases if c.metric == raw["id"]]
        if mine and raw["id"].startswith(begins):
            yield _metric(raw["id"], mine, library(max(c.as_of for c in mine)))


def _rule(name: str, own: Sequence[RuleCase], library: Callable[[datetime.date], Library]) -> Coverage:
    days = sorted({c.as_of for c in own})
    last = library(days[-1])
    rule = last.rules[name]
    alive = survivors_of([(library(day).rules[name].when, [(c.facts, c.expect) for c in own if c.as_of == day]) for day in days])
    missing = [Gap("", _told(b)) for b in uncovered(rule.when, [c.facts for c in own])]
    real = [Gap("", m.what) for m in alive if not _same(rule.when, m.condition, last.facts)]
    return Coverage(name, rule.path, len(own), tuple(missing), tuple(real), len(alive) - len(real))


def _metric(name: str, own: Sequence[LadderCase], library: Library) -> Coverage:
    metric: LadderMetric = next(m for m in library.ladder.metrics if m.id == name)
    cases = [metric_case(library, c) for c in own]
    days_in_d = library.ladder.days_in_d
    missing = [
        Gap(NAMES[field], _told(b)) for field, condition in conditions(metric) for b in uncovered(condition, [c.facts for c in cases])
    ]
    alive = metric_survivors(metric, cases, days_in_d=days_in_d)
    told = metric_differences(metric, [m.metric for m in alive], library.indicators, days_in_d=days_in_d)
    real = [Gap(m.part, m.what) for m, case in zip(alive, told, strict=True) if case is not None]
    return Coverage(name, metric.path, len(own), tuple(missing), tuple(real), len(alive) - len(real))


def _told(branch: Branch) -> str:
    leaf = branch.leaf
    return f"{leaf.fact} {leaf.op} {leaf.threshold or leaf.operand} → {' or '.join(branch.missing)}"


def _same(one: Condition, other: Condition, definitions: Mapping[str, FactDefinition]) -> bool:
    try:
        return difference(one, other, definitions) is None
    except OverflowError:
        return False
