"""Small ways to say a library, a rule and facts, for the tests of this room; no file is read."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from assistant.model.condition import Condition, Leaf, Op
from assistant.model.library import FactDefinition, Index, Ladder, Library, Option, Question, Rule, RuleKind
from assistant.model.text import Text
from assistant.model.values import Fact, FactType, Origin, State, Value, known

NOTHING = Text("", "")


def definition(fact_id: str, kind: FactType, options: Iterable[str] = (), unit: str | None = None) -> FactDefinition:
    return FactDefinition(fact_id, kind, NOTHING, tuple(Option(o, NOTHING) for o in options), unit)


def question(fact: FactDefinition) -> Question:
    return Question(fact, "profile", NOTHING, NOTHING, NOTHING, NOTHING, None, None, 1.0, None, quick=False, sources=())


def rule(rule_id: str, when: Condition, kind: RuleKind = RuleKind.FINDING) -> Rule:
    return Rule(
        id=rule_id,
        title=NOTHING,
        status="stable",
        kind=kind,
        severity=None,
        problem=(),
        sub_system=None,
        level=None,
        factors=(),
        when=when,
        says=None,
        clears_when=None,
        cap=None,
        market=None,
        measures=(),
        sources=(),
        since=None,
        until=None,
        path=f"rules/{rule_id}.yaml",
    )


def library(facts: Iterable[FactDefinition], rules: Iterable[Rule], digest: str = "0" * 64) -> Library:
    return Library(
        version="test",
        digest=digest,
        as_of=datetime.date(2026, 1, 1),
        sources={},
        thresholds={},
        questions={f.id: question(f) for f in facts},
        indicators={},
        derivations={},
        rules={r.id: r for r in rules},
        ladder=Ladder((), (), 0),
        index=Index((), ()),
        measures={},
        sections={},
    )


def yes_nos(count: int) -> list[FactDefinition]:
    return [definition(f"b{n}", FactType.YES_NO) for n in range(count)]


def yes(fact_id: str, operand: bool = True) -> Leaf:
    return Leaf(fact_id, Op.IS, operand)


def leaf(fact_id: str, op: Op, operand: Value, unit: str | None = None) -> Leaf:
    return Leaf(fact_id, op, operand, unit=unit)


def facts(**values: Value) -> dict[str, Fact]:
    return {k: known(k, v) for k, v in values.items()}


def stateless(fact_id: str, state: State) -> Fact:
    return Fact(fact_id, state, None, Origin.DECLARED)
