"""Standard output and error as shells and schedulers hand them over: narrow encodings, closed, or full."""

import json
import subprocess
import sys

import pytest

from tests.cli.conftest import PROGRAM


@pytest.fixture
def shell(environment, tmp_path):
    """Runs the program under a shell that sets its streams up."""

    def call(streams, *args, **more):
        line = [sys.executable, "-c", PROGRAM[2], *map(str, args)]
        return subprocess.run(
            ["sh", "-c", f'"$@" {streams}', "sh", *line], env=environment | more, cwd=tmp_path, capture_output=True, timeout=60, check=False
        )

    return call


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk"])
def test_a_console_without_the_signs_shows_codes_for_them(shell, steady, encoding):
    shown = shell("", "assess", "--no-input", *steady, "--lang", "zh", PYTHONIOENCODING=encoding)
    assert shown.returncode == 0, shown.stderr
    assert "信用等级".encode(encoding, "backslashreplace") in shown.stdout


def test_json_and_documents_are_utf_8_whatever_the_console_speaks(shell, steady):
    shown = shell("", "assess", "--no-input", "--json", *steady, "--lang", "zh", "--client", "店", PYTHONIOENCODING="ascii")
    assert json.loads(shown.stdout.decode())["client"] == "店"
    shown = shell("", "report", "last", "--format", "md", "-o", "-", "--lang", "zh", PYTHONIOENCODING="gbk")
    assert "信用评估报告" in shown.stdout.decode()


@pytest.mark.parametrize("streams", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_is_no_failure(shell, steady, streams):
    for form in ([], ["--json"]):
        shown = shell(streams, "assess", "--no-input", *steady, *form)
        assert shown.returncode == 0
        assert b"Traceback" not in shown.stderr
    assert shell(streams, "history", "Nobody").returncode == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/dev/full")
def test_a_full_disk_under_standard_output_is_told(shell, steady):
    for form in ([], ["--json"]):
        shown = shell(">/dev/full", "assess", "--no-input", *steady, *form)
        assert shown.returncode == 1
        assert shown.stderr.decode().startswith("Error: standard output cannot be written")
