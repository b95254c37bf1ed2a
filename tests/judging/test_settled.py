"""When an interview may stop: what is certain, what is not, and the proof that stays with the assessment."""

from dataclasses import replace

import pytest

from assistant.judging.decide import decide
from assistant.judging.judge import judge
from assistant.judging.settled import bounds, settled
from assistant.model.canonical import canonical
from assistant.model.library import RuleKind
from assistant.model.values import FactType, State
from tests.judging.build import All, Any, Op, graded, indicator, inputs, leaf, library, metric, question, rule, state, yes

BREACH, OTHER = rule("v.breach", yes("breach"), RuleKind.VETO), rule("v.other", yes("other"), RuleKind.VETO)


def small(**more):
    return library(questions=[question("breach"), question("other"), graded("care")], rules=[BREACH, OTHER], **more)


def certificate(lib, given):
    return settled(lib, judge(lib, given))


def test_a_veto_makes_the_grade_certain_while_others_are_open():
    now = bounds(small(), judge(small(), inputs({"breach": True})))
    assert (now.grade, now.vetoes, now.open_vetoes, now.settled) == ("D", ("v.breach",), ("v.other",), False)
    assert certificate(small(), inputs({"breach": True})) is None


def test_when_every_veto_is_decided_what_is_left_may_turn_out_in_any_way():
    found = certificate(small(), inputs({"breach": True, "other": False}))
    assert (found.grade, found.vetoes, found.whatever, found.rests_on) == ("D", ("v.breach",), ("care",), ("breach", "other"))


def test_a_market_veto_that_is_open_keeps_an_interview_from_being_settled():
    lib = library(
        questions=[question("breach"), question("papers"), graded("care")],
        rules=[BREACH, rule("m.papers", leaf("papers", Op.IS, False), RuleKind.MARKET_VETO, market="eu")],
    )
    said = {"breach": True}
    assert certificate(lib, inputs(said)) is None
    assert certificate(lib, inputs(said | {"papers": False})).market_vetoes == ("m.papers",)
    assert certificate(lib, inputs(said | {"papers": True})).market_vetoes == ()


def test_what_was_declined_may_still_be_said():
    assert certificate(small(), inputs({"breach": True, "other": State.DECLINED})) is None


def test_a_practice_that_may_turn_out_not_to_apply_does_not_make_a_grade_certain():
    capped = rule("c.cap", yes("weak"), RuleKind.CAP, cap="C")
    lib = library(questions=[question("weak"), graded("care")], rules=[capped])
    assert certificate(lib, inputs({"weak": True})) is None  # without a single practice there would be nothing to rate
    assert certificate(lib, inputs({"weak": True, "care": "o2"})).grade == "C"


def test_of_two_reasons_a_certificate_names_one():
    either = rule("v.either", Any((All((yes("breach"), yes("other"))), yes("alone"))), RuleKind.VETO)
    lib = library(questions=[question("breach"), question("other"), question("alone")], rules=[either])
    assert certificate(lib, inputs({"breach": True, "other": True, "alone": True})).rests_on == ("alone",)


LATE = {"late": 0.01, "orders": 400}


def with_ladder():
    figures = [indicator("orders", kind=FactType.COUNT), indicator("late", better="low", sample="orders", minimum=30)]
    return library(questions=[graded("care", index="logistics")], indicators=figures, metrics=[metric()], rules=[])


def test_a_ladder_veto_that_is_open_is_open():
    lib = with_ladder()
    assert bounds(lib, judge(lib, inputs({"care": "o0"}))).open_vetoes == ("ladder.late",)
    assert certificate(lib, inputs({"care": "o0"}, {"all": LATE})).grade == "C"


def test_a_figure_given_for_the_enterprise_does_not_have_the_history_of_a_shop():
    lib = with_ladder()
    shop = {"orders": 400}
    level = {"ladder.late": {"shop": state("A")}}
    judged = judge(lib, inputs({"care": "o0"}, {"shop": shop}, level))
    assert judged.ladder[0].possible == {"A"}  # one month of a bad figure takes nobody from A to D
    assert "ladder.late" in bounds(lib, judged).open_vetoes


def test_a_shop_below_the_least_size_is_not_unrated_for_good_while_a_figure_may_be_given():
    lib = library(
        questions=[graded("care")],
        indicators=[indicator("orders", kind=FactType.COUNT), indicator("late", better="low"), indicator("other", better="low")],
        metrics=[metric()],
        rated=[leaf("orders", Op.AT_LEAST, 30)],
    )
    tiny = {"orders": 5, "late": 0.1}
    assert certificate(lib, inputs({"care": "o2"}, {"shop": tiny})) is None
    assert certificate(lib, inputs({"care": "o2"}, {"shop": tiny | {"other": 0.1}})).grade == "U"


@pytest.mark.parametrize("given", [{"breach": True, "other": False}, {"breach": True}, {}])
def test_a_certificate_is_kept_only_where_the_interview_was_stopped_and_is_settled(given):
    lib = small()
    finished, stopped = decide(lib, inputs(given)).core, decide(lib, replace(inputs(given), stopped=True)).core
    assert "stopped" not in finished
    assert "certificate" not in finished["verdict"]
    assert stopped["stopped"] is True
    proof = stopped["verdict"].pop("certificate", None)
    stopped.pop("stopped")
    assert canonical(stopped) == canonical(finished)
    assert (proof is not None) == (given.get("other") is False)
    if proof is not None:
        assert proof == {
            "grade": "D",
            "vetoes": ["v.breach"],
            "market_vetoes": [],
            "whatever": ["care"],
            "rests_on": ["breach", "other"],
        }
