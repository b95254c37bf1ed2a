"""Rewriting the file so that erased bytes are gone from it and from its write-ahead log.

The trap it guards: deleting rows leaves their bytes in free pages and, until a checkpoint empties it, in the -wal file. What deletes
rows for good puts a row into ``unswept`` in the same transaction; a crash before the sweep is made good at the next opening.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def empty_log(db: Database) -> bool:
    """Move the write-ahead log into the file and cut it to nothing; False where another program still reads from it."""
    [(busy, _, _)] = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return not busy


def sweep(db: Database, *, patient: bool = True) -> bool:
    """Rewrite the file and empty the log; False where another program stood in the way. Not ``patient``: does not wait for it."""
    [(waits,)] = db.execute("PRAGMA busy_timeout").fetchall()
    if not patient:
        db.execute("PRAGMA busy_timeout=0").fetchall()
    try:
        db.execute("VACUUM")
        done = empty_log(db)
        if done:
            db.execute("DELETE FROM unswept")
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise
        return False
    finally:
        db.execute(f"PRAGMA busy_timeout={waits}").fetchall()
    return done
