from __future__ import annotations

import sqlite3
from datetime import date, datetime, timedelta

import pytest

from assistant.errors import InputError, StoreError
from assistant.model.values import Evidence, Fact, Money, Origin, State, known, unknown
from assistant.store import Store, answers, assessments, clients, interviews
from assistant.store.answers import AnswerKind


@pytest.fixture
def interview(store: Store, now: datetime) -> str:
    return begin(store, now)


def begin(store: Store, at: datetime, client: str | None = None) -> str:
    return interviews.start(store, client=client, language="zh", mode="quick", as_of=date(2026, 11, 22), rule_base="d", at=at).id


def test_an_answer_comes_back_as_it_was_given(store: Store, interview: str, now: datetime):
    evidence = Evidence("营业执照.pdf", date(2026, 1, 1), date(2027, 1, 1))
    facts = [
        known("a.yes", value=True),
        known("a.share", 0.1),
        known("a.choices", ("b", "a")),
        known("a.money", Money(12.5, "EUR", date(2026, 11, 1))),
        known("a.day", date(2026, 2, 28), Origin.DOCUMENTED, evidence),
        unknown("a.unknown"),
        Fact("a.declined", State.DECLINED, note="will not say"),
    ]
    numbers = [answers.append(store, interview, fact, at=now, channel="amazon.de", respondent="Li") for fact in facts]
    log = answers.log(store, interview)
    assert numbers == [entry.sequence for entry in log] == [1, 2, 3, 4, 5, 6, 7]
    assert [entry.value for entry in log] == [
        True,
        0.1,
        ["b", "a"],
        {"amount": 12.5, "currency": "EUR", "date": "2026-11-01"},
        "2026-02-28",
        None,
        None,
    ]
    assert [entry.state for entry in log[4:]] == ["known", "unknown", "declined"]
    assert log[4].evidence == {"document": "营业执照.pdf", "date": "2026-01-01", "expires": "2027-01-01"}
    assert (log[4].origin, log[4].channel, log[4].respondent, log[4].at) == ("documented", "amazon.de", "Li", now)
    assert log[6].note == "will not say"


def test_the_latest_answer_counts_and_the_log_keeps_the_first(store: Store, interview: str, now: datetime):
    answers.append(store, interview, known("a.x", 1), at=now)
    answers.append(store, interview, known("a.y", 2), at=now)
    answers.append(store, interview, known("a.x", 3), at=now)
    answers.append(store, interview, known("a.x", 4), at=now, channel="ebay")
    assert [(entry.fact, entry.channel, entry.value) for entry in answers.current(store, interview)] == [
        ("a.y", "", 2),
        ("a.x", "", 3),
        ("a.x", "ebay", 4),
    ]
    assert len(answers.log(store, interview)) == 4


@pytest.mark.parametrize("kind", [AnswerKind.SET_ASIDE, AnswerKind.WITHDRAWN])
def test_an_answer_taken_back_no_longer_counts_until_it_is_given_again(store: Store, interview: str, now: datetime, kind: AnswerKind):
    answers.append(store, interview, known("a.x", 1), at=now)
    answers.take_back(store, interview, "a.x", kind=kind, at=now)
    assert answers.current(store, interview) == []
    assert [entry.kind for entry in answers.log(store, interview)] == [AnswerKind.ANSWER, kind]
    answers.append(store, interview, known("a.x", 2), at=now)
    assert [entry.value for entry in answers.current(store, interview)] == [2]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE answers SET value = '2'",
        "DELETE FROM answers",
        "INSERT OR REPLACE INTO answers SELECT * FROM answers",
    ],
)
def test_no_statement_changes_or_deletes_an_answer(store: Store, interview: str, now: datetime, change: str):
    answers.append(store, interview, known("a.x", 1), at=now)
    with pytest.raises(StoreError, match="what is stored in answers is never"), store.transaction() as db:
        db.execute(change)
    stranger = sqlite3.connect(store.path)
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        stranger.execute(change)
    stranger.close()
    assert [entry.value for entry in answers.log(store, interview)] == [1]


def test_a_finished_interview_takes_no_more_answers(store: Store, interview: str, now: datetime, save):
    done = save(store, interview=interview)
    with pytest.raises(InputError, match=rf"it is finished as {done.id}"):
        answers.append(store, interview, known("a.x", 1), at=now)
    assert interviews.get(store, interview).finished == done.id


def test_an_interview_goes_on_after_a_quick_check(store: Store, interview: str, now: datetime, save):
    quick = save(store, interview=interview, finishes=False)
    answers.append(store, interview, known("a.x", 1), at=now)
    full = save(store, interview=interview)
    assert full.previous == quick.id
    assert interviews.unfinished(store) == []


def test_unfinished_interviews_come_last_touched_first(store: Store, now: datetime):
    client = clients.add(store, "Quokka", now)
    first, second = begin(store, now), begin(store, now + timedelta(hours=1), client.id)
    assert [found.id for found in interviews.unfinished(store)] == [second, first]
    answers.append(store, first, known("a.x", 1), at=now + timedelta(hours=2))
    found = interviews.unfinished(store)
    assert [(one.id, one.entries, one.latest) for one in found] == [
        (first, 1, now + timedelta(hours=2)),
        (second, 0, now + timedelta(hours=1)),
    ]
    assert interviews.get(store, " LAST ").id == first
    assert interviews.get(store, second.lower()).client == client.id
    assert [one.id for one in interviews.unfinished(store, client.id)] == [second]


def test_an_unknown_interview_is_refused_by_name(store: Store, now: datetime):
    for attempt in ("I-NOPE9", "last"):
        with pytest.raises(InputError, match=f"interview {attempt}: there is no such interview"):
            interviews.get(store, attempt)
    with pytest.raises(InputError, match="no such interview"):
        answers.append(store, "I-NOPE9", known("a.x", 1), at=now)


def test_an_interview_is_given_to_a_client_later_and_to_no_other(store: Store, interview: str, now: datetime, save):
    quick = save(store, interview=interview, finishes=False)
    quokka, wombat = clients.add(store, "Quokka", now), clients.add(store, "Wombat", now)
    interviews.assign(store, interview, quokka.id)
    with pytest.raises(InputError, match="another client"):
        interviews.assign(store, interview, wombat.id)
    full = save(store, interview=interview)
    assert (full.client, full.previous) == (quokka.id, quick.id)
    assert [done.id for done in assessments.history(store, quokka.id)] == [quick.id, full.id]


def test_an_interview_of_a_client_who_is_not_there_is_refused(store: Store, now: datetime):
    with pytest.raises(StoreError, match="not in the store, or no longer"):
        begin(store, now, "C-NOPE9")


def test_clients_are_found_by_name_in_any_case_and_width_and_by_id(store: Store, now: datetime):
    client = clients.add(store, "  Ｑuokka   Trading ", now)
    assert client.name == "Ｑuokka Trading"
    for name in ("quokka trading", "QUOKKA  TRADING", client.id, client.id.lower()):
        assert clients.get(store, name) == client
    with pytest.raises(InputError, match="already a client of this name"):
        clients.add(store, "quokka trading", now)
    clients.add(store, "青鸟", now)
    assert [one.name for one in clients.every(store)] == ["Ｑuokka Trading", "青鸟"]


def test_a_client_who_is_not_there_is_refused_with_names_that_look_alike(store: Store, now: datetime):
    clients.add(store, "Quokka", now)
    assert clients.find(store, "Quoka") is None
    with pytest.raises(InputError, match=r"client Quoka: there is no such client\n.*Did you mean Quokka"):
        clients.get(store, "Quoka")
    with pytest.raises(InputError, match="client list"):
        clients.get(store, "青鸟")


def test_a_part_of_a_name_leads_to_the_whole(store: Store, now: datetime):
    clients.add(store, "Pennine Power Ltd", now)
    with pytest.raises(InputError, match="Did you mean Pennine Power Ltd"):
        clients.get(store, "pennine")


@pytest.mark.parametrize("name", ["", "   ", "a\x1b[31mb", "x" * 201, "a\u202eb"])
def test_what_cannot_be_a_name_is_refused(store: Store, now: datetime, name: str):
    with pytest.raises(InputError, match="cannot be a name"):
        clients.add(store, name, now)
