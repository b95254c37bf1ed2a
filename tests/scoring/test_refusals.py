"""A score that would fall when an indicator improves, or that measures size, is refused with its reason."""

import numpy as np
import pytest

from assistant.errors import InputError
from assistant.model.library import FactDefinition, Indicator
from assistant.model.text import Text
from assistant.model.values import FactType
from assistant.scoring import Column, columns_of
from tests.scoring.populations import COLUMNS, PLAIN, fitted, plain, rates


def test_an_indicator_without_spread_is_named():
    with pytest.raises(InputError, match="b: all sellers have the same value"):
        fitted({**plain(), "b": [1.0] * 60}, PLAIN)


def test_fewer_sellers_than_the_indicators_need():
    table = {name: cells[:6] for name, cells in plain().items()}
    with pytest.raises(InputError, match="6 usable sellers are too few for 3 indicators"):
        fitted(table, PLAIN)


def test_an_indicator_that_follows_exactly_from_another_is_named():
    table = plain()
    table["c"] = [1.0 - 0.5 * x for x in table["a"]]
    columns = [Column(c.id, "low" if c.id == "c" else c.better, c.sample, c.minimum, c.rate) for c in PLAIN]
    with pytest.raises(InputError, match="a, c: one of them follows exactly from the others"):
        fitted(table, columns)


def test_rows_left_out_are_counted_with_their_reason():
    table = rates()
    table["late"][0] = None
    table["orders"][1] = 5
    left_out = fitted(table, COLUMNS, volume="orders")["sample"]["left_out"]
    assert left_out == {"late missing": 1, "orders below 20": 1}


def test_a_sign_conflict_is_refused_for_the_method_and_named():
    table = plain()
    table["a"] = [-x for x in table["a"]]  # now a low "a" goes with low b and c: a conflict
    with pytest.raises(InputError, match="first_component: sign conflict: a better a would lower the score"):
        fitted(table, PLAIN, method="first_component")
    default = fitted(table, PLAIN)
    assert "first_component" in default["refused"]
    assert all(p["weight"] >= 0 for p in default["formula"]["parts"])


def test_unrelated_indicators_are_refused_for_components_and_not_for_equal_weights():
    chance = np.random.default_rng(11)
    table = plain(n=40) | {name: [float(x) for x in chance.standard_normal(40)] for name in "abc"}
    with pytest.raises(InputError) as refused:
        fitted(table, PLAIN)
    assert "Bartlett" in str(refused.value)
    assert fitted(table, PLAIN, method="equal")["method"] == "equal"


def test_a_score_that_follows_size_is_refused_until_accepted():
    table = plain()
    table["size"] = [float(np.exp(x)) for x in table["b"]]
    table["c"] = [x + 0.1 * i for i, x in enumerate(table["b"])]
    table["a"] = [-x + 0.05 * (i % 7) for i, x in enumerate(table["b"])]
    with pytest.raises(InputError, match="follows the size of the seller"):
        fitted(table, PLAIN, accept={"kmo"})
    noted = fitted(table, PLAIN, accept={"volume", "kmo"})
    assert any("accepted" in w and "size" in w for w in noted["warnings"])


def test_without_a_column_of_size_the_file_says_that_it_was_not_tested():
    assert any("size" in w for w in fitted(plain(), PLAIN, volume=None)["warnings"])


def test_unknown_choices_are_named_all_at_once():
    with pytest.raises(InputError) as refused:
        fitted(plain(), PLAIN, method="magic", scale="log", winsor=0.5)
    assert all(word in str(refused.value) for word in ("magic", "log", "winsor"))


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="no column q"):
        fitted(plain(), (*PLAIN, Column("q", "high")))


def test_text_in_a_column_of_numbers_is_named_by_row():
    table = plain()
    table["b"][4] = "x"
    with pytest.raises(InputError, match="b, row 5: 'x' is not a number"):
        fitted(table, PLAIN)


def test_a_count_has_no_better_direction_and_cannot_be_scored():
    text = Text("a", "a")
    orders = Indicator(FactDefinition("orders", FactType.COUNT, text), "figures", *[text] * 4, "platform", None, None, None, None, ())
    with pytest.raises(InputError, match="must not measure size"):
        columns_of([orders])


def test_the_columns_of_the_library_carry_samples_and_minimums(library):
    (late,) = columns_of([library.indicators["late_shipment_rate"]])
    assert (late.better, late.sample, late.rate) == ("low", "orders", True)
    assert late.minimum == 30
