"""Small libraries built by hand for the tests of the judge; expected outcomes are written from the contract, not from running."""

import datetime

from assistant.model.condition import All, Any, Condition, Leaf, NoneOf, Op
from assistant.model.inputs import Inputs, LevelState
from assistant.model.library import (
    GRADES,
    FactDefinition,
    Index,
    IndexBand,
    Indicator,
    Ladder,
    LadderMetric,
    Library,
    Measure,
    Option,
    Question,
    Rule,
    RuleKind,
    Section,
    Severity,
    SubSystem,
    Test,
)
from assistant.model.text import Text
from assistant.model.values import Fact, FactType, State, known

DAY = datetime.date(2026, 11, 22)
T = Text("text", "文本")


def leaf(fact: str, op: Op, operand: object) -> Leaf:
    return Leaf(fact, op, operand)  # type: ignore[arg-type]


def yes(fact: str) -> Leaf:
    return leaf(fact, Op.IS, True)


def question(fact_id, kind=FactType.YES_NO, *, asked_if=None, index=None, better=None, options=(), evidence=None, weight=1.0):
    if index and kind is FactType.YES_NO:
        options, better = (Option("no", T, 0.0), Option("yes", T, 1.0)), better or "yes"
    definition = FactDefinition(fact_id, kind, T, options, better=better)
    return Question(definition, "s", T, T, T, T, asked_if, index, weight, evidence, quick=False, sources=())


def graded(fact_id, *, index="quality", credits=(0.0, 0.5, 1.0), evidence=None, asked_if=None):
    options = tuple(Option(f"o{i}", T, c) for i, c in enumerate(credits))
    better = tuple(o.id for o in options)
    return question(fact_id, FactType.CHOICE, index=index, better=better, options=options, evidence=evidence, asked_if=asked_if)


def indicator(fact_id, kind=FactType.SHARE, *, better="high", sample=None, minimum=None, asked_if=None):
    definition = FactDefinition(fact_id, kind, T, better=better)
    return Indicator(definition, "figures", T, T, T, T, "platform", asked_if, sample, minimum, None, ())


def rule(rule_id, when: Condition, kind=RuleKind.FINDING, *, measures=(), cap=None, market=None, severity=None):
    severity = severity or (Severity.MEDIUM if kind is RuleKind.FINDING else None)
    return Rule(rule_id, T, "stable", kind, severity, (), "quality", None, (), when, T, T, cap, market, tuple(measures), (), None, None)


def measure(measure_id, *, changes=(), prerequisites=(), effort="L", lead_days=7):
    return Measure(measure_id, T, "enterprise", T, effort, "low", lead_days, tuple(prerequisites), tuple(changes), T, T, T, T, None, ())


def metric(metric_id="ladder.late", *, reads="late", applies=None, counts=True, promote=3, demote=2, veto=True):
    """Late shipments: A ≤ 3 % / > 4 %, B < 4 % / > 6 %, re-admission ≤ 10 %, veto > 15 % (facts.md 7.1 without the count)."""

    def test(op, value, evaluations):
        return Test(leaf(reads, op, value), evaluations)

    return LadderMetric(
        metric_id,
        T,
        reads,
        applies,
        leaf("orders", Op.AT_LEAST, 30),
        counts,
        test(Op.AT_MOST, 0.03, promote),
        test(Op.ABOVE, 0.04, demote),
        test(Op.BELOW, 0.04, promote),
        test(Op.ABOVE, 0.06, demote),
        test(Op.AT_MOST, 0.10, promote),
        test(Op.ABOVE, 0.15, demote) if veto else None,
        T,
        (),
        (),
        "logistics",
    )


def library(*, questions=(), indicators=(), derivations=(), rules=(), metrics=(), rated=(), measures=(), bands=None, as_of=DAY):
    return Library(
        version="test",
        digest="0",
        as_of=as_of,
        sources={},
        thresholds={},
        questions={q.id: q for q in questions},
        indicators={i.id: i for i in indicators},
        derivations={d.fact.id: d for d in derivations},
        rules={r.id: r for r in rules},
        ladder=Ladder(tuple(metrics), tuple(rated), 28),
        index=Index((SubSystem("quality", T), SubSystem("logistics", T)), bands or (IndexBand("A", 80, 70), IndexBand("B", 70, 60))),
        measures={m.id: m for m in measures},
        sections={"s": Section("s", T)},
    )


def facts(**values) -> dict[str, Fact]:
    return {name.replace("__", "."): fact(name.replace("__", "."), value) for name, value in values.items()}


def fact(name, value) -> Fact:
    if isinstance(value, State):
        return Fact(name, value)
    return known(name, value)


def inputs(answers=None, channels=None, before=None, data_score=None) -> Inputs:
    return Inputs(
        {k: fact(k, v) for k, v in (answers or {}).items()},
        {name: {k: fact(k, v) for k, v in values.items()} for name, values in (channels or {}).items()},
        before or {},
        data_score,
    )


def state(level, *, since=datetime.date(2026, 1, 1), month="2026-10", failing=0, passing=0) -> LevelState:
    return LevelState(level, since, month, failing, passing)


__all__ = ["GRADES", "All", "Any", "NoneOf", "Op", "State"]
