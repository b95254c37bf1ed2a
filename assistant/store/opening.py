"""Opening the store: private files, a journal that survives a crash, tables of today's form.

The trap it guards: a commit is acknowledged only when the disk has it (WAL with synchronous FULL), so what the user saw stored is stored.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from assistant.store.copying import copy_to
from assistant.store.door import database
from assistant.store.files import BACKUPS, STORE, private_file, private_folder
from assistant.store.moments import file_stamp, text
from assistant.store.schema import APPLICATION, STEPS, Step
from assistant.store.sweeping import sweep
from assistant.store.troubles import told, trouble

if TYPE_CHECKING:
    from sqlite_utils import Database

_PAUSE = 0.002  # seconds between two tries; SQLite itself waits up to 0.1 s, so that one who writes without rest shuts others out


class Store:
    """An open store. Reads with ``rows``, writes in one ``transaction`` at a time; to be closed, best by ``with``."""

    def __init__(self, path: Path, db: Database, *, timeout: float) -> None:
        self.path = path
        self.db = db
        self.timeout = timeout
        opened = path.stat()
        self._file = (opened.st_dev, opened.st_ino)

    @classmethod
    def open(cls, folder: Path, now: datetime, *, timeout: float = 5.0, steps: Sequence[Step] = STEPS) -> Store:
        """Open the store in ``folder``, made if missing and migrated (after a backup) if old; StoreError says why it cannot be.

        ``timeout``: how many seconds to wait for another program that writes. ``steps`` are today's tables, see ``schema``.
        """
        path = folder / STORE
        with told(path):
            private_folder(folder)
            private_file(path)
            db = database(path, timeout=timeout)
            try:
                store = cls(path, db, timeout=timeout)
                store._prepare(now, steps)
            except BaseException:
                db.close()
                raise
        return store

    def _prepare(self, now: datetime, steps: Sequence[Step]) -> None:
        for setting in ("foreign_keys=ON", "secure_delete=ON", "synchronous=FULL", "temp_store=MEMORY"):
            self.db.execute(f"PRAGMA {setting}").fetchall()
        refuse_strangers(self.path, self.db, newest=len(steps))
        self._write_ahead()
        version = self.version
        if version < len(steps):
            if version:
                name = f"before-version-{len(steps)}-{file_stamp(now)}.db"
                copy_to(self.db, self.path.parent / BACKUPS / name)
            self._migrate(now, steps)
        elif self.rows("SELECT 1 FROM unswept LIMIT 1"):
            sweep(self.db, patient=False)

    def _migrate(self, now: datetime, steps: Sequence[Step]) -> None:
        with self.transaction() as db:
            for number, step in enumerate(steps[self.version :], start=self.version + 1):
                step(db)
                name = getattr(step, "__name__", "")
                db.table("migrations").insert({"number": number, "name": name, "at": text(now)})
                db.execute(f"PRAGMA user_version={number}")
            db.execute(f"PRAGMA application_id={APPLICATION}")

    @property
    def is_in_place(self) -> bool:
        """Whether the file opened is still the one at its path: who restores a backup, or moves the folder, puts another there, or none."""
        try:
            now = self.path.stat()
        except OSError:
            return False
        return (now.st_dev, now.st_ino) == self._file

    @property
    def version(self) -> int:
        """The number of the last migration the file has taken."""
        return _pragma(self.db, "user_version")

    def rows(self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> list[dict[str, Any]]:
        """All rows of a query."""
        with told(self.path):
            return list(self.db.query(sql, parameters if isinstance(parameters, dict) else list(parameters)))

    @contextmanager
    def transaction(self) -> Iterator[Database]:
        """All of the block or nothing; on leaving it the disk has it. The write lock is taken at once, never half way."""
        with told(self.path):
            self._at_once("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.conn.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All reads of the block see the store at one moment, whatever others write meanwhile."""
        with told(self.path):
            self.db.execute("BEGIN")
            try:
                yield
            finally:
                self.db.execute("ROLLBACK")

    def _write_ahead(self) -> None:
        """Switch to WAL, once in the file's life."""
        if self.db.execute("PRAGMA journal_mode").fetchall() != [("wal",)]:
            self._at_once("PRAGMA journal_mode=WAL")

    def _at_once(self, statement: str) -> None:
        """Run what needs a lock as soon as others leave it free, until the timeout."""
        until = time.monotonic() + self.timeout
        self.db.execute("PRAGMA busy_timeout=0").fetchall()
        try:
            while True:
                try:
                    self.db.execute(statement).fetchall()
                except sqlite3.OperationalError as error:
                    if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > until:
                        raise
                    time.sleep(_PAUSE)
                else:
                    return
        finally:
            self.db.execute(f"PRAGMA busy_timeout={round(self.timeout * 1000)}").fetchall()

    def close(self) -> None:
        """Let go of the file; the last to do so leaves one file without -wal."""
        with told(self.path):
            self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def refuse_strangers(path: Path, db: Database, *, newest: int = len(STEPS)) -> None:
    """StoreError if the file is another program's database, or one of a newer version of this program."""
    application, version = _pragma(db, "application_id"), _pragma(db, "user_version")
    if application != APPLICATION and (application or version or db.table_names()):
        raise trouble(path, "this is a database of another program", "Move it away, or choose another folder with CREDIT_ASSISTANT_HOME.")
    if version > newest:
        raise trouble(
            path,
            f"the store has version {version}, made by a newer program; this one knows versions up to {newest}",
            "Install the newer program again; nothing was changed.",
        )


def _pragma(db: Database, name: str) -> int:
    [(value,)] = db.execute(f"PRAGMA {name}").fetchall()
    return int(value)
