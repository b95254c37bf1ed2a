"""The measures of how well cases hold a rule: reached branches, mutants, and the proof that two conditions mean the same."""

import pytest
from hypothesis import given

from assistant.judging.logic import truth
from assistant.judging.testing import mutants, survivors, uncovered
from assistant.judging.witness import difference
from assistant.model.condition import All, Any, NoneOf
from assistant.model.library import FactDefinition
from assistant.model.text import Text
from assistant.model.values import FactType, State
from tests.judging.build import Op, facts, leaf, yes
from tests.judging.test_logic import cases as random_cases
from tests.judging.test_logic import conditions

SHARE = {"x": FactDefinition("x", FactType.SHARE, Text("x", "x"))}
FLAGS = {n: FactDefinition(n, FactType.YES_NO, Text(n, n)) for n in "abcd"}
BELOW = leaf("x", Op.BELOW, 0.95)


def test_a_leaf_that_no_case_makes_clear_is_told():
    (branch,) = uncovered(All((BELOW, yes("a"))), [facts(x=0.9, a=True), facts(x=0.99, a=True)])
    assert (branch.leaf.fact, branch.missing) == ("a", ("clear",))


def test_a_case_on_the_boundary_kills_the_boundary_mutant():
    beside = [(facts(x=0.94), "found"), (facts(x=0.96), "clear"), (facts(), "unknown")]
    assert [m.what for m in survivors(BELOW, beside)] == ["x: below → at_most"]
    assert survivors(BELOW, [*beside, (facts(x=0.95), "clear")]) == []


def test_every_group_is_mutated_in_its_joint_and_its_parts():
    whats = [m.what for m in mutants(Any((yes("a"), yes("b"))))]
    assert whats == ["any → all", "any: without part 1", "any: without part 2", "a: turned round", "b: turned round"]


def test_conditions_that_mean_the_same_are_proven_so():
    one = NoneOf((Any((yes("a"), yes("b"))),))
    other = All((NoneOf((yes("a"),)), NoneOf((yes("b"),))))
    assert difference(one, other, FLAGS) is None


def test_a_difference_comes_with_facts_that_show_it():
    found = difference(BELOW, leaf("x", Op.AT_MOST, 0.95), SHARE)
    assert found is not None
    assert found["x"].value == 0.95


def test_not_applicable_tells_a_condition_from_its_twice_turned_self():
    found = difference(yes("a"), NoneOf((leaf("a", Op.IS, False),)), FLAGS)
    assert found is None


def test_too_many_places_are_not_called_a_proof():
    many = {f"f{n}": FactDefinition(f"f{n}", FactType.SHARE, Text("x", "x")) for n in range(9)}
    wide = All(tuple(leaf(name, Op.BELOW, 0.5) for name in many))
    with pytest.raises(OverflowError):
        difference(wide, wide, many)


@given(conditions, conditions, random_cases)
def test_where_no_difference_is_found_none_exists(one, other, given_facts):
    if difference(one, other, FLAGS) is None:
        declined_as_unknown = {n: f for n, f in given_facts.items() if f.state is not State.DECLINED}
        assert truth(one, declined_as_unknown) is truth(other, declined_as_unknown)
