"""What is typed that is no answer, told from answers: changes said as corrections, requests, small talk, noise."""

import pytest

from assistant.interview.asking import asked
from assistant.interview.hearing import hear
from assistant.interview.intents import mashed
from assistant.interview.questions import requests
from assistant.interview.referring import changed
from assistant.interview.said import Command, Confirm
from assistant.loading.values import parse_value
from tests.interview.side_lines import ANSWERS, CHANGES, NO_ANSWERS
from tests.interview.test_hearing import DAY, heard, library, talk


@pytest.mark.parametrize(("question", "text", "facts"), CHANGES, ids=[text for _, text, _ in CHANGES])
def test_a_correction_of_another_answer_changes_it_to_what_follows(question, text, facts):
    said = hear(text, asked(library(), question) if question else None, library(), talk(), parse=parse_value, today=DAY)
    assert said == Command("change", text)
    to = changed(talk(), library(), text, parse=parse_value, today=DAY)
    assert isinstance(to, Confirm)
    assert {f.id: f.value for f in to.facts} == facts


@pytest.mark.parametrize(("question", "text", "name"), NO_ANSWERS, ids=[text for _, text, _ in NO_ANSWERS])
def test_what_is_no_answer_is_told_by_what_it_is(question, text, name):
    assert heard(question, text)[:2] == ("command", name)


@pytest.mark.parametrize(("question", "text", "value"), ANSWERS, ids=[text for _, text, _ in ANSWERS])
def test_an_answer_with_the_words_of_a_command_is_an_answer(question, text, value):
    assert heard(question, text)[:2] == ("asked", value)


@pytest.mark.parametrize("text", ["dhl", "sgs", "yes", "flash", "typewriter", "6%", "b2b", "ask", "好"])
def test_words_names_and_values_are_no_noise(text):
    assert not mashed(talk(), text)


@pytest.mark.parametrize("text", ["we explain that to them in short", "我们开会讲讲", "口头说说", "入职时讲一下", "aql 2.5"])
def test_who_tells_what_they_do_requests_nothing(text):
    assert not requests(text)
