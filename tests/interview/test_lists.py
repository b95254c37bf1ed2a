"""Lists in own words at questions with options, and several facts of the profile in one line: right in all of them, and never filed."""

import pytest

from tests.interview.list_lines import FACTS, LISTS
from tests.interview.test_hearing import heard


@pytest.mark.parametrize(("question", "text", "options"), LISTS, ids=[f"{q}-{t}" for q, t, _ in LISTS])
def test_a_list_in_own_words_names_what_it_names_and_is_said_back(question, text, options):
    how, value, besides = heard(question, text)
    wanted = options if question == "profile.business_model" else set(options.split())
    assert how == "asked"
    assert (value if isinstance(value, str) else set(value or ())) == wanted
    assert besides == {}


@pytest.mark.parametrize(("question", "text", "told"), FACTS, ids=[f"{q}-{t}" for q, t, _ in FACTS])
def test_each_fact_of_a_short_line_is_said_back_and_no_other(question, text, told):
    how, value, besides = heard(question, text)
    got = besides if value is None else {**besides, question: value}
    order = {k: set(v) if isinstance(v, tuple) else v for k, v in got.items()}
    assert order == {k: set(v) if isinstance(v, tuple) else v for k, v in told.items()}
    assert how == "asked" or not told
