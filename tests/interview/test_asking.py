"""The laws of asking, over random libraries and random respondents."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.interview.asking import Order, asked, next_question, open_needs, quick_check, quick_check_is_over
from assistant.interview.progress import progress, standing
from assistant.judging.decide import decide
from assistant.judging.judge import judge
from assistant.judging.needs import needs
from assistant.model.inputs import Inputs
from assistant.model.library import GRADES
from tests.interview.random_library import answers, libraries

MOST = 60


def interviewed(library, oracle, order, given_so_far=None):
    """Asks until nothing is needed; gives the answers and the ids in the order asked."""
    said, trail, section = dict(given_so_far or {}), [], None
    for _ in range(MOST):
        judged = judge(library, Inputs(said))
        question = next_question(library, judged, said, order=order, staying_in=section)
        if question is None:
            return said, trail
        assert question.id not in said
        assert question.id in needs(library, judged)
        said[question.id] = oracle[question.id]
        trail.append(question.id)
        section = question.section
    raise AssertionError("the interview does not end")


@st.composite
def respondents(draw):
    library = draw(libraries())
    return library, draw(answers(library)), draw(st.sampled_from(list(Order)))


def decided(library, said):
    verdict = decide(library, Inputs(said)).core["verdict"]
    return verdict["grade"]["possible"], verdict["vetoes"], verdict["market_vetoes"], verdict["open_vetoes"], verdict["findings"]


@settings(max_examples=80, deadline=None)
@given(respondents())
def test_an_interview_ends_and_asks_only_what_is_needed_and_nothing_twice(case):
    library, oracle, order = case
    said, trail = interviewed(library, oracle, order)
    assert len(trail) == len(set(trail))
    assert not open_needs(library, judge(library, Inputs(said)), said)


@settings(max_examples=50, deadline=None)
@given(respondents(), respondents(), st.data())
def test_an_edited_interview_ends_like_a_fresh_one(case, other, data):
    library, oracle, order = case
    first = data.draw(answers(library))
    said, _ = interviewed(library, first, order)
    corrected = {i: oracle[i] for i in said}
    edited, _ = interviewed(library, oracle, order, corrected)
    fresh, _ = interviewed(library, oracle, order)
    kept = standing(library, judge(library, Inputs(edited)), edited)
    assert decided(library, {i: edited[i] for i in kept}) == decided(library, fresh) == decided(library, edited)


@settings(max_examples=40, deadline=None)
@given(respondents())
def test_the_order_decides_what_is_asked_first_but_not_what_is_concluded(case):
    library, oracle, _ = case
    verdicts = [decided(library, interviewed(library, oracle, order)[0]) for order in Order]
    assert verdicts[0] == verdicts[1] == verdicts[2]


@settings(max_examples=40, deadline=None)
@given(respondents())
def test_the_quick_check_comes_before_the_rest(case):
    library, oracle, _ = case
    said, over = {}, False
    for fact_id in interviewed(library, oracle, Order.QUICK)[1]:
        over = over or quick_check_is_over(library, judge(library, Inputs(said)), said)
        said[fact_id] = oracle[fact_id]
        if not over:
            assert fact_id in quick_check(library)


@settings(max_examples=40, deadline=None)
@given(respondents())
def test_a_topic_is_finished_before_another_begins(case):
    library, oracle, _ = case
    said, section = {}, None
    for fact_id in interviewed(library, oracle, Order.TOPICS)[1]:
        judged = judge(library, Inputs(said))
        question = next_question(library, judged, said, staying_in=section)
        assert question.id == fact_id
        open_sections = {asked(library, i).section for i in open_needs(library, judged, said)}
        if section in open_sections:
            assert question.section == section
        said[fact_id], section = oracle[fact_id], question.section


@settings(max_examples=40, deadline=None)
@given(respondents())
def test_grades_still_possible_only_shrink_while_questions_are_answered(case):
    library, oracle, order = case
    said, before = {}, set(GRADES) | {"U"}
    for fact_id in interviewed(library, oracle, order)[1]:
        judged = judge(library, Inputs(said))
        now = set(progress(library, judged, said, "profile").possible)
        assert now - {"U"} <= before  # U comes in where what is left turns out not to apply: then there is nothing to rate
        said[fact_id], before = oracle[fact_id], now
