"""No question in vain: whatever is asked, some answer to it decides something that would stay open, or be decided otherwise, without it.

Each rule taken by itself: where one repeats what another says, three-valued logic may ask for what only both together make needless.
"""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.interview.asking import Order, next_question
from assistant.judging.grade import draw_grade
from assistant.judging.judge import judge
from assistant.model.library import RuleKind
from tests.laws.small import completions, halfway, small_library, states_of

seeds = st.integers(0, 2**48)


def concluded(library, inputs):
    """All that can be settled: rules, the ladder, the index, the grade."""
    judged = judge(library, inputs)
    rules = {r.id: judged.outcomes[r.id] for r in library.rules.values() if r.kind is not RuleKind.DERIVED}
    return rules, [(m.status, m.possible) for m in judged.ladder], judged.index, draw_grade(library, judged).possible


def matters(library, inputs, fact_id, chance, *, most):
    """Whether for some further answers to everything else it makes a difference what is answered here."""
    for completed in [inputs, *completions(library, inputs, chance, most=most)]:
        without = {i: f for i, f in completed.answers.items() if i != fact_id}
        results = []
        for fact in states_of(library, fact_id):
            answers = without if fact is None else {**without, fact_id: fact}
            results.append(concluded(library, replace(completed, answers=answers)))
        if any(result != results[0] for result in results):
            return True
    return False


def check(seed, *, most):
    chance = Random(seed)
    library = small_library(chance, tangled=False)
    inputs = halfway(library, chance, alone=True)
    judged = judge(library, inputs)
    for order in Order:
        question = next_question(library, judged, inputs.answers, order=order)
        if question is not None:
            assert question.id not in inputs.answers
            assert matters(library, inputs, question.id, chance, most=most), f"{order}: {question.id}"


@given(seeds)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_question_asked_can_still_change_something(seed):
    check(seed, most=150)


@pytest.mark.long
@given(seeds)
@settings(max_examples=800, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_question_of_many_interviews_can_still_change_something(seed):
    check(seed, most=2000)
