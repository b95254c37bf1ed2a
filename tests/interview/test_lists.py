"""Lists in own words at questions with options, and several facts of the profile in one line; filed only where names are exact."""

import pytest

from tests.interview.list_lines import FACTS, LISTS, PRACTICES
from tests.interview.test_hearing import heard


@pytest.mark.parametrize(("question", "text", "options"), LISTS, ids=[f"{q}-{t}" for q, t, _ in LISTS])
def test_a_list_in_own_words_names_what_it_names_and_is_taken(question, text, options):
    how, value, besides = heard(question, text)
    wanted = options if question == "profile.business_model" else set(options.split())
    assert how in ("asked", "filed")
    assert (value if isinstance(value, str) else set(value or ())) == wanted
    assert besides == {}


@pytest.mark.parametrize(("question", "text", "told"), FACTS, ids=[f"{q}-{t}" for q, t, _ in FACTS])
def test_each_fact_of_a_short_line_is_said_back_and_no_other(question, text, told):
    how, value, besides = heard(question, text)
    got = besides if value is None else {**besides, question: value}
    order = {k: set(v) if isinstance(v, tuple) else v for k, v in got.items()}
    assert order == {k: set(v) if isinstance(v, tuple) else v for k, v in told.items()}
    assert how == "asked" or not told


@pytest.mark.parametrize(("question", "text"), PRACTICES)
def test_a_place_or_platform_in_an_answer_about_a_practice_is_no_fact_of_the_profile(question, text):
    assert not [i for i in heard(question, text)[2] if i.startswith("profile.")]
