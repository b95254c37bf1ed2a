"""Interviews over a real store: what is kept, what comes back, what a document changes."""

import datetime
import shutil
from pathlib import Path

import pytest

from assistant.api.desk import Desk
from assistant.api.interviews import begin, resume, waiting
from assistant.errors import InputError
from assistant.interview.asking import Order
from assistant.interview.said import Answer, Command, Confirm, Reason, Refusal
from tests.contents import edit, write_contents

ZONE = datetime.timezone(datetime.timedelta(hours=8))
NOON = datetime.datetime(2026, 11, 22, 3, 0, tzinfo=ZONE)  # still the day before in UTC
SAID = {
    "profile.role": "1", "quality.inspection": "1", "profile.markets": "1", "profile.founded": "2020-05-01", "quality.fakes_admitted": "2",
    "shipped_orders": "400", "late_shipment_rate": "1%", "logistics.tracking": "3", "logistics.tracked_share": "97%",
}  # fmt: skip


class Clock:
    def __init__(self):
        self.now = NOON

    def __call__(self):
        self.now += datetime.timedelta(seconds=1)
        return self.now


@pytest.fixture
def content(tmp_path):
    root = write_contents(tmp_path / "content")
    shutil.copytree(Path(__file__).parents[2] / "templates", root / "templates")
    return root


@pytest.fixture
def desk(tmp_path, content):
    return Desk(tmp_path / "home", tmp_path / "cache", content, Clock())


def answered(interview, said=SAID, until=None):
    while (question := interview.asked) is not None and question.id != until:
        assert isinstance(interview.accept(said[question.id]), Answer)
    return interview


def test_an_interview_comes_back_at_the_question_where_it_stood(desk):
    interview = answered(begin(desk, lang="en", client="Acme"), until="shipped_orders")
    again = resume(desk, interview.id)
    assert again.asked.id == "shipped_orders"
    assert again.inputs == interview.inputs
    assert again.progress() == interview.progress()
    assert again.client == "Acme"


def test_a_finished_interview_is_an_assessment_and_waits_no_more(desk):
    interview = answered(begin(desk, lang="en", client="Acme"))
    assert [w.id for w in waiting(desk)] == [interview.id]
    assessment = interview.finish()
    assert assessment.core["verdict"]["grade"]["value"] == "A"
    assert interview.finished
    assert waiting(desk) == []
    with pytest.raises(InputError, match="it is finished as"):
        resume(desk, interview.id)


def test_finishing_early_leaves_the_interview_open(desk):
    interview = answered(begin(desk, lang="en"), until="shipped_orders")
    assert not interview.finish().core["verdict"]["grade"]["decided"]
    assert answered(resume(desk, interview.id)).finish().core["verdict"]["grade"]["value"] == "A"


def test_a_refusal_stores_nothing(desk):
    interview = begin(desk, lang="en")
    assert interview.accept("7") == Refusal(Reason.NOT_AN_OPTION, "7")
    assert resume(desk, interview.id).answered == 0


def test_while_the_store_is_held_every_answer_is_there_for_others_at_once(desk):
    interview = begin(desk, lang="en")
    with interview.holding_store():
        for count, line in enumerate(("1", "1", "1"), 1):
            interview.accept(line)
            elsewhere = Desk(desk.home, desk.cache, desk.content, Clock())
            assert resume(elsewhere, interview.id).answered == count


def test_a_held_store_that_another_file_took_the_place_of_is_opened_anew(desk, tmp_path):
    interview = begin(desk, lang="en")
    with interview.holding_store():
        interview.accept("1")
        with desk.store() as store:
            store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            path = store.path
        shutil.copyfile(path, tmp_path / "copy.db")
        (tmp_path / "copy.db").replace(path)
        interview.accept("1")
    assert resume(desk, interview.id).answered == 2


def test_changing_an_earlier_answer_sets_aside_what_hung_on_it_and_brings_it_back(desk):
    interview = answered(begin(desk, lang="en"))
    while interview.asked is None or interview.asked.id != "profile.role":
        assert interview.back()
    interview.accept("2")  # a carrier: nothing of the seller's questions applies
    kept = interview.finish().core["answers"]
    assert "logistics.tracking" not in kept
    other = answered(begin(desk, lang="en"))
    while other.asked is None or other.asked.id != "profile.role":
        assert other.back()
    other.accept("2")
    while other.asked is None or other.asked.id != "profile.role":
        assert other.back()
    other.accept("1")
    assert "logistics.tracking" in answered(other).finish().core["answers"]


def test_an_edited_interview_ends_like_a_fresh_one(desk):
    wrong = answered(begin(desk, lang="en"), SAID | {"quality.inspection": "2", "late_shipment_rate": "50%"})
    for name in ("quality.inspection", "late_shipment_rate"):
        while wrong.asked is None or wrong.asked.id != name:
            assert wrong.back()
        wrong.accept(SAID[name])
    edited, fresh = wrong.finish().core["verdict"], answered(begin(desk, lang="en")).finish().core["verdict"]
    assert edited == fresh


def test_an_answer_of_a_ladder_or_a_veto_cannot_be_waved_away(desk):
    interview = answered(begin(desk, lang="en"), until="quality.fakes_admitted")
    assert interview.accept("n/a").reason is Reason.READ_BY_VETO
    interview = answered(begin(desk, lang="en"), until="late_shipment_rate")
    assert interview.accept("n/a").reason is Reason.READ_BY_VETO


def test_a_named_document_makes_the_answer_count_as_documented(desk):
    interview = answered(begin(desk, lang="en"), until="quality.fakes_admitted")
    assert interview.document("Inspection record, 2026-10-01").fact.id == "quality.inspection"
    entry = answered(interview).finish().core["answers"]["quality.inspection"]
    assert entry["evidence"] == {"document": "Inspection record", "date": "2026-10-01", "expires": None, "kind": "record"}


def test_an_answer_whose_option_is_gone_is_asked_again(desk, content, tmp_path):
    interview = answered(begin(desk, lang="en", order=Order.TOPICS), until="logistics.tracked_share")
    assert interview.inputs.answers["logistics.tracking"].value == "all"
    edit(content, "knowledge/questions/logistics.yaml", "{id: all,", "{id: whole,")
    for path in ("knowledge/measures/logistics.yaml", "knowledge/cases/steady/answers.yaml"):
        edit(content, path, "logistics.tracking: all", "logistics.tracking: whole")
    newer = Desk(tmp_path / "home", tmp_path / "cache", content, Clock())
    again = resume(newer, interview.id)
    assert "logistics.tracking" not in again.inputs.answers
    assert again.asked.section == "logistics"


def test_the_assessment_is_of_the_day_it_is_finished_unless_a_day_was_asked_for(desk):
    free, fixed = begin(desk, lang="en"), begin(desk, lang="en", as_of=datetime.date(2026, 3, 1))
    desk.clock.now = NOON + datetime.timedelta(days=9)
    assert resume(desk, free.id).library.as_of == datetime.date(2026, 12, 1)
    assert resume(desk, fixed.id).library.as_of == datetime.date(2026, 3, 1)


def test_figures_and_notices_of_files_are_kept_with_the_interview(desk, content):
    case = content / "knowledge/cases/steady"
    given = desk.read(desk.library(desk.today()), case / "answers.yaml", case / "data.yaml", None)
    interview = resume(desk, begin(desk, lang="en", given=given).id)
    assert interview.inputs.channels == given.channels
    assert dict(interview.inputs.answers) == dict(given.answers)
    assert interview.inputs.notices == given.notices
    assert interview.asked is None


def test_what_is_not_certain_is_stored_only_when_it_is_agreed_with(desk):
    interview = answered(begin(desk, lang="en"), until="late_shipment_rate")
    assert isinstance(interview.accept("around 6 percent"), Confirm)
    assert interview.offered[0].value == 0.06
    assert resume(desk, interview.id).inputs == interview.inputs
    assert "late_shipment_rate" not in interview.inputs.answers
    assert interview.accept("") == Answer((interview.inputs.answers["late_shipment_rate"],))
    assert interview.offered == ()


def test_an_offer_that_is_refused_is_gone_and_the_same_question_stands(desk):
    interview = answered(begin(desk, lang="en"), until="late_shipment_rate")
    interview.accept("6")
    assert interview.accept("no").reason is Reason.NOT_CONFIRMED
    assert interview.offered == ()
    assert interview.asked.id == "late_shipment_rate"
    assert interview.accept("").reason is Reason.EMPTY


def test_side_talk_and_noise_leave_an_offer_standing_and_another_value_takes_its_place(desk):
    interview = answered(begin(desk, lang="en"), until="late_shipment_rate")
    interview.accept("6")
    assert isinstance(interview.accept("/why"), Command)
    assert isinstance(interview.accept("banana"), Refusal)
    assert interview.offered[0].value == 0.06
    interview.accept("about 7%")
    assert interview.offered[0].value == 0.07
    interview.accept("8%")
    assert interview.inputs.answers["late_shipment_rate"].value == 0.08


def test_at_an_offer_of_yes_or_no_the_numbers_agree_with_nothing(desk):
    interview = answered(begin(desk, lang="zh"), until="quality.inspection")
    assert isinstance(interview.accept("应该没有吧"), Confirm)
    assert interview.accept("1").reason is Reason.NOT_CONFIRMED
    assert isinstance(interview.accept("应该没有吧"), Confirm)
    assert interview.accept("对").fact.value is False
