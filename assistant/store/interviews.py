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
    """``rule_base`` is the digest of the one it goes by, and ``contents`` where that is kept, if it is.

    ``entries`` is the length of its log, ``latest`` when it was last written into.
    """

    id: str
    client: str | None
    language: str
    mode: str
    as_of: date
    started: datetime
    rule_base: str
    contents: str | None
    respondent: str
    finished: str | None
    entries: int
    latest: datetime


def start(
    store: Store,
    *,
    client: str | None,
    language: str,
    mode: str,
    as_of: date,
    rule_base: str,
    at: datetime,
    respondent: str = "",
    contents: str | None = None,
) -> Interview:
    """Begin an interview. ``client`` is an id or None; ``mode`` is the interview's own word (``quick``, ``full``).

    ``contents`` is where the rule base of digest ``rule_base`` is kept.
    """
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
                "contents": contents,
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
        raise InputError("interview last: there is no such interview\n    assess begins one.", "没有未完成的问答\n    用 assess 开始。")
    if not found:
        raise InputError(
            f"interview {interview.strip()}: there is no such interview\n    resume without an ID goes on with the last one.",
            f"问答 {interview.strip()}：不存在\n    不写编号的 resume 会继续最近一次问答。",
        )
    return found[0]


def unfinished(store: Store, client: str | None = None) -> list[Interview]:
    """The interviews that can be gone on with, of one client (by id) or of all, the one last written into first."""
    return _read(store, "WHERE i.finished IS NULL AND (? IS NULL OR i.client = ?)", [client, client])


def assign(store: Store, interview: str, client: str) -> None:
    """Say whose interview it is (ids); InputError where it is another client's already."""
    with store.transaction() as db:
        known = get(store, interview)
        if known.client not in (None, client):
            raise InputError(
                f"interview {known.id}: it belongs to another client\n    Start a new interview for this client.",
                f"问答 {known.id}：已归属另一客户\n    请为该客户重新开始一次问答。",
            )
        db.execute("UPDATE interviews SET client = ? WHERE id = ?", [client, known.id])


def kept(store: Store, rule_base: str) -> str | None:
    """Where the rule base of this digest is kept for another interview, if it is."""
    found = store.rows("SELECT contents FROM interviews WHERE rule_base = ? AND contents IS NOT NULL LIMIT 1", [rule_base])
    return str(found[0]["contents"]) if found else None


def move(store: Store, interview: str, rule_base: str, contents: str) -> None:
    """Say that it goes by another rule base from now on."""
    with store.transaction() as db:
        db.execute("UPDATE interviews SET rule_base = ?, contents = ? WHERE id = ?", [rule_base, contents, get(store, interview).id])


def speak(store: Store, interview: str, language: str) -> None:
    """Say in which language it goes on."""
    with store.transaction() as db:
        db.execute("UPDATE interviews SET language = ? WHERE id = ?", [language, get(store, interview).id])


def writable(store: Store, interview: str) -> Interview:
    """The interview if it exists and is unfinished, else InputError; to be called within the transaction that writes."""
    found = get(store, interview)
    if found.finished:
        raise finished(found)
    return found


def finished(interview: Interview) -> InputError:
    """What is said where a finished interview is to be written into."""
    return InputError(
        f"interview {interview.id}: it is finished as {interview.finished}\n    Start a new interview to change an answer.",
        f"问答 {interview.id}：已结束，评估编号 {interview.finished}\n    如需更改答案，请重新开始一次问答。",
    )


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
        contents=row["contents"],
        respondent=row["respondent"],
        finished=row["finished"],
        entries=row["entries"],
        latest=moment(row["latest"]) if row["latest"] else started,
    )
