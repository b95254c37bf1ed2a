"""What all tests share: the library that ships, compiled once for the run."""

import datetime
from pathlib import Path

import pytest

from assistant.loading.compiled import read_sources
from assistant.loading.on_day import library_on

ROOT = Path(__file__).parent.parent
DAY = datetime.date(2026, 11, 22)


@pytest.fixture(scope="session")
def compiled():
    return read_sources(ROOT)


@pytest.fixture(scope="session")
def library(compiled):
    """The shipped library on the day its figures were read."""
    return library_on(compiled, DAY)
