"""What SQLite and the file system say, told as place, what is wrong and what would be right.

The trap it guards: only the troubles named here become messages; a mistake of ours (a wrong column, a wrong type) stays loud.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import StoreError
from assistant.store.files import backups_in

_TROUBLES = {
    "SQLITE_FULL": (
        "there is no room left on the disk; the last step was not stored, everything acknowledged before it was",
        "Make room on the disk, then repeat the last step.",
    ),
    "SQLITE_READONLY": (
        "the store cannot be written",
        "Give yourself the right to write the file and its folder, or choose another folder with CREDIT_ASSISTANT_HOME.",
    ),
    "SQLITE_CANTOPEN": (
        "the store cannot be opened",
        "Give yourself the right to read and write the file and its folder, or choose another folder with CREDIT_ASSISTANT_HOME.",
    ),
    "SQLITE_PERM": (
        "the store may not be read or written",
        "Give yourself the right to read and write the file and its folder.",
    ),
    "SQLITE_BUSY": (
        "another program holds the store and did not let go in time; the last step was not stored",
        "Wait until the other program is done or close it, then repeat the last step.",
    ),
    "SQLITE_IOERR": (
        "the disk could not be read or written; the last step was not stored, everything acknowledged before it was",
        "Look after the disk (room, quota, cable, network drive), then repeat the last step.",
    ),
    "SQLITE_CORRUPT": ("the store is damaged", ""),
    "SQLITE_CONSTRAINT_FOREIGNKEY": (
        "this belongs to a client, an interview or an assessment that is not in the store, or no longer",
        "It may have been forgotten by another program; begin anew. Nothing was stored.",
    ),
    "SQLITE_NOTADB": ("this file is not a store, or its beginning is damaged", ""),
}
_TROUBLES["SQLITE_LOCKED"] = _TROUBLES["SQLITE_BUSY"]
_TROUBLES["SQLITE_PROTOCOL"] = _TROUBLES["SQLITE_BUSY"]


def trouble(place: Path | str, wrong: str, right: str) -> StoreError:
    """A StoreError in the one form of the house."""
    return StoreError(f"{place}: {wrong}\n    {right}")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's troubles with the file at ``path`` into a StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        found = _from_sqlite(path, error)
        if found is None:
            raise
        raise found from error
    except OSError as error:
        place = error.filename or path
        reason = (error.strerror or str(error)).lower()
        raise trouble(
            place, f"{reason}; nothing was stored", "Choose a folder that you may write, or give yourself the right to."
        ) from error


def _from_sqlite(path: Path, error: sqlite3.Error) -> StoreError | None:
    name = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_CONSTRAINT_TRIGGER":
        return trouble(path, str(error), "Add a new entry instead; what is stored is never changed.")
    kind = name if name in _TROUBLES else "_".join(name.split("_")[:2])
    if kind not in _TROUBLES:
        return None
    wrong, right = _TROUBLES[kind]
    return trouble(path, wrong, right or _way_back(path))


def _way_back(path: Path) -> str:
    kept = backups_in(path.parent)
    if kept:
        return f"Put the newest backup back: {kept[0]}"
    return "There is no backup beside it: move the file away to begin an empty store, or put a backup of your own back."
