import pytest
import yaml

from assistant.loading import reading
from assistant.loading.reading import read_text
from tests.contents import FILES


def _told(text: str) -> list[str]:
    return [f"{p.line}: {p.wrong.removeprefix('this cannot be read as YAML: ')} | {p.right}" for p in read_text(text, "f.yaml")[1]]


def _data(text: str) -> object:
    document, problems = read_text(text, "f.yaml")
    assert document is not None
    assert problems == []
    return document.data


def test_yes_no_on_and_off_stay_words():
    assert _data("{yes: no, on: off, y: n, a: true, b: false}") == {"yes": "no", "on": "off", "y": "n", "a": True, "b": False}


def test_only_plain_decimal_numbers_are_numbers():
    text = "[3, -4, +5, 0.5, .5, 1e5, 2., 0110, 0x10, 1_000, 12:30, .inf, 1.2.3, '7']"
    assert _data(text) == [3, -4, 5, 0.5, 0.5, 1e5, 2.0, "0110", "0x10", "1_000", "12:30", ".inf", "1.2.3", "7"]


def test_dates_are_days_of_the_calendar_as_text():
    assert _data("a: 2026-02-28") == {"a": "2026-02-28"}
    assert _told("a: 2026-02-30") == ["1: 2026-02-30 is not a day of the calendar | write a date as YEAR-MONTH-DAY, such as 2026-04-30"]


def test_nothing_written_is_nothing():
    assert _data("a:\nb: null\nc: ~") == {"a": None, "b": None, "c": None}


def test_lines_are_those_of_keys_and_items():
    document, _ = read_text("- id: a\n  when:\n    all:\n      - x: 1\n      - y: 2\n", "f.yaml")
    assert document is not None
    assert document.line((0, "when")) == 2
    assert document.line((0, "when", "all", 1, "y")) == 5
    assert document.line((0, "when", "any", 4)) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nb: 2\na: 3", "3: the key a is doubled: it stands in line 1 too | keep one of the two"),
        ("a: &x 3", "1: &x is an anchor | write the content where it is needed; anchors are not used"),
        ("a: !!str 3", "1: tag:yaml.org,2002:str is a tag | leave the tag out"),
        ("<<: {a: 1}", "1: << merges another mapping | write its keys out"),
        ("a:\n\tb: 1", "2: a tab stands in the indentation | indent with spaces"),
        ("", "1: the file is empty | write its content, or remove the file"),
        ("a: 1\n---\nb: 2", "2: a second document begins in this file | keep one document per file; remove the line ---"),
        ("a: {en: why?, zh: 为什么？}", "1: a question mark stands inside braces without quotes | put the text in quotes"),
        ("a: 1e999", "1: 1e999 is too large for a number | write a number that can be measured"),
        ("a: " + "9" * 400, "1: a number of 400 digits is too large | write a number that can be measured"),
        ("a:\n  " + "[" * 400 + "]" * 400, "2: more than 50 levels lie in one another | write it flatter"),
        ("{[a]: 1}", "1: a key is not a word | put the text in quotes: it begins with a brace or a bracket"),
        (
            "a: b: c",
            "1: mapping values are not allowed in this context | put the text in quotes if it holds a colon, and check the indentation",
        ),
        (
            "a:\n  en: {x} of parcels",
            (
                "2: did not find expected key | check the indentation here,"
                " and put a text in quotes if it begins or ends with a brace or a quote"
            ),
        ),
        (
            "a: 'x",
            "1: found unexpected end of stream | close the quote, the brace or the bracket that was opened here",
        ),
    ],
)
def test_what_is_not_strict_is_told_with_its_line(text: str, told: str):
    assert _told(text) == [told]


def test_an_alias_is_told_beside_its_anchor():
    assert _told("a: &x 3\nb: *x")[1] == "2: *x refers to a text elsewhere | write the content here; anchors are not used"


def test_several_doubled_keys_are_told_at_once():
    assert len(_told("a: 1\na: 2\na: 3\nb: {c: 1, c: 2}")) == 3


def test_both_yaml_libraries_read_the_same(monkeypatch):
    texts = {path: text for path, text in FILES.items() if path.endswith(".yaml")}
    in_c = {path: read_text(text, path) for path, text in texts.items()}
    monkeypatch.setattr(reading, "_LOADER", yaml.SafeLoader)
    assert {path: read_text(text, path) for path, text in texts.items()} == in_c
