"""What Tab makes of a line, and what becomes of pasted text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cli.lines_editor import one_line
from assistant.cli.lines_offers import Offer, completed
from assistant.cli.words_lines import IN_SHORT
from assistant.interview.commands import COMMANDS
from assistant.model.values import State

OFFERS = (
    Offer("Own website", "1", ("1", "own_site")),
    Offer("Own shop in a mall", "2", ("2", "mall")),
    Offer("自营网站", "11", ("11", "site")),
    Offer("/why", "why it is asked"),
    Offer("/whatif", "what would change"),
)


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("o", "Own "),
        ("own w", "Own website"),
        ("mall", "Own shop in a mall"),
        ("1", "Own website"),
        ("11", "自营网站"),
        ("自", "自营网站"),
        ("2,自", "2,自营网站"),
        ("Own website、 m", "Own website、 Own shop in a mall"),
        ("/w", "/wh"),
        ("/wha", "/whatif"),
        ("nothing of it", "nothing of it"),
        ("2,", "2,"),
    ],
)
def test_tab_goes_on_as_far_as_there_is_one_way(typed, becomes):
    assert completed(typed, OFFERS) == (becomes, ())


def test_where_there_are_several_ways_they_are_shown():
    assert completed("Own ", OFFERS) == ("Own ", OFFERS[:2])
    assert completed("/wh", OFFERS) == ("/wh", OFFERS[3:])


def test_on_an_empty_line_the_choices_are_shown_and_commands_only_where_there_are_none():
    assert completed("", OFFERS) == ("", OFFERS[:3])
    assert completed(" ", OFFERS[3:]) == (" ", OFFERS[3:])


@given(st.text(), st.lists(st.builds(Offer, st.text(), st.text())))
def test_tab_changes_a_line_or_shows_ways_but_never_both(typed, offers):
    line, waiting = completed(typed, offers)
    assert line == typed or not waiting


def test_every_command_is_listed_with_what_it_does():
    assert set(IN_SHORT) == set(COMMANDS) | set(State) - {State.KNOWN}


def test_pasted_lines_become_one():
    assert one_line("we sell to Germany\r\nand Thailand\n") == "we sell to Germany and Thailand"
    assert one_line("1\n2\n3\n") == "1 2 3"
    assert one_line("\x03a\tb\x1b[2J") == "a b[2J"
    assert one_line("1\n") == "1"
