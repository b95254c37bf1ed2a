from __future__ import annotations

import pytest

from assistant.errors import EngineError
from assistant.inference.compare import compare
from assistant.inference.durable_engine import DurableEngine
from assistant.inference.expression import Compare
from assistant.inference.fence import Fence
from assistant.inference.program import CLEAR, FOUND, Clause, Program, Shard, Stratum
from assistant.model.condition import Op
from assistant.model.library import RuleKind
from tests.inference.builders import facts, leaf, library, rule, yes, yes_nos
from tests.inference.raw import needs_durable

BASE = library(
    yes_nos(1),
    [
        rule("fact", yes("b0"), RuleKind.DERIVED),
        rule("one", yes("b0")),
        rule("two", yes("b0")),
        rule("stop", leaf("one", Op.IS, "found"), RuleKind.VETO),
    ],
)
SAME = {"fact": "found", "one": "clear", "two": "unknown", "stop": "clear"}


def test_equal_outcomes_pass():
    compare(SAME, dict(SAME), BASE)


def test_every_difference_is_named_with_both_outcomes_in_the_order_of_the_strata():
    with pytest.raises(EngineError) as raised:
        compare(SAME, {**SAME, "stop": "found", "one": "unknown"}, BASE)
    assert str(raised.value).splitlines() == [
        "the judge and the inference engine disagree, so there is no verdict:",
        "  stratum 2, one: the judge says clear, the inference engine says unknown",
        "  stratum 3, stop: the judge says clear, the inference engine says found",
    ]


def test_clear_and_unknown_are_not_the_same():
    with pytest.raises(EngineError, match="two: the judge says unknown, the inference engine says clear"):
        compare(SAME, {**SAME, "two": "clear"}, BASE)


def test_a_rule_left_out_by_one_or_both_differs():
    less = {k: v for k, v in SAME.items() if k != "two"}
    with pytest.raises(EngineError, match="two: the judge says unknown, the inference engine says no outcome"):
        compare(SAME, less, BASE)
    with pytest.raises(EngineError, match="two: the judge says no outcome"):
        compare(less, less, BASE)


def test_an_outcome_of_an_unknown_rule_differs():
    with pytest.raises(EngineError, match="stranger"):
        compare(SAME, {**SAME, "stranger": "found"}, BASE)


@needs_durable
def test_a_rule_broken_inside_the_engine_fails_loudly():
    base = library(yes_nos(1), [rule("x", yes("b0"))])
    engine = DurableEngine(base)
    name = engine._program.vocabulary.name("b0", "value")
    met, unmet = Compare(name, "==", constant=True), Compare(name, "==", constant=False)

    def broken(found: Compare, clear: Compare) -> dict[str, str]:
        clauses = (Clause(FOUND, "x", found), Clause(CLEAR, "x", clear))
        shard = Shard("broken", clauses, frozenset({name}), firings=2)
        engine._program = Program(engine._program.vocabulary, (Stratum(("x",), ((shard,),)),))
        engine._fence = Fence([shard])
        return engine.run(facts(b0=True))

    with pytest.raises(EngineError, match="x: the judge says found, the inference engine says clear"):
        compare({"x": "found"}, broken(unmet, met), base)
    with pytest.raises(EngineError, match="x: the inference engine says found and clear at once"):
        broken(met, met)
