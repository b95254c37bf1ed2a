"""The pages under docs/ that are made: they say what the catalogue and the rule base say now."""

import re
import sys

import pytest
import yaml

from tests.docs.conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
import make_docs

RULES = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")


def test_the_page_of_commands_is_what_the_catalogue_says():
    assert make_docs.COMMANDS_PAGE.read_text(encoding="utf-8") == make_docs.commands_page(), "run: python scripts/make_docs.py"


def test_the_page_on_rules_is_cut_from_the_files_as_they_are():
    assert make_docs.rules_page() == RULES, "run: python scripts/make_docs.py"


def test_every_yaml_block_is_cut_from_a_file():
    assert len(re.findall(r"^```yaml$", RULES, re.MULTILINE)) == len(make_docs._CUT.findall(RULES)) == 5


@pytest.mark.parametrize(("path", "entry"), [c[:2] for c in make_docs._CUT.findall(RULES)])
def test_a_cut_holds_a_whole_entry(path, entry):
    found = yaml.safe_load(make_docs.cut(path, entry or None))
    written = yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))
    assert found == ([e for e in written if e["id"] == entry] if entry else written)
