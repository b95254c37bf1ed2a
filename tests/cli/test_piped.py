"""An interview whose answers come through a pipe, one on each line."""

import json

LINES = ["1", "1", "2", "2020-05-01", "400", "1%", "3", "97%"]


def test_piped_lines_are_read_as_answers_and_the_verdict_is_the_result(process):
    shown = process("assess", "--json", "--client", "Acme", typed="".join(f"{line}\n" for line in LINES))
    assert shown.returncode == 0, shown.stderr
    assert json.loads(shown.stdout)["grade"]["value"] == "A"
    assert "> 97%" in shown.stderr


def test_a_pipe_that_ends_too_early_keeps_what_was_said(process):
    shown = process("assess", typed="1\n1\n")
    assert shown.returncode == 130
    assert "credit-assistant resume I-" in shown.stderr
    again = process("resume", "--json", typed="\n".join(LINES[2:]) + "\n")
    assert json.loads(again.stdout)["grade"]["value"] == "A"


def test_finish_gives_a_range_and_the_interview_can_be_gone_on_with(process):
    shown = process("assess", typed="1\n/finish\n")
    assert shown.returncode == 0
    assert "not yet decided" in shown.stdout
    assert "next: credit-assistant resume I-" in shown.stderr
    assert process("resume", typed="").stderr.count("1 answer so far") == 1


def test_unknown_declined_and_not_applicable_are_answers(process):
    shown = process("assess", "--json", typed="1\n?\n/decline\nn/a\n/finish\n")
    kept = json.loads(shown.stdout)
    assert shown.returncode == 0
    assert kept["grade"]["decided"] is False


def test_bytes_that_are_no_text_do_no_harm(environment, tmp_path):
    import subprocess

    from tests.cli.conftest import PROGRAM

    noise = bytes(range(1, 256)).replace(b"\n", b"").replace(b"\x04", b"") + b"\n"
    shown = subprocess.run(
        [*PROGRAM, "assess"], input=noise * 3, env=environment, cwd=tmp_path, capture_output=True, timeout=60, check=False
    )
    assert shown.returncode == 130
    assert b"Traceback" not in shown.stderr


def test_figures_of_a_file_are_not_asked_again(process, content):
    data = content / "knowledge/cases/steady/data.yaml"
    shown = process("assess", "--data", data, "--json", typed="".join(f"{line}\n" for line in [*LINES[:4], *LINES[6:]]))
    assert shown.returncode == 0, shown.stderr
    assert "late" not in shown.stderr
    assert json.loads(shown.stdout)["grade"]["value"] == "A"


def test_through_a_pipe_a_line_after_an_uncertain_answer_agrees_or_answers_anew(process):
    lines = [*LINES[:5], "about 2%", "1%", *LINES[6:-1], "97", "y"]
    shown = process("assess", "--json", typed="".join(f"{line}\n" for line in lines))
    assert shown.returncode == 0, shown.stderr
    assert json.loads(shown.stdout)["grade"]["value"] == "A"
    assert "I understood: 97" in shown.stderr


def test_an_uncertain_answer_at_the_end_of_a_pipe_is_not_kept(process):
    assert process("assess", typed="sells onlin\n").returncode == 130
    assert "answer so far" not in process("resume", typed="").stderr
