"""``knowledge list`` of one kind: what a word means, when a duty begins, what a platform asks for."""

import json
import shutil

import pytest

from tests.cli.conftest import ROOT
from tests.contents import write_contents
from tests.loading.test_kinds import OTHERS


@pytest.fixture
def around(tmp_path):
    root = write_contents(tmp_path / "around", OTHERS)
    shutil.copytree(ROOT / "templates", root / "templates")
    return root


def listed(command, root, *args):
    status, out, _ = command("knowledge", "list", "--content", root, "--json", *args)
    assert status == 0
    return json.loads(out)["entries"]


def test_without_a_kind_everything_is_listed(command, around):
    kinds = {e["kind"] for e in listed(command, around)}
    assert kinds == {"question", "indicator", "derivation", "measure", "threshold", "source", "term", "duty", "limit"}


def test_a_term_is_found_by_any_of_its_names(command, around):
    for name in ("defect", "flaw", "FLAW", "甲"):
        assert [e["id"] for e in listed(command, around, "--kind", "glossary", name)] == (["defect"] if name != "甲" else [])
    assert [e["id"] for e in listed(command, around, "--kind", "glossary", "--lang", "zh", "甲")] == ["defect"]


def test_the_calendar_gives_days_and_yearly_spans(command, around):
    found = {e["id"]: (e["detail"].replace("\u00a0", " "), e["mark"]) for e in listed(command, around, "--kind", "calendar")}
    assert found == {"report": ("every year, 1 January to 30 June", "V"), "change": ("1 January 2027", "U")}


def test_a_platform_lists_what_it_asks_for(command, around):
    (entry,) = listed(command, around, "--kind", "platforms", "amazon")
    assert entry["id"] == "amazon.late"
    assert entry["detail"].replace("\u00a0", " ").startswith("< 4 %")
    assert "amazon.late" in command("knowledge", "list", "--content", around, "--kind", "platforms")[1]


def test_an_unknown_kind_is_refused_with_the_kinds_there_are(command, around):
    status, _, err = command("knowledge", "list", "--content", around, "--kind", "nonsense")
    assert status == 2
    assert "questions, indicators, derivations, measures, thresholds, sources, glossary, calendar, platforms" in err
