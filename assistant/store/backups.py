"""Backups: whole copies in one private file, made while others write, and put back only after a look at them."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.store.copying import copy_to
from assistant.store.door import database
from assistant.store.files import BACKUPS, STORE, backups_in, private_file, private_folder, settle, with_companions
from assistant.store.moments import file_stamp, text
from assistant.store.opening import Store, refuse_strangers
from assistant.store.troubles import told, trouble

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Restored:
    """``aside`` is where the store before went, None if there was none; ``returned`` are clients who had been forgotten and are back."""

    aside: Path | None
    returned: tuple[str, ...]


def back_up(store: Store, at: datetime, path: Path | None = None) -> Path:
    """Copy the store to ``path``, or into its own folder of backups; InputError if there is something at ``path`` already."""
    folder = store.path.parent / BACKUPS
    target = (path or _free(folder / f"store-{file_stamp(at)}.db")).absolute()
    if target.exists():
        raise InputError(f"{target}: there is a file of this name already\n    Choose another name; a backup replaces nothing.")
    if target.parent != folder.absolute():
        with store.transaction() as db:  # before the copy: what is begun must be known when a client is to be forgotten
            db.execute("INSERT OR REPLACE INTO backups VALUES (?, ?)", [str(target), text(at)])
    with told(target):
        copy_to(store.db, target)
    return target


def every(folder: Path) -> list[Path]:
    """The backups in the store's own folder, newest first."""
    return backups_in(folder)


def restore(folder: Path, backup: Path, now: datetime) -> Restored:
    """Put a backup in the place of the store in ``folder``, which must be closed; the store before is kept aside in full.

    StoreError, with nothing changed, if the backup is damaged, of a newer program or no backup, or if another program has the store open.
    """
    path, incoming = folder / STORE, folder / BACKUPS / "restoring.db"
    with told(backup):
        if not backup.is_file():
            raise trouble(backup, "there is no such file", "Name a backup; those the store made lie in its folder backups.")
        source = database(backup, timeout=1.0, read_only=True)
        try:
            _refuse_unsound(backup, source)
            with told(incoming):
                private_folder(folder)
                copy_to(source, incoming)
        finally:
            source.close()
    with told(path):
        aside, forgotten = _set_aside(path, _free(folder / BACKUPS / f"replaced-{file_stamp(now)}.db"))
        incoming.replace(path)
        settle(folder)
    with Store.open(folder, now) as store:
        return Restored(aside, _remember(store, forgotten))


def _refuse_unsound(path: Path, db: Database) -> None:
    refuse_strangers(path, db)
    if not db.table_names():
        raise trouble(path, "the file is empty", "Name a backup that a store was copied into.")
    found = [row[0] for row in db.execute("PRAGMA integrity_check(3)").fetchall()]
    if found != ["ok"]:
        raise trouble(path, f"the backup is damaged ({'; '.join(found)})", "Choose an older backup.")


def _set_aside(path: Path, aside: Path) -> tuple[Path | None, list[tuple[str, str]]]:
    """Copy the store at ``path`` and leave no log beside it, for that must not meet the file that comes; also, whom it has forgotten.

    A damaged store is copied with its log before SQLite looks at it, because that look already changes both.
    """
    if not path.exists() or not path.stat().st_size:
        return None, []
    for old, new in zip(with_companions(path), with_companions(aside), strict=True):
        if old.exists():
            _copy(old, new)
    try:
        forgotten = _release(path)
    except BaseException:
        _delete(with_companions(aside))
        raise
    if forgotten is None:
        _delete(with_companions(path)[1:])
    else:
        _delete(with_companions(aside)[1:])
        _copy(path, aside)
    settle(aside.parent)
    return aside, forgotten or []


def _release(path: Path) -> list[tuple[str, str]] | None:
    """Make one file of the store at ``path``; whom it has forgotten, or None if it is damaged. Fails if others have it open."""
    db = database(path, timeout=1.0)
    try:
        db.execute("PRAGMA journal_mode=DELETE").fetchall()
        return [(str(client), str(at)) for client, at in db.execute("SELECT client, at FROM forgotten").fetchall()]
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR")):
            return None
        raise
    finally:
        db.close()


def _copy(old: Path, new: Path) -> None:
    private_file(new)
    shutil.copyfile(old, new)
    settle(new)


def _delete(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _remember(store: Store, forgotten: list[tuple[str, str]]) -> tuple[str, ...]:
    known = {row["client"] for row in store.rows("SELECT client FROM forgotten")}
    with store.transaction() as db:
        for client, at in forgotten:
            if client not in known:
                db.execute("INSERT INTO forgotten VALUES (?, ?)", [client, at])
    back = store.rows("SELECT name FROM clients WHERE id IN (SELECT client FROM forgotten) ORDER BY name")
    return tuple(str(row["name"]) for row in back)


def _free(path: Path) -> Path:
    """The path, or the first with a number before its ending that is not there yet."""
    number = 1
    candidate = path
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return candidate
