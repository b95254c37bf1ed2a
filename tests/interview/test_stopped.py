"""Stopping early, kept: the certificate in the stored assessment, in JSON, and drawn again by a replay."""

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.api.assessment import verdict_json
from assistant.api.desk import Desk
from assistant.api.interviews import begin, resume
from assistant.api.trust import replay
from assistant.interview.asking import Order
from assistant.model.inputs import Inputs
from assistant.model.values import known
from tests.contents import write_contents

NOON = datetime.datetime(2026, 11, 22, 3, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
ADMITTED = {
    "profile.role": "seller", "profile.markets": ("us",), "profile.founded": datetime.date(2020, 5, 1), "quality.fakes_admitted": True,
    "shipped_orders": 400, "late_shipment_rate": 0.01,
}  # fmt: skip


@pytest.fixture
def desk(tmp_path):
    root = write_contents(tmp_path / "content")
    shutil.copytree(Path(__file__).parents[2] / "templates", root / "templates")
    return Desk(tmp_path / "home", tmp_path / "cache", root, lambda: NOON)


def said(values):
    return Inputs({i: known(i, v) for i, v in values.items()})


def test_a_certificate_is_stored_shown_and_replayed_to_the_byte(desk):
    library, whole = desk.library(desk.today()), said(ADMITTED)
    stopped = desk.conclude(library, replace(whole, stopped=True), client="Acme")
    finished = desk.conclude(library, whole, client="Acme")
    assert "certificate" not in finished.core["verdict"]
    proof = verdict_json(stopped, "en")["certificate"]
    assert proof["grade"] == stopped.core["verdict"]["grade"]["value"] == "D"
    assert proof["vetoes"] == [v["rule"] for v in stopped.core["verdict"]["vetoes"]]
    assert proof["whatever"]
    assert "quality.fakes_admitted" in proof["rests_on"]
    assert [r.same for r in replay(desk, None)] == [True, True]


def test_an_interview_stopped_without_proof_carries_none(desk):
    library = desk.library(desk.today())
    assessment = desk.conclude(library, replace(said({"profile.role": "seller"}), stopped=True), client="Acme")
    assert assessment.core["stopped"] is True
    assert "certificate" not in assessment.core["verdict"]
    assert [r.same for r in replay(desk, None)] == [True]


EARLIER = datetime.date(2026, 10, 20)
WELL = {
    "profile.role": "1", "quality.inspection": "1", "profile.markets": "1", "profile.founded": "2020-05-01", "quality.fakes_admitted": "2",
    "shipped_orders": "400", "late_shipment_rate": "1%", "logistics.tracking": "3", "logistics.tracked_share": "97%",
}  # fmt: skip


def assessed_before(desk, rate, channel=None):
    """A client whose figures were these a month ago."""
    library = desk.library(EARLIER)
    figures = {"shipped_orders": known("shipped_orders", 400), "late_shipment_rate": known("late_shipment_rate", rate)}
    whole = said({"profile.role": "seller", "quality.fakes_admitted": False})
    given = replace(whole, channels={channel: figures}) if channel else replace(whole, answers={**whole.answers, **figures})
    desk.conclude(library, given, client="Acme")


def all_that_was_certain(interview, said=WELL):
    """The certificates on the way through an interview, and its verdict."""
    told = []
    while (question := interview.asked) is not None:
        interview.accept(said[question.id])
        told += [proof] if (proof := interview.settled) is not None else []
    return told, interview.finish().core["verdict"]


@pytest.mark.parametrize("order", [Order.QUICK, Order.FAST])
@pytest.mark.parametrize(("earlier", "rate", "grade"), [(0.2, "1%", "D"), (0.01, "5%", "A"), (0.01, "20%", "A"), (None, "1%", "A")])
def test_what_is_certain_for_a_returning_client_is_what_the_assessment_says(desk, order, earlier, rate, grade):
    if earlier is not None:
        assessed_before(desk, earlier)
    told, verdict = all_that_was_certain(begin(desk, lang="en", client="Acme", order=order), WELL | {"late_shipment_rate": rate})
    assert verdict["grade"]["value"] == grade
    assert {proof.grade for proof in told} == {grade}
    assert {proof.vetoes for proof in told} == {tuple(v["rule"] for v in verdict["vetoes"])}


def test_the_history_of_a_shop_counts_for_what_is_certain(desk):
    assessed_before(desk, 0.2, "amazon")
    figures = {"shipped_orders": known("shipped_orders", 400), "late_shipment_rate": known("late_shipment_rate", 0.01)}
    given = Inputs(channels={"amazon": figures})
    interview = begin(desk, lang="en", client="Acme", given=given)
    interview.accept("1")
    told, verdict = all_that_was_certain(resume(desk, interview.id))
    assert verdict["grade"]["value"] == "D"
    assert {proof.grade for proof in told} == {"D"}


def test_what_was_certain_for_nobody_is_judged_anew_for_a_client_with_a_history(desk):
    assessed_before(desk, 0.2)
    interview = begin(desk, lang="en")
    while (question := interview.asked) is not None:
        interview.accept(WELL[question.id])
    assert interview.settled.grade == "A"
    interview.save_for("Acme")
    assert interview.settled.grade == interview.finish().core["verdict"]["grade"]["value"] == "D"
