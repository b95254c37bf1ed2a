from __future__ import annotations

from datetime import date

import pytest

from assistant.judging.decide import decide
from assistant.model.inputs import ENTERPRISE, Inputs, LevelState
from assistant.model.text import Lang
from assistant.model.values import Origin, known
from assistant.report.outline import outline
from tests.report.pages import BOTH, LANGS, TEMPLATES, report
from tests.report.sample_cores import CORES
from tests.report.sample_library import LIBRARY


def test_a_decided_grade_is_one_letter_and_an_open_one_a_range() -> None:
    assert report("exporter", "en").front.grade.badge == "C"
    assert report("undecided", "en").front.grade.badge == "A–D"
    assert report("undecided", "en").front.headline == "Practice grade: between A and D, not yet decided"


def test_a_practice_grade_is_labelled_so() -> None:
    front = report("undecided", "en").front
    assert front.grade.label == "Practice grade"
    assert front.practice is None
    assert "no measured ladder metrics apply" in front.grade.meaning


def test_unrated_says_why() -> None:
    front = report("unrated", "en").front
    assert front.grade.badge == "U"
    assert front.reasons[0].text.startswith("Too few orders or reviews to rate: Late shipment rate")


def test_declared_and_documented_stand_side_by_side() -> None:
    assert report("exporter", "en").front.declared_and_documented == "Declared and documented agree."
    assert "Declared: A–D. Documented: B–D." in report("undecided", "en").front.declared_and_documented


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_page_one_gives_at_most_four_reasons_and_three_measures(name: str, lang: Lang) -> None:
    front = report(name, lang).front
    assert len(front.reasons) <= 4
    assert len(front.first) <= 3
    assert len({r.id for r in front.reasons}) == len(front.reasons)


def test_a_veto_comes_first_among_the_reasons_with_what_clears_it() -> None:
    front = report("vetoed", "en").front
    assert [r.kind.id for r in front.reasons[:2]] == ["veto", "veto"]
    assert all(v.clears_when for v in front.vetoes)
    assert front.market_vetoes[0].market == "European Union"


def test_the_metric_that_decides_is_named_with_its_channel() -> None:
    outline = report("exporter", "en")
    assert outline.front.reasons[0].text.replace("\u00a0", " ") == "Late shipment rate: 7.2 % (Amazon US), level C."
    assert [(r.metric, r.channel) for r in outline.ladder if r.decides] == [("ladder.late_shipment", "Amazon US")]


@pytest.mark.parametrize("lang", LANGS)
def test_exactly_one_metric_is_most_at_risk(lang: Lang) -> None:
    risky = [(r.metric, r.channel) for r in report("exporter", lang).ladder if r.at_risk]
    assert risky == [("ladder.tracking", "Amazon US")]


def test_a_level_with_too_small_a_sample_promises_no_step() -> None:
    row = report("unrated", "en").ladder[0]
    assert (row.up, row.down, row.level) == (None, None, "Not enough data")
    assert row.sample.replace("\u00a0", " ") == "orders: 18; at least 30 needed"


def test_leaving_d_names_the_least_stay() -> None:
    row = next(r for r in report("vetoed", "en").ladder if r.level == "D")
    assert row.up is not None
    assert row.up.evaluations.replace("\u00a0", " ") == "in 3 evaluations in a row; after at least 28 days in D"


def test_a_measure_is_ready_after_those_it_needs() -> None:
    plan = report("exporter", "en").plan
    ready = {m.id: m.ready_day for phase in plan.phases for m in phase.measures}
    assert ready["logistics.cut_off_times"] == 14 + 30
    assert sum(len(phase.measures) for phase in plan.phases) == plan.total


def test_what_a_measure_does_comes_from_the_rules_it_answers() -> None:
    effect = {m.id: m.effect.id for phase in report("exporter", "en").plan.phases for m in phase.measures}
    assert effect["logistics.cut_off_times"] == "limit"
    assert effect["honesty.name_person"] == "market_veto"
    assert effect["logistics.complaint_desk"] == "medium"


def test_an_expired_document_is_said_not_to_count() -> None:
    evidence = {a.id: a.evidence for s in report("exporter", "en").answers for a in s.answers}
    assert "expired 14\u00a0January 2025: does not count as documented" in evidence["quality.inspection"]
    assert "valid until 31\u00a0October 2027" in evidence["logistics.tracked_share"]


def test_one_value_reads_the_same_everywhere() -> None:
    outline = report("exporter", "en")
    row = next(r for r in outline.measured.rows if r.id == "late_shipment_rate")
    assert [v.replace("\u00a0", " ") for v in row.values] == ["7.2 %", "3.95 %"]
    assert [r.value for r in outline.ladder if r.metric == "ladder.late_shipment"] == list(row.values)


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_every_rule_is_either_traced_or_listed_as_cleared(name: str, lang: Lang) -> None:
    outline = report(name, lang)
    assert {e.rule for e in outline.trace} | {c.id for c in outline.cleared} == CORES[name]["trace"].keys()


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_every_cited_source_and_threshold_is_explained(name: str, lang: Lang) -> None:
    outline = report(name, lang)
    explained = {s.id for s in outline.sources}
    assert {s for e in outline.trace for s in e.sources} <= explained
    assert {s for phase in outline.plan.phases for m in phase.measures for s in m.sources} <= explained
    assert {t for e in outline.trace for t in e.thresholds} <= {t.id for t in outline.thresholds}
    assert {s.mark.id for s in outline.sources} <= {m.id for m in outline.marks}


def test_a_report_is_a_draft_until_it_is_signed_off() -> None:
    assert report("exporter", "en").about.status.id == "draft"
    assert report("vetoed", "en").about.status.id == "final"


def test_notices_are_printed_before_anything_else_is_claimed() -> None:
    notices = report("exporter", "en").notices
    assert notices[0].startswith("The answers about practices in this report are invented")
    assert notices[1] == "The measured figures are those of a real seller."


@pytest.mark.parametrize("name", CORES)
def test_both_languages_hold_the_same_things_in_the_same_order(name: str) -> None:
    en, zh = report(name, "en"), report(name, "zh")
    for part in (
        "notices",
        "sub_systems",
        "ladder",
        "findings",
        "contradictions",
        "undecided",
        "unknown",
        "answers",
        "derived",
        "trace",
        "deadlines",
        "platforms",
    ):
        assert len(getattr(en, part)) == len(getattr(zh, part)), part
    assert [m.id for p in en.plan.phases for m in p.measures] == [m.id for p in zh.plan.phases for m in p.measures]
    assert [r.id for r in en.front.reasons] == [r.id for r in zh.front.reasons]


def test_a_decided_core_of_the_judge_makes_a_report() -> None:
    answers = {name: known(name, value) for name, value in (("profile.markets", ("eu",)), ("honesty.fake_reviews", True))}
    figures = {name: known(name, value, Origin.MEASURED) for name, value in (("orders", 400), ("late_shipment_rate", 0.05))}
    before = {"ladder.late_shipment": {ENTERPRISE: LevelState("B", date(2026, 1, 5), "2026-10", failing=0, passing=0)}}
    core = decide(LIBRARY, Inputs(answers, {ENTERPRISE: figures}, before)).core
    made = outline(core, LIBRARY, "en", templates=TEMPLATES, assessment_id="x")
    assert made.front.grade.badge == "D"
    assert made.ladder[0].channel == "all channels"
    assert (made.ladder[0].now, made.ladder[0].level) == ("C", "B")


def test_a_streak_is_counted() -> None:
    figures = {name: known(name, value, Origin.MEASURED) for name, value in (("orders", 400), ("late_shipment_rate", 0.07))}
    before = {"ladder.late_shipment": {"shop": LevelState("B", date(2026, 1, 5), "2026-10", failing=0, passing=0)}}
    core = decide(LIBRARY, Inputs({}, {"shop": figures}, before)).core
    row = outline(core, LIBRARY, "en", templates=TEMPLATES, assessment_id="x").ladder[0]
    assert row.down is not None
    assert (row.down.holds, row.down.evaluations) == (True, "held in 1 of 2 evaluations in a row")
