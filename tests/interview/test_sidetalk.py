"""Side talk as values: why a question is asked, what an answer, a change or a measure would do."""

import datetime

import pytest

from assistant.api.interviews import begin
from assistant.api.sidetalk import judged_of, provisional, shifted, stand
from assistant.api.sidetalk_effects import effects
from assistant.api.sidetalk_learn import sources_of, terms_said
from assistant.api.sidetalk_naming import named, parted
from assistant.api.sidetalk_status import status
from assistant.api.sidetalk_why import Region, regions, why
from assistant.interview.asking import Order, asked
from assistant.model.inputs import Inputs
from assistant.model.values import known
from tests.interview.test_interviews import answered, content, desk  # noqa: F401 - fixtures

ALL = {
    "profile.role": "seller", "quality.inspection": True, "profile.markets": ("eu",), "profile.founded": datetime.date(2020, 5, 1),
    "quality.fakes_admitted": False,
    "shipped_orders": 400, "late_shipment_rate": 0.01, "logistics.tracking": "all", "logistics.tracked_share": 0.97,
}  # fmt: skip


@pytest.fixture
def small(desk):  # noqa: F811
    return desk.library(desk.today())


def given(**facts):
    return Inputs(answers={i: known(i, v) for i, v in (ALL | {k.replace("__", "."): v for k, v in facts.items()}).items() if v is not None})


def test_the_regions_of_a_figure_lie_between_the_thresholds_that_read_it(small):
    found = [(r.low, r.with_low, r.high, r.with_high) for r, _ in regions(small, small.facts["late_shipment_rate"])]
    assert found == [
        (None, True, 0.02, True), (0.02, False, 0.04, True), (0.04, False, 0.08, True), (0.08, False, 0.1, False), (0.1, True, None, False),
    ]  # fmt: skip


def test_a_value_that_stands_for_a_region_lies_in_it(small):
    for fact_id, definition in small.facts.items():
        if fact_id not in small.questions and fact_id not in small.indicators:
            continue
        for region, value in regions(small, definition):
            assert region.low is None or value > region.low or (region.with_low and value == region.low)
            assert region.high is None or value < region.high or (region.with_high and value == region.high)


def test_what_is_said_of_an_answer_holds_when_it_is_given(small):
    inputs = given(late_shipment_rate=None)
    told = why(small, inputs, asked(small, "late_shipment_rate"))
    assert [p.shift.after.possible for p in told.prospects] == [("A",), ("B",), ("C",), ("D",)]  # regions that do the same are one
    for prospect in told.prospects:
        assert isinstance(prospect.value, Region)
        low = prospect.value.low or 0
        inside = (low + (prospect.value.high or 1)) / 2
        assert stand(small, judged_of(small, given(late_shipment_rate=inside))) == prospect.shift.after


def test_each_choice_tells_what_it_finds_lifts_and_excludes(small):
    told = why(small, given(quality__fakes_admitted=None), asked(small, "quality.fakes_admitted"))
    yes, no = told.prospects
    assert told.waiting[0] == next(r.id for r in small.rules.values() if r.kind == "veto")
    assert yes.shift.after.possible == ("D",)
    assert yes.shift.found[0] == told.waiting[0]
    assert told.waiting[0] in no.shift.excluded


def test_nothing_that_is_supposed_changes_what_was_said(small):
    inputs = given()
    before = stand(small, judged_of(small, inputs))
    assert shifted(small, inputs, [known("late_shipment_rate", 0.2)]).after.possible == ("D",)
    assert stand(small, judged_of(small, inputs)) == before


def test_a_measured_figure_is_supposed_in_its_channel(small):
    measured = {"shipped_orders": known("shipped_orders", 400), "late_shipment_rate": known("late_shipment_rate", 0.01)}
    inputs = Inputs(answers=given(late_shipment_rate=None, shipped_orders=None).answers, channels={"shop": measured})
    assert shifted(small, inputs, [known("late_shipment_rate", 0.2)]).after.vetoes == ("ladder.late_shipment",)


def test_a_measure_tells_what_it_would_clear_and_promises_no_figure(small, desk):  # noqa: F811
    assessment = provisional(small, given(logistics__tracked_share=0.5, logistics__tracking="some"), desk.templates)
    found = effects(assessment, ["logistics.add_tracking", "quality.inspect"])
    assert "logistics.tracking_gap" in found["logistics.add_tracking"].lifted
    assert "quality.inspect" not in found  # it is in place


def test_status_counts_sections_and_names_what_is_set_aside(small):
    inputs = given(profile__role="carrier")
    found = status(small, judged_of(small, inputs), inputs.answers)
    assert set(found.set_aside) == {"logistics.tracking", "logistics.tracked_share"}
    assert {s.id: s.answered for s in found.sections}["quality"] == 2


@pytest.mark.parametrize(
    ("line", "words", "value"),
    [
        ("late shipments to 4%", "late shipments", "4%"),
        ("change late shipments to 4%", "late shipments", "4%"),
        ("what if the late shipment rate were 2%?", "late shipment rate", "2%"),
        ("share of parcels followed to the door to 97%", "share of parcels followed to the door", "97%"),
        ("tracking = all", "tracking", "all"),
        ("late shipment rate 4%", "late shipment rate", "4%"),
        ("把延迟发货率改成4%", "延迟发货率", "4%"),
        ("如果延迟发货率是2%会怎样", "延迟发货率", "2%"),
        ("延迟发货率 改为 4%", "延迟发货率", "4%"),
    ],
)
def test_a_line_parts_into_what_is_meant_and_its_value(line, words, value):
    assert next(parted(line)) == (words, value)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("late shipments", "late_shipment_rate"),
        ("late_shipment_rate", "late_shipment_rate"),
        ("share of tracked parcels", "logistics.tracked_share"),
        ("可追踪包裹比例", "logistics.tracked_share"),
        ("inspection", "quality.inspection"),
    ],
)
def test_words_find_the_fact_they_may_mean(small, words, meant):
    assert named(small, words, [*small.questions, *small.indicators])[0] == meant


def test_words_that_mean_nothing_find_nothing(small):
    assert named(small, "the weather in Kassel", [*small.questions, *small.indicators]) == ()


def test_terms_are_found_as_words_not_inside_others(library):
    found = [t.id for t in terms_said(library, ["an AEO certificate, and the sample"])]
    assert found[0] == "aeo"
    assert "one_vote_veto" in [t.id for t in terms_said(library, ["什么是一票否决？"])]
    assert sources_of(library, next(iter(library.questions.values())))


def test_why_of_every_question_of_the_shipped_rules_says_something(library):
    for fact_id in (*library.questions, *library.indicators):
        told = why(library, Inputs(), asked(library, fact_id))
        assert told.waiting or told.left


def test_an_interview_offers_what_is_set_and_files_it_only_when_agreed(desk):  # noqa: F811
    interview = answered(begin(desk, lang="en", order=Order.TOPICS), until="logistics.tracking")
    interview.offer([known("late_shipment_rate", 0.05)])
    assert interview.inputs.answers["late_shipment_rate"].value == 0.01
    interview.accept("yes")
    assert interview.inputs.answers["late_shipment_rate"].value == 0.05
    assert [f.value for f in interview.replaced] == [0.01]
    assert interview.asked.id == "logistics.tracking"
