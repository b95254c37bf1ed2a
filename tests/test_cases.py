"""The worked cases decide as their stories say, and together they reach every grade and every veto.

``expect`` of a case may hold: grade, lowest, highest, basis, documented (the grade on documents alone); vetoes, open_vetoes,
market_vetoes and caps (all of them, in any order); findings, contradictions and measures (some of them, those the story turns on);
unknown (every answer that the story leaves open); weakest (ladder metric: channel); whatif, one or several twins of the enterprise
(``set`` some answers, then what holds of the whole, such as ``grade`` and ``vetoes``).
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from assistant.api.desk import Desk
from assistant.api.reports import outline_of
from assistant.cli.cells import width
from assistant.cli.ending import ending
from assistant.cli.screen import Screen
from assistant.cli.settings import settings
from assistant.judging.index import applies
from assistant.judging.known import answered
from assistant.judging.logic import truth
from assistant.loading.facts import given_fact
from assistant.loading.notices import INVENTED
from assistant.model.library import RuleKind
from assistant.model.values import Origin, State
from assistant.report.catalogue import strings
from tests.conftest import DAY, ROOT

FOLDER = ROOT / "knowledge" / "cases"
CASES = sorted(p.parent.name for p in FOLDER.glob("*/case.yaml"))
WHOLE = {"grade", "lowest", "highest", "basis", "documented", "vetoes", "open_vetoes", "market_vetoes", "caps"}
SOME = {"findings", "contradictions", "measures", "unknown"}
DEMO = "zhengzhou_home_textiles"  # the answers of the README's main job
SELLER = "cc419e0650a3c5ba77189a1882b7556a"  # and the row of real figures it is run with


def _story(name):
    return yaml.safe_load((FOLDER / name / "case.yaml").read_text(encoding="utf-8"))


def _twins(name):
    twins = _story(name)["expect"].get("whatif", [])
    return twins if isinstance(twins, list) else [twins]


@pytest.fixture(scope="session")
def desk(tmp_path_factory):
    home = tmp_path_factory.mktemp("cases")
    noon = datetime.datetime.combine(DAY, datetime.time(12), tzinfo=datetime.UTC)
    return Desk(home / "home", home / "cache", ROOT, lambda: noon)


@pytest.fixture(scope="session")
def decided(desk):
    """Every case by its name: what it expects, and its assessment from its own files."""
    return {name: (_story(name)["expect"], _assess(desk, name)) for name in CASES}


@pytest.mark.parametrize("name", CASES)
def test_a_case_decides_as_its_story_says(decided, name):
    expect, assessment = decided[name]
    assert {"grade", "vetoes", "market_vetoes"} <= set(expect) <= WHOLE | SOME | {"weakest", "whatif"}
    assert _heard(assessment.core["verdict"], expect) == _expected(expect)


@pytest.mark.parametrize("name", CASES)
def test_what_a_story_turns_on_is_in_the_verdict(decided, name):
    expect, assessment = decided[name]
    verdict = assessment.core["verdict"]
    found = [f for f in verdict["findings"] if f["outcome"] == "found"]
    shown = {
        "findings": {f["rule"] for f in found if f["kind"] == "finding"},
        "contradictions": {f["rule"] for f in found if f["kind"] == "contradiction"},
        "measures": {m["id"] for m in verdict["measures"]},
        "unknown": {u["fact"] for u in verdict["unknown"]},
    }
    assert {key: set(expect.get(key, ())) - shown[key] for key in SOME} == {key: set() for key in SOME}
    assert {e["metric"]: e["weakest"] for e in verdict["ladder"] if e["metric"] in expect.get("weakest", {})} == expect.get("weakest", {})


@pytest.mark.parametrize(("name", "twin"), [(n, twin) for n in CASES for twin in _twins(n)])
def test_another_answer_decides_as_its_story_says(desk, name, twin):
    assert "grade" in twin
    assert _heard(_assess_twin(desk, name, twin).core["verdict"], twin) == _expected(twin)


@pytest.mark.parametrize("name", CASES)
def test_no_answer_of_a_case_is_set_aside(desk, decided, name):
    library, inputs = _inputs(desk, name)
    facts = answered(library, inputs.answers)
    idle = [i for i in inputs.answers if i in library.questions and applies(library.questions[i], facts) is not True]
    figures = {i for values in (inputs.answers, *inputs.channels.values()) for i in values if i in library.indicators}
    idle += [i for i in sorted(figures) if not _concerns(library.indicators[i], facts)]
    assert idle == []


@pytest.mark.parametrize("name", CASES)
def test_a_case_leaves_nothing_open_but_what_its_story_is_about(desk, decided, name):
    expect, _ = decided[name]
    library, inputs = _inputs(desk, name)
    facts = answered(library, inputs.answers)
    given = {i for values in (inputs.answers, *inputs.channels.values()) for i, f in values.items() if f.state is not State.UNKNOWN}
    silent = [i for i in library.questions if facts[i].state in (State.UNKNOWN, State.DECLINED)]
    silent += [i for i, indicator in library.indicators.items() if _concerns(indicator, facts) and i not in given]
    assert sorted(silent) == sorted(expect.get("unknown", ()))


@pytest.mark.parametrize("name", CASES)
def test_a_case_says_that_it_is_invented(decided, name):
    _, assessment = decided[name]
    assert {"en": INVENTED.en, "zh": INVENTED.zh} in assessment.core["notices"]


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_told_in_both_languages(name):
    story = _story(name)
    for told in (story["title"], story["story"]):
        assert len(told["en"]) > len(told["zh"]) > 0
        assert any("\u4e00" <= character <= "\u9fff" for character in told["zh"])


def test_the_demonstration_decides_with_the_figures_of_a_real_seller(desk, decided):
    expect, _ = decided[DEMO]
    table = ROOT / "knowledge" / "data" / "olist_sellers.csv"
    assessment = desk.assess(answers=FOLDER / DEMO / "answers.yaml", data=table, row=SELLER, as_of=DAY)
    verdict = assessment.core["verdict"]
    assert _heard(verdict, expect) == _expected(expect)
    assert verdict["unknown"] == []
    assert verdict["grade"]["documented"]["decided"]
    assert {e["weakest"] for e in verdict["ladder"] if e["metric"] in {"ladder.late_shipment", "ladder.on_time_delivery"}} == {"olist"}


# What only all the cases together fulfil.


def test_every_grade_is_the_grade_of_some_case(decided):
    assert {assessment.core["verdict"]["grade"]["value"] for _, assessment in decided.values()} >= set("ABCDU")


def test_a_grade_by_the_ladder_and_a_grade_by_practice_are_among_the_cases(decided):
    assert {assessment.core["verdict"]["grade"]["basis"] for _, assessment in decided.values()} == {"ladder", "practice"}


def test_every_veto_of_the_rule_base_is_reached_by_some_case(desk, decided):
    twins = [_assess_twin(desk, name, twin) for name in CASES for twin in _twins(name) if "vetoes" in twin]
    reached = {v["rule"] for a in (*twins, *(a for _, a in decided.values())) for v in a.core["verdict"]["vetoes"]}
    assert {r.id for r in desk.library(DAY).rules.values() if r.kind is RuleKind.VETO} - reached == set()


def test_every_kind_of_veto_is_reached_by_some_case(decided):
    verdicts = [assessment.core["verdict"] for _, assessment in decided.values()]
    assert {v["kind"] for verdict in verdicts for v in (*verdict["vetoes"], *verdict["market_vetoes"])} == {"veto", "market_veto", "ladder"}
    assert any(_said(verdict)["caps"] for verdict in verdicts)


def test_every_role_is_that_of_some_case(desk, decided):
    roles = {assessment.core["facts"]["profile.role"]["value"] for _, assessment in decided.values()}
    assert roles == {o.id for o in desk.library(DAY).questions["profile.role"].fact.options}


def test_some_case_is_asked_the_core_and_some_case_everything(decided):
    depths = {assessment.core["facts"]["profile.depth"]["value"] for _, assessment in decided.values()}
    assert depths >= {"core", "full"}


def _files(name) -> tuple[Path, Path | None]:
    data = FOLDER / name / "data.yaml"
    return FOLDER / name / "answers.yaml", data if data.is_file() else None


def _assess(desk, name):
    answers, data = _files(name)
    return desk.assess(answers=answers, data=data, as_of=_story(name)["as_of"])


def _inputs(desk, name):
    library = desk.library(_story(name)["as_of"])
    return library, desk.read(library, *_files(name), None)


def _assess_twin(desk, name, twin):
    """The assessment of the same files with the answers of the twin in place of those given."""
    library, inputs = _inputs(desk, name)
    changed = {i: given_fact(library.facts[i], raw, Origin.DECLARED) for i, raw in twin["set"].items()}
    return desk.unstored(library, replace(inputs, answers={**inputs.answers, **changed}))


def _expected(expect):
    return {key: sorted(value) if isinstance(value, list) else value for key, value in expect.items() if key in WHOLE}


def _heard(verdict, expect):
    return {key: said for key, said in _said(verdict).items() if key in expect}


def _said(verdict):
    return {
        "grade": verdict["grade"]["value"],
        "lowest": verdict["grade"]["lowest"],
        "highest": verdict["grade"]["highest"],
        "basis": verdict["grade"]["basis"],
        "documented": verdict["grade"]["documented"]["value"],
        "vetoes": sorted(v["rule"] for v in verdict["vetoes"]),
        "open_vetoes": sorted(verdict["open_vetoes"]),
        "market_vetoes": sorted(v["rule"] for v in verdict["market_vetoes"]),
        "caps": sorted(f["rule"] for f in verdict["findings"] if f["kind"] == "cap" and f["outcome"] == "found"),
    }


def _concerns(indicator, facts):
    return indicator.asked_if is None or truth(indicator.asked_if, facts) is True


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_ending_of_every_case_fits_on_one_screen(decided, lang, monkeypatch):
    def lines(assessment, rows):
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.setenv("LINES", str(rows))
        screen = Screen(replace(settings([], {})[0], lang=lang, color=True))
        wording = strings(assessment.templates, lang)
        return "\n".join(line.plain for line in ending(screen, assessment, outline_of(assessment, lang), wording)).split("\n")

    for _, assessment in decided.values():
        tall, short = lines(assessment, 40), lines(assessment, 24)
        assert len(tall) <= 37  # and where the report lies, what to run next, the prompt
        assert len(short) <= len(tall)
        assert max(width(line) for line in tall) <= 80
