"""The two laws of the product over the rule base that ships: monotone and informed."""

from dataclasses import replace

from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st

from assistant.judging.grade import draw_grade
from assistant.judging.judge import judge
from assistant.judging.known import rank
from assistant.model.inputs import Inputs
from assistant.model.library import GRADES
from assistant.model.values import Fact, State, known
from tests.profiles import SILENT, critical, enterprises, values

MANY = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def applying(judged):
    return {i for i, f in judged.facts.items() if f.state is State.NOT_APPLICABLE}


@given(st.data())
@MANY
def test_monotone_improving_a_practice_or_a_figure_never_lowers_the_grade(library, data):
    before = data.draw(enterprises(library))
    marks = critical(library)
    shops = [s for s in before.channels if before.channels[s]]
    directed = [i for i, f in before.answers.items() if f.state is State.KNOWN and library.facts[i].better is not None]
    measured = [(s, i) for s in shops for i in before.channels[s] if library.facts[i].better is not None]
    assume(directed or measured)
    place = data.draw(st.sampled_from([*directed, *measured]))
    fact_id = place if isinstance(place, str) else place[1]
    definition = library.facts[fact_id]
    old = before.answers[fact_id] if isinstance(place, str) else before.channels[place[0]][fact_id]
    new = data.draw(values(definition, marks.get(fact_id, [])))
    assume(rank(definition, new) >= rank(definition, old.value))
    better = replace(old, value=new)
    if isinstance(place, str):
        after = replace(before, answers={**before.answers, fact_id: better})
    else:
        after = replace(before, channels={**before.channels, place[0]: {**before.channels[place[0]], fact_id: better}})
    was, became = judge(library, before), judge(library, after)
    assume(applying(was) == applying(became))
    one, other = draw_grade(library, was), draw_grade(library, became)
    note(f"{place}: {old.value} → {new}: {sorted(one.possible)} → {sorted(other.possible)}")
    assume(("U" in one.possible) == ("U" in other.possible))
    if one.lowest in GRADES and other.lowest in GRADES:
        assert GRADES.index(other.lowest) >= GRADES.index(one.lowest)
        assert GRADES.index(other.highest) >= GRADES.index(one.highest)


@given(st.data())
@MANY
def test_informed_answering_more_never_turns_an_outcome_and_never_widens_the_range(library, data):
    before = data.draw(enterprises(library, silent=0.5))
    silent = [q for q in library.questions if q not in before.answers or before.answers[q].state in SILENT]
    if not before.channels:
        silent += [i for i in library.indicators if i not in before.answers]
    assume(silent)
    fact_id = data.draw(st.sampled_from(silent))
    value = data.draw(values(library.facts[fact_id], critical(library).get(fact_id, [])))
    answer = data.draw(st.sampled_from([known(fact_id, value), Fact(fact_id, State.NOT_APPLICABLE)]))
    after = replace(before, answers={**before.answers, fact_id: answer})
    was, became = judge(library, before), judge(library, after)
    turned = {r: (o, became.outcomes[r]) for r, o in was.outcomes.items() if o not in ("unknown", became.outcomes[r])}
    assert not turned, f"{fact_id} = {answer.value}"
    one, other = draw_grade(library, was), draw_grade(library, became)
    assert other.possible <= one.possible, f"{fact_id} = {answer.value}"


def test_who_says_nothing_is_undecided_between_all_grades(library):
    grade = draw_grade(library, judge(library, Inputs()))
    assert (grade.value, grade.lowest, grade.highest) == (None, "D", "A")
