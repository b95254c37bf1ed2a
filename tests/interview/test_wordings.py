"""How people say their answers: read strictly, learnt from today's lines, and never filed without asking."""

import datetime
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from assistant.api.training import sayings
from assistant.errors import RuleBaseError
from assistant.interview.asking import asked
from assistant.interview.hearing import hear
from assistant.interview.said import Answer, Confirm, Reason, Refusal
from assistant.interview.talk import talk_of
from assistant.interview.told.topics import QUESTIONS
from assistant.interview.told.wordings import STATES, worded
from assistant.loading.compiled import read_sources
from assistant.loading.on_day import library_on
from assistant.loading.talk import ANSWERS, answers, talk
from assistant.loading.talk_answers import read_answers, read_states
from assistant.loading.values import parse_value
from assistant.model.values import State

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2026, 11, 22)
OPTIONS = {"quality.recall": ("none", "plan")}


@cache
def library():
    return library_on(read_sources(ROOT), DAY)


@cache
def shipped():
    return talk_of(talk(ROOT), answers(ROOT))


@cache
def said_by_people():
    return sayings(ROOT)


def heard(question, text, **more):
    return hear(text, asked(library(), question), library(), shipped(), parse=parse_value, today=DAY, **more)


@pytest.mark.parametrize(
    ("text", "line", "wrong"),
    [
        ("quality.recal:\n  en:\n    none:\n      - x\n", 1, "no question quality.recal"),
        ("quality.recall:\n  en:\n    nope:\n      - x\n", 3, "no option"),
        ("quality.recall:\n  de:\n    none:\n      - x\n", 2, "no language"),
        ("quality.recall:\n  en:\n    none:\n      - a plan is missing\n      - 7\n", 5, "is no line"),
    ],
)
def test_a_file_of_answers_is_refused_by_file_and_line(tmp_path, text, line, wrong):
    folder = tmp_path / "knowledge" / "talk" / "answers"
    folder.mkdir(parents=True)
    (folder / "quality.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleBaseError) as raised:
        read_answers(tmp_path, OPTIONS)
    (problem,) = raised.value.problems
    assert (problem.path, problem.line) == ("knowledge/talk/answers/quality.yaml", line)
    assert wrong in problem.wrong


def test_a_state_that_does_not_exist_is_refused_by_line(tmp_path):
    (tmp_path / "knowledge" / "talk").mkdir(parents=True)
    (tmp_path / "knowledge" / "talk" / "states.yaml").write_text("declined:\n  en:\n    - my secret\nforgotten:\n  en:\n    - x\n")
    with pytest.raises(RuleBaseError) as raised:
        read_states(tmp_path)
    assert [(p.line, "forgotten" in p.wrong) for p in raised.value.problems] == [(4, True)]


def test_what_was_learnt_is_of_todays_lines():
    head = json.loads((ROOT / ANSWERS).read_text(encoding="utf-8").splitlines()[0])
    assert head["digest"] == said_by_people().digest, "the lines have changed: python scripts/train_answers.py"
    assert set(answers(ROOT)) == {QUESTIONS, STATES, *said_by_people().said}


@pytest.mark.long
def test_learning_again_gives_the_same_models():
    script = """
import json, sys
sys.path.insert(0, "scripts")
import train_answers as t
given = t.sayings(t.ROOT)
print(json.dumps({q: t.model(given.said[q], given.labels[q])["classes"] for q in list(given.said)[::20]}))
"""
    again = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8")
    for question, classes in json.loads(again.stdout).items():
        assert list(shipped().answers.of(question).classes) == classes


def test_nothing_that_was_learnt_is_filed_without_asking():
    alone = talk_of(talk(ROOT), {})
    filed = []
    for question, lines in list(said_by_people().said.items())[::15]:
        for line, _ in lines[::12]:
            said = heard(question, line)
            without = hear(line, asked(library(), question), library(), alone, parse=parse_value, today=DAY)
            if isinstance(said, Answer) and said != without:
                filed.append((question, line))
    assert filed == []


def test_a_content_without_the_file_has_no_models(tmp_path):
    assert answers(tmp_path) == {}
    assert worded(talk_of(talk(ROOT), {}), "quality.recall", "we never planned a recall") is None


@pytest.mark.parametrize(
    ("question", "text", "state"),
    [
        ("payment.reconciliation", "idk ask my accountant", State.UNKNOWN),
        ("quality.recall", "havent looked, so I can't tell", State.UNKNOWN),
        ("quality.recall", "这个我真不清楚，问谁也不知道", State.UNKNOWN),
        ("payment.records", "no comment on that", State.DECLINED),
        ("payment.records", "prefer to keep that to myself", State.DECLINED),
        ("quality.brand_chain", "does not apply, we sell own brand only", State.NOT_APPLICABLE),
    ],
)
def test_a_state_with_a_reason_is_said_back(question, text, state):
    said = heard(question, text)
    assert isinstance(said, Confirm)
    assert [(f.id, f.state) for f in said.facts] == [(question, state)]


def test_what_must_be_answered_is_not_waved_away():
    said = heard("conduct.counterfeits", "this does not apply to a company like ours", must_apply=True)
    assert not isinstance(said, Answer | Confirm) or all(f.state is State.KNOWN for f in said.facts)


def test_a_no_that_admits_to_one_time_is_never_said_back_as_a_no():
    said = heard("conduct.fake_reviews", "no, only once last spring")
    assert isinstance(said, Refusal) or (isinstance(said, Confirm) and said.fact.value is True)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("conduct.unlicensed_collection", "nope, only bank transfer to the company account", False),
        ("conduct.fake_reviews", "没有，只发官方的索评", False),
        ("government.zone_enrolled", "有的，去年办的", True),
        ("conduct.fake_reviews", "没有，就去年有过一次", None),
        ("markets.eu_responsible_person", "有的，有的没有", None),
    ],
)
def test_a_tail_keeps_a_yes_or_no_unless_it_takes_it_back(question, text, expected):
    said = heard(question, text)
    if expected is None:
        assert isinstance(said, Refusal) and said.reason is Reason.UNCERTAIN
    else:
        assert isinstance(said, Confirm) and said.fact.value is expected


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("markets.eu_trader_data", "no gaps"),
        ("markets.eu_trader_data", "no missing data at all"),
        ("markets.eu_responsible_person", "一点问题都没有"),
        ("markets.eu_responsible_person", "没有遗漏"),
    ],
)
def test_that_nothing_is_missing_is_never_said_back_as_a_no(question, text):
    said = heard(question, text)
    assert isinstance(said, Refusal) or (isinstance(said, Confirm) and said.fact.value is not False)


@pytest.mark.parametrize("text", ["没问题", "no issues"])
def test_that_there_is_no_problem_is_never_said_back_as_a_breach(text):
    said = heard("conduct.counterfeits", text)
    assert not isinstance(said, Confirm) or said.fact.value is not True
