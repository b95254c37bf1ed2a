"""The laws of changing one's mind, over random libraries and respondents, through the real store."""

import datetime
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.api.desk import Desk
from assistant.api.interviews import begin, resume
from assistant.interview.asking import Order, must_apply
from assistant.interview.said import Answer, Refusal
from assistant.judging.decide import decide
from assistant.model.inputs import Inputs
from assistant.model.values import Fact, State
from tests.interview.random_library import DAY, answers, libraries

MOST = 80


class OneLibrary(Desk):
    """A desk whose rule base is this library, on every day."""

    def __init__(self, home, library):
        self.now = datetime.datetime.combine(DAY, datetime.time(9), datetime.UTC)
        super().__init__(home, home, Path(__file__).parents[2], self.tick)
        self.only = library
        self.__dict__["compiled"] = {"schema": "", "version": library.version, "digest": library.digest, "content": {}, "paths": {}}

    def tick(self):
        self.now += datetime.timedelta(seconds=1)
        return self.now

    def library(self, as_of, compiled=None):  # noqa: ARG002 - as the desk calls it
        return self.only


@st.composite
def sittings(draw):
    """A library, what the respondent holds true in the end, what they may have said before, and what they do in which order."""
    library = draw(libraries())
    does = st.tuples(
        st.sampled_from(("answer", "wrong", "back", "revise", "change", "skip", "note", "document", "reopen")), st.integers(0, 40)
    )
    order = draw(st.sampled_from(list(Order)))
    return library, draw(answers(library)), draw(answers(library)), draw(st.lists(does, max_size=25)), order


def possible(library, said):
    """The answers with those that nobody may wave away declined instead."""
    waved = {i for i, f in said.items() if f.state is State.NOT_APPLICABLE and must_apply(library, i)}
    return {i: Fact(i, State.DECLINED) if i in waved else f for i, f in said.items()}


def act(interview, what, number, truth, error):
    """One thing a respondent may do; gives the facts that were filed."""
    question, ids = interview.asked, sorted(truth)
    fact_id = ids[number % len(ids)]
    match what:
        case "answer" | "wrong" if question is not None:
            said = interview.change(((truth if what == "answer" else error)[question.id],))
            assert isinstance(said, Answer)
            return said.facts
        case "change":
            said = interview.change((error[fact_id],))
            return () if isinstance(said, Refusal) else said.facts
        case "back":
            interview.back()
        case "revise":
            if interview.revise(fact_id):
                assert interview.asked.id == fact_id
        case "skip":
            assert interview.skip() == (question is not None)
        case "note":
            interview.note(f"note {number}")
        case "document":
            interview.document(f"paper {number}, 2026-01-01")
    return ()


def told(interview, truth):
    """Answer truly whatever is asked until nothing is left, and set right what was said otherwise."""
    for _ in range(MOST):
        if (question := interview.asked) is None:
            wrong = [i for i, f in interview.inputs.answers.items() if (f.state, f.value) != (truth[i].state, truth[i].value)]
            if not wrong:
                return interview
            interview.change((truth[wrong[0]],))
        else:
            interview.change((truth[question.id],))
    raise AssertionError("the interview does not end")


def decided(library, said):
    verdict = decide(library, Inputs(said)).core["verdict"]
    return verdict["grade"]["possible"], verdict["vetoes"], verdict["market_vetoes"], verdict["open_vetoes"], verdict["findings"]


def standing(interview):
    return {g.fact.id: g.fact for g in interview.answers() if g.stands}


@settings(max_examples=25, deadline=None)
@given(sittings())
def test_an_edited_interview_ends_exactly_as_a_fresh_one_with_the_same_answers(case):
    library, truth, error, steps, order = case
    truth, error = possible(library, truth), possible(library, error)
    with tempfile.TemporaryDirectory() as folder:
        desk = OneLibrary(Path(folder), library)
        edited = begin(desk, lang="en", order=order)
        for what, number in steps:
            if what == "reopen":
                edited = resume(desk, edited.id)
            act(edited, what, number, truth, error)
        edited = told(resume(desk, told(edited, truth).id), truth)
        same = begin(desk, lang="en", order=order)
        same.change(standing(edited).values())
        fresh = told(begin(desk, lang="en", order=order), truth)
        assert decide(library, Inputs(standing(edited))).core == decide(library, Inputs(standing(same))).core
        plain = {i: truth[i] for i in standing(edited)}  # without notes and documents
        assert (
            decided(library, plain) == decided(library, standing(fresh)) == decided(library, {i: truth[i] for i in edited.inputs.answers})
        )


@settings(max_examples=25, deadline=None)
@given(sittings())
def test_after_every_step_the_disk_holds_what_was_acknowledged_and_no_contradiction_is_raised_twice(case):
    library, truth, error, steps, order = case
    truth, error = possible(library, truth), possible(library, error)
    with tempfile.TemporaryDirectory() as folder:
        desk = OneLibrary(Path(folder), library)
        interview, last, raised = begin(desk, lang="en", order=order), {}, []
        for what, number in steps:
            if what == "reopen":
                interview = resume(desk, interview.id)
                assert interview.clash() == ()
            last |= {f.id: f for f in act(interview, what, number, truth, error)}
            raised += [c.key for c in interview.clash()]
            again = resume(desk, interview.id)
            assert again.clash() == ()
            assert again.inputs == interview.inputs
            assert list(again.inputs.answers) == list(interview.inputs.answers)
            assert again.answers() == interview.answers()
            assert {i: (f.state, f.value) for i, f in again.inputs.answers.items()} == {i: (f.state, f.value) for i, f in last.items()}
            assert again.judged.outcomes == interview.judged.outcomes
        assert len(raised) == len(set(raised))


@settings(max_examples=25, deadline=None)
@given(sittings())
def test_what_is_put_off_is_asked_again_once_when_nothing_else_is_left(case):
    library, truth, _, steps, order = case
    truth = possible(library, truth)
    with tempfile.TemporaryDirectory() as folder:
        interview = begin(OneLibrary(Path(folder), library), lang="en", order=order)
        skips, seen = {n for what, n in steps if what == "skip"}, []
        for number in range(MOST):
            if (question := interview.asked) is None:
                break
            seen.append(question.id)
            if number in skips or seen.count(question.id) == 2:
                interview.skip()
            else:
                interview.change((truth[question.id],))
        assert interview.asked is None
        assert max((seen.count(i) for i in seen), default=0) <= 2
        assert set(interview.put_off).isdisjoint(interview.inputs.answers)
        assert all(seen.count(i) == 2 for i in interview.put_off if i in interview._now.needs)
