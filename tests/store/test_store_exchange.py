from __future__ import annotations

import json
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import InputError
from assistant.model.canonical import digest
from assistant.store import Store, annotating, answers, assessments, clients, contents, exchange, forgetting, soundness
from assistant.store.annotating import AnnotationKind
from assistant.store.clients import Client


@pytest.fixture
def export(store: Store, seller: Client, save, now: datetime) -> dict[str, Any]:
    done = save(store, client=seller.id)
    annotating.annotate(store, done.id, AnnotationKind.SIGN_OFF, said="checked", by="Wang", at=now)
    return json.loads(json.dumps(exchange.export_client(store, seller.id)))


def test_an_export_goes_into_another_store_with_the_same_ids_digests_and_links(
    store: Store, seller: Client, export: dict[str, Any], tmp_path: Path, now: datetime
):
    with Store.open(tmp_path / "other", now) as other:
        clients.add(other, "Wombat", now)
        assert exchange.import_client(other, export) == seller
        assert assessments.history(other, seller.id) == assessments.history(store, seller.id)
        for done in assessments.history(other, seller.id):
            assert annotating.of(other, done.id) == annotating.of(store, done.id)
            assert contents.get(other, done.rule_base) == contents.get(store, done.rule_base)
        interview = export["interviews"][0]["id"]
        assert answers.log(other, interview) == answers.log(store, interview)
        assert soundness.check(other) == []
        assert exchange.export_client(other, seller.id) == export


def test_a_forgotten_client_can_come_back_from_its_export(store: Store, seller: Client, export: dict[str, Any], now: datetime):
    forgetting.forget(store, seller.id, now)
    assert exchange.import_client(store, export) == seller
    assert exchange.export_client(store, seller.id) == export
    assert soundness.check(store) == []


def test_a_client_who_is_here_already_is_refused(store: Store, export: dict[str, Any]):
    with pytest.raises(InputError, match="in the store already"):
        exchange.import_client(store, export)


def _cut(data: dict[str, Any]) -> None:
    data["interviews"][0]["answers"].pop()


def _grade(data: dict[str, Any]) -> None:
    data["assessments"][0]["core"]["verdict"]["grade"] = "A"


def _sign_off(data: dict[str, Any]) -> None:
    data["annotations"][0]["by"] = "Nobody"


def _contents(data: dict[str, Any]) -> None:
    data["contents"][0]["zlib"] = "AAAA"


def _misses(data: dict[str, Any]) -> None:
    del data["assessments"][0]["engine"]


def _shape(data: dict[str, Any]) -> None:
    data["interviews"] = "none"


def _kind(data: dict[str, Any]) -> None:
    data["interviews"][0]["answers"][0]["kind"] = "rumour"


CHANGES = [_cut, _grade, _sign_off, _contents, _misses, _shape, _kind]


@pytest.mark.parametrize("change", CHANGES)
def test_an_export_that_was_changed_is_refused_whole(export: dict[str, Any], tmp_path: Path, now: datetime, change):
    data = deepcopy(export)
    change(data)
    with Store.open(tmp_path / "other", now) as other:
        with pytest.raises(InputError, match=r"damaged or was changed.*digest does not match"):
            exchange.import_client(other, data)
        assert clients.every(other) == []


@pytest.mark.parametrize("change", CHANGES[1:])
def test_a_new_digest_over_a_changed_export_does_not_help(export: dict[str, Any], tmp_path: Path, now: datetime, change):
    data = deepcopy(export)
    change(data)
    data["digest"] = digest({key: value for key, value in data.items() if key != "digest"})
    with Store.open(tmp_path / "other", now) as other:
        with pytest.raises(InputError, match="damaged or was changed"):
            exchange.import_client(other, data)
        assert clients.every(other) == []
        assert other.rows("SELECT * FROM contents") == []


@pytest.mark.parametrize("data", [{}, {"schema": "credit-assistant/client/2"}, {"schema": exchange.SCHEMA}])
def test_what_is_no_export_is_refused(store: Store, data: dict[str, Any]):
    with pytest.raises(InputError, match="export: "):
        exchange.import_client(store, data)


def test_an_id_that_is_taken_by_another_client_is_refused(store: Store, export: dict[str, Any], tmp_path: Path, now: datetime):
    data = deepcopy(export)
    data["client"] = {"id": "C-ZZZZZ", "name": "Another", "added": data["client"]["added"]}
    data["digest"] = digest({key: value for key, value in data.items() if key != "digest"})
    with pytest.raises(InputError, match="this id belongs to another client"):
        exchange.import_client(store, data)
