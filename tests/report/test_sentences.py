from __future__ import annotations

from typing import Any as Anything

import pytest

from assistant.judging.logic import trace
from assistant.model.condition import All, Any, Condition, Leaf, NoneOf, Op
from assistant.model.values import Fact, State, known
from assistant.report.nearness import gap
from assistant.report.sentences import condition_words, leaf_sentence, trace_tree
from assistant.report.words import words
from tests.report.pages import TEMPLATES
from tests.report.sample_cores import entry
from tests.report.sample_library import LIBRARY

EN = words(LIBRARY, "en", templates=TEMPLATES)
ZH = words(LIBRARY, "zh", templates=TEMPLATES)
LATE = "late_shipment_rate"


def read(condition: Condition, *facts: Fact) -> Anything:
    return trace(condition, {f.id: f for f in facts})


def said(w: Anything, condition: Condition, *facts: Fact) -> str:
    return leaf_sentence(w, read(condition, *facts)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("op", "given", "en", "zh"),
    [
        (Op.ABOVE, 0.072, "Late shipment rate is 7.2 %, above the limit of 4 %", "迟发率为 7.2%，高于 4% 的限值"),
        (Op.ABOVE, 0.04, "Late shipment rate is 4 %, at or below the limit of 4 %", "迟发率为 4%，不高于 4% 的限值"),
        (Op.BELOW, 0.03, "Late shipment rate is 3 %, below the limit of 4 %", "迟发率为 3%，低于 4% 的限值"),
        (Op.AT_MOST, 0.05, "Late shipment rate is 5 %, above the limit of 4 %", "迟发率为 5%，高于 4% 的限值"),
    ],
)
def test_a_leaf_says_how_the_value_lies_to_the_limit(op: Op, given: float, en: str, zh: str) -> None:
    condition = Leaf(LATE, op, 0.04)
    assert said(EN, condition, known(LATE, given)) == en
    assert said(ZH, condition, known(LATE, given)) == zh


def test_where_more_is_better_the_limit_is_a_minimum() -> None:
    assert said(EN, Leaf("praise_rate", Op.BELOW, 0.9), known("praise_rate", 0.87)) == "Praise rate is 87 %, below the minimum of 90 %"


def test_a_leaf_under_none_still_tells_the_truth_about_the_value() -> None:
    node = read(NoneOf((Leaf(LATE, Op.ABOVE, 0.04),)), known(LATE, 0.03))
    tree = trace_tree(EN, node)
    assert (tree.glyph, tree.text) == ("✓", "None of these")
    assert tree.parts[0].glyph == "✓"
    assert tree.parts[0].text.replace("\u00a0", " ") == "Late shipment rate is 3 %, at or below the limit of 4 %"


def test_an_unknown_leaf_says_what_it_would_take() -> None:
    assert said(EN, Leaf(LATE, Op.ABOVE, 0.04)) == "Late shipment rate: unknown (needed: above the limit of 4 %)"
    declined = Fact(LATE, State.DECLINED)
    assert said(ZH, Leaf(LATE, Op.ABOVE, 0.04), declined) == "迟发率：不愿回答（所需：高于 4% 的限值）"


def test_choices_name_what_was_looked_for() -> None:
    leaf = Leaf("profile.markets", Op.ONE_OF, ("eu", "us"))
    assert said(EN, leaf, known("profile.markets", ("br",))) == "Destination markets: Brazil (looked for: European Union or United States)"


def test_a_rule_as_a_fact_reads_by_its_title() -> None:
    node = said(EN, Leaf("logistics.tracking_gap", Op.IS, "found"), known("logistics.tracking_gap", "found"))
    assert node == "“Too few parcels can be followed to the buyer”: found"


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (NoneOf((All((Leaf(LATE, Op.ABOVE, 0.04), Leaf("orders", Op.ABOVE, 9))),)), "Not all of these"),
        (NoneOf((Any((Leaf(LATE, Op.ABOVE, 0.04), Leaf("orders", Op.ABOVE, 9))),)), "None of these"),
        (NoneOf((NoneOf((Leaf(LATE, Op.ABOVE, 0.04), Leaf("orders", Op.ABOVE, 9))),)), "At least one of these"),
    ],
)
def test_groups_under_none_are_named_by_what_they_mean_there(condition: Condition, text: str) -> None:
    assert trace_tree(EN, read(condition)).parts[0].text == text


def test_a_short_condition_does_not_repeat_its_metric() -> None:
    both = All((Leaf(LATE, Op.ABOVE, 0.15), Leaf("orders", Op.AT_LEAST, 10)))
    assert condition_words(EN, both, about=LATE).replace("\u00a0", " ") == "> 15 % and orders ≥ 10"
    assert condition_words(ZH, both, about=LATE).replace("\u00a0", " ") == "> 15%且订单数 ≥ 10"


def near(condition: Condition, *facts: Fact) -> Anything:
    return gap(condition, {f.id: entry(f) for f in facts})


def test_the_gap_to_all_parts_is_the_widest_and_to_any_the_narrowest() -> None:
    late, few = Leaf(LATE, Op.ABOVE, 0.15), Leaf("orders", Op.AT_LEAST, 10)
    facts = (known(LATE, 0.12), known("orders", 4))
    assert near(All((late, few)), *facts).fact == "orders"
    assert near(Any((late, few)), *facts).fact == LATE
    assert near(late, *facts).distance == 0.03


def test_standing_on_the_limit_is_no_distance_but_not_yet_met() -> None:
    assert near(Leaf(LATE, Op.ABOVE, 0.04), known(LATE, 0.04)).holds is False
    assert near(Leaf(LATE, Op.AT_LEAST, 0.04), known(LATE, 0.04)).holds is True


def test_there_is_no_gap_to_what_is_not_known() -> None:
    assert near(Leaf(LATE, Op.ABOVE, 0.04)) is None
    assert near(Leaf(LATE, Op.ABOVE, 0.04), Fact(LATE, State.DECLINED)) is None
