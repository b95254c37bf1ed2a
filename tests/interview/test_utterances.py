"""The table of what people type: right in the value and in whether it is filed, asked back or refused; never filed wrongly."""

import time

import pytest

from assistant.interview.said import Answer, Confirm
from assistant.interview.understanding import understand
from assistant.loading.values import parse_value
from assistant.model.values import State
from tests.interview.utterances import TABLE, TODAY

NAMES = [f"{question.id}-{text}" for question, text, _, _ in TABLE]


def taken(question, text):
    """How the text is taken, and what is understood by it."""
    said = understand(text, question, parse=parse_value, today=TODAY)
    if isinstance(said, Answer | Confirm):
        fact = said.fact
        return "filed" if isinstance(said, Answer) else "asked", fact.value if fact.state is State.KNOWN else fact.state
    return "refused", said.reason


@pytest.mark.parametrize(("question", "text", "how", "meant"), TABLE, ids=NAMES)
def test_what_is_typed_is_taken_as_it_is_meant(question, text, how, meant):
    got, understood = taken(question, text)
    assert got == how, understood
    if how != "refused" or meant is not None:
        assert (understood, type(understood)) == (meant, type(meant))


def test_the_table_is_large_and_nothing_on_it_is_filed_wrongly():
    wrong = [
        text
        for question, text, how, meant in TABLE
        if (got := taken(question, text))[0] == "filed" and (how == "refused" or got[1] != meant)
    ]
    assert len(TABLE) >= 250
    assert wrong == []


def test_no_utterance_takes_long():
    taken(*TABLE[0][:2])
    slowest = 0.0
    for question, text, _, _ in TABLE:
        began = time.process_time()
        taken(question, text)
        slowest = max(slowest, time.process_time() - began)
    assert slowest < 0.05
