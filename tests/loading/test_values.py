import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.loading.values import accepted, parse_value
from assistant.model.library import FactDefinition, Option
from assistant.model.text import Text
from assistant.model.values import FactType, Money

OPTIONS = (Option("none", Text("none at all", "无")), Option("9610", Text("Direct mail", "直邮")), Option("all", Text("all", "全部")))


def _fact(kind: FactType, unit: str | None = None) -> FactDefinition:
    return FactDefinition("x", kind, Text("x", "甲"), OPTIONS if kind in ("choice", "choices") else (), unit)


DAY = datetime.date(2026, 4, 30)


@pytest.mark.parametrize(
    ("kind", "unit", "raw", "value"),
    [
        ("yes_no", None, True, True),
        ("yes_no", None, "No", False),
        ("yes_no", None, "是", True),
        ("choice", None, "all", "all"),
        ("choice", None, "直邮", "9610"),
        ("choice", None, "None at all", "none"),
        ("choice", None, 9610, "9610"),
        ("choices", None, ["all", "9610", "all"], ("9610", "all")),
        ("choices", None, "全部、无", ("none", "all")),
        ("choices", None, [], ()),
        ("share", None, 1, 1.0),
        ("share", None, "97%", 0.97),
        ("share", None, "99.5 %", 0.995),
        ("share", None, "0.3", 0.3),
        ("count", None, 4.0, 4),
        ("count", None, "12", 12),
        ("number", "stars", 4, 4.0),
        ("number", "points", "-4.5", -4.5),
        ("duration", "days", "3 days", 3.0),
        ("duration", "days", "1 day", 1.0),
        ("duration", "hours", 24, 24.0),
        ("money", "USD", 1200, Money(1200.0, "USD")),
        ("money", "USD", "1200 EUR", Money(1200.0, "EUR")),
        ("money", "USD", "CNY 12.5", Money(12.5, "CNY")),
        ("money", "USD", {"amount": 3, "date": "2026-04-30"}, Money(3.0, "USD", DAY)),
        ("date", None, "2026-04-30", DAY),
        ("date", None, DAY, DAY),
        ("date", None, datetime.datetime(2026, 4, 30, 12, tzinfo=datetime.UTC), DAY),
    ],
)
def test_what_is_accepted(kind, unit, raw, value):
    found = parse_value(_fact(FactType(kind), unit), raw)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("kind", "unit", "raw", "message"),
    [
        ("yes_no", None, 1, "1 is not yes or no"),
        ("yes_no", None, None, "nothing is not yes or no"),
        ("choice", None, "al", "al is not one of none, 9610, all; did you mean all?"),
        ("choice", None, True, "true is not one of none, 9610, all"),
        ("choices", None, 3, "3 is not a list of none, 9610, all"),
        ("share", None, 97, "97 is more than the whole: write 0.97 (or 97%)"),
        ("share", None, "97", "97 is more than the whole: write 0.97 (or 97%)"),
        ("share", None, 1.5, "1.5 is more than the whole: write 0.015 (or 1.5%)"),
        ("share", None, 970, "970 is not a share from 0 to 1, such as 0.97 or 97%"),
        ("share", None, -0.1, "-0.1 is not a share from 0 to 1, such as 0.97 or 97%"),
        ("share", None, "130%", "130% is not a share from 0 to 1, such as 0.97 or 97%"),
        ("share", None, True, "true is not a share from 0 to 1, such as 0.97 or 97%"),
        ("count", None, -1, "-1 is not a whole number, 0 or more"),
        ("count", None, float("nan"), "NaN is not a whole number, 0 or more"),
        ("number", "stars", "many", "many is not a number from 1 to 5 (stars)"),
        ("number", "stars", 7, "7 is not a number from 1 to 5 (stars)"),
        ("number", "points", "many", "many is not a number (points)"),
        ("number", "stars", float("inf"), "Infinity is not a number from 1 to 5 (stars)"),
        ("duration", "days", "3 hours", "3 hours is not a number of days, 0 or more"),
        ("money", "USD", "USD 3 EUR", "USD 3 EUR is not an amount, such as 1200 (in USD) or 1200 USD"),
        ("money", "USD", {"amount": 3, "currency": "dollars"}, None),
        ("date", None, "30.04.2026", "30.04.2026 is not a date as YEAR-MONTH-DAY, such as 2026-04-30"),
        ("date", None, "2026-02-30", "2026-02-30 is not a date as YEAR-MONTH-DAY, such as 2026-04-30"),
    ],
)
def test_what_is_refused_says_what_would_be_accepted(kind, unit, raw, message):
    with pytest.raises(InputError) as caught:
        parse_value(_fact(FactType(kind), unit), raw)
    assert message is None or str(caught.value) == message


def test_refusals_speak_chinese_where_the_interview_does():
    with pytest.raises(InputError, match=r"97 大于 1；比例请写作 0.97 或 97%"):
        parse_value(_fact(FactType.SHARE), 97, "zh")
    with pytest.raises(InputError, match="请填写yes（是）或 no（否）"):
        parse_value(_fact(FactType.YES_NO), "也许", "zh")


@pytest.mark.parametrize("kind", list(FactType))
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_type_says_what_it_accepts(kind, lang):
    assert accepted(_fact(kind), lang)


@given(percent=st.decimals(0, 100, places=2))
def test_a_percentage_is_the_decimal_that_one_would_write(percent):
    assert parse_value(_fact(FactType.SHARE), f"{percent}%") == float(percent.scaleb(-2))


@given(
    raw=st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.text()), st.dictionaries(st.text(), st.integers())
    )
)
@pytest.mark.parametrize("kind", list(FactType))
def test_any_value_is_read_or_refused(kind, raw):
    try:
        parse_value(_fact(kind, "USD" if kind is FactType.MONEY else None), raw)
    except InputError as error:
        assert str(error)  # noqa: PT017 - both ends are right
