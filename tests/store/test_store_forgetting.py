from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from assistant.errors import InputError, StoreError
from assistant.model.values import known
from assistant.store import Store, annotating, answers, assessments, backups, clients, forgetting, interviews, soundness
from assistant.store.annotating import AnnotationKind
from assistant.store.clients import Client
from tests.store.conftest import furnish

WORDS = (b"QUOKKA", b"Quokka", b"quokka", "青鸟".encode())


def holding(folder: Path) -> set[str]:
    """The files anywhere under the folder that hold a byte sequence of the client."""
    return {path.name for path in folder.rglob("*") if path.is_file() and any(word in path.read_bytes() for word in WORDS)}


def test_no_file_of_the_store_holds_a_byte_of_a_forgotten_client(folder: Path, store: Store, seller: Client, save, now: datetime):
    other = furnish(store, save, "Wombat Goods", "WOMBAT")
    done = assessments.history(store, seller.id)[0]
    annotating.annotate(store, done.id, AnnotationKind.COMMENT, said="QUOKKA was late", by="Li", at=now)
    assert "store.db-wal" in holding(folder)
    result = forgetting.forget(store, seller.id, now)
    assert holding(folder) == set()
    assert (result.interviews, result.answers, result.assessments, result.annotations, result.contents) == (1, 41, 1, 1, 1)
    assert (result.swept, result.backups, result.unreadable) == (True, (), ())
    assert [client.name for client in clients.every(store)] == [other.name]
    assert len(answers.log(store, assessments.history(store, other.id)[0].interview or "")) == 41
    assert soundness.check(store) == []
    store.close()
    assert holding(folder) == set()


def test_what_lay_in_the_file_long_before_is_overwritten_too(folder: Path, store: Store, seller: Client, now: datetime):
    store.close()  # all of it is in the file now, none in the log
    assert holding(folder) == {"store.db"}
    with Store.open(folder, now) as again:
        forgetting.forget(again, seller.id, now)
        assert holding(folder) == set()


def test_contents_that_another_client_needs_stay(store: Store, save, now: datetime):
    quokka, wombat = clients.add(store, "Quokka", now), clients.add(store, "Wombat", now)
    save(store, client=quokka.id)
    kept = save(store, client=wombat.id)
    assert forgetting.forget(store, quokka.id, now).contents == 0
    assert store.rows("SELECT digest FROM contents") == [{"digest": kept.rule_base}]
    assert forgetting.forget(store, wombat.id, now).contents == 1


def test_the_result_names_the_backups_that_still_hold_the_client(folder: Path, store: Store, seller: Client, now: datetime):
    inside = backups.back_up(store, now)
    outside = backups.back_up(store, now, folder.parent / "elsewhere.db")
    (folder / "backups" / "broken.db").write_bytes(b"QUOKKA")
    (folder / "backups" / "half.db.part").write_bytes(b"QUOKKA")
    result = forgetting.forget(store, seller.id, now)
    after = backups.back_up(store, now, folder.parent / "after.db")
    assert set(result.backups) == {inside, outside}
    assert {path.name for path in result.unreadable} == {"broken.db", "half.db.part"}
    forgetting.delete_backups([*result.backups, *result.unreadable])
    assert holding(folder.parent) == set()
    assert after.exists()


def test_a_reader_in_the_way_stops_the_forgetting_before_anything_is_gone(folder: Path, now: datetime, save):
    with Store.open(folder, now, timeout=0.1) as store, Store.open(folder, now) as reader:
        client = furnish(store, save, "Quokka", "QUOKKA")
        with reader.snapshot():
            clients.every(reader)
            answers.append(store, _begin(store, now), known("a.x", 1), at=now)
            with pytest.raises(StoreError, match=r"nothing was erased\n.*Close it"):
                forgetting.forget(store, client.id, now)
            assert clients.get(store, "Quokka") == client
        assert forgetting.forget(store, client.id, now).swept
        assert holding(folder) == set()


def test_a_crash_between_deleting_and_sweeping_is_made_good_at_the_next_opening(folder: Path, now: datetime, save):
    with Store.open(folder, now) as store:
        client = furnish(store, save, "Quokka", "QUOKKA")
    program = """
import os, signal, sys
from datetime import *
from pathlib import Path
from assistant.store import Store, forgetting
now = datetime(2026, 11, 22, tzinfo=UTC)
store = Store.open(Path(sys.argv[1]), now)
store.db.conn.set_trace_callback(lambda sql: sql == "VACUUM" and os.kill(os.getpid(), signal.SIGKILL))
forgetting.forget(store, sys.argv[2], now)
"""
    done = subprocess.run([sys.executable, "-c", program, str(folder), client.id], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (-9, "")
    with Store.open(folder, now) as store:
        assert clients.every(store) == []
        assert holding(folder) == set()
        assert store.rows("SELECT * FROM unswept") == []


def test_an_interview_without_a_client_can_be_forgotten(folder: Path, store: Store, now: datetime, save):
    interview = _begin(store, now)
    answers.append(store, interview, known("a.x", "QUOKKA"), at=now)
    save(store, interview=interview)
    result = forgetting.forget_interview(store, interview, now)
    assert (result.interviews, result.answers, result.assessments) == (1, 1, 1)
    assert holding(folder) == set()
    assert soundness.check(store) == []


def test_an_assessment_from_before_the_client_was_named_is_forgotten_with_it(store: Store, now: datetime, save):
    client, interview = clients.add(store, "Quokka", now), _begin(store, now)
    save(store, interview=interview, finishes=False)
    interviews.assign(store, interview, client.id)
    with pytest.raises(InputError, match="Forget its client"):
        forgetting.forget_interview(store, interview, now)
    assert forgetting.forget(store, client.id, now).assessments == 1
    assert store.rows("SELECT * FROM chains") == []


def test_who_is_not_there_cannot_be_forgotten(store: Store, now: datetime):
    with pytest.raises(InputError, match="no such client"):
        forgetting.forget(store, "C-NOPE9", now)


def _begin(store: Store, now: datetime) -> str:
    return interviews.start(store, client=None, language="en", mode="full", as_of=date(2026, 11, 22), rule_base="d", at=now).id
