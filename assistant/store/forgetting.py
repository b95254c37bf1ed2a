"""Forgetting a client: the rows, the free pages and the write-ahead log; afterwards the store's files hold no byte of it.

Out of reach, and said so: backups (named in the result), exports, reports, and what file system and disk keep of old blocks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assistant.errors import InputError
from assistant.store.assessments import OF_OWNER
from assistant.store.door import database
from assistant.store.files import BACKUPS, backups_in, with_companions
from assistant.store.moments import text
from assistant.store.opening import Store
from assistant.store.sweeping import empty_log, sweep
from assistant.store.troubles import told, trouble

_INTERVIEWS = "interview IN (SELECT id FROM interviews WHERE id = :owner OR client = :owner)"
_ASSESSMENTS = f"assessment IN (SELECT id FROM assessments WHERE {OF_OWNER})"  # noqa: S608 - ours
_LINKS = ("rule_base", "templates", "weights")


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was erased, and what was not: ``backups`` still hold it, ``unreadable`` ones may.

    ``swept`` is False where another program stood in the way of rewriting the file: that is made good at the next opening.
    """

    interviews: int
    answers: int
    assessments: int
    annotations: int
    contents: int
    swept: bool
    backups: tuple[Path, ...]
    unreadable: tuple[Path, ...]


def forget(store: Store, client: str, at: datetime) -> Forgotten:
    """Erase a client (by id) and everything of it; InputError if there is none, StoreError (nothing erased) if others are reading."""
    if not store.rows("SELECT 1 FROM clients WHERE id = ?", [client]):
        raise InputError(f"client {client}: there is no such client\n    client list shows who is in the store.")
    return _erase(store, client, at)


def forget_interview(store: Store, interview: str, at: datetime) -> Forgotten:
    """Erase an interview that has no client, with what came of it; InputError otherwise."""
    if not store.rows("SELECT 1 FROM interviews WHERE id = ? AND client IS NULL", [interview]):
        raise InputError(f"interview {interview}: there is no such interview without a client\n    Forget its client instead.")
    return _erase(store, interview, at)


def delete_backups(paths: Iterable[Path]) -> None:
    """Delete backups that a ``Forgotten`` names; StoreError if one cannot be."""
    for path in paths:
        with told(path):
            for part in with_companions(path):
                part.unlink(missing_ok=True)


def _erase(store: Store, owner: str, at: datetime) -> Forgotten:
    with told(store.path):
        if not empty_log(store.db):
            raise trouble(store.path, "another program is reading the store; nothing was erased", "Close it, then forget the client again.")
    with store.transaction() as db:
        db.execute("PRAGMA defer_foreign_keys=ON")
        db.execute("INSERT INTO erasing VALUES (1)")
        links = " UNION ".join(f"SELECT {link} FROM assessments WHERE {OF_OWNER}" for link in _LINKS)  # noqa: S608 - ours
        links += " UNION SELECT contents FROM interviews WHERE id = :owner OR client = :owner"
        digests = [row[0] for row in db.execute(links, {"owner": owner}).fetchall() if row[0]]
        db.execute(
            f"""DELETE FROM chains WHERE name = :owner OR name IN (SELECT id FROM interviews WHERE client = :owner)
                OR name IN (SELECT id FROM assessments WHERE {OF_OWNER})""",  # noqa: S608 - ours
            {"owner": owner},
        )
        gone = {
            table: db.execute(f"DELETE FROM {table} WHERE {where}", {"owner": owner}).rowcount  # noqa: S608 - ours
            for table, where in (
                ("annotations", _ASSESSMENTS),
                ("answers", _INTERVIEWS),
                ("assessments", OF_OWNER),
                ("interviews", "id = :owner OR client = :owner"),
                ("clients", "id = :owner"),
            )
        }
        used = " OR ".join(f"EXISTS (SELECT 1 FROM assessments a WHERE a.{link} = digest)" for link in _LINKS)  # noqa: S608
        used += " OR EXISTS (SELECT 1 FROM interviews i WHERE i.contents = digest)"
        contents = sum(db.execute(f"DELETE FROM contents WHERE digest = ? AND NOT ({used})", [it]).rowcount for it in digests)  # noqa: S608
        db.execute("DELETE FROM erasing")
        db.execute("INSERT INTO forgotten VALUES (?, ?)", [owner, text(at)])
        db.execute("INSERT INTO unswept VALUES (?)", [text(at)])
    with told(store.path):
        swept = sweep(store.db)
    backups, unreadable = _copies_of(store, owner)
    return Forgotten(
        interviews=gone["interviews"],
        answers=gone["answers"],
        assessments=gone["assessments"],
        annotations=gone["annotations"],
        contents=contents,
        swept=swept,
        backups=tuple(backups),
        unreadable=tuple(unreadable),
    )


def _copies_of(store: Store, owner: str) -> tuple[list[Path], list[Path]]:
    """The backups known to the store that hold the owner's data, and those that cannot be read, half-made ones among them."""
    folder = store.path.parent
    elsewhere = [Path(row["path"]) for row in store.rows("SELECT path FROM backups")]
    half_made = [*(folder / BACKUPS).glob("*.part"), *(path.with_name(path.name + ".part") for path in elsewhere)]
    holding: list[Path] = []
    unreadable = [path for path in half_made if path.exists()]
    for path in [*backups_in(folder), *(path for path in elsewhere if path.exists())]:
        try:
            db = database(path, timeout=0.0, read_only=True)
            try:
                found = db.execute(
                    "SELECT id FROM clients WHERE id = ? UNION SELECT id FROM interviews WHERE id = ?", [owner, owner]
                ).fetchall()
            finally:
                db.close()
        except sqlite3.DatabaseError:
            unreadable.append(path)
        else:
            if found:
                holding.append(path)
    return holding, unreadable
