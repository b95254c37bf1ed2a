from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from assistant.errors import StoreError
from assistant.store import Store, backups, clients, soundness
from assistant.store.schema import APPLICATION, STEPS

posix = pytest.mark.skipif(os.name != "posix", reason="file modes are a matter of POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_everything_the_store_makes_is_private_even_under_a_loose_umask(folder: Path, now: datetime):
    before = os.umask(0)
    try:
        with Store.open(folder, now) as store:
            clients.add(store, "Quokka", now)
            backup = backups.back_up(store, now)
            elsewhere = backups.back_up(store, now, folder.parent / "copies" / "one.db")
            files = sorted(path for path in folder.rglob("*") if path.is_file())
            assert {path.name for path in files} >= {"store.db", "store.db-wal", "store.db-shm"}
            assert {mode(path) for path in [*files, elsewhere]} == {0o600}
            assert {mode(path) for path in (folder, backup.parent, elsewhere.parent)} == {0o700}
            assert soundness.check(store) == []
    finally:
        os.umask(before)


@posix
def test_a_store_that_became_readable_by_others_is_closed_to_them_again(folder: Path, now: datetime):
    Store.open(folder, now).close()
    folder.chmod(0o755)
    (folder / "store.db").chmod(0o644)
    with Store.open(folder, now):
        assert (mode(folder), mode(folder / "store.db")) == (0o700, 0o600)


@posix
def test_a_folder_that_was_made_for_the_cache_is_closed_to_others(folder: Path, now: datetime):
    (folder / "cache").mkdir(parents=True)
    folder.chmod(0o755)
    with Store.open(folder, now):
        assert mode(folder) == 0o700


@posix
def test_a_folder_that_holds_other_peoples_things_keeps_its_mode(tmp_path: Path, now: datetime):
    tmp_path.chmod(0o755)
    (tmp_path / "holiday.txt").write_text("not ours")
    with Store.open(tmp_path, now):
        assert (mode(tmp_path), mode(tmp_path / "store.db")) == (0o755, 0o600)


def test_the_connection_is_set_to_lose_nothing_and_to_erase_what_it_deletes(store: Store):
    settings = {name: store.db.execute(f"PRAGMA {name}").fetchall()[0][0] for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert store.db.execute("PRAGMA secure_delete").fetchall() == [(1,)]
    assert store.db.execute("PRAGMA busy_timeout").fetchall() == [(5000,)]


def test_a_new_store_says_what_it_is_and_which_steps_it_took(store: Store):
    assert store.version == len(STEPS)
    assert store.db.execute("PRAGMA application_id").fetchall() == [(APPLICATION,)]
    assert store.rows("SELECT number, name FROM migrations") == [
        {"number": 1, "name": "first_tables"},
        {"number": 2, "name": "rule_bases_of_interviews"},
    ]


def one_more(db):
    db.executescript("ALTER TABLE clients ADD COLUMN country TEXT; CREATE TABLE extra (x TEXT);")


def breaks(db):
    one_more(db)
    db.execute("INSERT INTO nowhere VALUES (1)")


def test_a_store_of_the_first_version_built_by_hand_is_opened_as_it_is(folder: Path, now: datetime):
    folder.mkdir()
    by_hand = sqlite3.connect(folder / "store.db")
    by_hand.executescript(Path(__file__).with_name("version_1.sql").read_text(encoding="utf-8"))
    by_hand.close()
    with Store.open(folder, now) as store:
        assert [client.name for client in clients.every(store)] == ["Old Quokka"]
        assert store.version == len(STEPS)
        assert soundness.check(store) == []


def test_an_old_store_is_migrated_after_a_backup_of_it(folder: Path, now: datetime):
    with Store.open(folder, now) as store:
        clients.add(store, "Quokka", now)
    with Store.open(folder, now, steps=[*STEPS, one_more]) as store:
        assert store.version == len(STEPS) + 1
        assert store.rows("SELECT name, country FROM clients") == [{"name": "Quokka", "country": None}]
        assert [row["name"] for row in store.rows("SELECT name FROM migrations ORDER BY number")][-1] == "one_more"
    [backup] = backups.every(folder)
    kept = sqlite3.connect(backup)
    assert kept.execute("PRAGMA user_version").fetchall() == [(len(STEPS),)]
    assert kept.execute("SELECT name FROM clients").fetchall() == [("Quokka",)]
    kept.close()


def test_a_migration_that_fails_leaves_the_store_as_it_was(folder: Path, now: datetime):
    with Store.open(folder, now) as store:
        clients.add(store, "Quokka", now)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        Store.open(folder, now, steps=[*STEPS, breaks])
    with Store.open(folder, now) as store:
        assert store.version == len(STEPS)
        assert [client.name for client in clients.every(store)] == ["Quokka"]
        assert soundness.check(store) == []


def test_a_store_of_a_newer_program_is_refused_and_not_touched(folder: Path, now: datetime):
    Store.open(folder, now, steps=[*STEPS, one_more]).close()
    before = (folder / "store.db").read_bytes()
    with pytest.raises(StoreError, match=r"store\.db: the store has version 3, made by a newer program.*\n.*Install the newer program"):
        Store.open(folder, now)
    assert (folder / "store.db").read_bytes() == before


def test_another_programs_database_is_refused_and_not_touched(folder: Path, now: datetime):
    folder.mkdir()
    other = sqlite3.connect(folder / "store.db")
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    before = (folder / "store.db").read_bytes()
    with pytest.raises(StoreError, match="a database of another program"):
        Store.open(folder, now)
    assert (folder / "store.db").read_bytes() == before


def test_two_processes_may_make_the_store_at_the_same_moment(folder: Path):
    program = "import sys; from pathlib import Path; from datetime import *; from assistant.store import Store\n"
    program += "Store.open(Path(sys.argv[1]), datetime(2026, 11, 22, tzinfo=UTC)).close()"
    runs = [subprocess.Popen([sys.executable, "-c", program, str(folder)], stderr=subprocess.PIPE) for _ in range(4)]
    assert [(run.communicate()[1], run.returncode) for run in runs] == [(b"", 0)] * 4


def test_opening_hides_no_module_for_longer_than_the_import_of_sqlite_utils(folder: Path):
    program = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from assistant.store import Store
assert "sqlite_utils" not in sys.modules
with Store.open(Path(sys.argv[1]), datetime(2026, 11, 22, tzinfo=UTC)):
    assert "sqlite_utils" in sys.modules
    assert not {"pandas", "numpy"} & set(sys.modules)
try:
    import numpy
except ModuleNotFoundError as error:
    assert "halted" not in str(error)
"""
    done = subprocess.run([sys.executable, "-c", program, str(folder)], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_time_without_a_zone_is_refused(store: Store, now: datetime):
    with pytest.raises(ValueError, match="no time zone"):
        clients.add(store, "Quokka", now.replace(tzinfo=None))
