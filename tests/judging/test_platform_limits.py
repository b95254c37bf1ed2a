"""A channel against the limits of its own platform. Limits and figures are those of facts.md's kind; statuses follow the text."""

import datetime

import pytest

from assistant.judging.decide import decide
from assistant.judging.platform_limits import platform_of, standings
from assistant.model.library import Mark, Platform, PlatformLimit
from assistant.model.values import FactType, State, known
from tests.judging.build import All, Any, Op, T, facts, indicator, inputs, leaf, library

DAY = datetime.date(2026, 11, 22)
INDICATORS = [
    indicator("orders", FactType.COUNT, better=None),
    indicator("late", better="low"),
    indicator("late_count", FactType.COUNT, better="low"),
    indicator("tracked", better="high"),
    indicator("health", FactType.NUMBER, better="high"),
]


def limit(met, limit_id="late", *, reads="late", applies=None, sites=()):
    return PlatformLimit(limit_id, T, "minimum", reads, met, applies, tuple(sites), T, T, Mark.VERIFIED, DAY, ("S-1",))


def platform(*limits, platform_id="amazon", also=(), home=None, near=0.2):
    return Platform(platform_id, T, tuple(also), home, near, limits)


def with_platforms(*platforms, indicators=INDICATORS):
    lib = library(indicators=indicators)
    lib.platforms.update({p.id: p for p in platforms})
    return lib


def standing(met, figures, *, name="amazon", **more):
    (found,) = standings(with_platforms(platform(limit(met, **more))), {}, {name: facts(**figures)})
    return found["limits"][0] if found["limits"] else None


LATE = leaf("late", Op.BELOW, 0.04)


@pytest.mark.parametrize(
    ("late", "status", "distance"),
    [
        (0.01, "met", 0.03),
        (0.0333, "met", 0.0067),
        (0.0334, "near", 0.0066),  # a fifth more is 0.04008
        (0.039, "near", 0.001),
        (0.04, "missed", 0.0),
        (0.072, "missed", 0.032),
    ],
)
def test_a_share_to_stay_below(late, status, distance):
    found = standing(LATE, {"late": late})
    assert (found["status"], found["distance"], found["value"]) == (status, distance, late)


@pytest.mark.parametrize(("tracked", "status"), [(0.99, "met"), (0.96, "met"), (0.9583, "near"), (0.95, "near"), (0.9499, "missed")])
def test_a_share_to_reach_is_near_when_a_fifth_more_failures_would_break_it(tracked, status):
    assert standing(leaf("tracked", Op.AT_LEAST, 0.95), {"tracked": tracked}, reads="tracked")["status"] == status


@pytest.mark.parametrize(("health", "status"), [(240.0, "met"), (239.0, "near"), (200.0, "near"), (199.0, "missed")])
def test_points_are_near_when_a_sixth_less_would_break_them(health, status):
    assert standing(leaf("health", Op.AT_LEAST, 200.0), {"health": health}, reads="health")["status"] == status


@pytest.mark.parametrize(("count", "status"), [(2, "met"), (3, "met"), (4, "near"), (5, "missed")])
def test_a_count_grows_by_whole_orders(count, status):
    assert standing(leaf("late_count", Op.AT_MOST, 4), {"late_count": count}, reads="late_count")["status"] == status


def test_nothing_is_near_without_a_margin():
    lib = with_platforms(platform(limit(LATE), near=None))
    assert standings(lib, {}, {"amazon": facts(late=0.0399)})[0]["limits"][0]["status"] == "met"


def test_what_was_not_measured_is_neither_met_nor_missed():
    for figures in ({}, {"late": State.UNKNOWN}, {"late": State.DECLINED}):
        found = standing(LATE, figures)
        assert (found["status"], found["value"], found["distance"]) == ("unknown", None, None)


def test_a_limit_on_orders_that_the_platform_ships_itself_is_left_out():
    assert standing(LATE, {"late": State.NOT_APPLICABLE}) is None


BOTH_BROKEN = Any((leaf("late", Op.AT_MOST, 0.02), leaf("late_count", Op.AT_MOST, 4)))


@pytest.mark.parametrize(
    ("late", "count", "status", "fact"),
    [
        (0.03, 3, "met", "late_count"),
        (0.015, 50, "met", "late"),
        (0.03, 5, "missed", "late_count"),  # a quarter over, where the share is half over: nearest to being met again
        (0.03, 4, "near", "late_count"),
    ],
)
def test_a_seller_falls_only_when_rate_and_count_are_both_broken(late, count, status, fact):
    found = standing(BOTH_BROKEN, {"late": late, "late_count": count})
    assert (found["status"], found["fact"]) == (status, fact)


def test_one_half_of_an_alternative_may_be_unknown():
    assert standing(BOTH_BROKEN, {"late": 0.01})["status"] == "met"
    undecided = standing(BOTH_BROKEN, {"late": 0.03})
    assert (undecided["status"], undecided["value"], undecided["fact"]) == ("unknown", 0.03, None)


def test_the_value_shown_is_that_of_the_figure_that_decides():
    assert standing(BOTH_BROKEN, {"late": 0.03, "late_count": 3})["value"] == 3
    assert standing(BOTH_BROKEN, {"late_count": 3})["value"] == 3


TOP = All((leaf("late", Op.AT_MOST, 0.03), leaf("late_count", Op.AT_MOST, 10)))


def test_of_what_must_hold_together_the_weaker_half_decides():
    assert standing(TOP, {"late": 0.01, "late_count": 8})["fact"] == "late_count"
    assert standing(TOP, {"late": 0.09, "late_count": 11})["fact"] == "late"


SWITCH = Any(
    (
        All((leaf("orders", Op.BELOW, 300), leaf("late_count", Op.AT_MOST, 3))),
        All((leaf("orders", Op.AT_LEAST, 300), leaf("late", Op.BELOW, 0.01))),
    )
)


@pytest.mark.parametrize(
    ("orders", "late", "count", "status", "fact"),
    [
        (299, 0.5, 2, "met", "late_count"),
        (299, 0.001, 4, "missed", "late_count"),
        (300, 0.001, 4, "met", "late"),
        (300, 0.05, 2, "missed", "late"),
    ],
)
def test_a_small_shop_is_judged_by_its_number_and_a_large_one_by_its_share(orders, late, count, status, fact):
    found = standing(SWITCH, {"orders": orders, "late": late, "late_count": count})
    assert (found["status"], found["fact"]) == (status, fact)


def test_a_limit_for_larger_shops_leaves_smaller_ones_alone():
    for_large = leaf("orders", Op.AT_LEAST, 40)
    assert standing(LATE, {"late": 0.09, "orders": 39}, applies=for_large) is None
    assert standing(LATE, {"late": 0.09, "orders": 40}, applies=for_large)["status"] == "missed"
    assert standing(LATE, {"late": 0.09}, applies=for_large)["status"] == "unknown"


def test_a_limit_without_a_number_is_not_compared():
    assert standing(None, {"late": 0.5}) is None


@pytest.mark.parametrize(
    ("channel", "found"),
    [
        ("amazon", ("amazon", "us")),
        ("amazon_de", ("amazon", "de")),
        ("Amazon DE", ("amazon", "de")),
        ("amazon-uk-2", ("amazon", "uk")),
        ("amazon_shop2", ("amazon", None)),
        ("亚马逊", ("amazon", "us")),
        ("亚马逊日本站", ("amazon", None)),
        ("TikTok Shop", ("tiktok_shop", None)),
        ("tiktok", None),
        ("all", None),
        ("my amazon", None),
    ],
)
def test_a_channel_is_known_by_the_beginning_of_its_name(channel, found):
    lib = with_platforms(platform(also=["亚马逊"], home="us"), platform(platform_id="tiktok_shop"))
    match = platform_of(lib, channel, ())
    assert (match and (match[0].id, match[1])) == found


def test_a_nameless_channel_belongs_to_the_only_platform_sold_on():
    lib = with_platforms(platform(limit(LATE), home="us"), platform(platform_id="ebay"))

    def channels(*sold_on):
        answers = {"profile.platforms": known("profile.platforms", sold_on)}
        return [(s["platform"], s["channel"]) for s in standings(lib, answers, {"all": facts(late=0.01)})]

    assert channels("amazon") == [("amazon", "all")]
    assert channels("amazon", "own_site") == [("amazon", None)]
    assert channels("amazon", "ebay") == [("amazon", None), ("ebay", None)]
    assert channels("own_site") == []


def test_a_platform_sold_on_without_figures_is_named():
    lib = with_platforms(platform(limit(LATE)), platform(platform_id="ebay"))
    answers = {"profile.platforms": known("profile.platforms", ("amazon", "ebay"))}
    found = standings(lib, answers, {"amazon_us": facts(late=0.01), "amazon_de": facts(late=0.09)})
    assert [(s["platform"], s["channel"], len(s["limits"])) for s in found] == [
        ("amazon", "amazon_de", 1),
        ("amazon", "amazon_us", 1),
        ("ebay", None, 0),
    ]


def test_the_limit_of_a_site_is_for_that_site_alone():
    lib = with_platforms(platform(limit(LATE, sites=["us"]), limit(LATE, "late_ca", sites=["ca"]), home="us"))

    def limits(name):
        return [n["limit"] for n in standings(lib, {}, {name: facts(late=0.01)})[0]["limits"]]

    assert limits("amazon") == ["late"]
    assert limits("amazon_ca") == ["late_ca"]
    assert limits("amazon_mx") == []


def test_the_verdict_carries_them_and_no_grade_changes():
    lib = library(indicators=INDICATORS)
    given = inputs({}, {"amazon": {"late": 0.5}})
    before = decide(lib, given).core["verdict"]
    assert before["platforms"] == []
    lib.platforms["amazon"] = platform(limit(LATE))
    after = decide(lib, given).core["verdict"]
    assert after["platforms"][0]["limits"][0]["status"] == "missed"
    assert after["grade"] == before["grade"]
