"""Dated duties: whom they concern, and when they are near. Expected days are counted from the calendar."""

import datetime

import pytest

from assistant.judging.deadlines import deadlines, months_from
from assistant.judging.decide import decide
from assistant.model.library import Duty, Mark, Yearly
from tests.judging.build import All, Op, State, T, facts, inputs, leaf, library, question, yes

DAY = datetime.date(2026, 11, 22)
REPORT = Yearly((1, 1), (6, 30), (5, 31))


def duty(duty_id="change", day=None, *, yearly=None, applies=None, mark=Mark.SECONDARY):
    return Duty(duty_id, T, T, day, yearly, applies, mark, ("a.measure",), ("S-1",))


def listed(*duties, as_of=DAY, **known):
    lib = library(as_of=as_of)
    lib.calendar.update({d.id: d for d in duties})
    return deadlines(lib, facts(**known))


def on(day, as_of=DAY):
    return [(i["status"], i["days"]) for i in listed(duty(day=day), as_of=as_of)]


def test_a_duty_is_shown_until_a_year_ahead_and_half_a_year_behind():
    assert on(datetime.date(2027, 11, 22)) == [("coming", 365)]
    assert on(datetime.date(2027, 11, 23)) == []
    assert on(datetime.date(2026, 5, 22)) == [("begun", -184)]
    assert on(datetime.date(2026, 5, 21)) == []


def test_on_its_own_day_a_duty_has_begun():
    assert on(DAY) == [("begun", 0)]
    assert on(DAY + datetime.timedelta(days=1)) == [("coming", 1)]


def test_a_duty_of_others_is_left_out_and_one_of_unknown_reach_is_kept():
    eu = duty(day=datetime.date(2027, 1, 1), applies=leaf("profile.destinations", Op.IS, "eu"))
    (known,) = listed(eu, profile__destinations=("eu", "us"))
    assert (known["applies"], known["unknown"]) == ("found", [])
    assert listed(eu, profile__destinations=("us",)) == []
    assert listed(eu, profile__destinations=State.NOT_APPLICABLE) == []
    (open_,) = listed(eu)
    assert (open_["applies"], open_["unknown"]) == ("unknown", ["profile.destinations"])


def test_only_what_is_still_open_is_named_as_unknown():
    both = All((leaf("profile.destinations", Op.IS, "eu"), yes("profile.card_payments")))
    (item,) = listed(duty(day=DAY, applies=both), profile__destinations=("eu",))
    assert item["unknown"] == ["profile.card_payments"]


def test_a_duty_without_a_condition_concerns_everybody():
    assert [i["applies"] for i in listed(duty(day=DAY))] == ["found"]


@pytest.mark.parametrize(
    ("as_of", "status", "opens", "last", "aim"),
    [
        ("2026-11-22", "coming", "2027-01-01", "2027-06-30", "2027-05-31"),
        ("2026-12-31", "coming", "2027-01-01", "2027-06-30", "2027-05-31"),
        ("2027-01-01", "open", "2027-01-01", "2027-06-30", "2027-05-31"),
        ("2027-06-30", "open", "2027-01-01", "2027-06-30", "2027-05-31"),
        ("2027-07-01", "coming", "2028-01-01", "2028-06-30", "2028-05-31"),
    ],
)
def test_a_yearly_duty_names_its_next_span(as_of, status, opens, last, aim):
    (item,) = listed(duty(yearly=REPORT), as_of=datetime.date.fromisoformat(as_of))
    assert (item["status"], item["opens"], item["date"], item["aim"]) == (status, opens, last, aim)


@pytest.mark.parametrize(
    ("as_of", "status", "opens", "last"),
    [("2026-11-22", "coming", "2026-12-01", "2027-01-31"), ("2027-01-15", "open", "2026-12-01", "2027-01-31")],
)
def test_a_span_may_cross_the_end_of_the_year(as_of, status, opens, last):
    (item,) = listed(duty(yearly=Yearly((12, 1), (1, 31), None)), as_of=datetime.date.fromisoformat(as_of))
    assert (item["status"], item["opens"], item["date"]) == (status, opens, last)
    assert "aim" not in item


def test_the_earliest_comes_first_whatever_the_order_of_the_file():
    later, sooner, begun = (
        duty(i, datetime.date.fromisoformat(d)) for i, d in (("a", "2027-07-01"), ("b", "2026-12-09"), ("c", "2026-07-01"))
    )
    assert [i["duty"] for i in listed(later, sooner, begun)] == ["c", "b", "a"]


def test_an_unchecked_date_keeps_its_mark():
    assert [i["mark"] for i in listed(duty(day=DAY, mark=Mark.UNVERIFIED))] == ["U"]


def test_months_are_counted_by_the_calendar():
    assert months_from(datetime.date(2026, 8, 31), 6) == datetime.date(2027, 2, 28)
    assert months_from(datetime.date(2026, 8, 31), -6) == datetime.date(2026, 2, 28)
    assert months_from(datetime.date(2028, 2, 29), 12) == datetime.date(2029, 2, 28)
    assert months_from(datetime.date(2026, 1, 15), -1) == datetime.date(2025, 12, 15)


def test_the_verdict_carries_them_and_no_grade_changes():
    lib = library(questions=[question("q", index="quality")])
    before = decide(lib, inputs({"q": True})).core["verdict"]
    lib.calendar["change"] = duty(day=DAY)
    after = decide(lib, inputs({"q": True})).core["verdict"]
    assert [i["duty"] for i in after["deadlines"]] == ["change"]
    assert after["grade"] == before["grade"]
