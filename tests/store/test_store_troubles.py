from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from assistant.errors import StoreError
from assistant.model.values import known
from assistant.store import Store, answers, backups, clients, interviews, soundness


@pytest.fixture
def permissions_bind(tmp_path: Path) -> None:
    """Skips where file permissions do not bind whoever runs the tests (root, some containers)."""
    probe = tmp_path / "probe"
    probe.touch(0o400)
    if os.access(probe, os.W_OK):
        pytest.skip("file permissions do not bind this user")


def begin(store: Store, now: datetime) -> str:
    return interviews.start(store, client=None, language="en", mode="full", as_of=date(2026, 11, 22), rule_base="d", at=now).id


def test_a_full_disk_is_told_and_loses_nothing_that_was_acknowledged(folder: Path, now: datetime):
    with Store.open(folder, now) as store:
        interview = begin(store, now)
        [(pages,)] = store.db.execute("PRAGMA page_count").fetchall()
        store.db.execute(f"PRAGMA max_page_count={pages + 3}").fetchall()  # SQLite's own SQLITE_FULL
        acknowledged: list[int] = []

        def fill() -> None:
            while True:
                acknowledged.append(answers.append(store, interview, known("a.note", "x" * 300), at=now))

        with pytest.raises(StoreError, match=r"store\.db: there is no room left on the disk.*\n.*Make room"):
            fill()
        stored = acknowledged[-1]
        assert [entry.sequence for entry in answers.log(store, interview)] == acknowledged
        store.db.execute("PRAGMA max_page_count=100000").fetchall()
        assert answers.append(store, interview, known("a.note", "y"), at=now) == stored + 1
    with Store.open(folder, now) as store:
        assert len(answers.log(store, interview)) == stored + 1
        assert soundness.check(store) == []


WRITER = """
import sys
from datetime import *
from pathlib import Path
from assistant.errors import AssistantError
from assistant.model.values import known
from assistant.store import Store, answers
now = datetime(2026, 11, 22, tzinfo=UTC)
try:
    with Store.open(Path(sys.argv[1]), now) as store:
        for place in range(int(sys.argv[3])):
            print(answers.append(store, sys.argv[2], known("a.note", f"{sys.argv[4]} {place} " + "x" * 200), at=now), flush=True)
except AssistantError as error:
    sys.exit(str(error))
"""


def writer(folder: Path, interview: str, count: int, word: str, **more: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(folder), interview, str(count), word]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)  # type: ignore[call-overload]


def test_a_file_that_may_not_grow_is_told_by_the_system_itself(folder: Path, now: datetime):
    with Store.open(folder, now) as store:
        interview = begin(store, now)
    room = (folder / "store.db").stat().st_size + 20_000
    run = writer(folder, interview, 2000, "a", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))
    out, err = run.communicate(timeout=30)
    acknowledged = [int(line) for line in out.split()]
    assert run.returncode == 1
    assert "Traceback" not in err
    assert "the disk could not be read or written" in err
    with Store.open(folder, now) as store:
        kept = [entry.sequence for entry in answers.log(store, interview)]
    assert acknowledged
    assert kept[: len(acknowledged)] == acknowledged


@pytest.mark.parametrize("moment", [0.002, 0.03, 0.11])
def test_killing_the_writer_loses_no_acknowledged_answer(folder: Path, now: datetime, moment: float):
    with Store.open(folder, now) as store:
        interview = begin(store, now)
    run = writer(folder, interview, 100_000, "a")
    assert run.stdout is not None
    seen = [run.stdout.readline()]
    timer = threading.Timer(moment, run.kill)
    timer.start()
    seen += run.stdout.readlines()
    run.communicate()
    timer.join()
    acknowledged = [int(line) for line in seen if line.endswith("\n")]
    with Store.open(folder, now) as store:
        kept = [entry.sequence for entry in answers.log(store, interview)]
        assert soundness.check(store) == []
    assert acknowledged == list(range(1, len(acknowledged) + 1))
    assert kept[: len(acknowledged)] == acknowledged
    assert len(kept) - len(acknowledged) <= 1


def test_two_processes_write_the_same_interview_and_both_succeed(folder: Path, now: datetime):
    with Store.open(folder, now) as store:
        interview = begin(store, now)
    runs = [writer(folder, interview, 100, word) for word in ("first", "second")]
    results = [(*run.communicate(timeout=30), run.returncode) for run in runs]
    assert [(err, status) for _, err, status in results] == [("", 0), ("", 0)]
    numbers = [int(line) for out, _, _ in results for line in out.split()]
    assert sorted(numbers) == list(range(1, 201))
    with Store.open(folder, now) as store:
        assert len(answers.log(store, interview)) == 200


def test_one_who_writes_without_rest_does_not_shut_others_out(folder: Path, now: datetime):
    with Store.open(folder, now) as store:
        interview = begin(store, now)
        run = writer(folder, interview, 1_000_000, "a")
        assert run.stdout is not None
        run.stdout.readline()
        reader = threading.Thread(target=run.communicate)
        reader.start()
        try:
            for place in range(20):
                answers.append(store, interview, known("b.note", place), at=now)
        finally:
            run.kill()
            reader.join()


def test_a_writer_who_does_not_let_go_is_told_in_time(folder: Path, now: datetime):
    with Store.open(folder, now) as holder, Store.open(folder, now, timeout=0.1) as store:
        with holder.transaction():
            begun = time.monotonic()
            with pytest.raises(StoreError, match=r"another program holds the store.*\n.*Wait until"):
                clients.add(store, "Quokka", now)
            assert time.monotonic() - begun < 2
        assert clients.add(store, "Quokka", now).name == "Quokka"


def test_a_connection_that_may_only_read_reads_and_says_that_it_cannot_write(folder: Path, now: datetime):
    # stands in for a file without write permission, which does not bind root: SQLite gives the same SQLITE_READONLY
    with Store.open(folder, now) as store:
        clients.add(store, "Quokka", now)
        store.db.execute("PRAGMA query_only=ON").fetchall()
        assert [client.name for client in clients.every(store)] == ["Quokka"]
        with pytest.raises(StoreError, match=r"store\.db: the store cannot be written\n.*right to write"):
            clients.add(store, "Wombat", now)


@pytest.mark.usefixtures("permissions_bind")
def test_a_file_without_write_permission_is_told(folder: Path, now: datetime):
    Store.open(folder, now).close()
    (folder / "store.db").chmod(0o400)
    with pytest.raises(StoreError, match="cannot be written"), Store.open(folder, now) as store:
        clients.add(store, "Quokka", now)


@pytest.mark.usefixtures("permissions_bind")
def test_a_folder_without_write_permission_is_told(tmp_path: Path, now: datetime):
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="permission denied"):
        Store.open(tmp_path / "home", now)
    tmp_path.chmod(0o700)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, now: datetime):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match=r"file.*: (not a directory|file exists); nothing was stored\n"):
        Store.open(tmp_path / "file" / "home", now)


def test_a_folder_in_the_place_of_the_file_is_told(folder: Path, now: datetime):
    (folder / "store.db").mkdir(parents=True)
    with pytest.raises(StoreError, match=r"store\.db: the store cannot be opened\n"):
        Store.open(folder, now)


def test_a_file_that_is_no_database_is_told_and_not_touched(folder: Path, now: datetime):
    folder.mkdir()
    (folder / "store.db").write_bytes(b"my shopping list, not a database at all\n" * 100)
    with pytest.raises(StoreError, match=r"store\.db: this file is not a store.*\n.*There is no backup"):
        Store.open(folder, now)
    assert (folder / "store.db").read_bytes().startswith(b"my shopping list")


def test_damaged_pages_are_told_with_the_way_back(folder: Path, now: datetime, seller: object, store: Store):
    backup = backups.back_up(store, now)
    store.close()
    path = folder / "store.db"
    data = bytearray(path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    path.write_bytes(data)

    def use() -> None:
        with Store.open(folder, now) as opened:
            clients.every(opened)

    with pytest.raises(StoreError, match=rf"store\.db: the store is damaged\n.*Put the newest backup back: .*{backup.name}"):
        use()


def test_a_mistake_of_ours_is_not_dressed_up_as_a_trouble_of_the_disk(store: Store):
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        store.rows("SELECT nonsense FROM clients")


def test_a_failure_within_a_transaction_stores_nothing(store: Store, now: datetime, save: Callable[..., object]):
    client = clients.add(store, "Quokka", now)
    interview = begin(store, now)

    def fails():
        yield "", known("a.b", value=True)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        answers.append_all(store, interview, fails(), at=now)
    with pytest.raises(KeyError):
        save(store, client=client.id, contents={})
    assert answers.log(store, interview) == []
    assert store.rows("SELECT count(*) AS n FROM contents") == [{"n": 0}]
