"""Side talk as it ships: what was trained is what the script would train, lines are told apart, and questions are answered or declined."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.api.answering import answered, unknown
from assistant.api.training import material
from assistant.interview.enquiries import entries_of, found
from assistant.interview.intents import intent, ranked
from assistant.interview.questions import asks
from assistant.interview.talk import FORM, talk_of
from assistant.interview.wondering import wondered
from assistant.interview.words.grams import features, grams, pieces
from assistant.interview.words.plain import plain
from assistant.loading.talk import TRAINED, answers, talk
from assistant.report.replies import reply, reply_words

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"


@pytest.fixture(scope="module")
def shipped():
    return talk_of(talk(ROOT), answers(ROOT))


def test_what_was_trained_is_of_todays_knowledge():
    plain = talk(ROOT)
    assert plain["form"] == FORM
    assert plain["digest"] == material(ROOT).digest, "the knowledge has changed: python scripts/train_talk.py"


@pytest.mark.long
def test_training_again_writes_the_same_file(tmp_path):
    script = """
import sys
sys.path.insert(0, "scripts")
import train_talk as t
given = t.material(t.ROOT)
print(t.written(t.trained(given, *t.signs(given))), end="")
"""
    again = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8")
    kept, made = json.loads((ROOT / TRAINED).read_text(encoding="utf-8")), json.loads(again.stdout)
    assert made.keys() == kept.keys()
    assert made["index"]["grams"] == kept["index"]["grams"]
    assert made["intents"]["classes"] == kept["intents"]["classes"]


def test_neither_the_interview_nor_an_answer_needs_scikit_learn_or_numpy(tmp_path):
    script = """
import sys, datetime
from pathlib import Path
from assistant.api.desk import Desk
from assistant.api.hearing import heard
home = Path(sys.argv[1])
desk = Desk(home, home, None, lambda: datetime.datetime(2026, 11, 22, tzinfo=datetime.timezone.utc))
assert heard(desk, desk.library(desk.today()), "what is an AEO?", None, "en").answer
assert not {"sklearn", "numpy", "scipy"} & set(sys.modules), sorted(set(sys.modules))
"""
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, check=True, env={"PYTHONPATH": str(ROOT), "PATH": ""})


def test_every_entry_that_is_asked_about_has_something_to_say_in_both_languages(shipped, library):
    ids = entries_of(library)
    for lang in ("en", "zh"):
        w = reply_words(library, lang, templates=TEMPLATES)
        for entry in ids:
            said = reply(w, entry)
            assert said is not None
            assert "{" not in said.text, said.text
            assert said.text[-1] in ".。?？!！"
            assert ".." not in said.text and "。。" not in said.text, said.text


def test_the_words_of_a_line_are_its_words_characters_and_numbers():
    assert pieces("what's 9610, 二清?") == ["whats", "9610", "二", "清", "?"]
    assert features("") == []
    assert grams("aeo 9610") == ["aeo", "aeo 9610", "~<aeo", "~aeo>", "9610"]
    assert {"^why", "$asking", "@^ why do you *"} <= set(features("why do you asking"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("why do you ask", "why"),
        ("what does this question mean", "learn"),
        ("how did you come to this conclusion", "how"),
        ("go back to the previous question", "back"),
        ("let me skip this one for now", "skip"),
        ("how many questions are left", "status"),
        ("what should we do first", "plan"),
        ("we inspect every batch before it leaves", "answer"),
        ("what is an AEO?", "ask"),
        ("thanks a lot", "other"),
        ("为什么要问这个", "why"),
        ("这个问题是什么意思", "learn"),
        ("返回上一题", "back"),
        ("先跳过这题", "skip"),
        ("还有多少题", "status"),
        ("我们应该先做什么", "plan"),
        ("每批出货前都检验", "answer"),
        ("什么是一票否决？", "ask"),
        ("谢谢", "other"),
        ("", "other"),
    ],
)
def test_a_line_is_told_by_what_it_is(shipped, text, name):
    kinds = ranked(shipped, text)
    got, certain = intent(shipped, text)
    asked = asks(plain(text))  # of two kinds of questions, which one is told by what stands in it
    assert (wondered(plain(text), kinds, shipped) if asked else got) == name
    assert 0 < certain <= 1


@pytest.mark.parametrize(
    ("text", "lang", "entry"),
    [
        ("what is an AEO?", "en", "term.aeo"),
        ("什么是一票否决？", "zh", "term.one_vote_veto"),
        ("when is the annual report due?", "en", "duty.annual_report"),
        ("how do I get off the abnormal operations list?", "en", "measure.conduct.file_missing_report"),
        ("亚马逊迟发率不能超过多少？", "zh", "limit.amazon.late_shipment"),
    ],
)
def test_a_question_of_the_field_is_answered_from_its_entry_with_sources(shipped, library, text, lang, entry):
    told = answered(library, shipped, text, lang, TEMPLATES)
    assert told is not None
    assert told.about[0] == entry
    assert told.sources
    assert all(source.id in told.cited for source in told.sources)
    assert 1 <= len(told.about) <= 4


@pytest.mark.parametrize(
    "text", ["will it rain tomorrow?", "今天天气怎么样？", "what is the exchange rate of the dollar today?", "哪只股票会涨？"]
)
def test_a_question_beside_the_field_is_declined(shipped, library, text):
    assert found(shipped, library, text, "en") == ()
    assert answered(library, shipped, text, "en", TEMPLATES) is None
    assert unknown(library, "en", TEMPLATES).startswith("That I don't know")


@pytest.mark.parametrize(
    ("text", "lang", "both"),
    [
        ("what's the difference between a finding and a veto?", "en", ("term.finding", "term.one_vote_veto")),
        ("is an AEO the same as a top rated seller?", "en", ("term.aeo", "term.top_rated")),
        ("9610和1210有啥不同", "zh", ("term.mode_9610", "term.mode_1210")),
    ],
)
def test_a_question_what_sets_two_terms_apart_tells_both(shipped, library, text, lang, both):
    told = answered(library, shipped, text, lang, TEMPLATES)
    assert told is not None
    assert told.about[:2] == both
    w = reply_words(library, lang, templates=TEMPLATES)
    assert told.text == "\n".join(reply(w, entry).text for entry in both)


@pytest.mark.parametrize("text", ["what does Temu do when I ship late?", "Temu罚款规则是什么"])
def test_of_a_platform_that_nothing_is_known_of_nothing_is_told(shipped, library, text):
    assert answered(library, shipped, text, "en", TEMPLATES) is None


def test_what_is_unverified_is_said_to_be_so(library):
    w = reply_words(library, "en", templates=TEMPLATES)
    assert "unverified" in reply(w, "duty.eu_product_liability").text


def test_an_entry_that_the_library_does_not_hold_is_not_found(shipped, library):
    w = reply_words(library, "en", templates=TEMPLATES)
    assert [reply(w, e) for e in ("term.nothing", "limit.nowhere.none", "limit.amazon.none", "nonsense")] == [None] * 4
