from __future__ import annotations

from datetime import date

from assistant.judging.decide import decide
from assistant.model.inputs import Inputs
from assistant.model.library import Yearly
from assistant.model.values import Origin, known
from assistant.report.outline import outline
from assistant.report.outlook import span_words
from assistant.report.parts import LimitRow
from assistant.report.words import words
from tests.report.pages import TEMPLATES, report
from tests.report.sample_library import LIBRARY


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def row(name: str, lang: str, limit: str) -> LimitRow:
    return next(r for table in report(name, lang).platforms for r in table.rows if r.limit == limit)  # type: ignore[arg-type]


def test_what_is_to_come_stands_before_what_has_begun() -> None:
    due = report("exporter", "en").deadlines
    assert [(d.id, d.status.id) for d in due] == [("annual_report", "coming"), ("eu_withdrawal", "begun")]
    assert [plain(d.when) for d in due] == ["in 220 days", "156 days ago"]


def test_a_duty_of_unknown_reach_is_shown_with_its_condition() -> None:
    due = {d.id: d for d in report("undecided", "en").deadlines}
    assert "eu_withdrawal" not in due  # this client is known not to sell there
    assert due["licence_rule"].condition.startswith("Concerns you if ")
    assert due["annual_report"].condition == ""


def test_a_date_that_is_not_verified_is_said_to_be_checked() -> None:
    due = {d.id: d for d in report("vetoed", "en").deadlines}
    assert due["licence_rule"].note == "date to be checked"
    assert due["licence_rule"].condition == ""
    assert "{" not in due["licence_rule"].text


def test_a_yearly_duty_says_when_it_opens_and_when_it_is_better_done() -> None:
    note = plain(report("exporter", "en").deadlines[0].note)
    assert note == "open from 1 January 2027; better done by 31 May 2027"
    assert span_words(words(LIBRARY, "zh", templates=TEMPLATES), Yearly((1, 1), (6, 30), None)) == "每年1月1日至6月30日"


def test_a_channel_stands_beside_the_limits_of_its_own_platform() -> None:
    (amazon,) = report("exporter", "en").platforms  # eBay has no limits in this library
    assert (amazon.title, amazon.channel) == ("Amazon", "Amazon US")
    late = row("exporter", "en", "late")
    assert [plain(t) for t in (late.asked, late.value, late.status.text, late.distance)] == [
        "< 6 %",
        "7.2 %",
        "Missed",
        "1.2 percentage points to go",
    ]
    assert plain(row("exporter", "en", "tracking").distance) == "3.1 percentage points of room"
    assert amazon.besides == ("Review manipulation",)


def test_a_channel_may_carry_the_chinese_name_of_its_platform() -> None:
    late = row("vetoed", "zh", "late")
    assert (late.status.id, late.level.text) == ("missed", "限单")
    assert row("vetoed", "zh", "praise").status.id == "missed"


def test_the_thresholds_and_sources_of_limits_and_duties_are_explained() -> None:
    made = report("vetoed", "en")
    assert "praise_d" in {t.id for t in made.thresholds}
    assert {"S-1", "S-2"} <= {s.id for s in made.sources}


def test_a_core_of_the_judge_names_the_platform_without_figures() -> None:
    figures = {"late_shipment_rate": known("late_shipment_rate", 0.01, Origin.MEASURED)}
    core = decide(LIBRARY, Inputs({}, {"amazon_de": figures})).core
    (table,) = outline(core, LIBRARY, "en", templates=TEMPLATES, assessment_id="x").platforms
    assert [(r.limit, r.status.id, r.value) for r in table.rows] == [
        ("late", "met", table.rows[0].value),
        ("tracking", "unknown", "unknown"),
    ]
    assert date.fromisoformat(core["verdict"]["deadlines"][0]["date"]) == date(2026, 6, 19)
