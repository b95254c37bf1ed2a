"""What side talk is trained from is read strictly, by file and line; what was trained is read leniently: without it there is none."""

import shutil
from pathlib import Path

import pytest

from assistant.errors import RuleBaseError
from assistant.loading.compiled import read_sources
from assistant.loading.talk import talk
from assistant.loading.talk_files import read_talk
from tests.contents import write_contents

ROOT = Path(__file__).parents[2]
KNOWN = {"intents": ["why", "answer"], "entries": ["term.aeo"], "options": {"profile.role": ["seller"], "orders": []}}
MISTAKES = [
    ("intents", "wy:\n  en: [a]\n", 1, "there is no intent wy", "did you mean why?"),
    ("intents", "why: [a]\n", 1, "the wordings do not stand by language", "write en: […] and zh: […]"),
    ("intents", "why:\n  en: [a, b, a]\n", 2, "a is doubled", "keep one of the two"),
    ("intents", "why:\n  en:\n    - a\n    - 5\n", 4, "5 is no wording", "put the text in quotes"),
    ("enquiries", "- about: [term.aeoo]\n  en: [a]\n", 1, "there is no entry term.aeoo", "did you mean term.aeo?"),
    ("enquiries", "- en: [a]\n", 1, "this is no enquiry", "write about: [entry ids], en: […] and zh: […]"),
    ("elsewhere", "fr: [a]\n", 1, "the wordings do not stand by language", "write en: […] and zh: […]"),
    ("mentions", "profile.rolle:\n  en: [a]\n", 1, "there is no fact profile.rolle", "did you mean profile.role?"),
    ("options", "profile.role:\n  seler:\n    en: [a]\n", 2, "there is no option seler", "did you mean seller?"),
]


def written(root, name, text):
    (root / "knowledge" / "talk").mkdir(parents=True)
    (root / "knowledge" / "talk" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("mistake", MISTAKES, ids=[m[3] for m in MISTAKES])
def test_a_mistake_is_named_by_file_and_line(tmp_path, mistake):
    name, text, line, wrong, right = mistake
    with pytest.raises(RuleBaseError) as raised:
        read_talk(written(tmp_path, name, text), **KNOWN)
    (problem,) = raised.value.problems
    assert (problem.path, problem.line, problem.wrong, problem.right) == (f"knowledge/talk/{name}.yaml", line, wrong, right)


def test_what_is_well_written_is_read_in_its_order(tmp_path):
    files = read_talk(written(tmp_path, "enquiries", "- about: [term.aeo]\n  en: [b, a]\n  zh: [甲]\n"), **KNOWN)
    assert [(e.about, dict(e.said)) for e in files.enquiries] == [(("term.aeo",), {"en": ["b", "a"], "zh": ["甲"]})]
    assert (dict(files.intents), dict(files.elsewhere)) == ({}, {})


def test_talk_is_no_part_of_the_rule_base(tmp_path):
    bare = read_sources(write_contents(tmp_path))["digest"]
    shutil.copytree(ROOT / "knowledge" / "talk", tmp_path / "knowledge" / "talk")
    assert read_sources(tmp_path)["digest"] == bare


def test_content_without_talk_or_with_a_broken_one_has_none(tmp_path):
    assert talk(tmp_path) is None
    for text in ("", "{", "[]"):
        (tmp_path / "knowledge" / "talk").mkdir(parents=True, exist_ok=True)
        (tmp_path / "knowledge" / "talk" / "trained.json").write_text(text, encoding="utf-8")
        assert talk(tmp_path) is None
