"""Runs the program on the rule base that ships, in a folder of its own."""

import io
import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOREIGN = ("CREDIT_ASSISTANT", "LC_", "LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS")


class Typed(io.StringIO):
    """Somebody at a keyboard."""

    def isatty(self):
        return True


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """The compiled form, made once for all tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def run(tmp_path, cache, monkeypatch, capsys):
    """Runs a command in this process: exit status, standard output, standard error. What it asks for is read from ``typed``."""
    from assistant.cli.running import run as start

    for name in [n for n in os.environ if n.startswith(FOREIGN)]:
        monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    if not (home / "cache").is_symlink():
        (home / "cache").symlink_to(cache)
    monkeypatch.setenv("CREDIT_ASSISTANT_HOME", str(home))
    monkeypatch.setenv("LANG", "C.UTF-8")
    folder = tmp_path / "work"
    folder.mkdir(exist_ok=True)
    monkeypatch.chdir(folder)

    def call(*args, typed="", terminal=False):
        monkeypatch.setattr(sys, "stdin", (Typed if terminal else io.StringIO)(typed))
        capsys.readouterr()
        status = start([str(a) for a in args])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call
