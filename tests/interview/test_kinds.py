"""Which kind of line was typed, at a question: a command in words, a free question, small talk, or an answer."""

import datetime

import pytest

from assistant.api.desk import Desk
from assistant.api.hearing import heard
from assistant.interview.commands import slash
from assistant.interview.said import Command, Refusal

LIST, SHARE, COUNT, BREACH = "quality.goods_in", "late_shipment_rate", "orders", "conduct.fake_reviews"
ANSWERS = [
    (BREACH, "nope, never, not our style"),
    (BREACH, "没有没有，我们不干这个"),
    (BREACH, "绝对没有，不敢的"),
    (SHARE, "I can't give you that number, it's confidential"),
    (SHARE, "no idea, never looked at it"),
    (SHARE, "商业机密，不方便透露"),
    (SHARE, "nine of a hundred were late"),
    (COUNT, "one moment, let me look... 1200"),
    (COUNT, "一直是1200左右"),
    (LIST, "we count the boxes, nothing else"),
    (LIST, "到货点个数就上架"),
]
COMMANDS = [
    (LIST, "what is this question about?", "learn"),
    (LIST, "sorry I don't understand, put it more simply", "learn"),
    (LIST, "why on earth do you need to know this", "why"),
    (LIST, "没看懂，换个说法", "learn"),
    (LIST, "I have a PDF that proves it", "evidence"),
    (COUNT, "先帮我存一下", "save"),
    (LIST, "are my answers saved?", "save"),
    (LIST, "let me come back to this one later", "skip"),
    (LIST, "got to run, we go on tomorrow", "quit"),
    (SHARE, "how many questions are left", "status"),
    (SHARE, "能说中文吗", "lang"),
    (LIST, "is that really your business how I pay my people?", "why"),
    (LIST, "what has my parking lot to do with credit", "why"),
    (SHARE, "问这个干嘛用", "why"),
    (LIST, "next one please, my colleague has the papers", "skip"),
]
CHANGED = [
    (LIST, "I must correct me: the staff is 4, not 14", "few"),
    (LIST, "前面人数填错了，应该是7个人", "few"),
    (LIST, "actually correct the staff answer: we are 15 now", "many"),
]
QUESTIONS = [
    (LIST, "which courier is cheapest to Chile"),
    (LIST, "since when does Etsy want that of sellers"),
    (LIST, "our shop got a strike, how do we appeal"),
    (SHARE, "below what score does amazon close a shop"),
    (LIST, "HS编码要写几位"),
    (SHARE, "what is hysteresis"),
    (LIST, "how makes one a recall plan"),
    (LIST, "how get we a testing lab"),
    (LIST, "are Temu and Shein going to merge"),
    (LIST, "求科普9610"),
    (LIST, "一单到底是什么意思"),
    (LIST, "What means DDP exactly?"),
]
CHAT = [
    (LIST, "???"),
    (LIST, "..."),
    (SHARE, "，，，。。"),
    (LIST, "thank you so much!"),
    (COUNT, "等一下"),
    (LIST, "sorry, the phone rang"),
    (LIST, "what lovely sunshine today"),
    (LIST, "damn, so many questions"),
    (LIST, "我的天，这么多题"),
    (LIST, "哈哈你真有意思"),
    (LIST, "嗯嗯"),
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    return Desk(home, home, None, lambda: datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC))


def told(desk, question, text):
    lang = "zh" if any(sign > "\u3400" for sign in text) else "en"
    return heard(desk, desk.library(desk.today()), text, question, lang)


@pytest.mark.parametrize(("question", "text"), ANSWERS)
def test_a_statement_is_an_answer(desk, question, text):
    assert told(desk, question, text).intent == "answer"


@pytest.mark.parametrize(("question", "text", "name"), COMMANDS)
def test_a_command_in_words_is_the_command(desk, question, text, name):
    got = told(desk, question, text)
    assert (got.intent, got.facts) == (name, {})


@pytest.mark.parametrize(("question", "text", "staff"), CHANGED)
def test_an_answer_that_was_wrong_is_changed_to_what_is_said(desk, question, text, staff):
    got = told(desk, question, text)
    assert (got.intent, got.facts, got.confirm) == ("change", {"profile.staff": staff}, True)


@pytest.mark.parametrize(("question", "text"), QUESTIONS)
def test_a_question_without_its_mark_is_no_answer(desk, question, text):
    got = told(desk, question, text)
    assert (got.intent, got.facts) == ("ask", {})


@pytest.mark.parametrize(("question", "text"), CHAT)
def test_small_talk_is_neither_an_answer_nor_a_question(desk, question, text):
    got = told(desk, question, text)
    assert (got.intent, got.facts) == ("other", {})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("lern", "learn"), ("stauts", "status"), ("hlep", "help"), ("evid", "evidence"), ("qiut", "quit"), ("unknwon", "unknown")],
)
def test_a_command_typed_wrongly_gets_the_one_that_was_probably_meant(typed, meant):
    said = slash(typed, "", ("unknown", "decline"))
    assert isinstance(said, Refusal)
    assert said.hint == f"/{meant}"


def test_a_command_like_no_other_gets_no_guess_and_one_that_exists_is_taken():
    said = slash("nonsense", "")
    assert isinstance(said, Refusal)
    assert said.hint == ""
    assert slash("note", " x ") == Command("note", "x")
