from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.model.library import Mark, RuleKind, Severity
from assistant.model.text import placeholders
from assistant.model.values import Origin, State
from assistant.report.catalogue import catalogue
from tests.report.pages import TEMPLATES

ENTRIES = catalogue(TEMPLATES)
HAN = re.compile(r"[\u4e00-\u9fff]")
LETTERS = re.compile(r"[A-Za-z]{2}")
PLACE = re.compile(r"\{[a-z]+\}")


def test_every_entry_has_the_same_places_in_both_languages() -> None:
    assert {k for k, t in ENTRIES.items() if placeholders(t.en) != placeholders(t.zh)} == set()


def test_every_entry_speaks_its_language() -> None:
    figures = {"words.of", "words.months"}
    worded = {k: t for k, t in ENTRIES.items() if k not in figures and LETTERS.search(PLACE.sub("", t.en))}
    assert {k for k, t in worded.items() if not HAN.search(t.zh)} == set()
    assert {k for k, t in ENTRIES.items() if HAN.search(t.en)} == set()


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("kind", [*RuleKind, "ladder", "ladder_veto", "index", "unrated"]),
        ("severity", [*Severity, "cap", "derived"]),
        ("count", [*Severity, "cap", "derived"]),
        ("mark", list(Mark)),
        ("mark_short", list(Mark)),
        ("state", list(State)),
        ("origin", list(Origin)),
        ("actor", ["enterprise", "platform", "logistics_partner", "payment_institution", "government", "public"]),
        ("effort", ["L", "M", "H"]),
        ("cost", ["none", "low", "medium", "high"]),
        ("meaning", ["A", "B", "C", "D", "U", "open", "practice", "documented", "by_practice"]),
        ("deadline_status", ["coming", "open", "begun"]),
        ("limit_level", ["minimum", "top", "throttle"]),
        ("limit_status", ["met", "near", "missed", "unknown"]),
        ("data_origin", ["third_party", "platform", "network"]),
    ],
)
def test_every_code_of_a_closed_list_has_its_words(group: str, codes: list[str]) -> None:
    assert [c for c in codes if f"{group}.{c}" not in ENTRIES] == []


def test_every_entry_that_a_template_names_exists() -> None:
    named = {
        m
        for f in (TEMPLATES / "report").glob("*.j2")
        for m in re.findall(r"""\b(?:t|fill)\(["']([a-z_.]+[a-z_])["']""", f.read_text("utf-8"))
    }
    assert named
    assert named - ENTRIES.keys() == set()


def test_an_entry_that_lacks_a_language_is_named(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "strings.json").write_text('{"a": {"b": {"en": "x"}}}')
    with pytest.raises(InputError, match=r"a\.b: an entry has exactly the two texts en and zh"):
        catalogue(tmp_path)


def test_a_missing_catalogue_is_an_error_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"strings\.json: cannot be read"):
        catalogue(tmp_path)
