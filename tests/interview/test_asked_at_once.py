"""Questions from their first word on, whatever they name; and work that is asked for."""

from __future__ import annotations

import pytest

from assistant.interview.questions import asks, asks_at_once, bids


@pytest.mark.parametrize(
    "line",
    [
        "what day of the week was 3 march 1998",
        "do german buyers get to send stuff back without a reason and how long",
        "do small parcels to singapore cost tax",
        "which price is right in france",
        "is a ce sticker enough for toys in the eu",
        "do french customers pay vat on shein",
    ],
)
def test_a_line_asks_from_its_first_word_on(line: str) -> None:
    assert asks_at_once(line)


@pytest.mark.parametrize(
    "line",
    [
        "what we do is check every batch",
        "do weekly checks with the team",
        "how the customer wants it",
        "eu, what else",
        "what a day",
        "what lands on the account after their cut",
    ],
)
def test_a_statement_does_not_ask(line: str) -> None:
    assert not asks_at_once(line)


def test_who_does_something_is_asked_beside_a_topic() -> None:
    assert asks("singapore gst on small parcels - who pays, me or shopee")


@pytest.mark.parametrize("line", ["帮我起个英文店名,卖瑜伽裤的", "给我写一句广告语", "write me a slogan for our shop", "suggest a name"])
def test_work_that_is_asked_for_tells_nothing(line: str) -> None:
    assert bids(line)


@pytest.mark.parametrize("line", ["帮我写个备注", "write a note that we moved", "给我看看结果"])
def test_a_note_is_no_such_work(line: str) -> None:
    assert not bids(line)
