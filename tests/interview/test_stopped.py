"""Stopping early, kept: the certificate in the stored assessment, in JSON, and drawn again by a replay."""

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.api.assessment import verdict_json
from assistant.api.desk import Desk
from assistant.api.trust import replay
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
