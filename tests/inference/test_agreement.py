"""On any rule base and any facts, durable-rules inside the fence says what the conditions mean, and what the judge says."""

from __future__ import annotations

import datetime
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.inference import limits
from assistant.inference.durable_engine import DurableEngine
from assistant.inference.encoding import place
from assistant.judging.judge import conclusion
from assistant.judging.logic import outcome, truth
from assistant.model.condition import All, Any, Condition, Leaf, NoneOf, Op
from assistant.model.library import FactDefinition, Library, RuleKind
from assistant.model.values import ORDERED, Fact, FactType, Money, State, Value, known
from tests.inference.builders import definition, library, rule, stateless
from tests.inference.raw import needs_durable
from tests.inference.reference import outcomes

OPTIONS = ["none", "是", "否", "全程可追踪", 'say "hi"', "it's", "back\\slash", "a b", "😀", "null", "1", "\u0000"]
FLOATS = [0.0, -0.0, 5e-324, 1e-05, 0.1, 0.1 + 0.2, 0.3, 0.95, 1.0, 5.0, 100.0, 2.0**53, 1e16, 1e22, -1e-05, -5.0, 1.7976931348623157e308]
COUNTS = [0, 1, 2, 3, 30, 2**31, 2**32 + 1, 2**53 - 1, 2**53]
DAYS = [datetime.date.min, datetime.date(1970, 1, 1), datetime.date(2026, 2, 28), datetime.date(2026, 3, 1), datetime.date.max]
CURRENCIES = ["CNY", "USD", "EUR"]
ANSWERED = [t for t in FactType if t is not FactType.OUTCOME]
CHAIN = (RuleKind.DERIVED, RuleKind.FINDING, RuleKind.CONTRADICTION, RuleKind.VETO, RuleKind.CAP)


def some_value(draw: Random, fact: FactDefinition) -> Value:
    options = [o.id for o in fact.options]
    match fact.type:
        case FactType.YES_NO:
            return draw.random() < 0.5
        case FactType.CHOICE | FactType.OUTCOME:
            return draw.choice(options)
        case FactType.CHOICES:
            return tuple(o for o in options if draw.random() < 0.4)
        case FactType.COUNT:
            return draw.choice(COUNTS)
        case FactType.DATE:
            return draw.choice(DAYS)
        case FactType.MONEY:
            return Money(draw.choice(FLOATS), draw.choice(CURRENCIES))
        case _:
            return draw.choice(FLOATS)


def some_leaf(draw: Random, fact: FactDefinition) -> Leaf:
    def operand() -> Value:
        value = draw.choice(fact.options).id if fact.type is FactType.CHOICES else some_value(draw, fact)
        return value.amount if isinstance(value, Money) else value

    op = draw.choice([Op.IS, Op.ONE_OF, Op.BELOW, Op.AT_MOST, Op.AT_LEAST, Op.ABOVE] if fact.type in ORDERED else [Op.IS, Op.ONE_OF])
    unit = draw.choice(CURRENCIES) if fact.type is FactType.MONEY else None
    several = tuple(operand() for _ in range(draw.randint(1, 3)))
    return Leaf(fact.id, op, several if op is Op.ONE_OF else operand(), unit=unit)


def some_condition(draw: Random, facts: list[FactDefinition], depth: int) -> Condition:
    if depth == 0 or draw.random() < 0.3:
        return some_leaf(draw, draw.choice(facts))
    kind = draw.choice([All, Any, NoneOf])
    return kind(tuple(some_condition(draw, facts, depth - 1) for _ in range(draw.randint(1, 4))))


def some_library(draw: Random, most_facts: int, most_rules: int) -> Library:
    base = []
    for n in range(draw.randint(1, most_facts)):
        kind = draw.choice(ANSWERED)
        options = draw.sample(OPTIONS, draw.randint(1, 5)) if kind in {FactType.CHOICE, FactType.CHOICES} else []
        base.append(definition(f"事实.{n}", kind, options))
    rules, readable = [], list(base)
    for kind in CHAIN:
        concluded = []
        for n in range(draw.randint(0, most_rules)):
            rules.append(rule(f"{kind}.规则{n}", some_condition(draw, readable, draw.randint(0, 3)), kind))
            concluded.append(definition(rules[-1].id, FactType.OUTCOME, ["found", "clear"]))
            if kind is RuleKind.DERIVED:
                readable.append(concluded[-1])
        if kind is not RuleKind.FINDING and kind is not RuleKind.VETO:  # a contradiction reads no finding, a cap no veto
            readable += [c for c in concluded if c not in readable]
    return library(base, rules)


def some_facts(draw: Random, base: Library) -> dict[str, Fact]:
    facts = {}
    for question in base.questions.values():
        state = draw.choices(["known", "missing", *State], weights=[12, 2, 0, 1, 2, 1])[0]
        if state == "known":
            facts[question.id] = known(question.id, some_value(draw, question.fact))
        elif state != "missing":
            facts[question.id] = stateless(question.id, State(state))
    return facts


def agree(draw: Random, base: Library, times: int) -> None:
    engine = DurableEngine(base)
    for _ in range(times):
        facts = some_facts(draw, base)
        got = engine.run(facts)
        assert got == outcomes(base, facts)
        assert got == judged(base, facts)


def judged(base: Library, facts: dict[str, Fact]) -> dict[str, str]:
    """What the judge concludes from the same facts."""
    seen, got = dict(facts), {}
    for stratum in base.strata:
        said = {rule.id: outcome(truth(rule.when, seen)) for rule in stratum}
        got |= said
        seen |= {rule_id: conclusion(rule_id, result) for rule_id, result in said.items()}
    return got


@needs_durable
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_durable_rules_says_what_the_conditions_mean(draw):
    agree(draw, some_library(draw, most_facts=8, most_rules=4), times=5)


@needs_durable
@pytest.mark.parametrize("seed", range(12))
def test_it_does_so_on_large_rule_bases(seed):
    draw = Random(seed)
    agree(draw, some_library(draw, most_facts=60, most_rules=50), times=8)


@needs_durable
@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 140))
def test_it_does_so_on_many_large_rule_bases(seed, monkeypatch):
    draw = Random(seed)
    monkeypatch.setattr(limits, "RULES", draw.choice([1, 10, 200]))
    agree(draw, some_library(draw, most_facts=90, most_rules=70), times=20)


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(allow_nan=False, allow_infinity=False))
def test_places_are_in_the_order_of_the_numbers(one, other):
    assert (place(one) < place(other)) is (one < other)
    assert (place(one) == place(other)) is (one == other)
    assert -(2**63) < place(one) < 2**63
