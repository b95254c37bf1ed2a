"""Days told from today: yesterday, last month, three years ago, 上个月, 去年三月, 半年前. None of them is certain: they are said back."""

from __future__ import annotations

import datetime
import re

from assistant.interview.values.numbers import quantity
from assistant.interview.values.reading import Reading

_DAYS = {
    "today": 0, "yesterday": -1, "the day before yesterday": -2, "day before yesterday": -2, "tomorrow": 1,
    "last week": -7, "a week ago": -7,
    "今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2, "大前天": -3, "明天": 1, "明日": 1, "后天": 2,
    "上周": -7, "上星期": -7, "上个星期": -7,
}  # fmt: skip
_MONTHS_AWAY = {
    "last month": -1, "this month": 0, "next month": 1, "the month before last": -2,
    "上个月": -1, "上月": -1, "本月": 0, "这个月": 0, "上上个月": -2, "下个月": 1, "下月": 1,
}  # fmt: skip
_YEARS_AWAY = {
    "last year": -1, "this year": 0, "next year": 1, "the year before last": -2,
    "去年": -1, "今年": 0, "本年": 0, "前年": -2, "大前年": -3, "明年": 1,
}  # fmt: skip
_AGO = re.compile(r"(.+?)\s*(days?|weeks?|months?|years?|天|日|周|个?星期|个?礼拜|个?月|年)\s*(?:ago|back|以?前)")
_HALF_YEAR = re.compile(r"half a year ago|半年(?:以?前)")
_IN_YEAR = re.compile(r"(去年|今年|本年|前年|大前年|明年)\s*(?:的)?([0-9]{1,2})月份?(?:([0-9]{1,2})[日号])?")
_IN_MONTH = re.compile(r"(上个月|上月|本月|这个月)([0-9]{1,2})[日号]")
_END = re.compile(r"(?:the )?(beginning|start|end) of (last|this) year|(去年|今年|前年)(?:年)?([初底末])")


def relative(said: str, today: datetime.date) -> Reading[datetime.date] | None:
    """The day that words such as these mean on ``today``; a month or year is its first day."""
    found = _day(said, today)
    return None if found is None else Reading(found, sure=False)


def back(day: datetime.date, today: datetime.date) -> datetime.date:
    """The same day of the latest year in which it is not in the future."""
    return day if day <= today else day.replace(year=day.year - 1)


def _day(said: str, today: datetime.date) -> datetime.date | None:
    if said in _DAYS:
        return today + datetime.timedelta(days=_DAYS[said])
    if said in _MONTHS_AWAY:
        return _months(today.replace(day=1), _MONTHS_AWAY[said])
    if said in _YEARS_AWAY:
        return datetime.date(today.year + _YEARS_AWAY[said], 1, 1)
    if found := _IN_YEAR.fullmatch(said):
        return datetime.date(today.year + _YEARS_AWAY[found[1]], int(found[2]), int(found[3] or 1))
    if found := _IN_MONTH.fullmatch(said):
        return _months(today.replace(day=1), _MONTHS_AWAY[found[1]]).replace(day=int(found[2]))
    if found := _END.fullmatch(said):
        away = _YEARS_AWAY[found[3]] if found[3] else (-1 if found[2] == "last" else 0)
        late = found[1] == "end" or (found[4] or "初") in "底末"
        return datetime.date(today.year + away, 12 if late else 1, 31 if late else 1)
    if _HALF_YEAR.fullmatch(said):
        return _months(today, -6)
    if found := _AGO.fullmatch(said):
        number = quantity({"a": "one", "an": "one"}.get(found[1], found[1]))
        return None if number is None or number.value != int(number.value) else _ago(int(number.value), found[2], today)
    return None


def _ago(number: int, unit: str, today: datetime.date) -> datetime.date | None:
    if not 0 <= number <= 1000:
        return None
    if unit[:3] == "day" or unit in "天日":
        return today - datetime.timedelta(days=number)
    if unit[:4] == "week" or unit[-1] in "周期拜":
        return today - datetime.timedelta(weeks=number)
    return _months(today, -number * (1 if unit[:5] == "month" or unit[-1] == "月" else 12))


def _months(day: datetime.date, away: int) -> datetime.date:
    """The same day some months away, or the last of that month where it is shorter."""
    month = day.year * 12 + day.month - 1 + away
    first = datetime.date(month // 12, month % 12 + 1, 1)
    after = datetime.date((month + 1) // 12, (month + 1) % 12 + 1, 1)
    return first.replace(day=min(day.day, (after - first).days))
