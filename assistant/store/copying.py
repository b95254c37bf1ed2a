"""A whole, consistent copy of an open database in one private file; the copy appears under its name only when complete."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.store.files import private_file, private_folder, settle

if TYPE_CHECKING:
    from sqlite_utils import Database


def copy_to(db: Database, path: Path) -> None:
    """Copy by SQLite's online backup, mode 0600; others may go on writing. Replaces a file at ``path``."""
    if not path.parent.is_dir():
        private_folder(path.parent)
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    private_file(part)
    try:
        target = sqlite3.connect(part, isolation_level=None)
        try:
            db.conn.backup(target)
            target.execute("PRAGMA journal_mode=DELETE").fetchall()  # a single file, without -wal
        finally:
            target.close()
        settle(part)
        part.replace(path)
        settle(path.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
