"""Assessments: finished judgements with their canonical core, never rewritten, each linked to the one before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from assistant.errors import InputError
from assistant.model.canonical import canonical
from assistant.store import chain
from assistant.store.contents import digest_of, pack, put_within, unpack
from assistant.store.ids import as_typed, short_id
from assistant.store.interviews import Interview, writable
from assistant.store.moments import moment, text
from assistant.store.opening import Store
from assistant.store.troubles import trouble

# what a link of the chain covers: all but the core's bytes (its digest stands for them) and the place in this store
LINKED = (
    *("id", "client", "interview", "previous", "as_of", "created"),
    *("rule_base", "templates", "weights", "program", "engine", "core_digest", "link"),
)

# a client's own, and those of its interviews from before it was said whose they are; or those of one interview without a client
OF_OWNER = "chain IN (SELECT :owner UNION SELECT id FROM interviews WHERE client = :owner)"


@dataclass(frozen=True, slots=True)
class Assessment:
    """A stored assessment. ``core`` are the canonical bytes, of digest ``core_digest``; the contents are linked by digest."""

    id: str
    client: str | None
    interview: str | None
    previous: str | None
    as_of: date
    created: datetime
    rule_base: str
    templates: str | None
    weights: str | None
    program: str
    engine: str
    core: bytes
    core_digest: str


def save(
    store: Store,
    *,
    core: bytes,
    contents: Mapping[str, bytes],
    program: str,
    engine: str,
    at: datetime,
    client: str | None = None,
    interview: str | None = None,
    previous: str | None = None,
    finishes: bool = True,
) -> Assessment:
    """Store an assessment in one step, with its contents (``rule_base`` is needed), and finish its interview.

    ``core``: canonical bytes, with ``as_of``; ValueError otherwise. ``client``, ``interview``, ``previous``: ids; at least one of the
    first two, and an interview's client is the assessment's. Without ``previous`` it follows the client's latest assessment that is
    not of a later day. An interview that goes on (after a quick check) is not finished: ``finishes=False``.
    """
    as_of = date.fromisoformat(_checked(core)["as_of"])
    with store.transaction() as db:
        if interview:
            client = _owner(writable(store, interview), client)
        chain_of = client or interview
        if chain_of is None:
            raise ValueError("an assessment is stored for a client or from an interview")
        row = {
            "client": client,
            "interview": interview,
            "previous": previous or _latest_id(store, chain_of, "as_of <= :day", as_of),
            "as_of": as_of.isoformat(),
            "created": text(at),
            "rule_base": put_within(db, "rule_base", contents["rule_base"]),
            "templates": put_within(db, "templates", contents["templates"]) if "templates" in contents else None,
            "weights": put_within(db, "weights", contents["weights"]) if "weights" in contents else None,
            "program": program,
            "engine": engine,
            "core_digest": digest_of(core),
        }
        row["id"] = short_id("A", row, taken=lambda it: bool(store.rows("SELECT 1 FROM assessments WHERE id = ?", [it])))
        link = chain.extend(db, chain_of, row)
        db.table("assessments").insert(row | {"core": pack(core), "chain": chain_of, "link": link})
        if interview and finishes:
            db.execute("UPDATE interviews SET finished = ? WHERE id = ?", [row["id"], interview])
    return get(store, str(row["id"]))


def get(store: Store, assessment: str, *, client: str | None = None) -> Assessment:
    """The assessment of this id as typed, or the ``last`` one stored (of a client, where its id is given).

    InputError if there is none, StoreError if its core is not what it was.
    """
    if assessment.strip().lower() == "last":
        found = store.rows(f"SELECT * FROM assessments WHERE :owner IS NULL OR {OF_OWNER} ORDER BY number DESC LIMIT 1", {"owner": client})  # noqa: S608
        if not found:
            raise InputError("assessment last: there is no such assessment\n    assess makes one; with --client NAME it is kept.")
    else:
        found = store.rows("SELECT * FROM assessments WHERE id = ?", [as_typed("A", assessment)])
    if not found:
        raise InputError(f"assessment {assessment.strip()}: there is no such assessment\n    history CLIENT shows the ids.")
    return _assessment(store, found[0])


def history(store: Store, client: str) -> list[Assessment]:
    """A client's assessments from the oldest day to the newest, those of one day in the order they were stored."""
    found = store.rows(f"SELECT * FROM assessments WHERE {OF_OWNER} ORDER BY as_of, number", {"owner": client})  # noqa: S608 - ours
    return [_assessment(store, row) for row in found]


def latest_before_month(store: Store, client: str, as_of: date) -> Assessment | None:
    """The newest assessment of a calendar month before that of ``as_of``: the ladder's state before (one evaluation a month)."""
    found = _latest_id(store, client, "as_of < :day", as_of.replace(day=1))
    return get(store, found) if found else None


def _latest_id(store: Store, owner: str, where: str, day: date) -> str | None:
    sql = f"SELECT id FROM assessments WHERE {OF_OWNER} AND {where} ORDER BY as_of DESC, number DESC LIMIT 1"  # noqa: S608 - ours
    return next((str(row["id"]) for row in store.rows(sql, {"owner": owner, "day": day.isoformat()})), None)


def _owner(interview: Interview, client: str | None) -> str | None:
    if client and client != interview.client:
        raise ValueError(f"interview {interview.id} is not of client {client}: assign it first")
    return interview.client


def _checked(core: bytes) -> dict[str, Any]:
    value = json.loads(core)
    if not isinstance(value, dict) or canonical(value) != core:
        raise ValueError("a core is stored as the canonical bytes of a mapping")
    return value


def _assessment(store: Store, row: dict[str, Any]) -> Assessment:
    core = unpack(row["core"])
    if core is None or digest_of(core) != row["core_digest"]:
        raise trouble(
            store.path,
            f"assessment {row['id']} is not what was stored",
            "Put a backup back, or import the client's export, that has it whole.",
        )
    return Assessment(
        id=row["id"],
        client=row["client"],
        interview=row["interview"],
        previous=row["previous"],
        as_of=date.fromisoformat(row["as_of"]),
        created=moment(row["created"]),
        rule_base=row["rule_base"],
        templates=row["templates"],
        weights=row["weights"],
        program=row["program"],
        engine=row["engine"],
        core=core,
        core_digest=row["core_digest"],
    )
