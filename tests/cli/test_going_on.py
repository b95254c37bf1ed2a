"""An interview gone on with later, by another person, under another rule base."""

import json
import shutil

import pytest

from tests.cli.conftest import ROOT
from tests.contents import edit, write_contents

FIRST = "1\n1\n1\n2020-05-01\n2\n400\n1%\n"


@pytest.fixture
def own(tmp_path):
    """A rule base of one's own, that may change."""
    root = write_contents(tmp_path / "own")
    shutil.copytree(ROOT / "templates", root / "templates")
    return root


def change(own):
    edit(own, "rules/VERSION", "2026.11.0", "2026.12.0")
    edit(own, "rules/thresholds/all.yaml", "zh: D 级最短停留天数}\n  value: 90", "zh: D 级最短停留天数}\n  value: 60")
    edit(own, "knowledge/questions/logistics.yaml", "{id: all,", "{id: whole,")
    for path in ("knowledge/measures/logistics.yaml", "knowledge/cases/steady/answers.yaml"):
        edit(own, path, "logistics.tracking: all", "logistics.tracking: whole")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            (
                "the rule base has changed (version 2026.11.0, now 2026.12.0)",
                "Least stay in D 90 days → 60 days",
                "set aside, not lost: Tracking",
            ),
        ),
        ("zh", ("规则库已更新（由版本 2026.11.0 更新为 2026.12.0）", "D 级最短停留天数 90 天 → 60 天", "暂放一旁但不会丢失：物流追踪")),
    ],
)
def test_what_changed_in_the_rule_base_is_said_until_somebody_answers(process, own, lang, said):
    process("assess", "--lang", lang, "--content", own, typed=FIRST + "3\n")
    assert said[0] not in process("resume", "--content", own, typed="").stderr
    change(own)
    for _ in range(2):
        told = process("resume", "--content", own, typed="", COLUMNS="200").stderr
        for part in said:
            assert part in told.replace("\u00a0", " ")
    process("resume", "--content", own, typed="3\n")
    assert said[0] not in process("resume", "--content", own, typed="").stderr


def test_several_people_may_answer_one_assessment(process, own, home):
    process("assess", "--lang", "en", "--client", "Acme", "--respondent", "Li Wei", "--content", own, typed=FIRST)
    ended = process("resume", "--respondent", "王芳", "--json", "--content", own, typed="3\n97%\n")
    verdict = json.loads(ended.stdout)
    report = process("report", verdict["assessment"], "--format", "md", "-o", "-", "--content", own).stdout
    assert report.count("answered by Li Wei") == 4
    assert report.count("answered by 王芳") == 2
    assert process("replay", "--all", "--content", own).returncode == 0


@pytest.mark.parametrize("name", ["a\x1b[31mb", " ", "x" * 201])
def test_what_cannot_be_a_name_is_refused(process, name):
    refused = process("assess", "--respondent", name, typed="")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--respondent" in refused.stderr
