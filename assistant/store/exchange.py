"""All of one client as one JSON-able mapping, and back into another store with the same ids, digests and links.

The trap it guards: an export that was cut, edited or only half understood must not become a client; it goes in whole or not at all.
"""

from __future__ import annotations

import base64
import json
import sqlite3
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from assistant.errors import InputError
from assistant.model.canonical import canonical, digest
from assistant.store import annotating, assessments, chain, clients
from assistant.store.contents import digest_of, pack, put_within, unpack
from assistant.store.opening import Store
from assistant.store.troubles import trouble

if TYPE_CHECKING:
    from sqlite_utils import Database

SCHEMA = "credit-assistant/client/1"

_INTERVIEW = ("id", "client", "language", "mode", "as_of", "started", "rule_base", "respondent", "finished", "contents")
_ANSWER = ("sequence", "kind", "fact", "channel", "state", "value", "origin", "evidence", "note", "respondent", "at")
_ASSESSMENT = (*assessments.LINKED, "chain")
_AS_JSON = ("value", "evidence")  # canonical JSON in the table, plain values in the export


def export_client(store: Store, client: str) -> dict[str, Any]:
    """Everything of a client (by id): interviews with their logs, assessments with cores, annotations, the contents they need."""
    data: dict[str, Any] = {"schema": SCHEMA}
    with store.snapshot():
        [data["client"]] = store.rows("SELECT id, name, added FROM clients WHERE id = ?", [client])
        data["interviews"] = [
            _pick(row, _INTERVIEW) | {"answers": _log(store, row["id"])}
            for row in store.rows("SELECT * FROM interviews WHERE client = ? ORDER BY number", [client])
        ]
        data["assessments"] = [
            _pick(row, _ASSESSMENT) | {"core": _core(store, row)}
            for row in store.rows(f"SELECT * FROM assessments WHERE {assessments.OF_OWNER} ORDER BY number", {"owner": client})  # noqa: S608
        ]
        data["annotations"] = [
            _pick(row, annotating.LINKED)
            for done in data["assessments"]
            for row in store.rows("SELECT * FROM annotations WHERE assessment = ? ORDER BY revision", [done["id"]])
        ]
        needed = {done[link] for done in data["assessments"] for link in ("rule_base", "templates", "weights")}
        needed |= {interview["contents"] for interview in data["interviews"]} - {None}
        data["contents"] = [
            {"digest": row["digest"], "kind": row["kind"], "zlib": base64.b64encode(row["packed"]).decode()}
            for row in store.rows("SELECT * FROM contents ORDER BY digest")
            if row["digest"] in needed
        ]
    return data | {"digest": digest(data)}


def import_client(store: Store, data: Mapping[str, Any]) -> clients.Client:
    """Take in an export, whole; InputError, with nothing stored, if it is no export, was changed, or clashes with what is here."""
    if data.get("schema") != SCHEMA:
        raise InputError(f"export: the schema is {data.get('schema')!r}\n    This program reads {SCHEMA}.")
    try:
        if digest({key: value for key, value in data.items() if key != "digest"}) != data["digest"]:
            raise _changed("its digest does not match")
        with store.transaction() as db:
            _refuse_clashes(store, data)
            db.execute("PRAGMA defer_foreign_keys=ON")
            _insert(db, data)
        return clients.get(store, data["client"]["id"])
    except (KeyError, TypeError, ValueError, AttributeError, sqlite3.IntegrityError) as error:
        raise _changed(f"{type(error).__name__} {error}") from error


def _insert(db: Database, data: Mapping[str, Any]) -> None:
    client = data["client"]
    db.table("clients").insert(_pick(client, ("id", "name", "added")) | {"key": clients.key_of(clients.checked_name(client["name"]))})
    db.execute("DELETE FROM forgotten WHERE client = ?", [client["id"]])
    for item in data["contents"]:
        if put_within(db, item["kind"], unpack(base64.b64decode(item["zlib"], validate=True)) or b"") != item["digest"]:
            raise _changed(f"contents {item['digest'][:12]} are not what their digest says")
    for interview in data["interviews"]:
        db.table("interviews").insert(_pick({"contents": None} | interview, _INTERVIEW) | {"client": client["id"]})
        for answer in interview["answers"]:
            as_json = {key: None if answer[key] is None else canonical(answer[key]).decode() for key in _AS_JSON}
            db.table("answers").insert(_pick(answer, _ANSWER) | as_json | {"interview": interview["id"]})
    for done in data["assessments"]:
        core = canonical(done["core"])
        row = _pick(done, assessments.LINKED)
        if digest_of(core) != done["core_digest"] or chain.extend(db, done["chain"], row) != done["link"]:
            raise _changed(f"assessment {done['id']} is not what was stored")
        db.table("assessments").insert(row | {"chain": done["chain"], "core": pack(core)})
    for note in data["annotations"]:
        row = _pick(note, annotating.LINKED)
        if chain.extend(db, note["assessment"], row) != note["link"]:
            raise _changed(f"an annotation of {note['assessment']} is not what was stored")
        db.table("annotations").insert(row)


def _refuse_clashes(store: Store, data: Mapping[str, Any]) -> None:
    name, key = data["client"]["name"], clients.key_of(data["client"]["name"])
    if store.rows("SELECT 1 FROM clients WHERE id = ? OR key = ?", [data["client"]["id"], key]):
        raise InputError(f"client {name}: this client is in the store already\n    Forget it first if the export is to replace it.")
    for table in ("interviews", "assessments"):
        for item in data[table]:
            if store.rows(f"SELECT 1 FROM {table} WHERE id = ?", [item["id"]]):  # noqa: S608 - ours
                raise InputError(f"{item['id']}: this id belongs to another client here\n    Import into another store.")


def _log(store: Store, interview: str) -> list[dict[str, Any]]:
    found = store.rows("SELECT * FROM answers WHERE interview = ? ORDER BY sequence", [interview])
    return [_pick(row, _ANSWER) | {key: None if row[key] is None else json.loads(row[key]) for key in _AS_JSON} for row in found]


def _core(store: Store, row: Mapping[str, Any]) -> Any:
    core = unpack(row["core"])
    if core is None or digest_of(core) != row["core_digest"]:
        raise trouble(store.path, f"assessment {row['id']} is not what was stored", "Put a backup back that has it whole.")
    return json.loads(core)


def _pick(row: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: row[key] for key in keys}


def _changed(why: str) -> InputError:
    return InputError(f"export: it is damaged or was changed ({why})\n    Export the client again from the store it came from.")
