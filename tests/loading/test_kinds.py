"""The rarer kinds: amounts, dates and numbers in conditions, and the glossary, the calendar and the limits of platforms."""

import datetime
from pathlib import Path

import pytest

from assistant.errors import RuleBaseError
from assistant.loading.compiled import read_sources
from assistant.loading.on_day import library_on
from assistant.model.condition import All, Any, Leaf, NoneOf, Op
from assistant.model.library import Yearly
from tests.contents import FILES, edit, write_contents

TODAY = datetime.date(2026, 11, 22)
TEXT = "{en: a, zh: 甲}"
ASKED = f"title: {TEXT}, ask: {TEXT}, why: {TEXT}, where: {TEXT}, example: {TEXT}, sources: [S-1]"
QUESTIONS = f"""\
- {{id: profile.sales, section: profile, type: money, unit: USD, {ASKED}}}
- {{id: profile.staff, section: profile, type: count, {ASKED}}}
- {{id: profile.score, section: profile, type: number, unit: stars, {ASKED}}}
- {{id: profile.delay, section: profile, type: duration, unit: hours, {ASKED}}}
"""
RULE = f"""\
id: profile.rare
title: {TEXT}
status: stable
kind: derived
problem: [P3]
when:
  any:
    - all:
        - profile.sales: {{at_least: 1000}}
        - profile.founded: {{below: cut_off}}
        - profile.founded: {{above: 2000-01-01}}
    - none:
        - profile.staff: 3
        - profile.staff: [5, 6]
        - profile.score: {{at_most: 4}}
        - profile.delay: {{above: 24}}
        - profile.markets: [eu, us]
        - logistics.tracking: [none, some]
sources: [S-1]
"""
CASES = """\
- case: a
  facts:
    profile.sales: 1000
    profile.founded: 2020-01-01
    profile.staff: 3
    profile.score: 4
    profile.delay: 24 hours
    profile.markets: [eu]
  expect: found
- {case: b, facts: {profile.founded: 2000-01-01, profile.staff: 5}, expect: clear}
- {case: c, facts: {profile.staff: 6, profile.sales: {amount: 1, currency: EUR}}, expect: unknown}
"""
THRESHOLD = f"- {{id: cut_off, means: {TEXT}, value: 2020-01-01, unit: date, as_of: 2026-11-22, mark: V, sources: [S-1]}}\n"
RARE: dict[str, str | None] = {
    "knowledge/questions/rare.yaml": QUESTIONS,
    "rules/profile/rare.yaml": RULE,
    "rules/profile/rare.test.yaml": CASES,
    "rules/thresholds/rare.yaml": THRESHOLD,
}
OTHERS: dict[str, str | None] = {
    "knowledge/glossary.yaml": f"- {{id: defect, term: {TEXT}, also: [flaw], meaning: {TEXT}, sources: [S-1]}}\n",
    "knowledge/calendar.yaml": f"""\
- id: report
  title: {TEXT}
  yearly: {{from: 01-01, to: 06-30}}
  what: {TEXT}
  applies: {{profile.role: seller}}
  mark: V
  sources: [S-1]
- {{id: change, title: {TEXT}, date: 2027-01-01, what: {TEXT}, mark: U, sources: [S-1]}}
""",
    "knowledge/platforms.yaml": f"""\
- id: amazon
  title: {TEXT}
  also: [亚马逊]
  home: us
  near: late_b
  limits:
    - id: late
      title: {TEXT}
      level: minimum
      indicator: late_shipment_rate
      met: {{late_shipment_rate: {{below: late_b}}}}
      applies: {{shipped_orders: {{at_least: 10}}}}
      sites: [us]
      window: {TEXT}
      consequence: {TEXT}
      mark: V
      as_of: 2026-11-22
      sources: [S-1]
""",
}


def _told(root: Path) -> list[str]:
    with pytest.raises(RuleBaseError) as caught:
        read_sources(root, tidy=True)
    return [f"{p.path}:{p.line}: {p.wrong} | {p.right}" for p in caught.value.problems]


def test_constants_take_the_type_of_their_fact(tmp_path):
    root = write_contents(tmp_path, RARE)
    assert library_on(read_sources(root, tidy=True), TODAY).rules["profile.rare"].when == Any(
        (
            All(
                (
                    Leaf("profile.sales", Op.AT_LEAST, 1000.0, None, "USD"),
                    Leaf("profile.founded", Op.BELOW, datetime.date(2020, 1, 1), "cut_off"),
                    Leaf("profile.founded", Op.ABOVE, datetime.date(2000, 1, 1)),
                )
            ),
            NoneOf(
                (
                    Leaf("profile.staff", Op.IS, 3),
                    Leaf("profile.staff", Op.ONE_OF, (5, 6)),  # type: ignore[arg-type]
                    Leaf("profile.score", Op.AT_MOST, 4.0),
                    Leaf("profile.delay", Op.ABOVE, 24.0),
                    Leaf("profile.markets", Op.ONE_OF, ("eu", "us")),
                    Leaf("logistics.tracking", Op.ONE_OF, ("none", "some")),
                )
            ),
        )
    )


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        (
            "profile.sales: {at_least: 1000}",
            "profile.sales: 1000",
            "profile.sales is an amount of money, which is never compared for equality",
        ),
        ("{at_least: 1000}", "{at_least: lots}", "lots is no threshold"),
        ("{below: cut_off}", "{below: late_a}", "profile.founded is a date, but the threshold late_a is in share"),
        ("profile.staff: 3", "profile.staff: 3.5", "profile.staff is compared with 3.5"),
        ("profile.staff: 3", "profile.staff: yes", "yes does not fit profile.staff, which is a count"),
        ("[eu, us]", "[eu, uk]", "uk is no option of profile.markets"),
        ("{above: 24}", "{above: new_shop_days}", "profile.delay is a duration in hours, but the threshold new_shop_days is in days"),
        ("{at_most: 4}", "{at_most: true}", "at_most is compared with true"),
    ],
)
def test_what_does_not_fit_its_fact_is_told(tmp_path, old, new, wrong):
    root = write_contents(tmp_path, RARE)
    edit(root, "rules/profile/rare.yaml", old, new)
    assert [t for t in _told(root) if wrong in t]


def test_boundaries_of_amounts_and_dates_need_cases(tmp_path):
    root = write_contents(tmp_path, RARE)
    edit(root, "rules/profile/rare.test.yaml", "profile.sales: 1000", "profile.sales: 1000 EUR")
    edit(root, "rules/profile/rare.test.yaml", "profile.founded: 2020-01-01", "profile.founded: 2020-01-02")
    path = "rules/profile/rare.test.yaml:1: no case of profile.rare stands on the boundary"
    assert _told(root) == [
        f"{path}: profile.founded at cut_off (2020-01-01) | add a case with profile.founded: 2020-01-01",
        f"{path}: profile.sales at 1000 | add a case with profile.sales: 1000",
    ]


def test_the_calendar_the_glossary_and_the_platforms_are_part_of_the_content(tmp_path):
    plain = read_sources(write_contents(tmp_path / "plain"))
    compiled = read_sources(write_contents(tmp_path / "more", OTHERS), tidy=True)
    assert [entry["id"] for kind in ("glossary", "calendar", "platforms") for entry in compiled["content"][kind]] == [
        "defect",
        "change",
        "report",
        "amazon",
    ]
    assert compiled["content"]["calendar"][1]["applies"] == {"fact": "profile.role", "op": "is", "value": "seller"}
    assert compiled["digest"] != plain["digest"]


def test_mistakes_in_them_are_told(tmp_path):
    root = write_contents(tmp_path, OTHERS)
    edit(root, "knowledge/calendar.yaml", "  yearly: {from: 01-01, to: 06-30}\n", "")
    edit(root, "knowledge/platforms.yaml", "below: late_b", "below: late_bb")
    edit(root, "knowledge/platforms.yaml", "indicator: late_shipment_rate", "indicator: late_rate")
    edit(root, "knowledge/platforms.yaml", "applies: {shipped_orders: {at_least: 10}}", "applies: {late_shipment_rate: {at_least: 0.1}}")
    edit(root, "knowledge/platforms.yaml", "      sources: [S-1]", "      sources: [S-9]")
    edit(root, "knowledge/glossary.yaml", "meaning: {en: a, zh: 甲}", "meaning: {en: a, zh: 甲, fr: b}")
    assert _told(root) == [
        "knowledge/calendar.yaml:1: the calendar entry report lacks yearly | add yearly: give a date or a yearly period {from, to}",
        "knowledge/glossary.yaml:1: meaning of the term defect has no key fr | the keys are en, zh",
        "knowledge/platforms.yaml:10: late_rate is no indicator | define it in knowledge/indicators.yaml",
        "knowledge/platforms.yaml:11: late_bb is no threshold | did you mean late_b?",
        (
            "knowledge/platforms.yaml:12: limits.applies reads late_shipment_rate, of which one value is better than another"
            " | limits.applies may read only counts such as a number of orders"
        ),
        "knowledge/platforms.yaml:18: S-9 is no source | define it in knowledge/sources",
    ]


def test_the_library_of_a_day_carries_them(tmp_path):
    library = library_on(read_sources(write_contents(tmp_path, OTHERS)), TODAY)
    assert library.glossary["defect"].also == ("flaw",)
    report, change = library.calendar["report"], library.calendar["change"]
    assert report.yearly == Yearly((1, 1), (6, 30), None)
    assert (report.day, report.applies) == (None, Leaf("profile.role", Op.IS, "seller"))
    assert (change.day, change.yearly, change.mark) == (datetime.date(2027, 1, 1), None, "U")
    amazon = library.platforms["amazon"]
    assert (amazon.also, amazon.home, amazon.near) == (("亚马逊",), "us", 0.04)
    (limit,) = amazon.limits
    assert limit.met == Leaf("late_shipment_rate", Op.BELOW, 0.04, "late_b")
    assert limit.applies == Leaf("shipped_orders", Op.AT_LEAST, 10)
    assert limit.sites == ("us",)


def test_a_limit_whose_threshold_is_out_of_force_is_left_out(tmp_path):
    dated = f"- {{id: new, means: {TEXT}, value: 0.1, unit: share, since: 2027-01-01, as_of: 2026-11-22, mark: V, sources: [S-1]}}\n"
    root = write_contents(tmp_path, {**OTHERS, "rules/thresholds/dated.yaml": dated})
    edit(root, "knowledge/platforms.yaml", "below: late_b", "below: new")
    compiled = read_sources(root)
    assert library_on(compiled, TODAY).platforms["amazon"].limits == ()
    assert len(library_on(compiled, datetime.date(2027, 1, 1)).platforms["amazon"].limits) == 1


def test_a_day_that_not_every_year_has_is_refused(tmp_path):
    root = write_contents(tmp_path, OTHERS)
    edit(root, "knowledge/calendar.yaml", "to: 06-30", "to: 02-29")
    assert _told(root) == [
        "knowledge/calendar.yaml:3: yearly.to of the calendar entry report is 02-29 | write a day of every year as MONTH-DAY, such as 06-30"
    ]


def test_a_ladder_level_takes_its_own_number_of_evaluations(tmp_path):
    metric = FILES["rules/ladder/late_shipment.yaml"].replace("B:\n", "B:\n  entry_after: 5\n  exit_after: demote_after\n")
    root = write_contents(tmp_path, {"rules/ladder/late_shipment.yaml": metric.replace("C:\n", "C:\n  after: 6\n")})
    (found,) = library_on(read_sources(root), TODAY).ladder.metrics
    assert (found.b_entry.evaluations, found.b_exit.evaluations, found.c_readmission.evaluations) == (5, 2, 6)


def test_a_day_before_the_first_value_of_a_setting_is_refused(tmp_path):
    from assistant.errors import InputError

    compiled = read_sources(write_contents(tmp_path))
    for threshold in compiled["content"]["thresholds"]:
        if threshold["id"] == "days_in_d":
            threshold["values"][0]["since"] = "2026-01-01"
    with pytest.raises(InputError, match="as of 2025-12-31: the threshold days_in_d was not in force; choose a later day"):
        library_on(compiled, datetime.date(2025, 12, 31))
