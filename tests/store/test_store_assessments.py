from __future__ import annotations

import zlib
from collections.abc import Callable
from datetime import date, datetime

import pytest

from assistant.errors import InputError, StoreError
from assistant.model.canonical import canonical, digest
from assistant.store import Store, annotating, assessments, clients, contents
from assistant.store.annotating import AnnotationKind
from assistant.store.clients import Client


@pytest.fixture
def client(store: Store, now: datetime) -> Client:
    return clients.add(store, "Quokka", now)


def test_the_core_comes_back_bit_for_bit_with_what_it_was_made_of(
    store: Store, client: Client, core: Callable[..., bytes], save, now: datetime
):
    given = core(text="可全程追踪", number=0.1, more=[1.0, 1e-9])
    done = save(
        store,
        client=client.id,
        core=given,
        contents={"rule_base": canonical({"rules": 1}), "templates": b"t", "weights": b"w"},
    )
    assert assessments.get(store, done.id) == done
    assert (done.core, done.as_of, done.created, done.engine, done.program) == (given, date(2026, 11, 22), now, "judge", "0.1.0")
    assert done.rule_base == digest({"rules": 1})
    assert [contents.get(store, it or "") for it in (done.rule_base, done.templates, done.weights)] == [b'{"rules":1}', b"t", b"w"]


def test_an_assessment_is_found_as_it_is_typed_and_as_the_last(store: Store, client: Client, save):
    other = clients.add(store, "Wombat", client.added)
    first, second = save(store, client=client.id), save(store, client=other.id, as_of="2026-10-01")
    assert first.id != second.id
    assert assessments.get(store, first.id.lower().removeprefix("a-")).id == first.id
    assert assessments.get(store, "last").id == second.id
    assert assessments.get(store, "last", client=client.id).id == first.id
    with pytest.raises(InputError, match="assessment A-NOPE9: there is no such assessment"):
        assessments.get(store, "A-NOPE9")


def test_there_is_no_last_assessment_in_an_empty_store(store: Store):
    with pytest.raises(InputError, match="assessment last"):
        assessments.get(store, "last")


def test_history_is_in_order_of_days_and_each_follows_the_one_before(store: Store, client: Client, save):
    november = save(store, client=client.id, as_of="2026-11-22")
    september = save(store, client=client.id, as_of="2026-09-30")
    again = save(store, client=client.id, as_of="2026-11-22")
    assert [done.id for done in assessments.history(store, client.id)] == [september.id, november.id, again.id]
    assert [done.previous for done in (november, september, again)] == [None, None, november.id]


def test_the_state_before_comes_from_the_newest_assessment_of_an_earlier_month(store: Store, client: Client, save):
    other = clients.add(store, "Wombat", client.added)
    save(store, client=other.id, as_of="2026-10-30")
    save(store, client=client.id, as_of="2026-09-30")
    early, late = save(store, client=client.id, as_of="2026-10-31"), save(store, client=client.id, as_of="2026-10-31")
    save(store, client=client.id, as_of="2026-11-01")
    found = assessments.latest_before_month(store, client.id, date(2026, 11, 30))
    assert found is not None
    assert (found.id, early.id != late.id) == (late.id, True)
    assert assessments.latest_before_month(store, client.id, date(2026, 9, 30)) is None


def test_what_is_not_canonical_is_no_core(store: Store, client: Client, save):
    for wrong in (b'{"as_of": "2026-11-22"}', b"[]", b'{"b":1,"a":2}'):
        with pytest.raises(ValueError, match="canonical bytes"):
            save(store, client=client.id, core=wrong)


def test_an_assessment_of_nobody_is_a_mistake_of_ours(store: Store, save):
    with pytest.raises(ValueError, match="for a client or from an interview"):
        save(store)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE assessments SET as_of = '2020-01-01'",
        "DELETE FROM assessments",
        "UPDATE annotations SET text = 'better'",
        "DELETE FROM annotations",
        "UPDATE contents SET kind = 'weights'",
        "DELETE FROM contents",
    ],
)
def test_what_was_judged_is_never_rewritten(store: Store, client: Client, save, now: datetime, change: str):
    done = save(store, client=client.id)
    annotating.annotate(store, done.id, AnnotationKind.COMMENT, said="so", by="Li", at=now)
    with pytest.raises(StoreError, match=r"never.*\n.*Add a new entry"), store.transaction() as db:
        db.execute(change)
    assert assessments.get(store, done.id) == done


def test_equal_contents_are_kept_once(store: Store, client: Client, save):
    save(store, client=client.id)
    save(store, client=client.id)
    assert contents.put(store, "rule_base", b'{"rules":1}') == contents.digest_of(b'{"rules":1}')
    assert store.rows("SELECT count(*) AS n FROM contents") == [{"n": 1}]


def test_contents_that_are_missing_or_damaged_are_told(store: Store):
    with pytest.raises(StoreError, match=r"contents ffff.* are missing"):
        contents.get(store, "f" * 64)
    made = contents.put(store, "weights", b"w")
    store.db.execute("DROP TRIGGER contents_never_change")
    for packed in (zlib.compress(b"v"), b"nonsense"):
        store.db.execute("UPDATE contents SET packed = ?", [packed])
        with pytest.raises(StoreError, match="are damaged"):
            contents.get(store, made)
    with pytest.raises(ValueError, match="no kind"):
        contents.put(store, "holiday", b"")


def test_annotations_are_added_and_read_as_of_a_revision(store: Store, client: Client, save, now: datetime):
    done = save(store, client=client.id)
    annotating.annotate(store, done.id, AnnotationKind.WAIVER, said="agreed until March", by="Li", at=now, about="logistics.tracking_gap")
    annotating.annotate(store, done.id, AnnotationKind.MEASURE_DONE, said="", by="Li", at=now, about="logistics.add_tracking")
    last = annotating.annotate(store, done.id, AnnotationKind.SIGN_OFF, said="checked", by="Wang", at=now)
    assert [(it.revision, it.kind, it.about) for it in annotating.of(store, done.id)] == [
        (1, AnnotationKind.WAIVER, "logistics.tracking_gap"),
        (2, AnnotationKind.MEASURE_DONE, "logistics.add_tracking"),
        (3, AnnotationKind.SIGN_OFF, ""),
    ]
    assert annotating.of(store, done.id)[2] == last
    assert [it.revision for it in annotating.of(store, done.id, revision=2)] == [1, 2]
    with pytest.raises(InputError, match="no such assessment"):
        annotating.annotate(store, "A-NOPE9", AnnotationKind.COMMENT, said="so", by="Li", at=now)
