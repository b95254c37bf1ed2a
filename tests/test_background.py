"""The glossary, the calendar and the limits of platforms that ship: complete, marked, and agreeing with what they rest on."""

import datetime
import re
from collections import Counter

import pytest

from assistant.judging.deadlines import deadlines
from assistant.judging.platform_limits import SOLD_ON, standings
from assistant.model.condition import leaves
from assistant.model.library import Mark
from assistant.model.values import FactType, known

MARKS = (Mark.VERIFIED, Mark.SECONDARY, Mark.DERIVED, Mark.UNVERIFIED)  # best to worst
HAN = re.compile(r"[\u4e00-\u9fff]")
NOT_PLATFORMS = {"temu", "own_site", "other"}  # no published limit of theirs is on file
# the calendar of the fact base, day by day; the act behind each is in the sources
DAYS = """2016-03-24 2018-05-01 2019-01-01 2019-04-29 2020-05-20 2021-07-16 2021-09-01 2021-11-01 2022-05-28 2023-01-01 2023-06-27
2023-09-26 2024-02-17 2024-05-01 2024-09-25 2024-10-21 2024-12-13 2025-01-01 2025-02-18 2025-03-31 2025-04-06 2025-06-20 2025-06-22
2025-08-29 2025-10-15 2026-01-01 2026-04-01 2026-06-19 2026-07-01 2026-07-08 2026-08-12 2026-09-27 2026-12-09 2027-03-27 2027-07-01"""


def limits(library):
    return [(p, n) for p in library.platforms.values() for n in p.limits]


def test_the_glossary_explains_at_least_120_terms_in_both_languages(library):
    assert len(library.glossary) >= 120
    for term in library.glossary.values():
        assert HAN.search(term.meaning.zh), term.id
        assert not HAN.search(term.meaning.en), term.id
        assert term.meaning.en.endswith("."), term.id
        assert term.meaning.zh.endswith("。"), term.id


def test_no_name_of_a_term_is_that_of_another(library):
    names = Counter(n.casefold() for t in library.glossary.values() for n in {t.term.en, t.term.zh, *t.also})
    assert [n for n, count in names.items() if count > 1] == []


def test_every_day_of_the_fact_base_is_in_the_calendar(library):
    assert {datetime.date.fromisoformat(d) for d in DAYS.split()} <= {d.day for d in library.calendar.values()}


def test_an_unverified_day_is_said_to_be_checked(library):
    unverified = [d for d in library.calendar.values() if d.mark is Mark.UNVERIFIED]
    assert unverified
    for duty in unverified:
        assert "to be checked" in duty.what.en
        assert "待核对" in duty.what.zh


@pytest.mark.parametrize(
    ("as_of", "coming", "begun"),
    [
        (
            "2026-11-22",
            {"annual_report", "eu_product_liability", "us_efiling_zones", "us_de_minimis_repeal"},
            {"eu_packaging", "us_efiling"},
        ),
        ("2026-05-01", {"annual_report", "eu_packaging", "us_efiling"}, {"customs_credit_282", "cybersecurity_amendment"}),
    ],
)
def test_an_exporter_to_europe_and_america_sees_its_deadlines(library, as_of, coming, begun):
    from dataclasses import replace

    answers = {
        "profile.role": "seller",
        "profile.registered_china": True,
        "profile.business_model": "b2c",
        "profile.destinations": ("eu", "us"),
        "profile.goods": ("electrical",),
    }
    facts = {i: known(i, v) for i, v in answers.items()}
    items = deadlines(replace(library, as_of=datetime.date.fromisoformat(as_of)), facts)
    found = {i["duty"]: i["status"] for i in items if i["applies"] == "found"}
    assert {d for d in coming if found.get(d) in {"coming", "open"}} == coming
    assert {d for d in begun if found.get(d) == "begun"} == begun
    assert not {d for d in found if d.startswith(("uk_", "indonesia_", "thailand_"))}


def test_every_platform_that_can_be_answered_has_its_limits(library):
    options = {o.id for o in library.questions[SOLD_ON].fact.options}
    assert library.questions[SOLD_ON].fact.type is FactType.CHOICES
    assert library.platforms.keys() == options - NOT_PLATFORMS


def test_a_limit_is_marked_as_the_weakest_figure_it_rests_on(library):
    for platform, limit in limits(library):
        assert limit.mark is not Mark.UNVERIFIED, limit.id
        for leaf in leaves(limit.met) if limit.met else ():
            threshold = library.thresholds[leaf.threshold]
            assert threshold.platform == platform.id or threshold.mark is Mark.DERIVED, threshold.id
            assert MARKS.index(limit.mark) >= MARKS.index(threshold.mark), (platform.id, limit.id)


def test_a_limit_reads_the_indicator_it_is_about(library):
    for platform, limit in limits(library):
        if limit.met:
            assert limit.indicator in {leaf.fact for leaf in leaves(limit.met)}, (platform.id, limit.id)


def test_every_limit_with_a_number_is_met_by_a_perfect_shop_and_missed_by_a_hopeless_one(library):
    def shop(*, perfect):
        values = {}
        for indicator in library.indicators.values():
            fact = indicator.fact
            best = {"high": 1000.0 if fact.unit == "points" else 5.0 if fact.unit == "stars" else 1.0, "low": 0}
            worst = {"high": 0.0, "low": 1.0 if fact.type is FactType.SHARE else 1000}
            value = 1000 if fact.better is None else (best if perfect else worst)[fact.better]
            values[indicator.id] = known(indicator.id, int(value) if fact.type is FactType.COUNT else float(value))
        return values

    sites = {site for _, n in limits(library) for site in n.sites}
    for perfect, wanted in ((True, "met"), (False, "missed")):
        channels = {f"{p}_{s}": shop(perfect=perfect) for p in library.platforms for s in sorted(sites)}
        found = {(s["platform"], n["limit"]): n["status"] for s in standings(library, {}, channels) for n in s["limits"]}
        assert found == {(p.id, n.id): wanted for p, n in limits(library) if n.met}
