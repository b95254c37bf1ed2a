"""Width and wrapping in cells."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.cli.cells import pad, width, wrap
from assistant.cli.layout import chain, hang, shown

MIXED = st.text(alphabet="ab 中文，。1%（）", max_size=120)


def test_a_chinese_character_takes_two_cells():
    assert width("信用 A") == 6
    assert pad("信用", 6) == "信用  "


@given(MIXED, st.integers(8, 40))
def test_no_line_is_wider_than_asked_but_for_a_long_word_or_a_closing_sign(text, cells):
    for line in wrap(text, cells):
        assert width(line) <= cells + 4 or " " not in line.strip()


@given(MIXED)
def test_wrapping_loses_nothing_but_spaces(text):
    assert "".join("".join(wrap(text, 12)).split()) == "".join(text.split())


def test_other_lines_stand_under_the_text():
    assert hang(" 1  ", "alpha beta gamma", 16) == " 1  alpha beta\n    gamma"


def test_what_was_typed_is_safe_to_print_back():
    assert "\x1b" not in shown("\x1b[2J")


def test_a_row_of_statements_is_broken_between_them():
    assert chain("Profile 0/15 · possible grades A–D · vetoes open 22", 40) == "Profile 0/15 · possible grades A–D\nvetoes open 22"
    assert chain("企业概况 0/15 · 未排除的否决 22", 20) == "企业概况 0/15\n未排除的否决 22"
    assert chain("short · one two three four", 10) == "short\none two\nthree four"
