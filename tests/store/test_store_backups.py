from __future__ import annotations

import os
import shutil
import threading
from datetime import datetime
from pathlib import Path

import pytest

from assistant.errors import InputError, StoreError
from assistant.model.values import known
from assistant.store import Store, answers, backups, clients, forgetting, interviews, soundness
from assistant.store.clients import Client


def test_a_backup_is_a_whole_store_in_one_file(store: Store, seller: Client, tmp_path: Path, now: datetime):
    with store.snapshot():
        clients.every(store)
    made = backups.back_up(store, now, tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("copy")] == ["copy.db"]
    (tmp_path / "second").mkdir()
    shutil.copy(made, tmp_path / "second" / "store.db")
    with Store.open(tmp_path / "second", now) as second:
        assert clients.every(second) == [seller]
        assert soundness.check(second) == []


def test_a_backup_replaces_nothing(store: Store, tmp_path: Path, now: datetime):
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(InputError, match="a backup replaces nothing"):
        backups.back_up(store, now, tmp_path / "copy.db")
    assert backups.back_up(store, now) != backups.back_up(store, now)
    assert len(backups.every(store.path.parent)) == 2


def test_a_backup_that_cannot_be_written_is_told_and_leaves_nothing(store: Store, tmp_path: Path, now: datetime):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="file"):
        backups.back_up(store, now, tmp_path / "file" / "copy.db")


def test_restoring_puts_the_backup_back_and_keeps_what_was_there(folder: Path, store: Store, seller: Client, now: datetime):
    made = backups.back_up(store, now)
    later = clients.add(store, "Wombat", now)
    store.close()
    result = backups.restore(folder, made, now)
    with Store.open(folder, now) as again:
        assert clients.every(again) == [seller]
        assert soundness.check(again) == []
    assert result.aside is not None
    assert result.returned == ()
    assert sorted(path.name for path in folder.iterdir()) == ["backups", "store.db"]
    backups.restore(folder, result.aside, now)
    with Store.open(folder, now) as again:
        assert {client.name for client in clients.every(again)} == {seller.name, later.name}


def test_restoring_says_who_had_been_forgotten_and_is_back(folder: Path, store: Store, seller: Client, now: datetime):
    made = backups.back_up(store, now)
    forgetting.forget(store, seller.id, now)
    store.close()
    assert backups.restore(folder, made, now).returned == (seller.name,)
    with Store.open(folder, now) as again:
        forgetting.forget(again, seller.id, now)
        assert clients.every(again) == []


def test_restoring_while_another_program_has_the_store_open_changes_nothing(folder: Path, store: Store, seller: Client, now: datetime):
    made = backups.back_up(store, now)
    clients.add(store, "Wombat", now)
    with pytest.raises(StoreError, match="another program holds the store"):
        backups.restore(folder, made, now)
    assert len(clients.every(store)) == 2


def test_restoring_over_a_damaged_store_keeps_the_damaged_one(folder: Path, store: Store, seller: Client, now: datetime):
    made = backups.back_up(store, now)
    store.close()
    (folder / "store.db").write_bytes(b"broken" * 1000)
    (folder / "store.db-wal").write_bytes(b"a log that must not meet the new file")
    result = backups.restore(folder, made, now)
    assert result.aside is not None
    assert result.aside.read_bytes() == b"broken" * 1000
    assert result.aside.with_name(result.aside.name + "-wal").exists()
    with Store.open(folder, now) as again:
        assert clients.every(again) == [seller]
        assert soundness.check(again) == []


def test_restoring_into_an_empty_place_needs_no_store_there(folder: Path, store: Store, seller: Client, tmp_path: Path, now: datetime):
    made = backups.back_up(store, now)
    assert backups.restore(tmp_path / "new", made, now).aside is None
    with Store.open(tmp_path / "new", now) as again:
        assert clients.every(again) == [seller]


def _missing(path: Path) -> None:
    path.unlink()


def _no_database(path: Path) -> None:
    path.write_bytes(b"no database" * 1000)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[8192:] = os.urandom(len(data) - 8192)
    path.write_bytes(data)


def _newer(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = (99).to_bytes(4, "big")  # user_version in the header
    path.write_bytes(data)


@pytest.mark.parametrize("change", [_missing, _no_database, _empty, _damaged, _newer])
def test_a_backup_that_is_not_sound_is_refused_and_nothing_is_changed(folder: Path, store: Store, seller: Client, now: datetime, change):
    made = backups.back_up(store, now)
    store.close()
    change(made)
    before = (folder / "store.db").read_bytes()
    with pytest.raises(StoreError, match=f"{made.name}: "):
        backups.restore(folder, made, now)
    assert (folder / "store.db").read_bytes() == before
    with Store.open(folder, now) as again:
        assert clients.every(again) == [seller]


def test_a_backup_made_while_others_write_is_whole(folder: Path, store: Store, tmp_path: Path, now: datetime):
    interview = interviews.start(store, client=None, language="en", mode="full", as_of=now.date(), rule_base="d", at=now).id
    enough = threading.Event()

    def write() -> None:
        with Store.open(folder, now) as other:
            while not enough.is_set():
                answers.append(other, interview, known("a.note", "x" * 500), at=now)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [backups.back_up(store, now, tmp_path / f"copy-{place}" / "store.db") for place in range(5)]
    finally:
        enough.set()
        writer.join()
    lengths = []
    for path in made:
        with Store.open(path.parent, now) as copy:
            assert soundness.check(copy) == []
            lengths.append(len(answers.log(copy, interview)))
    assert lengths == sorted(lengths)
