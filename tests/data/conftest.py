"""A desk over the rule base that ships, compiled once."""

import datetime

import pytest

from assistant.api.desk import Desk

NOON = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)


@pytest.fixture(scope="session")
def cached(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def desk(tmp_path, cached):
    return Desk(tmp_path / "home", cached, None, lambda: NOON)
