"""What a typed line says, question by question."""

import datetime

import pytest

from assistant.errors import InputError
from assistant.interview.said import Answer, Command, Confirm, Reason, Refusal
from assistant.interview.understanding import understand
from assistant.model.library import FactDefinition, Option, Question
from assistant.model.text import Text
from assistant.model.values import FactType, State

T = Text("text", "文本")
CARRIERS = (
    Option("one", Text("One carrier", "一家承运商")),
    Option("two", Text("Two carriers", "两家承运商")),
    Option("many", Text("More", "更多")),
)


def asked(kind, options=()):
    return Question(FactDefinition("s.q", kind, T, options), "s", T, T, T, T, None, None, 1.0, None, quick=False, sources=())


def parse(definition, text):
    try:
        return float(text)
    except ValueError:
        raise InputError(f"{text} is not a number") from None


def said(text, kind, options=(), **more):
    return understand(text, asked(kind, options), parse=parse, today=datetime.date(2026, 11, 22), **more)


def value(text, kind, options=()):
    understood = said(text, kind, options)
    assert isinstance(understood, Answer), understood
    return understood.fact.value


@pytest.mark.parametrize("text", ["yes", "Y", "是", "有", "1", " YES ", "是的", "ｙ"])
def test_yes_in_many_ways(text):
    assert value(text, FactType.YES_NO) is True


@pytest.mark.parametrize("text", ["no", "N", "否", "没有", "2", "无"])
def test_no_in_many_ways(text):
    assert value(text, FactType.YES_NO) is False


@pytest.mark.parametrize("text", ["2", "two", "Two carriers", "两家承运商", "两家", "TWO", "２"])
def test_a_choice_by_number_id_label_or_its_beginning(text):
    assert value(text, FactType.CHOICE, CARRIERS) == "two"


@pytest.mark.parametrize(
    ("text", "chosen"),
    [("3,1", ("one", "many")), ("1、2", ("one", "two")), ("two", ("two",)), ("0", ()), ("都没有", ()), ("1 3", ("one", "many"))],
)
def test_several_choices_in_the_order_of_the_list(text, chosen):
    assert value(text, FactType.CHOICES, CARRIERS) == chosen


@pytest.mark.parametrize(("text", "number"), [("12,500", 12500.0), ("０.97", 0.97), ("3", 3.0)])
def test_a_value_in_full_width_or_with_grouped_thousands(text, number):
    assert value(text, FactType.NUMBER) == number


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("?", State.UNKNOWN), ("？", State.UNKNOWN), ("不知道", State.UNKNOWN), ("/unknown", State.UNKNOWN),
        ("I don't know", State.UNKNOWN),
        ("n/a", State.NOT_APPLICABLE), ("不适用", State.NOT_APPLICABLE), ("/na", State.NOT_APPLICABLE),
        ("decline", State.DECLINED), ("不愿回答", State.DECLINED), ("/decline", State.DECLINED), ("/不愿回答", State.DECLINED),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", [FactType.YES_NO, FactType.CHOICES, FactType.NUMBER])
def test_an_answer_without_a_value(text, state, kind):
    understood = said(text, kind, CARRIERS if kind is FactType.CHOICES else ())
    assert isinstance(understood, Answer)
    assert (understood.fact.state, understood.fact.value) == (state, None)


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("/back", "back", ""), ("/返回", "back", ""), ("／为什么", "why", ""), ("back", "back", ""), ("/Quit", "quit", ""),
        ("/evidence Contract A, 2026-05-01", "evidence", "Contract A, 2026-05-01"),
    ],
)  # fmt: skip
def test_commands_in_both_languages_and_with_what_follows_as_typed(text, name, rest):
    assert said(text, FactType.YES_NO) == Command(name, rest)


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("", FactType.NUMBER, Reason.EMPTY),
        ("   ", FactType.CHOICE, Reason.EMPTY),
        ("perhaps", FactType.YES_NO, Reason.UNCERTAIN),
        ("banana", FactType.YES_NO, Reason.NOT_YES_NO),
        ("4", FactType.CHOICE, Reason.NOT_AN_OPTION),
        ("0", FactType.CHOICE, Reason.NOT_AN_OPTION),
        ("9" * 5000, FactType.CHOICE, Reason.NOT_AN_OPTION),
        ("1,2", FactType.CHOICE, Reason.ONLY_ONE),
        ("1,9", FactType.CHOICES, Reason.NOT_AN_OPTION),
        (",", FactType.CHOICES, Reason.EMPTY),
        ("banana", FactType.NUMBER, Reason.NOT_A_VALUE),
        ("/nonsense", FactType.NUMBER, Reason.NO_SUCH_COMMAND),
    ],
)
def test_what_is_not_understood_is_refused_with_the_reason(text, kind, reason):
    options = CARRIERS if kind in (FactType.CHOICE, FactType.CHOICES) else ()
    understood = said(text, kind, options)
    assert isinstance(understood, Refusal)
    assert understood.reason is reason


def test_a_beginning_that_fits_two_choices_is_no_answer():
    assert isinstance(said("o", FactType.CHOICE, CARRIERS), Refusal)


def test_what_a_veto_reads_cannot_be_declared_not_applicable():
    assert said("n/a", FactType.YES_NO, must_apply=True) == Refusal(Reason.READ_BY_VETO, "n/a")
    assert isinstance(said("?", FactType.YES_NO, must_apply=True), Answer)


def test_an_option_called_unknown_is_that_option():
    options = (Option("unknown", Text("Unknown", "未知")), Option("known", Text("Known", "已知")))
    assert value("unknown", FactType.CHOICE, options) == "unknown"


def test_an_option_whose_label_is_a_word_for_not_knowing_is_asked_about():
    options = (Option("unaware", Text("We do not know", "不清楚")), Option("listed", Text("A list says", "有清单")))
    for text in ("不清楚", "We do not know.", "we do not know, thanks"):
        assert said(text, FactType.CHOICE, options).fact.value == "unaware"
        assert isinstance(said(text, FactType.CHOICE, options), Confirm)


def test_what_a_veto_reads_cannot_be_waved_away_in_other_words_either():
    assert said("that doesn't apply to us", FactType.YES_NO, must_apply=True).reason is Reason.READ_BY_VETO


def test_every_label_of_the_rule_base_names_its_option_also_with_a_full_stop(library):
    for question in (q for q in library.questions.values() if q.fact.type in (FactType.CHOICE, FactType.CHOICES)):
        for number, option in enumerate(question.fact.options, 1):
            for text in (str(number), option.id, option.label.en, option.label.zh, f"{option.label.en.upper()}."):
                understood = understand(text, question, parse=parse, today=datetime.date(2026, 11, 22))
                assert isinstance(understood, Answer | Confirm), (question.id, text)
                assert understood.fact.value in (option.id, (option.id,)), (question.id, text)
