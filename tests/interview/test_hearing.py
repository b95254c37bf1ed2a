"""One place where a line is understood: right in what it is and says, and nothing filed that was not said exactly."""

import datetime
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.interview.asking import asked
from assistant.interview.hearing import hear
from assistant.interview.referring import changed, referred
from assistant.interview.said import Answer, Command, Confirm, Reason, Refusal
from assistant.interview.talk import talk_of
from assistant.interview.told.volunteered import volunteered
from assistant.loading.compiled import read_sources
from assistant.loading.on_day import library_on
from assistant.loading.talk import answers as stored_answers
from assistant.loading.talk import talk as stored_talk
from assistant.loading.values import parse_value
from assistant.model.values import State
from tests.interview.figure_lines import FIGURE_LINES
from tests.interview.heard_lines import HEARD
from tests.interview.reckoned_lines import RECKONED_LINES
from tests.interview.told_beside_lines import TOLD_BESIDE
from tests.interview.told_facts_lines import TOLD_FACTS
from tests.interview.told_figures_lines import TOLD_FIGURES
from tests.interview.utterances import TABLE, TODAY
from tests.interview.volunteered_lines import LINES

ROOT = Path(__file__).resolve().parents[2]
DAY = datetime.date(2026, 11, 22)
LINES_HEARD = HEARD + FIGURE_LINES + RECKONED_LINES + TOLD_FIGURES + TOLD_BESIDE + TOLD_FACTS


@cache
def library():
    return library_on(read_sources(ROOT), DAY)


@cache
def table_library():
    """A library of the questions of the table of utterances alone."""
    return replace(library(), questions={q.id: q for q, *_ in TABLE}, indicators={}, digest="the table")


_TALKS = []


def talk():
    if not _TALKS:
        _TALKS.append(talk_of(stored_talk(ROOT), stored_answers(ROOT)))
    return _TALKS[0]


def heard(question, text, **more):
    """How the line is taken, what is understood of the question, and what besides."""
    said = hear(text, asked(library(), question) if question else None, library(), talk(), parse=parse_value, today=DAY, **more)
    match said:
        case Answer(facts) | Confirm(facts):
            values = {f.id: f.value if f.state is State.KNOWN else str(f.state) for f in facts}
            return "filed" if isinstance(said, Answer) else "asked", values.pop(question, None), values
        case Command(name, _):
            return "command", name, {}
        case Refusal(reason):
            return "refused", reason, {}


@pytest.mark.parametrize(("text", "told"), LINES, ids=[text for text, _ in LINES])
def test_a_sentence_tells_the_facts_it_names_and_no_others(text, told):
    assert {f.id: f.value for f in volunteered(talk(), library(), text, DAY)} == told


@pytest.mark.parametrize(("question", "text", "expected"), LINES_HEARD, ids=[f"{q}-{text}" for q, text, _ in LINES_HEARD])
def test_a_line_is_taken_as_it_is_meant(question, text, expected):
    how, value, besides = heard(question, text)
    assert how == expected[0]
    if how == "command":
        assert value in expected[1:]
    elif how == "filed":
        assert value == expected[1]
    elif how == "asked":
        assert (value, besides) == expected[1:]


def test_the_table_of_utterances_is_taken_the_same_where_everything_is_listened_for():
    wrong = []
    for question, text, how, meant in TABLE:
        said = hear(text, question, table_library(), talk(), parse=parse_value, today=TODAY)
        if isinstance(said, Answer | Confirm):
            fact = said.fact
            got = ("filed" if isinstance(said, Answer) else "asked", fact.value if fact.state is State.KNOWN else fact.state)
            right = got == (how, meant)
        else:
            got = ("refused", said.reason if isinstance(said, Refusal) else said.name)
            right = how == "refused" and meant in (None, got[1])
        if not right:
            wrong.append((text, got))
    assert wrong == []


@pytest.mark.parametrize("question", ["quality.preshipment", "late_shipment_rate", "conduct.fake_reviews", "profile.destinations", None])
@pytest.mark.parametrize("text", ["late shipments are 6% and we sell on Amazon", "迟发率6%，我们在亚马逊上卖"])
def test_what_is_told_besides_is_never_filed_unasked(question, text):
    assert heard(question, text)[0] == "asked"


def _labels():
    found = []
    for question in library().questions.values():
        found += [(question.id, label) for o in question.fact.options for label in (o.label.en, o.label.zh)]
    return found


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_denied_doubted_or_asked_a_label_is_not_filed(data):
    question, label = data.draw(st.sampled_from(_labels()))
    frames = ("not {}", "{}?", "{} except samples", "maybe {}", "is it {}?", "不是{}", "{}吗", "{}，但不是全部", "如果{}", "{}是什么")
    text = data.draw(st.sampled_from(frames)).format(label)
    how, value, _ = heard(question, text)
    assert how != "filed" or value in ("unknown", "not_applicable", "declined"), text


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([text for text, _ in LINES] + [text for _, text, _ in HEARD]), min_size=1, max_size=3))
def test_nothing_that_is_volunteered_is_ever_filed_or_of_another_library(parts):
    text = ", ".join(parts)[:390]
    said = hear(text, None, library(), talk(), parse=parse_value, today=DAY)
    assert not isinstance(said, Answer)
    if isinstance(said, Confirm):
        ids = [f.id for f in said.facts]
        assert len(ids) == len(set(ids))
        assert set(ids) <= {*library().questions, *library().indicators}


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_any_text_at_all_is_taken_somehow(text):
    for question in ("quality.preshipment", "profile.goods", "late_shipment_rate", "profile.first_sale", "conduct.counterfeits"):
        heard(question, text)
    heard(None, text)


def test_a_figure_that_fits_two_facts_or_none_is_passed_over():
    for text in ("late shipments 6", "we have 6% of it", "6% and 7%", "refunds and returns are 3% to 5%"):
        assert volunteered(talk(), library(), text, DAY) == ()


def test_the_best_option_with_an_exception_is_said_back_and_where_nothing_is_learnt_it_is_refused():
    text = "we inspect every batch before it leaves, except samples"
    question = library().questions["quality.preshipment"]
    learnt = hear(text, question, library(), talk(), parse=parse_value, today=DAY)
    assert isinstance(learnt, Confirm) and learnt.fact.value == "all_lots"
    assert isinstance(hear(text, question, library(), None, parse=parse_value, today=DAY), Refusal)


def test_without_talk_the_question_is_read_as_ever_and_nothing_else_is_heard():
    question = library().indicators["late_shipment_rate"]
    assert isinstance(hear("6%", question, library(), None, parse=parse_value, today=DAY), Answer)
    assert isinstance(hear("about 6%", question, library(), None, parse=parse_value, today=DAY), Confirm)
    assert isinstance(hear("what is an AEO?", question, library(), None, parse=parse_value, today=DAY), Refusal)
    assert hear("/why", None, library(), None, parse=parse_value, today=DAY) == Command("why", "")


def test_what_must_apply_cannot_be_waved_away():
    assert heard("conduct.fake_reviews", "n/a", must_apply=True)[:2] == ("refused", Reason.READ_BY_VETO)


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("late shipments", "late_shipment_rate"), ("迟发率", "late_shipment_rate"), ("the markets", "profile.destinations"),
        ("refnd rate", "refund_rate"), ("fake reviews", "conduct.fake_reviews"), ("供应商审核", "quality.supplier_approval"),
        ("logistics.peak_plan", "logistics.peak_plan"), ("tracking", "valid_tracking_rate"), ("how many people we are", "profile.staff"),
    ],
)  # fmt: skip
def test_a_phrase_means_the_fact_that_is_called_so(phrase, meant):
    assert referred(talk(), library(), phrase)[0].id == meant


def test_what_nobody_calls_so_is_meant_by_nothing():
    assert referred(talk(), library(), "the weather in Spain") == ()
    assert referred(talk(), library(), "") == ()


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("late shipments to 4%", "late_shipment_rate", 0.04), ("把迟发率改成4%", "late_shipment_rate", 0.04),
        ("markets to Germany and UK", "profile.destinations", ("eu", "uk")), ("fake reviews to no", "conduct.fake_reviews", False),
        ("first sale to March 2019", "profile.first_sale", datetime.date(2019, 3, 1)), ("praise rate = 97%", "praise_rate", 0.97),
    ],
)  # fmt: skip
def test_a_change_names_its_fact_and_its_value_and_is_said_back(text, fact, value):
    said = changed(talk(), library(), text, parse=parse_value, today=DAY)
    assert isinstance(said, Confirm)
    assert [(f.id, f.value) for f in said.facts] == [(fact, value)]


@pytest.mark.parametrize("text", ["we sell on Amazon to Germany, late shipments 6%", "我们在亚马逊卖到德国，迟发率大概6%"])
@pytest.mark.parametrize(
    "question",
    [
        "profile.business_model",
        "profile.registered_china",
        "conduct.fake_reviews",
        "honesty.bad_reviews",
        "quality.preshipment",
        "platform.logs",
    ],
)
def test_a_line_that_tells_only_other_facts_answers_no_list_or_yes_or_no(question, text):
    said = hear(text, library().questions[question], library(), talk(), parse=parse_value, today=DAY)
    assert isinstance(said, Confirm)
    assert {f.id for f in said.facts} == {"profile.platforms", "profile.destinations", "late_shipment_rate"}
