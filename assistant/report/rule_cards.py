"""The cards of rules and of metrics of the ladder, with the cases that lie beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.judging.ladder import TESTS
from assistant.judging.ladder_testing import NAMES
from assistant.model.inputs import LevelState
from assistant.model.library import LadderMetric, Rule, RuleKind, Test
from assistant.model.values import Fact, State
from assistant.report.book import Book, coded, measures, named, of_metric, reads, sources, sure, thresholds, told
from assistant.report.cards import CaseLine, FactGiven, MetricCard, RuleCard, StepCard
from assistant.report.statements import ref, statement
from assistant.report.words import say, term, unit, value


@dataclass(frozen=True, slots=True)
class Case:
    """A case as it is written beside a rule or metric."""

    case: str
    facts: Mapping[str, Fact]
    before: LevelState | None
    as_of: str
    expect: str
    file: str
    line: int


def rule_card(b: Book, rule: Rule, cases: Sequence[Case]) -> RuleCard:
    """One rule."""
    return RuleCard(
        id=rule.id,
        title=rule.title.in_(b.w.lang),
        kind=sure(b, "kind", str(rule.kind)),
        severity=coded(b, "severity", rule.severity and str(rule.severity)),
        status=sure(b, "status_of", rule.status),
        problem=tuple(sure(b, "problem", p) for p in rule.problem),
        sub_system=named(b, rule.sub_system),
        level=coded(b, "organ", rule.level),
        factors=tuple(sure(b, "factor", f) for f in rule.factors),
        since=rule.since.isoformat() if rule.since else None,
        until=rule.until.isoformat() if rule.until else None,
        file=rule.path,
        condition=statement(b.w, rule.when),
        says=told(b, rule.says),
        clears_when=told(b, rule.clears_when),
        cap=rule.cap if rule.kind is RuleKind.CAP else None,
        market=named(b, rule.market),
        thresholds=thresholds(b, [rule.when]),
        measures=measures(b, rule.measures),
        reads=reads(b, [rule.when]),
        read_by=b.readers.get(rule.id, ()),
        sources=sources(b, rule.sources),
        cases=tuple(_case(b, case) for case in cases),
    )


def metric_card(b: Book, metric: LadderMetric, cases: Sequence[Case]) -> MetricCard:
    """One metric of the ladder."""
    written: list[tuple[str, Test | None]] = [(name, getattr(metric, name)) for name in TESTS]
    return MetricCard(
        id=metric.id,
        title=metric.title.in_(b.w.lang),
        kind=sure(b, "kind", "ladder"),
        metric=ref(b.w, metric.metric),
        sub_system=named(b, metric.sub_system),
        counts=metric.counts,
        file=metric.path,
        applies=statement(b.w, metric.applies) if metric.applies else None,
        enough=statement(b.w, metric.enough) if metric.enough else None,
        steps=tuple(StepCard(NAMES[n], term(b.w, "step", n), statement(b.w, t.when), t.evaluations) for n, t in written if t),
        clears_when=told(b, metric.clears_when),
        thresholds=thresholds(b, of_metric(metric)),
        measures=measures(b, metric.measures),
        reads=reads(b, of_metric(metric)),
        read_by=b.readers.get(metric.id, ()),
        sources=sources(b, metric.sources),
        cases=tuple(_case(b, case) for case in cases),
    )


def _case(b: Book, case: Case) -> CaseLine:
    given = tuple(_given(b, n, f) for n, f in case.facts.items())
    return CaseLine(case.case, given, _before(b, case.before), case.as_of, sure(b, "expect", case.expect), case.file, case.line)


def _given(b: Book, name: str, fact: Fact) -> FactGiven:
    definition = b.w.library.facts.get(name)
    title = definition.title.in_(b.w.lang) if definition else name
    if definition is None or fact.value is None or fact.state is not State.KNOWN:
        return FactGiven(name, title, term(b.w, "state", str(fact.state)))
    return FactGiven(name, title, value(b.w, definition, fact.value, exact=True))


def _before(b: Book, before: LevelState | None) -> str:
    if before is None:
        return ""
    for entry, months in (("held.failing", before.failing), ("held.passing", before.passing)):
        if months:
            return say(b.w, entry, level=before.level, n=unit(b.w, months, str(months), "months"))
    return say(b.w, "held.level", level=before.level)
