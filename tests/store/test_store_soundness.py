from __future__ import annotations

import zlib
from datetime import datetime

import pytest

from assistant.errors import StoreError
from assistant.store import Store, annotating, assessments, soundness
from assistant.store.annotating import AnnotationKind
from assistant.store.clients import Client


@pytest.fixture
def three(store: Store, seller: Client, save, now: datetime) -> list[str]:
    found = [assessments.get(store, "last").id, save(store, client=seller.id).id, save(store, client=seller.id).id]
    for word in ("one", "two"):
        annotating.annotate(store, found[0], AnnotationKind.COMMENT, said=word, by="Li", at=now)
    return found


def tamper(store: Store, *statements: str) -> list[str]:
    """Do what a stranger with the file can do: drop the triggers, change, put the triggers back."""
    triggers = [row["sql"] for row in store.rows("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
    for name in [row["name"] for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")]:
        store.db.execute(f"DROP TRIGGER {name}")
    store.db.execute("PRAGMA foreign_keys=OFF").fetchall()
    for statement in statements:
        store.db.execute(statement)
    for sql in triggers:
        store.db.execute(sql)
    return soundness.check(store)


def test_an_untouched_store_is_sound(store: Store, three: list[str]):
    assert soundness.check(store) == []


def test_a_changed_date_is_noticed(store: Store, seller: Client, three: list[str]):
    assert tamper(store, f"UPDATE assessments SET created = '2020' WHERE id = '{three[1]}'") == [
        f"The assessments of {seller.id} are not what was stored: entry 2 was changed, or one before it is missing."
    ]


def test_a_changed_core_is_noticed_and_never_read_out(store: Store, three: list[str]):
    packed = zlib.compress(b'{"as_of":"2026-11-22","verdict":{"grade":"A"}}').hex()
    assert tamper(store, f"UPDATE assessments SET core = x'{packed}' WHERE id = '{three[1]}'") == [
        f"Assessment {three[1]} is not what its digest says."
    ]
    with pytest.raises(StoreError, match=f"assessment {three[1]} is not what was stored"):
        assessments.get(store, three[1])


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_missing_assessment_is_noticed_even_the_newest(store: Store, three: list[str], place: int):
    assert any("are not what was stored" in line for line in tamper(store, f"DELETE FROM assessments WHERE id = '{three[place]}'"))


def test_a_changed_or_missing_annotation_is_noticed(store: Store, three: list[str]):
    assert tamper(store, "UPDATE annotations SET text = 'three' WHERE revision = 2") == [
        f"The annotations of {three[0]} are not what was stored: entry 2 was changed, or one before it is missing."
    ]
    assert tamper(store, "DELETE FROM annotations WHERE revision = 2") == [
        f"The annotations of {three[0]} are not what was stored: it should have 2 entries and has 1."
    ]


def test_missing_answers_contents_and_triggers_are_noticed(store: Store, three: list[str]):
    found = tamper(store, "DELETE FROM answers WHERE sequence = 3", "UPDATE contents SET packed = x'00'")
    store.db.execute("DROP TRIGGER answers_never_change")
    store.db.execute("CREATE TABLE mine (x)")
    found = soundness.check(store)
    assert found[0] == "The table mine is not one of ours."
    assert found[1] == "The trigger answers_never_change is missing."
    assert "entries of its log are missing" in found[2]
    assert [line[:9] for line in found[3:]] == ["Contents "] * 2


def test_rights_of_others_are_noticed(store: Store):
    store.path.chmod(0o644)
    assert soundness.check(store) == [f"{store.path} can be used by others than its owner."]
