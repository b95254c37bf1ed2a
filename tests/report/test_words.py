from __future__ import annotations

import datetime

import pytest

from assistant.model.library import FactDefinition
from assistant.model.text import Text
from assistant.model.values import FactType, Money
from assistant.report.words import Words, day, fact, filled, listing, money, percent, threshold, unit, value, words
from tests.report.pages import TEMPLATES
from tests.report.sample_cores import EXPORTER
from tests.report.sample_library import LIBRARY

EN = words(LIBRARY, "en", templates=TEMPLATES)
ZH = words(LIBRARY, "zh", templates=TEMPLATES)


def ink(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("share", "en", "zh"),
    [(0.9652, "96.5 %", "96.5%"), (0.07, "7 %", "7%"), (0.0012, "0.12 %", "0.12%"), (1.0, "100 %", "100%"), (0.0, "0 %", "0%")],
)
def test_a_share_reads_as_percent(share: float, en: str, zh: str) -> None:
    assert ink(percent(EN, share)) == en
    assert ink(percent(ZH, share)) == zh


def test_a_share_is_never_rounded_to_nothing_or_to_everything() -> None:
    assert ink(percent(EN, 0.99996)) == "99.996 %"
    assert ink(percent(EN, 0.00004)) == "0.004 %"


def test_a_share_is_never_rounded_onto_the_limit_it_misses() -> None:
    late = LIBRARY.facts["late_shipment_rate"]
    assert ink(value(EN, late, 0.03996)) == "3.996 %"
    assert ink(value(EN, late, 0.04)) == "4 %"


def test_a_threshold_keeps_every_digit() -> None:
    assert ink(percent(EN, 0.0065, exact=True)) == "0.65 %"
    assert ink(percent(EN, 0.123456, exact=True)) == "12.3456 %"
    assert ink(threshold(EN, LIBRARY.thresholds["complaint_days"])) == "3 days"
    assert ink(threshold(ZH, LIBRARY.thresholds["complaint_days"])) == "3 天"


def test_units_have_a_singular_and_a_plural() -> None:
    assert ink(unit(EN, 1, "1", "days")) == "1 day"
    assert ink(unit(EN, 2, "2", "days")) == "2 days"
    assert ink(unit(ZH, 2, "2", "months")) == "2 个月"


def test_money_and_dates_read_natively() -> None:
    assert ink(money(EN, 12500000.0, "CNY", "2026-10-31")) == "CNY 12,500,000 (31 October 2026)"
    assert ink(money(ZH, 12500000.0, "CNY", "2026-10-31")) == "12,500,000 元人民币（2026年10月31日）"
    assert ink(money(EN, 880000.5, "USD")) == "USD 880,000.50"
    assert day(ZH, datetime.date(2026, 1, 2)) == "2026年1月2日"


def test_lists_join_with_and_or_the_chinese_comma() -> None:
    assert listing(EN, ["a", "b", "c"]) == "a, b and c"
    assert listing(ZH, ["甲", "乙", "丙"]) == "甲、乙和丙"
    assert listing(EN, ["a"]) == "a"
    assert listing(EN, []) == "–"


@pytest.mark.parametrize(("w", "known"), [(EN, ["yes", "no"]), (ZH, ["是", "否"])])
def test_yes_and_no(w: Words, known: list[str]) -> None:
    definition = FactDefinition("x", FactType.YES_NO, Text("x", "x"))
    assert [value(w, definition, given) for given in (True, False)] == known


@pytest.mark.parametrize(
    ("state", "en", "zh"),
    [("unknown", "unknown", "未知"), ("not_applicable", "not applicable", "不适用"), ("declined", "declined", "不愿回答")],
)
def test_a_fact_without_a_value_says_why(state: str, en: str, zh: str) -> None:
    entry = {"state": state, "value": None, "origin": None}
    assert fact(EN, "orders", entry) == en  # type: ignore[arg-type]
    assert fact(ZH, "orders", entry) == zh  # type: ignore[arg-type]


def test_a_fact_never_mentioned_is_unknown_not_zero() -> None:
    assert fact(EN, "orders", None) == "unknown"


def test_values_of_every_type_read() -> None:
    assert ink(value(EN, FactDefinition("x", FactType.MONEY, Text("x", "x")), Money(5.0, "EUR"))) == "EUR 5"
    assert ink(value(EN, FactDefinition("x", FactType.DATE, Text("x", "x")), datetime.date(2026, 3, 4))) == "4 March 2026"
    assert ink(value(EN, FactDefinition("x", FactType.NUMBER, Text("x", "x"), unit="stars"), 4.666)) == "4.67 stars"
    assert value(EN, FactDefinition("x", FactType.COUNT, Text("x", "x")), 1234) == "1,234"


def test_places_of_a_text_are_filled_from_facts_and_thresholds() -> None:
    text = "{logistics.tracked_share} of {tracked_share_floor}, {honesty.fake_reviews}, {nothing.known}"
    assert ink(filled(EN, text, EXPORTER["facts"])) == "92.1 % of 95 %, unknown, {nothing.known}"


def test_a_filled_value_is_not_filled_again() -> None:
    entry = {"state": "known", "value": "{tracked_share_floor}", "origin": "declared"}
    assert filled(EN, "{quality.inspection}", {"quality.inspection": entry}) == "{tracked_share_floor}"  # type: ignore[dict-item]
