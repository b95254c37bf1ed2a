"""The two laws of the product over the rule base that ships: monotone and informed."""

from dataclasses import replace
from random import Random

from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st

from assistant.judging.grade import draw_grade
from assistant.judging.judge import judge
from assistant.judging.known import rank
from assistant.model.inputs import Inputs
from assistant.model.library import GRADES
from assistant.model.values import Fact, State, known
from tests.profiles import SILENT, enterprise, value

MANY = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
seeds = st.integers(0, 2**48)


def not_applying(judged):
    own = {i for i, f in judged.facts.items() if f.state is State.NOT_APPLICABLE}
    return own | {(c, i) for c, facts in judged.channels.items() for i, f in facts.items() if f.state is State.NOT_APPLICABLE}


@given(seeds)
@MANY
def test_monotone_improving_a_practice_or_a_figure_never_lowers_the_grade(library, seed):
    chance = Random(seed)
    before = enterprise(library, chance)
    directed = [i for i, f in before.answers.items() if f.state is State.KNOWN and library.facts[i].better is not None]
    measured = [(s, i) for s, facts in before.channels.items() for i in facts if library.facts[i].better is not None]
    assume(directed or measured)
    shop, fact_id = chance.choice([*((None, i) for i in directed), *measured])
    definition = library.facts[fact_id]
    old = before.answers[fact_id] if shop is None else before.channels[shop][fact_id]
    tried = [value(library, fact_id, chance) for _ in range(8)]
    better = [v for v in tried if rank(definition, v) > rank(definition, old.value)]
    assume(better)
    new = replace(old, value=better[0])
    if shop is None:
        after = replace(before, answers={**before.answers, fact_id: new})
    else:
        after = replace(before, channels={**before.channels, shop: {**before.channels[shop], fact_id: new}})
    was, became = judge(library, before), judge(library, after)
    assume(not_applying(was) == not_applying(became))
    one, other = draw_grade(library, was), draw_grade(library, became)
    note(f"{shop} {fact_id}: {old.value} → {new.value}: {sorted(one.possible)} → {sorted(other.possible)}")
    assume(("U" in one.possible) == ("U" in other.possible))
    if one.lowest in GRADES and other.lowest in GRADES:
        assert GRADES.index(other.lowest) >= GRADES.index(one.lowest)
        assert GRADES.index(other.highest) >= GRADES.index(one.highest)


@given(seeds)
@MANY
def test_informed_answering_more_never_turns_an_outcome_and_never_widens_the_range(library, seed):
    chance = Random(seed)
    before = enterprise(library, chance, silent=0.5)
    silent = [q for q in library.questions if q not in before.answers or before.answers[q].state in SILENT]
    if not before.channels:
        silent += [i for i in library.indicators if i not in before.answers]
    assume(silent)
    fact_id = chance.choice(silent)
    answer = chance.choice([known(fact_id, value(library, fact_id, chance)), Fact(fact_id, State.NOT_APPLICABLE)])
    after = replace(before, answers={**before.answers, fact_id: answer})
    was, became = judge(library, before), judge(library, after)
    turned = {r: (o, became.outcomes[r]) for r, o in was.outcomes.items() if o not in {"unknown", became.outcomes[r]}}
    assert not turned, f"{fact_id} = {answer.value}"
    one, other = draw_grade(library, was), draw_grade(library, became)
    assert other.possible <= one.possible, f"{fact_id} = {answer.value}"


def test_the_enterprises_drawn_reach_every_grade(library):
    reached = {draw_grade(library, judge(library, enterprise(library, Random(seed)))).value for seed in range(300)}
    assert reached >= {"A", "B", "C", "D", "U", None}


def test_who_says_nothing_is_undecided_between_all_grades(library):
    grade = draw_grade(library, judge(library, Inputs()))
    assert (grade.value, grade.lowest, grade.highest) == (None, "D", "A")
