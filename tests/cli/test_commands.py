"""Every command: what it prints on which stream, its exit status, its help."""

import json
import re

import pytest

from assistant.cli.commands import TABLE
from assistant.cli.words import WORDS
from assistant.cli.words_data import DATA
from assistant.cli.words_ending import ENDING
from assistant.cli.words_help import COMMANDS, EVERYWHERE, HEADS, OPTIONS, STATUSES
from assistant.cli.words_news import NEWS
from assistant.cli.words_questionnaire import QUESTIONNAIRE
from assistant.cli.words_side import SIDE
from assistant.cli.words_talk import TALK
from assistant.model.text import placeholders

SAID = {**WORDS, **DATA, **TALK, **SIDE, **ENDING, **NEWS, **QUESTIONNAIRE}
PATHS = [f"{name} {part}".strip() for name, entry in TABLE.items() for part in (["", *entry] if isinstance(entry, dict) else [""])]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("path", ["", *PATHS])
def test_help_of_each_command_begins_with_examples(command, path, lang):
    status, out, err = command(*path.split(), "--help", "--lang", lang)
    assert (status, err) == (0, "")
    example, usage = ("Examples", "Usage") if lang == "en" else ("示例", "用法")
    assert f"  credit-assistant {path}".rstrip() in out
    assert out.index(example) < (out.index(usage) if usage in out else len(out))


def test_every_wording_is_there_in_both_languages_with_the_same_places():
    summaries = {k: v.summary for k, v in COMMANDS.items()}
    said = {**SAID, **HEADS, **EVERYWHERE, **STATUSES, **OPTIONS, **summaries}
    for name, texts in said.items():
        assert len(texts) == 2
        assert all(texts), name
        assert placeholders(texts[0]) == placeholders(texts[1]), name


def test_every_wording_is_used_and_every_used_one_exists():
    from pathlib import Path

    source = (
        "".join(p.read_text(encoding="utf-8") for p in Path("assistant/cli").resolve().glob("*.py"))
        if Path("assistant/cli").is_dir()
        else ""
    )
    made = re.compile(r"say\(\s*\"([a-z_.]+)\"|say\(lang, \"([a-z_.]+)\"")
    used = {a or b for a, b in made.findall(source)}
    assert used <= SAID.keys()


def test_help_in_chinese_stands_in_line(command):
    _, out, _ = command("--help", "--lang", "zh")
    from assistant.cli.cells import width

    rows = [line for line in out.splitlines() if re.match(r"  [a-z]+( …)? +\S", line)]
    assert len({width(row[: len(row) - len(row.split("  ")[-1])]) for row in rows}) <= 2


def test_a_complete_run_prints_the_verdict_as_json_and_nothing_else(command, steady):
    status, out, err = command("assess", "--no-input", "--json", *steady)
    verdict = json.loads(out)
    assert (status, err) == (0, "")
    assert verdict["schema"] == "credit-assistant/verdict/1"
    assert verdict["grade"]["value"] == "A"
    assert verdict["stored"] is False


def test_the_same_run_gives_the_same_id(command, steady):
    first, second = (json.loads(command("assess", "--no-input", "--json", *steady)[1])["assessment"] for _ in range(2))
    assert first == second


def test_results_go_to_standard_output_and_talk_to_standard_error(command, steady):
    _, out, err = command("assess", "--no-input", *steady)
    assert "Credit grade A" in out
    assert "next:" not in out
    assert err.startswith("next: credit-assistant ")


def test_no_colour_reaches_a_pipe_unless_it_is_forced(process, steady):
    assert "\x1b" not in process("assess", "--no-input", *steady).stdout
    assert "\x1b[" in process("assess", "--no-input", *steady, FORCE_COLOR="1").stdout
    assert "\x1b" not in process("assess", "--no-input", *steady, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_fail_on_gives_three_for_a_veto_and_four_for_an_undecided_grade(command, steady, tmp_path):
    both = ("--fail-on", "veto", "--fail-on", "undecided")
    vetoed, short = tmp_path / "vetoed.yaml", tmp_path / "short.yaml"
    vetoed.write_text("quality.fakes_admitted: yes\n", encoding="utf-8")
    short.write_text("profile.role: seller\n", encoding="utf-8")
    assert command("assess", "--no-input", "--answers", vetoed, *both)[0] == 3
    assert command("assess", "--no-input", "--answers", short, *both)[0] == 4
    assert command("assess", "--no-input", "--answers", short, "--fail-on", "veto")[0] == 0
    assert command("assess", "--no-input", *steady, *both)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["asess"], "Did you mean assess?"),
        (["assess", "--asnwers", "x"], "--answers"),
        (["explain", "last"], "NAME is missing"),
        (["assess", "--no-input"], "--answers FILE"),
        (["assess", "--no-input", "--row", "x", "--answers", "y"], "--data FILE"),
        (["assess", "--as-of", "yesterday"], "YEAR-MONTH-DAY"),
        (["assess", "--as-of", ""], "YEAR-MONTH-DAY"),
        (["assess", "--as-of", "0001-01-01"], "from 1900 to 2999"),
        (["assess", "--as-of", "9999-12-31"], "from 1900 to 2999"),
        (["assess", "--report", "report.exe"], ".html"),
        (["assess", "--fail-on", "rain"], "undecided"),
        (["resume", "--no-input"], "--no-input"),
        (["report", "last", "--format"], "--format"),
        (["whatif", "last", "--set", "nothing"], "FACT=VALUE"),
        (["rules", "list", "--kind", "law"], "market_veto"),
        (["history", "x", "--lang", "fr"], "--lang zh"),
    ],
)
def test_wrong_usage_is_told_in_a_line_and_gives_two(command, arguments, said):
    status, out, err = command(*arguments)
    assert (status, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


@pytest.mark.parametrize("name", ["", "   ", "\x1b[31m", "x" * 201, "caf\udce9"])
def test_what_cannot_be_a_name_is_refused(command, steady, name):
    for arguments in (["assess", "--no-input", *steady, "--client", name], ["assess", "--client", name]):
        status, out, err = command(*arguments)
        assert (status, out) == (1, "")
        assert "this cannot be a name" in err
    assert command("history", name)[0] == 1


@pytest.mark.parametrize("name", ["Acme Trading", 'A "B" & $HOME `date` Ltd', "O'Neill", "back\\slash", "店"])
def test_the_suggested_next_command_can_be_pasted_into_a_shell(command, steady, name):
    import shlex

    command("assess", "--no-input", *steady, "--client", name)
    for arguments in (["client", "list"], ["client", "show", name]):
        _, _, err = command(*arguments)
        program, *suggested = shlex.split(err.removeprefix("next: "))
        assert (program, suggested[-1]) == ("credit-assistant", name)
        assert command(*suggested)[0] == 0


@pytest.mark.parametrize(
    "arguments", [["history", "Nobody"], ["report", "A-99999"], ["resume"], ["client", "show", "Nobody"], ["replay", "A-99999"]]
)
def test_what_is_not_there_gives_one(command, arguments):
    status, out, err = command(*arguments)
    assert (status, out) == (1, "")
    assert err.startswith("Error: ")


def test_the_last_of_nothing_says_how_to_make_one(command):
    assert "assess begins one" in command("resume")[2]
    assert "assess makes one" in command("report", "last")[2]


@pytest.mark.parametrize("before", [["report"], ["resume"], ["replay"], ["explain", "last"], ["assess", "--no-input", "--answers"]])
def test_arguments_that_are_no_text_are_refused(process, acme, before):
    shown = process(*before, "caf\udce9")
    assert (shown.returncode, shown.stdout) == (1, "")
    assert shown.stderr.startswith("Error: ")


def test_a_broken_rule_base_gives_five_and_is_listed_in_full_by_check(command, content, tmp_path):
    from tests.contents import FILES, write_contents

    broken = write_contents(
        tmp_path / "broken", {"rules/thresholds/all.yaml": FILES["rules/thresholds/all.yaml"].replace("  unit: share\n", "")}
    )
    status, out, err = command("rules", "check", "--content", broken)
    assert status == 5
    assert out.count("rules/thresholds/all.yaml:") > 3
    assert "problems" in err
    status, out, err = command("rules", "list", "--content", broken)
    assert (status, out) == (5, "")
    assert "rules check" in err


def test_an_unexpected_error_is_told_in_short_and_in_full_on_demand(command, monkeypatch, content, tmp_path):
    from tests.contents import write_contents

    bare = write_contents(tmp_path / "bare")  # a content root without templates
    answers = bare / "knowledge/cases/steady/answers.yaml"
    status, _, err = command("assess", "--no-input", "--answers", answers, "--content", bare)
    assert status == 1
    assert "Traceback" not in err


@pytest.fixture
def acme(command, steady):
    status, out, _ = command("assess", "--no-input", "--json", "--client", "Acme", *steady)
    assert status == 0
    return json.loads(out)["assessment"]


def test_a_client_is_kept_listed_exported_and_forgotten(command, acme, tmp_path):
    assert "Acme" in command("client", "list")[1]
    assert acme in command("client", "show", "acme")[1]
    assert acme in command("history", "Acme")[1]
    assert json.loads(command("history", "Acme", "--json")[1])["assessments"][0]["grade"]["value"] == "A"
    assert command("client", "export", "Acme", "-o", tmp_path / "acme.json")[0] == 0
    assert acme in (tmp_path / "acme.json").read_text(encoding="utf-8")
    assert command("client", "forget", "Acme", "--no-input")[0] == 2
    assert command("client", "forget", "Acme", "--confirm", "Another")[0] == 1
    assert command("client", "forget", "Acme", "--confirm", "Acme")[0] == 0
    assert command("client", "show", "Acme")[0] == 1


def test_reports_are_written_where_wanted(command, acme, tmp_path):
    assert command("report", acme, "--format", "md", "-o", "-")[1].startswith("#")
    assert json.loads(command("report", "last", "--format", "json", "-o", "-")[1])["schema"] == "credit-assistant/report/1"
    status, out, _ = command("report", "last", "--format", "html", "-o", tmp_path / "r.html", "--lang", "zh")
    assert status == 0
    assert str(tmp_path / "r.html") in out
    assert "信用评估报告" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert command("report", "last", "-o", tmp_path / "new" / "folder" / "r.html")[0] == 0
    assert (tmp_path / "new" / "folder" / "r.html").is_file()
    status, _, err = command("report", "last", "-o", tmp_path / "r.html" / "r.html")
    assert status == 1
    assert "Choose another place." in err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("grade", "allows A"),
        ("logistics.tracking_gap", "Not found, because this was not so: Share of tracked parcels is 97"),
        ("ladder.late_shipment", "Veto into D"),
        ("logistics", "1 of 1"),
        ("logistics.tracked_share", "Too few parcels can be followed"),
        ("profile.shop_age", "computed"),
    ],
)
def test_explain_tells_how_and_why_not(command, acme, name, said):
    status, out, err = command("explain", "last", name)
    assert status == 0
    assert said in " ".join(out.split())
    assert err.startswith("next: ")
    assert json.loads(command("explain", acme, name, "--json")[1])["assessment"] == acme


def test_explain_tells_the_failing_leaf_its_value_origin_threshold_and_distance(command, acme):
    out = " ".join(command("explain", "last", "logistics.tracking_gap")[1].split())
    assert (
        "✗ Share of tracked parcels is 97 %, at or above the minimum of 95 % by 2 percentage points [declared, tracked_share_floor]"
        in out.replace("\u00a0", " ")
    )
    assert "tracked_share_floor = 95 %" in out.replace("\u00a0", " ")


def test_a_name_that_nothing_has_is_refused_with_what_looks_alike(command, acme):
    status, _, err = command("explain", "last", "logistics.tracking_gab")
    assert status == 1
    assert "logistics.tracking_gap" in err


def test_what_if_changes_the_verdict_and_keeps_nothing(command, acme):
    status, out, err = command("whatif", "last", "--set", "amazon:late_shipment_rate=12%")
    assert status == 0
    assert "A → D" in out
    assert "Nothing was saved" in err
    assert len(json.loads(command("history", "Acme", "--json")[1])["assessments"]) == 1


def test_what_if_names_everything_that_cannot_be_set(command, acme):
    wrong = ("logistics.tracked_share=97", "nothing=1", "profile.role=baker", "moon:late_shipment_rate=1%")
    status, out, err = command("whatif", "last", *(part for change in wrong for part in ("--set", change)))
    assert (status, out) == (1, "")
    assert all(f"--set {change.partition('=')[0]}: " in err for change in wrong)
    assert "write 0.97" in err


def test_replay_finds_the_same_bytes(command, acme):
    assert command("replay", "--all")[:2] == (0, f"{acme}: the same, byte for byte\n")


def test_the_rule_base_is_listed_shown_checked_and_tested(command):
    assert "logistics.tracking_gap" in command("rules", "list")[1]
    assert "quality.bought_reviews" in command("rules", "list", "--kind", "veto")[1]
    assert "[tracked_share_floor]" in command("rules", "show", "logistics.tracking_gap")[1]
    assert command("rules", "show", "logistics.tracking_gab")[0] == 1
    assert command("rules", "check")[0] == 0
    assert "cases passed" in command("rules", "test")[1]
    assert "logistics.add_tracking" in command("knowledge", "list", "logistics")[1]


def test_a_case_that_fails_is_named_with_file_and_line(command, tmp_path, content):
    from tests.contents import FILES, write_contents

    path = "rules/logistics/tracking_words.test.yaml"
    case = "- {case: some are tracked, facts: {logistics.tracking: some}, expect: found}\n"
    wrong = write_contents(tmp_path / "wrong", {path: case + FILES[path]})
    status, out, _ = command("rules", "test", "--content", wrong)
    assert status == 5
    assert "rules/logistics/tracking_words.test.yaml:1: some are tracked: expected found, got clear" in out


def test_the_store_is_saved_and_put_back(command, acme, tmp_path):
    assert command("store", "backup", tmp_path / "copy.db")[0] == 0
    assert command("store", "backup", tmp_path / "copy.db")[0] == 1
    command("client", "forget", "Acme", "--confirm", "Acme")
    assert command("store", "restore", tmp_path / "copy.db")[0] == 0
    assert command("client", "show", "Acme")[0] == 0


def test_doctor_says_what_works(command):
    status, out, _ = command("doctor", "--lang", "zh")
    assert status == 0
    assert "规则库" in out


def test_without_a_terminal_and_without_a_command_there_is_help(process):
    shown = process()
    assert shown.returncode == 0
    assert shown.stdout.startswith("credit-assistant – ")


def test_version(command):
    assert re.fullmatch(r"credit-assistant \d+\.\d+\.\d+\S*\n", command("--version")[1])
