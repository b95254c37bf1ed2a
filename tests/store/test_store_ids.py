from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.store.ids import ALPHABET, as_typed, short_id


def test_an_id_is_a_letter_and_five_signs_that_cannot_be_mistaken():
    made = short_id("A", ["a row"], taken=lambda _: False)
    assert made == short_id("A", ["a row"], taken=lambda _: False)
    assert (made[:2], len(made)) == ("A-", 7)
    assert not set("ILOU") & set(ALPHABET)


def test_a_taken_id_grows_by_a_sign():
    first = short_id("A", 1, taken=lambda _: False)
    second = short_id("A", 1, taken={first}.__contains__)
    assert (second[:-1], len(second)) == (first, 8)


def test_a_seed_that_was_given_an_id_too_often_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="too often"):
        short_id("A", 1, taken=lambda _: True)


@given(st.text(alphabet=ALPHABET, min_size=5, max_size=8))
def test_an_id_is_understood_however_it_is_typed(signs: str):
    for letter in "ACI":
        meant = f"{letter}-{signs}"
        for typed in (meant, meant.lower(), f"  {signs} ", signs.replace("0", "o").replace("1", "l"), signs.replace("1", "I")):
            assert as_typed(letter, typed) == meant
