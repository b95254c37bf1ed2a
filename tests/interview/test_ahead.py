"""A form asks what an interview could ask, and nothing else: held against interviews of random respondents."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.interview.ahead import ahead
from assistant.interview.asking import Order, open_needs
from assistant.judging.judge import judge
from assistant.judging.logic import truth
from assistant.model.inputs import Inputs
from tests.interview.random_library import answers, libraries
from tests.interview.test_asking import interviewed


@st.composite
def starts(draw):
    """A library, and what is known already of an enterprise."""
    library = draw(libraries())
    oracle = draw(answers(library))
    return library, {i: oracle[i] for i in draw(st.sets(st.sampled_from(sorted(oracle)), max_size=4))}


@settings(max_examples=30, deadline=None)
@given(starts(), st.data())
def test_an_interview_asks_nothing_that_the_form_does_not(start, data):
    library, known_already = start
    on_form = {a.asked.id for a in ahead(library, Inputs(known_already), answered=known_already)}
    for _ in range(3):
        oracle = data.draw(answers(library))
        _, trail = interviewed(library, oracle, data.draw(st.sampled_from(list(Order))), known_already)
        assert set(trail) <= on_form


@settings(max_examples=30, deadline=None)
@given(starts())
def test_what_stands_without_a_condition_is_what_the_interview_needs_or_what_decides_a_condition(start):
    library, known_already = start
    form = ahead(library, Inputs(known_already), answered=known_already)
    needed = open_needs(library, judge(library, Inputs(known_already)), known_already)
    assert {a.asked.id for a in form} >= needed.keys()
    assert not {a.asked.id for a in form} & known_already.keys()
    facts = judge(library, Inputs(known_already)).facts
    for a in form:
        condition = a.asked.asked_if
        assert (a.only_if is None) == (condition is None or truth(condition, facts) is True)
