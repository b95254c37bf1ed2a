"""Three-valued truth, written from the contract."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.judging.logic import distance, outcome, trace, truth
from assistant.model.condition import All, Any, Both, Condition, Either, Leaf, Literal, NoneOf, Op, clear_tree, found_tree
from assistant.model.values import Fact, Money, State, known
from tests.judging.build import facts, leaf, yes

NA = State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("state", "expected"), [(True, "found"), (False, "clear"), (State.UNKNOWN, "unknown"), (State.DECLINED, "unknown"), (NA, "clear")]
)
def test_a_leaf_is_found_clear_or_unknown_by_the_state_of_its_fact(state, expected):
    assert outcome(truth(yes("a"), facts(a=state))) == expected


@pytest.mark.parametrize(
    ("state", "expected"), [(True, "clear"), (False, "found"), (State.UNKNOWN, "unknown"), (State.DECLINED, "unknown"), (NA, "clear")]
)
def test_a_fact_that_is_not_applicable_makes_its_leaf_false_in_both_polarities(state, expected):
    assert outcome(truth(NoneOf((yes("a"),)), facts(a=state))) == expected


def test_a_fact_nobody_named_is_unknown_never_no():
    assert truth(yes("a"), {}) is None


def test_one_false_part_decides_all_and_one_true_part_decides_any_whatever_is_unknown():
    known_facts = facts(no=False, yes=True)
    assert truth(All((yes("open"), yes("no"))), known_facts) is False
    assert truth(Any((yes("open"), yes("yes"))), known_facts) is True
    assert truth(All((yes("open"), yes("yes"))), known_facts) is None
    assert truth(NoneOf((yes("open"), yes("no"))), known_facts) is None
    assert truth(NoneOf((yes("open"), yes("yes"))), known_facts) is False


def test_bounds_belong_to_at_least_and_at_most_and_not_to_above_and_below():
    at = facts(x=0.95)
    assert [truth(leaf("x", op, 0.95), at) for op in (Op.BELOW, Op.AT_MOST, Op.AT_LEAST, Op.ABOVE)] == [False, True, True, False]


def test_several_choices_are_asked_whether_they_include_the_operand():
    sells = facts(markets=("eu", "us"))
    assert truth(leaf("markets", Op.IS, "eu"), sells) is True
    assert truth(leaf("markets", Op.ONE_OF, ("uk", "us")), sells) is True
    assert truth(leaf("markets", Op.ONE_OF, ("uk", "china")), sells) is False


def test_two_currencies_are_never_compared():
    euros = {"price": known("price", Money(90.0, "EUR"))}
    assert truth(Leaf("price", Op.BELOW, 100.0, unit="USD"), euros) is None
    assert truth(NoneOf((Leaf("price", Op.BELOW, 100.0, unit="USD"),)), euros) is None
    assert truth(Leaf("price", Op.BELOW, 100.0, unit="EUR"), euros) is True


def test_money_is_compared_by_its_amount_in_the_currency_of_the_operand_for_equality_too():
    euros = {"price": known("price", Money(90.0, "EUR", datetime.date(2026, 1, 1)))}
    for op, hit, miss in ((Op.IS, 90.0, 91.0), (Op.ONE_OF, (5.0, 90.0), (5.0, 91.0))):
        assert truth(Leaf("price", op, hit, unit="EUR"), euros) is True
        assert truth(Leaf("price", op, miss, unit="EUR"), euros) is False
        assert truth(NoneOf((Leaf("price", op, hit, unit="EUR"),)), euros) is False
        assert truth(Leaf("price", op, hit, unit="USD"), euros) is None
        assert truth(NoneOf((Leaf("price", op, miss, unit="USD"),)), euros) is None


def test_there_is_no_distance_between_two_currencies():
    assert distance(Leaf("price", Op.BELOW, 100.0, unit="EUR"), Money(90.0, "EUR")) == 10.0
    assert distance(Leaf("price", Op.BELOW, 100.0, unit="USD"), Money(90.0, "EUR")) is None


def test_dates_are_compared_and_measured_in_days():
    expires = datetime.date(2026, 11, 1)
    condition = leaf("expires", Op.BELOW, datetime.date(2026, 11, 22))
    assert truth(condition, {"expires": known("expires", expires)}) is True
    assert distance(condition, expires) == 21


def test_the_trace_names_value_state_and_distance():
    node = trace(leaf("late", Op.ABOVE, 0.04), facts(late=0.072))
    assert node["outcome"] == "found"
    assert (node["value"], node["operand"], node["state"], node["distance"]) == (0.072, 0.04, "known", 0.032)


def test_a_value_goes_with_the_state_known_and_only_with_it():
    with pytest.raises(ValueError, match="a value goes with the state known"):
        Fact("a", State.UNKNOWN, 0.5)


def trees(leaves):
    """Any way to join leaves."""
    kinds = st.sampled_from([All, Any, NoneOf])
    groups = lambda inner: st.builds(lambda kind, parts: kind(tuple(parts)), kinds, st.lists(inner, min_size=1, max_size=3))  # noqa: E731
    return st.recursive(leaves, groups, max_leaves=8)


NAMES = ("a", "b", "c", "d")
leaves = st.sampled_from(NAMES).map(yes)
conditions = trees(leaves)
states = st.sampled_from([True, False, State.UNKNOWN, State.DECLINED, NA])
cases = st.fixed_dictionaries(dict.fromkeys(NAMES, states)).map(lambda d: facts(**d))

AMOUNTS, CURRENCIES = st.sampled_from([0.0, 5.0, 5.5]), st.sampled_from(["CNY", "USD"])
several = st.lists(AMOUNTS, min_size=1, max_size=2).map(tuple)
sums = st.builds(Leaf, st.just("sum"), st.sampled_from([Op.IS, Op.BELOW]), AMOUNTS, unit=CURRENCIES)
sums |= st.builds(Leaf, st.just("sum"), st.just(Op.ONE_OF), several, unit=CURRENCIES)
conditions_on_money = trees(leaves | sums)
money = st.builds(Money, AMOUNTS, CURRENCIES) | st.sampled_from([State.UNKNOWN, State.DECLINED, NA])
cases_with_money = st.builds(lambda flags, amount: flags | facts(sum=amount), cases, money)


def compiled(tree, given_facts):
    """The compiled trees read by their own definition: only what is certainly true is true."""
    match tree:
        case Both(parts):
            return all(compiled(p, given_facts) for p in parts)
        case Either(parts):
            return any(compiled(p, given_facts) for p in parts)
        case Literal(leaf_, negated, if_not_applicable):
            fact = given_facts[leaf_.fact]
            if fact.state is NA:
                return if_not_applicable
            return fact.value is not None and (meets(leaf_, fact.value) is (not negated))


def meets(leaf_, value):
    if not isinstance(value, Money):
        return value == leaf_.operand
    if value.currency != leaf_.unit:
        return None
    amount, operand = value.amount, leaf_.operand
    return amount < operand if leaf_.op is Op.BELOW else amount in operand if leaf_.op is Op.ONE_OF else amount == operand


@given(conditions_on_money, cases_with_money)
def test_the_two_compiled_trees_say_what_the_judge_says(condition: Condition, given_facts):
    found, clear = compiled(found_tree(condition), given_facts), compiled(clear_tree(condition), given_facts)
    assert not (found and clear)
    assert truth(condition, given_facts) is (True if found else False if clear else None)


@given(conditions_on_money, cases_with_money)
def test_the_trace_ends_in_the_same_outcome(condition, given_facts):
    assert trace(condition, given_facts)["outcome"] == outcome(truth(condition, given_facts))


@given(conditions_on_money, cases_with_money, st.data())
def test_learning_a_fact_never_turns_found_into_clear_or_back(condition, given_facts, data):
    before = truth(condition, given_facts)
    learned = dict(given_facts)
    for name, fact in given_facts.items():
        if fact.state in (State.UNKNOWN, State.DECLINED):
            learned[name] = facts(**{name: data.draw(money if name == "sum" else states)})[name]
    if before is not None:
        assert truth(condition, learned) is before
