"""Answers: an append-only log per interview, each entry on the disk before it is acknowledged.

The trap it guards: changing one's mind is a later entry, never an update, so that the trail shows what was said first.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from assistant.model.canonical import canonical
from assistant.model.values import Fact, Plain, plain, plain_evidence
from assistant.store.interviews import writable
from assistant.store.moments import moment, text
from assistant.store.opening import Store


class AnswerKind(StrEnum):
    """What an entry of the log does."""

    ANSWER = "answer"
    SET_ASIDE = "set_aside"  # its question no longer applies; the answer before it is kept in the log
    WITHDRAWN = "withdrawn"  # the respondent took it back


@dataclass(frozen=True, slots=True)
class Answer:
    """One entry. ``value`` is as JSON holds it; state, value, origin and evidence are None where an answer is set aside or withdrawn,
    and where only a note was left before there is an answer.
    """

    sequence: int
    kind: AnswerKind
    fact: str
    channel: str
    state: str | None
    value: Plain
    origin: str | None
    evidence: dict[str, Plain] | None
    note: str
    respondent: str
    at: datetime


def append(store: Store, interview: str, fact: Fact, *, at: datetime, channel: str = "", respondent: str = "") -> int:
    """Store one answer; on return the disk has it. Gives its sequence number in the interview."""
    return append_all(store, interview, [(channel, fact)], at=at, respondent=respondent)[0]


def append_all(store: Store, interview: str, facts: Iterable[tuple[str, Fact]], *, at: datetime, respondent: str = "") -> list[int]:
    """Store many answers, each ``(channel, fact)``, all or none: for what was read from a file."""
    return _write(store, interview, [_of_fact(channel, fact) for channel, fact in facts], at, respondent)


def remark(store: Store, interview: str, fact: str, note: str, *, at: datetime, respondent: str = "") -> int:
    """Append a note on what has no answer yet: an entry without a state. The answer to come takes it over."""
    return _write(store, interview, [{"kind": AnswerKind.ANSWER.value, "fact": fact, "channel": "", "note": note}], at, respondent)[0]


def take_back(
    store: Store, interview: str, fact: str, *, kind: AnswerKind, at: datetime, channel: str = "", respondent: str = "", note: str = ""
) -> int:
    """Append that the answer to ``fact`` is set aside or withdrawn."""
    if kind is AnswerKind.ANSWER:
        raise ValueError("an answer is appended with append")
    return _write(store, interview, [{"kind": kind.value, "fact": fact, "channel": channel, "note": note}], at, respondent)[0]


def log(store: Store, interview: str) -> list[Answer]:
    """All entries in the order they were made."""
    return [_answer(row) for row in store.rows("SELECT * FROM answers WHERE interview = ? ORDER BY sequence", [interview])]


def current(store: Store, interview: str) -> list[Answer]:
    """The answer that counts for each fact and channel: its latest entry, unless that took the answer back."""
    latest = {(entry.fact, entry.channel): entry for entry in log(store, interview)}
    return sorted((entry for entry in latest.values() if entry.kind is AnswerKind.ANSWER), key=lambda entry: entry.sequence)


def respondents(store: Store, interview: str, until: datetime) -> dict[str, str]:
    """Who gave each answer that counted at a moment, where several people gave them; a name is empty where none was said."""
    given = {e.fact: e for e in log(store, interview) if not e.channel and e.at <= until}
    names = {fact: e.respondent for fact, e in given.items() if e.kind is AnswerKind.ANSWER and e.state is not None}
    return names if len(set(names.values())) > 1 else {}


def _write(store: Store, interview: str, entries: list[dict[str, str | None]], at: datetime, respondent: str) -> list[int]:
    with store.transaction() as db:
        interview = writable(store, interview).id
        [before] = store.rows("SELECT coalesce(max(sequence), 0) AS length FROM answers WHERE interview = ?", [interview])
        numbers = list(range(before["length"] + 1, before["length"] + 1 + len(entries)))
        for number, entry in zip(numbers, entries, strict=True):
            row = {"interview": interview, "sequence": number, "respondent": respondent, "at": text(at)}
            db.table("answers").insert(row | entry)
    return numbers


def _of_fact(channel: str, fact: Fact) -> dict[str, str | None]:
    return {
        "kind": AnswerKind.ANSWER.value,
        "fact": fact.id,
        "channel": channel,
        "state": fact.state.value,
        "value": None if fact.value is None else _json(plain(fact.value)),
        "origin": fact.origin.value if fact.origin else None,
        "evidence": _json(plain_evidence(fact.evidence)) if fact.evidence else None,
        "note": fact.note,
    }


def _json(value: object) -> str:
    return canonical(value).decode()


def _answer(row: dict[str, Any]) -> Answer:
    return Answer(
        sequence=row["sequence"],
        kind=AnswerKind(row["kind"]),
        fact=row["fact"],
        channel=row["channel"],
        state=row["state"],
        value=None if row["value"] is None else json.loads(row["value"]),
        origin=row["origin"],
        evidence=None if row["evidence"] is None else json.loads(row["evidence"]),
        note=row["note"],
        respondent=row["respondent"],
        at=moment(row["at"]),
    )
