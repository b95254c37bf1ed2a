"""The program as its users run it: in this process for results, as a process of its own for streams and signals, on a terminal for talk."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from tests.contents import write_contents

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-c", "from assistant.cli import main; main()"]
FOREIGN = ("CREDIT_ASSISTANT", "LC_", "LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS")
STEADY = "knowledge/cases/steady"


@pytest.fixture(scope="session")
def content(tmp_path_factory):
    root = write_contents(tmp_path_factory.mktemp("content"))
    shutil.copytree(ROOT / "templates", root / "templates")
    return root


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def environment(content, home):
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("CREDIT_ASSISTANT", "LC_", "LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS"))
    }
    paths = {"CREDIT_ASSISTANT_CONTENT": str(content), "CREDIT_ASSISTANT_HOME": str(home), "PYTHONPATH": str(ROOT)}
    return kept | paths | {"LANG": "C.UTF-8", "TERM": "xterm-256color", "PYTHONWARNINGS": "error"}


@pytest.fixture
def command(environment, monkeypatch, tmp_path, capsys):
    """Runs a command in this process: exit status, standard output, standard error."""
    from assistant.cli.running import run

    for name in [n for n in os.environ if n not in environment]:
        monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)

    def call(*args):
        capsys.readouterr()
        status = run([str(a) for a in args])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


@pytest.fixture
def process(environment, tmp_path):
    """Runs a command as a process with piped streams."""

    def call(*args, typed="", **more):
        return subprocess.run(
            [*PROGRAM, *map(str, args)],
            input=typed,
            env=environment | more,
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return call


@pytest.fixture
def terminal(environment, tmp_path):
    """Starts a command on a pseudo-terminal."""
    started = []

    def call(*args, columns=80, **more):
        child = pexpect.spawn(
            PROGRAM[0],
            [*PROGRAM[1:], *map(str, args)],
            env=environment | more,
            cwd=str(tmp_path),
            encoding="utf-8",
            timeout=20,
            dimensions=(40, columns),
        )
        started.append(child)
        return child

    yield call
    for child in started:
        child.close(force=True)


@pytest.fixture
def steady(content):
    """The options that give the complete files of a case."""
    return ("--answers", content / STEADY / "answers.yaml", "--data", content / STEADY / "data.yaml")
