"""Contradictions that an answer has just made, with both values; and figures typed in that are not the ones measured."""

from dataclasses import replace
from random import Random

from assistant.judging.clashing import clashes, disagreements
from assistant.judging.judge import judge
from assistant.model.condition import NoneOf
from assistant.model.library import RuleKind
from assistant.model.values import FactType, Origin, known
from tests.judging.build import All, Any, Op, graded, indicator, inputs, leaf, library, metric, question, rule, yes
from tests.profiles import enterprise

CLAIM = rule(
    "c.claim",
    All((yes("inspected"), Any((leaf("returns", Op.AT_LEAST, 0.1), leaf("rating", Op.BELOW, 4.0))))),
    RuleKind.CONTRADICTION,
)
LIBRARY = library(questions=[question("inspected")], indicators=[indicator("returns", better="low"), indicator("rating")], rules=[CLAIM])


def judged(answers=None, channels=None, lib=LIBRARY):
    return judge(lib, inputs(answers, channels))


def shown(found):
    return [(c.rule, [(g.fact.id, g.fact.value, g.channel) for g in c.facts]) for c in found]


def test_a_contradiction_is_new_once_and_names_what_makes_it_hold():
    before, after = judged({"inspected": True}), judged({"inspected": True, "returns": 0.2, "rating": 4.5})
    assert shown(clashes(LIBRARY, before, after)) == [("c.claim", [("inspected", True, None), ("returns", 0.2, None)])]
    assert clashes(LIBRARY, after, after) == ()
    assert clashes(LIBRARY, after, before) == ()


def test_a_figure_of_a_shop_is_named_with_its_shop():
    data = {"amazon": {"returns": 0.02}, "own": {"returns": 0.3}}
    found = clashes(LIBRARY, judged({}, data), judged({"inspected": True}, data))
    assert shown(found) == [("c.claim", [("inspected", True, None), ("returns", 0.3, "own")])]


def test_behind_a_level_of_the_ladder_stand_its_figures():
    gate = rule("c.gate", All((yes("inspected"), leaf("ladder.late", Op.IS, "D"))), RuleKind.CONTRADICTION)
    lib = library(
        questions=[question("inspected"), graded("care")],
        indicators=[indicator("orders", kind=FactType.COUNT), indicator("late", better="low", sample="orders", minimum=30)],
        metrics=[metric()],
        rules=[gate],
    )
    late = {"late": 0.5, "orders": 400}
    found = clashes(lib, judged(lib=lib), judged({"inspected": True, **late}, lib=lib))
    assert shown(found) == [("c.gate", [("inspected", True, None), ("late", 0.5, None)])]


def test_behind_a_conclusion_stand_the_answers_that_it_rests_on():
    cared = rule("d.cared", yes("inspected"), RuleKind.DERIVED)
    against = rule("c.against", All((leaf("d.cared", Op.IS, "found"), NoneOf((yes("kept"),)))), RuleKind.CONTRADICTION)
    lib = library(questions=[question("inspected"), question("kept")], rules=[cared, against])
    found = clashes(lib, judged(lib=lib), judged({"inspected": True, "kept": False}, lib=lib))
    assert shown(found) == [("c.against", [("inspected", True, None), ("kept", False, None)])]


def test_a_figure_typed_in_beside_another_that_was_measured_is_shown_with_it():
    measured = {"amazon": {"returns": known("returns", 0.06, Origin.MEASURED)}}
    given = inputs({"returns": 0.02, "rating": 4.5})
    found = disagreements(LIBRARY, replace(given, channels=measured))
    assert shown(found) == [(None, [("returns", 0.02, None), ("returns", 0.06, "amazon")])]
    assert disagreements(LIBRARY, replace(inputs({"returns": 0.06}), channels=measured)) == ()


def test_every_contradiction_that_ships_shows_at_least_one_fact_when_it_is_found(library):
    nothing = judge(library, inputs())
    met = set()
    for seed in range(80):
        after = judge(library, enterprise(library, Random(seed)))
        for clash in clashes(library, nothing, after):
            assert clash.facts, clash.rule
            met.add(clash.rule)
    assert len(met) > 20
