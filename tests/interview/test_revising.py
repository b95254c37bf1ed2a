"""Changing one's mind, notes, documents, several respondents, and a newer rule base, over a real store."""

import datetime
from dataclasses import replace

import pytest

from assistant.api.desk import Desk
from assistant.api.interviews import begin, resume
from assistant.api.reports import outline_of
from assistant.api.trust import replay
from assistant.errors import InputError
from assistant.interview.said import Answer, Reason, Refusal
from assistant.model.values import DocumentKind, Fact, Lack, State, known
from tests.contents import edit
from tests.interview.test_interviews import NOON, SAID, Clock, answered, content, desk

__all__ = ["content", "desk"]  # fixtures


def test_an_answer_is_asked_again_and_enter_keeps_it(desk):
    interview = answered(begin(desk, lang="en"), until="late_shipment_rate")
    assert interview.revise("quality.inspection")
    assert (interview.asked.id, interview.before.value) == ("quality.inspection", True)
    assert interview.accept("") == Answer((interview.inputs.answers["quality.inspection"],))
    assert interview.asked.id == "late_shipment_rate"
    interview.revise("quality.inspection")
    interview.accept("2")
    assert [f.value for f in interview.replaced] == [True]
    [given] = [g for g in resume(desk, interview.id).answers() if g.fact.id == "quality.inspection"]
    assert (given.fact.value, [turn.fact.value for turn in given.earlier]) == (False, [True])


def test_only_what_applies_is_asked_again(desk):
    interview = answered(begin(desk, lang="en"))
    interview.change((known("profile.role", "carrier"),))
    assert not interview.revise("logistics.tracking")
    assert not interview.revise("nothing.of_the_kind")
    assert {g.fact.id for g in interview.answers() if not g.stands} == {"logistics.tracking", "logistics.tracked_share"}
    interview.change((known("profile.role", "seller"),))
    assert all(g.stands for g in interview.answers())


def test_a_changed_answer_leaves_the_question_at_hand_standing(desk):
    interview = answered(begin(desk, lang="en"), until="late_shipment_rate")
    assert interview.change((known("quality.inspection", value=False), known("shipped_orders", 900))) == Answer(
        (known("quality.inspection", value=False), known("shipped_orders", 900))
    )
    assert interview.asked.id == "late_shipment_rate"
    interview.revise("quality.fakes_admitted")
    interview.change((known("shipped_orders", 901),))
    assert interview.asked.id == "quality.fakes_admitted"


def test_several_answers_are_filed_together_or_not_at_all(desk):
    interview = answered(begin(desk, lang="en"), until="late_shipment_rate")
    before = interview.inputs
    said = interview.change((known("shipped_orders", 900), Fact("late_shipment_rate", State.NOT_APPLICABLE)))
    assert isinstance(said, Refusal)
    assert said.reason is Reason.READ_BY_VETO
    with pytest.raises(InputError, match="no question or indicator"):
        interview.change((known("shipped_orders", 900), known("profile.shop_age", 3.0)))
    assert resume(desk, interview.id).inputs == interview.inputs == before


def test_what_is_put_off_comes_last_and_keeps_the_interview_open(desk):
    interview = begin(desk, lang="en")
    first = interview.asked.id
    assert interview.skip()
    assert interview.asked.id != first
    answered(interview, until=first)
    assert interview.put_off == (first,)
    interview.skip()
    assert interview.asked is None
    interview.finish()
    assert not interview.finished
    assert resume(desk, interview.id).asked.id == first


def test_a_note_waits_for_the_answer_and_stays_with_it(desk):
    interview = begin(desk, lang="en")
    assert interview.note("ask  the owner") == "profile.role"
    assert interview.note("or his son") == "profile.role"
    again = resume(desk, interview.id)
    again.accept("1")
    assert again.inputs.answers["profile.role"].note == "ask the owner; or his son"
    assert resume(desk, interview.id).inputs == again.inputs
    assert again.note("  ") is None


def test_a_document_and_a_note_leave_an_answer_in_its_place(desk):
    interview = answered(begin(desk, lang="en"), until="late_shipment_rate")
    before = list(interview.inputs.answers)
    interview.document("Inspection record, 2026-10-01", "quality.inspection")
    interview.note("by hand", "quality.inspection")
    assert list(interview.inputs.answers) == list(resume(desk, interview.id).inputs.answers) == before
    interview.change((known("quality.inspection", value=True),))
    assert interview.inputs.answers["quality.inspection"].evidence.document == "Inspection record"
    interview.change((known("quality.inspection", value=False),))
    assert interview.inputs.answers["quality.inspection"].evidence is None


def test_a_document_goes_with_the_answer_given_last_wherever_it_stands(desk):
    interview = answered(begin(desk, lang="en"), until="late_shipment_rate")
    interview.revise("quality.inspection")
    interview.accept("")
    assert interview.document("Record").fact.id == "quality.inspection"
    assert resume(desk, interview.id).document("2026-10-01").fact.id == "quality.inspection"
    interview.accept("1%")
    assert interview.document("Export").fact.id == "late_shipment_rate"


def test_a_document_that_does_not_count_is_kept_and_it_is_said_why(desk):
    interview = answered(begin(desk, lang="en"), until="quality.fakes_admitted")
    lacks = {
        "Record, 2026-10-01": None,
        "Record": Lack.UNDATED,
        "Record, 2026-12-01": Lack.FUTURE,
        "Record, 2026-01-01, expires 2026-11-21": Lack.EXPIRED,
    }
    for text, lack in lacks.items():
        assert interview.document(text).lack is lack
        assert resume(desk, interview.id).inputs.answers["quality.inspection"].evidence.document == "Record"
    interview.document("Record")
    assert interview.document("2026-10-01").lack is None
    assert not interview.document("Record, 2026-10-01").idle
    assert answered(interview, until="shipped_orders").document("Note, 2026-10-01").idle  # a denial stands as declared


def test_a_document_that_does_not_count_never_takes_the_place_of_one_that_does(desk):
    def on_file():
        return resume(desk, interview.id).inputs.answers["quality.inspection"].evidence.document

    interview = answered(begin(desk, lang="en"), until="quality.fakes_admitted")
    interview.document("Old record, 2026-10-01")
    for text in ("New record, 2027-05-01", "New record, 2025-05-01, expires 2026-05-01", "New record", "New record, 2026-13-45"):
        paper = interview.document(text)
        assert (paper.counts.document, paper.filed) == ("Old record", False)
        assert on_file() == "Old record"
    assert resume(desk, interview.id).inputs.answers["quality.inspection"].note == "New record, 2027-05-01"
    assert interview.document("2026-11-01").filed  # what was waiting has its day now
    assert on_file() == "New record"
    assert interview.document("New record, 2026-11-01, expires 2026-11-02").filed  # that it has expired itself is an admission


def test_a_last_day_that_is_none_leaves_the_document_waiting(desk):
    interview = answered(begin(desk, lang="en"), until="quality.fakes_admitted")
    paper = interview.document("Record, 2026-10-01, expires 2026-02-30")
    assert (paper.no_expiry, paper.filed) == ("2026-02-30", False)
    assert interview.document("expires 2027-02-28").filed
    kept = resume(desk, interview.id).inputs.answers["quality.inspection"].evidence
    assert (kept.document, kept.date, kept.expires) == ("Record", datetime.date(2026, 10, 1), datetime.date(2027, 2, 28))


def test_a_file_is_named_with_its_place_and_its_day_is_asked_for(desk, tmp_path):
    file = tmp_path / "carrier contract, 2025.pdf"
    file.write_text("contract")
    interview = answered(begin(desk, lang="en"), until="quality.fakes_admitted")
    paper = interview.document(f'"{file}"')
    assert (paper.evidence.document, paper.evidence.where, paper.evidence.kind) == (file.name, str(tmp_path), DocumentKind.CONTRACT)
    assert (paper.lack, paper.hint) == (Lack.UNDATED, datetime.datetime.fromtimestamp(file.stat().st_mtime).date())  # noqa: DTZ006
    assert interview.document("2026-10-01").lack is None
    assert interview.document(f"{file}, 2026-10-02, expires 2027-10-02").evidence.expires == datetime.date(2027, 10, 2)


def test_the_kind_and_the_place_of_a_document_are_replayed_and_printed(desk):
    interview = answered(begin(desk, lang="en", client="Acme"), until="quality.fakes_admitted")
    interview.document("Inspection record, 2026-10-01, at the office")
    assessment = answered(interview).finish()
    assert assessment.core["answers"]["quality.inspection"]["evidence"]["where"] == "the office"
    assert [r.same for r in replay(desk, None)] == [True]
    [said] = [a.evidence for s in outline_of(assessment, "en").answers for a in s.answers if a.id == "quality.inspection"]
    assert said.replace("\u00a0", " ") == "Inspection record (record), dated 1 October 2026, kept: the office"


def test_an_interview_is_put_under_a_client_and_goes_on_in_the_language_chosen(desk):
    interview = answered(begin(desk, lang="en"), until="quality.fakes_admitted")
    assert interview.save_for(" Acme  Trading ") == "Acme Trading"
    interview.speak("zh")
    again = resume(desk, interview.id)
    assert (again.client, again.lang) == ("Acme Trading", "zh")
    with pytest.raises(InputError, match="another client"):
        again.save_for("Other")
    assert answered(again).finish().client == "Acme Trading"


def test_who_answered_what_is_kept_and_printed_where_several_people_did(desk):
    interview = answered(begin(desk, lang="en", client="Acme", respondent="Li"), until="shipped_orders")
    assert resume(desk, interview.id).respondent == "Li"
    again = answered(resume(desk, interview.id, respondent="Wang"), until="logistics.tracking")
    again.change((replace(again.inputs.answers["quality.inspection"], value=False),))
    names = {g.fact.id: g.respondent for g in again.answers()}
    assert (names["profile.role"], names["shipped_orders"], names["quality.inspection"]) == ("Li", "Wang", "Wang")
    assessment = answered(again).finish()
    notes = {a.id: a.note for s in outline_of(assessment, "en").answers for a in s.answers}
    assert (notes["profile.role"], notes["quality.inspection"]) == ("answered by Li", "answered by Wang")
    assert desk.load(assessment.id).respondents == assessment.respondents
    assert "Wang" not in str(assessment.core)
    alone = answered(begin(desk, lang="en", respondent="Li")).finish()
    assert alone.respondents == {}


def test_an_answer_that_the_data_contradicts_is_raised_once_with_both_values(desk, content):
    case = content / "knowledge/cases/steady"
    given = desk.read(desk.library(desk.today()), None, case / "data.yaml", None)
    interview = begin(desk, lang="en", given=given)
    [(channel, figures)] = [(n, f) for n, f in given.channels.items() if "late_shipment_rate" in f]
    interview.change((known("late_shipment_rate", 0.5),))
    [clash] = interview.clash()
    assert (clash.about, clash.channel) == ("late_shipment_rate", channel)
    assert [f.value for f in clash.facts] == [0.5, figures["late_shipment_rate"].value]
    assert interview.clash() == resume(desk, interview.id).clash() == ()
    interview.change((known("late_shipment_rate", 0.4),))
    assert len(interview.clash()) == 1
    interview.change((known("late_shipment_rate", 0.5),))
    assert interview.clash() == ()  # it was told of that once


def newer(tmp_path, content, days=3):
    clock = Clock()
    clock.now = NOON + datetime.timedelta(days=days)
    return Desk(tmp_path / "home", tmp_path / "cache", content, clock)


def test_a_newer_rule_base_is_told_once_and_only_what_is_new_is_asked(desk, content, tmp_path):
    interview = answered(begin(desk, lang="en"), until="logistics.tracked_share")
    assert resume(desk, interview.id).news is None
    edit(content, "rules/VERSION", "2026.11.0", "2026.12.0")
    edit(content, "rules/thresholds/all.yaml", "zh: D 级最短停留天数}\n  value: 90", "zh: D 级最短停留天数}\n  value: 60")
    text = (content / "knowledge/questions/logistics.yaml").read_text()
    whole = text[text.index("- id: logistics.tracking\n") : text.index("- id: logistics.tracked_share")]
    added = whole.replace("logistics.tracking", "logistics.insured").replace("{en: Tracking, zh: 物流追踪}", "{en: Insured, zh: 投保}")
    (content / "knowledge/questions/logistics.yaml").write_text(text + added)
    again = resume(newer(tmp_path, content), interview.id)
    news = again.news
    assert (news.since, news.versions, news.known) == (NOON.date(), ("2026.11.0", "2026.12.0"), True)
    assert news.new == ("logistics.insured",)
    assert [(m.before.value, m.after.value) for m in news.thresholds] == [(90, 60)]
    assert (news.gone, news.set_aside, news.choices, news.rules) == ((), (), (), ())
    assert resume(newer(tmp_path, content), interview.id).news == news  # nobody answered yet
    rest = set()
    while again.asked is not None:
        rest.add(again.asked.id)
        again.accept({**SAID, "logistics.insured": "3"}[again.asked.id])
    assert rest == {"logistics.insured", "logistics.tracked_share"}
    assert resume(newer(tmp_path, content), interview.id).news is None


def test_answers_that_no_longer_fit_are_set_aside_and_told(desk, content, tmp_path):
    interview = answered(begin(desk, lang="en"), until="logistics.tracked_share")
    edit(content, "knowledge/questions/logistics.yaml", "{id: all,", "{id: whole,")
    for path in ("knowledge/measures/logistics.yaml", "knowledge/cases/steady/answers.yaml"):
        edit(content, path, "logistics.tracking: all", "logistics.tracking: whole")
    news = resume(newer(tmp_path, content), interview.id).news
    assert [t.en for t in news.set_aside] == ["Tracking"]
    assert news.new == ()


def test_an_option_that_is_worded_otherwise_since_the_answer_is_told(desk, content, tmp_path):
    interview = answered(begin(desk, lang="en"), until="logistics.tracked_share")
    path = content / "knowledge/questions/logistics.yaml"
    text = path.read_text(encoding="utf-8")
    [label] = [o.label for o in interview.library.facts["logistics.tracking"].options if o.id == "all"]
    path.write_text(text.replace(f"label: {{en: {label.en}, zh: {label.zh}}}", "label: {en: Every parcel, zh: 每个包裹}"), encoding="utf-8")
    news = resume(newer(tmp_path, content), interview.id).news
    assert [(r.title.en, r.before, r.after.en) for r in news.labels] == [("Tracking", label, "Every parcel")]
    assert (news.choices, news.set_aside) == ((), ())


def test_a_document_that_expired_since_the_last_sitting_is_told(desk, content, tmp_path):
    interview = answered(begin(desk, lang="en"), until="quality.fakes_admitted")
    interview.document("Record, 2026-10-01, expires 2026-11-23")
    assert resume(newer(tmp_path, content, days=1), interview.id).news is None
    news = resume(newer(tmp_path, content), interview.id).news
    assert (news.lapsed, news.same_rule_base) == (("quality.inspection",), True)


def test_the_rule_base_of_an_interview_is_kept_once_and_forgotten_with_it(desk):
    from assistant.store import clients, contents, exchange, forgetting, interviews

    first, second = (begin(desk, lang="en", client=name) for name in ("Acme", "Other"))
    with desk.store() as store:
        where = {interviews.get(store, i.id).contents for i in (first, second)}
        assert len(where) == 1
        assert contents.get(store, *where)
        acme, other = clients.get(store, "Acme"), clients.get(store, "Other")
        exported = exchange.export_client(store, acme.id)
        assert [c["digest"] for c in exported["contents"]] == list(where)
        assert forgetting.forget(store, acme.id, desk.clock()).contents == 0
        assert forgetting.forget(store, other.id, desk.clock()).contents == 1
        exchange.import_client(store, exported)
        assert contents.get(store, *where)


def test_who_stops_early_keeps_the_proof_that_nothing_could_change_any_more(desk):
    interview = answered(begin(desk, lang="en"), until="quality.fakes_admitted")
    assert interview.settled is None
    interview.change((known("quality.fakes_admitted", value=True), known("shipped_orders", 400), known("late_shipment_rate", 0.01)))
    assert interview.asked is not None
    assert interview.settled.grade == "D"
    verdict = interview.finish().core["verdict"]
    assert (verdict["certificate"]["grade"], verdict["grade"]["value"], interview.finished) == ("D", "D", False)
    assert [r.same for r in replay(desk, None)] == [True]
