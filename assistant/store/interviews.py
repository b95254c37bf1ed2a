"""Interviews: assessments in progress, to be gone on with at any time until they are finished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from assistant.errors import InputError
from assistant.store.ids import as_typed, short_id
from assistant.store.moments import moment, text
from assistant.store.opening import Store

_SELECT = """SELECT i.*, count(a.sequence) AS entries, max(a.at) AS latest
    FROM interviews i LEFT JOIN answers a ON a.interview = i.id"""


@dataclass(frozen=True, slots=True)
class Interview:
    """``rule_base`` is the digest it began with, ``entries`` the length of its log, ``latest`` when it was last written into."""

    id: str
    client: str | None
    language: str
    mode: str
    as_of: date
    started: datetime
    rule_base: str
    respondent: str
    finished: str | None
    entries: int
    latest: datetime


def start(
    store: Store, *, client: str | None, language: str, mode: str, as_of: date, rule_base: str, at: datetime, respondent: str = ""
) -> Interview:
    """Begin an interview. ``client`` is an id or None; ``mode`` is the interview's own word (``quick``, ``full``)."""
    with store.transaction() as db:
        [place] = store.rows("SELECT coalesce(max(number), 0) + 1 AS next FROM interviews")
        new = short_id(
            "I",
            ["interview", client, place["next"], text(at)],
            taken=lambda it: bool(store.rows("SELECT 1 FROM interviews WHERE id = ?", [it])),
        )
        db.table("interviews").insert(
            {
                "id": new,
                "client": client,
                "language": language,
                "mode": mode,
                "as_of": as_of.isoformat(),
                "started": text(at),
                "rule_base": rule_base,
                "respondent": respondent,
                "finished": None,
            }
        )
    return get(store, new)


def get(store: Store, interview: str) -> Interview:
    """The interview of this id as typed, or the ``last`` unfinished one; InputError if there is none."""
    last = interview.strip().lower() == "last"
    found = unfinished(store)[:1] if last else _read(store, "WHERE i.id = ?", [as_typed("I", interview)])
    if not found and last:
        raise InputError("interview last: there is no such interview\n    assess begins one.")
    if not found:
        raise InputError(f"interview {interview.strip()}: there is no such interview\n    resume without an ID goes on with the last one.")
    return found[0]


def unfinished(store: Store, client: str | None = None) -> list[Interview]:
    """The interviews that can be gone on with, of one client (by id) or of all, the one last written into first."""
    return _read(store, "WHERE i.finished IS NULL AND (? IS NULL OR i.client = ?)", [client, client])


def assign(store: Store, interview: str, client: str) -> None:
    """Say whose interview it is (ids); InputError where it is another client's already."""
    with store.transaction() as db:
        known = get(store, interview)
        if known.client not in (None, client):
            raise InputError(f"interview {known.id}: it belongs to another client\n    Start a new interview for this client.")
        db.execute("UPDATE interviews SET client = ? WHERE id = ?", [client, known.id])


def writable(store: Store, interview: str) -> Interview:
    """The interview if it exists and is unfinished, else InputError; to be called within the transaction that writes."""
    found = get(store, interview)
    if found.finished:
        raise InputError(f"interview {found.id}: it is finished as {found.finished}\n    Start a new interview to change an answer.")
    return found


def _read(store: Store, where: str, parameters: list[str | None]) -> list[Interview]:
    order = "GROUP BY i.number ORDER BY max(i.started, coalesce(max(a.at), '')) DESC, i.number DESC"
    return [_interview(row) for row in store.rows(f"{_SELECT} {where} {order}", parameters)]


def _interview(row: dict[str, Any]) -> Interview:
    started = moment(row["started"])
    return Interview(
        id=row["id"],
        client=row["client"],
        language=row["language"],
        mode=row["mode"],
        as_of=date.fromisoformat(row["as_of"]),
        started=started,
        rule_base=row["rule_base"],
        respondent=row["respondent"],
        finished=row["finished"],
        entries=row["entries"],
        latest=moment(row["latest"]) if row["latest"] else started,
    )
