"""Days as people write them: 3 March 2021, 2021年3月5日, March 2021, 去年三月, 三年前; relative to the day that is given.

The trap it guards: 3/4/2021 is a day in March or in April; which, is not guessed. A month or year stands for its first day.
"""

from __future__ import annotations

import datetime
import re

from assistant.interview.values.dates_relative import back, relative
from assistant.interview.values.numbers_zh import DIGITS, NUMERALS, digits_zh, number_zh
from assistant.interview.values.reading import Reading

_MONTHS = {name: n for n, names in enumerate(("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
    "august aug", "september sept sep", "october oct", "november nov", "december dec"), 1) for name in names.split()}  # fmt: skip
_M = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NTH = r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR_FIRST = re.compile(r"((?:19|20)[0-9]{2})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*[日号]?")
_SHORT_YEAR = re.compile(r"([0-9]{2})年([0-9]{1,2})月([0-9]{1,2})[日号]?")
_YEAR_FIRST_SHORT = re.compile(r"([0-9]{2})[-.]([0-9]{1,2})[-.]([0-9]{1,2})")
_DAY_FIRST_SHORT = re.compile(r"([0-9]{1,2})[-.]([0-9]{1,2})[-.]([0-9]{2})")
_PACKED = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_DAY_MONTH = re.compile(rf"{_NTH}[\s-]*(?:of )?({_M})\.?[\s,-]*((?:19|20)[0-9]{{2}})?")
_MONTH_DAY = re.compile(rf"({_M})\.?[\s-]+{_NTH}(?:[\s,]+((?:19|20)[0-9]{{2}}))?")
_YEAR_MONTH_DAY = re.compile(rf"((?:19|20)[0-9]{{2}})[\s,-]+({_M})\.?[\s-]+{_NTH}")
_SLASHED = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]((?:19|20)[0-9]{2})")
_MONTH = re.compile(rf"({_M})\.?(?: of)?[\s,-]*((?:19|20)[0-9]{{2}})?")
_YEAR_MONTH = re.compile(
    r"((?:19|20)?[0-9]{2})\s*年\s*([0-9]{1,2})\s*月份?|((?:19|20)[0-9]{2})[-/.]([0-9]{1,2})|([0-9]{1,2})/((?:19|20)[0-9]{2})"
)
_YEAR = re.compile(r"(?:the year )?((?:19|20)[0-9]{2})\s*年?")
_MONTH_DAY_ZH = re.compile(r"([0-9]{1,2})\s*月份?(?:\s*([0-9]{1,2})\s*[日号])?")
_PART_OF_YEAR = re.compile(r"(?:(early|beginning of|start of|end of|late) )?((?:19|20)[0-9]{2})\s*年?(?:(年?初|年?底|年?末))?")
_QUARTER = re.compile(r"q([1-4])[\s,]*((?:19|20)[0-9]{2})|((?:19|20)[0-9]{2})\s*(?:年)?[\s,]*(?:q|第?)([1-4])(?:季度)?")
_ELEVENS = re.compile(
    r"[\s,]*(?:\b(?:on )?(?:the )?(?:double[ -](?:eleven|11)|singles'?s?[ -]day)\b|双(?:十一|11)(?:当天|那天)?)[\s,]*(?:of )?"
)
_TWELVES = re.compile(r"[\s,]*(?:\b(?:on )?(?:the )?double[ -](?:twelve|12)\b|双(?:十二|12)(?:当天|那天)?)[\s,]*(?:of )?")
_EARLIEST = 10  # of this century, for a year of two figures
_YEAR_TWICE = re.compile(r"^(?:去年|前年|大前年|今年|last year|this year)[\s,]+(?=(?:19|20)[0-9]{2}年)")
_ZH_YEAR = re.compile(rf"([{DIGITS}]{{4}}|[{DIGITS}]{{2}})年")
_ZH_NUMBER = re.compile(rf"([{NUMERALS}]+)(?=个?[月日号天周年星礼])")


def day(text: str, today: datetime.date) -> Reading[datetime.date] | None:
    """The day that is meant, seen from ``today``; None for anything else and for days that no calendar has."""
    plainly = _festival(text.strip())
    said = _in_figures(plainly)
    certain = plainly == text.strip() and not _YEAR_TWICE.match(said)
    said = _YEAR_TWICE.sub("", said)
    try:
        found = _absolute(said) or _short_year(said, today) or relative(said, today) or _without_year(said, today)
        return None if found is None else found.only_if(certain)
    except ValueError:  # 30 February
        return None


def _festival(text: str) -> str:
    """Days of sales by their date: 2019年双十一, double eleven 2019; where the date stands beside it, the name adds nothing."""
    for pattern, month in ((_ELEVENS, 11), (_TWELVES, 12)):
        if pattern.search(text):
            rest = pattern.sub(" ", text).strip(" ,")
            year = re.fullmatch(r"(?:in |of )?((?:19|20)[0-9]{2})\s*年?的?", _in_figures(rest))
            return f"{year[1]}-{month}-{month}" if year else rest
    return text


def _absolute(said: str) -> Reading[datetime.date] | None:
    if found := _YEAR_FIRST.fullmatch(said):
        return _made(found[1], found[2], found[3])
    if found := _SHORT_YEAR.fullmatch(said):
        return _made(f"20{found[1]}", found[2], found[3], sure=False)
    if found := _PACKED.fullmatch(said):
        return _made(found[1], found[2], found[3], sure=False)
    if (found := _DAY_MONTH.fullmatch(said)) and found[3]:
        return _made(found[3], _MONTHS[found[2]], found[1])
    if (found := _MONTH_DAY.fullmatch(said)) and found[3]:
        return _made(found[3], _MONTHS[found[1]], found[2])
    if found := _YEAR_MONTH_DAY.fullmatch(said):
        return _made(found[1], _MONTHS[found[2]], found[3])
    if found := _SLASHED.fullmatch(said):
        first, second = int(found[1]), int(found[2])
        if "." in said and second <= 12:  # as in German: the day first
            return _made(found[3], second, first, sure=False)
        if first <= 12 and second <= 12 and first != second:
            return None
        return _made(found[3], min(first, second), max(first, second), sure=False)
    if (found := _MONTH.fullmatch(said)) and found[2]:
        return _made(found[2], _MONTHS[found[1]], 1, sure=False)
    if found := _YEAR_MONTH.fullmatch(said):
        year, month = found[1] or found[3] or found[6], found[2] or found[4] or found[5]
        return _made(year if len(year) == 4 else f"20{year}", month, 1, sure=False)
    if found := _YEAR.fullmatch(said):
        return _made(found[1], 1, 1, sure=False)
    if (found := _PART_OF_YEAR.fullmatch(said)) and (found[1] or found[3]):
        late = found[1] in ("end of", "late") or (found[3] or "初")[-1] in "底末"
        return _made(found[2], 12 if late else 1, 31 if late else 1, sure=False)
    if found := _QUARTER.fullmatch(said):
        return _made(found[2] or found[3], int(found[1] or found[4]) * 3 - 2, 1, sure=False)
    return None


def _short_year(said: str, today: datetime.date) -> Reading[datetime.date] | None:
    """20.6.18: the year first, as in Chinese, where it can be one that is not in the future; else the day first. Never certain."""
    found = _YEAR_FIRST_SHORT.fullmatch(said)
    if found and _EARLIEST <= int(found[1]) <= today.year % 100 and int(found[2]) <= 12:
        return _made(f"20{found[1]}", found[2], found[3], sure=False)
    found = _DAY_FIRST_SHORT.fullmatch(said)
    if found and _EARLIEST <= int(found[3]) <= today.year % 100 and int(found[2]) <= 12:
        return _made(f"20{found[3]}", found[2], found[1], sure=False)
    return None


def _without_year(said: str, today: datetime.date) -> Reading[datetime.date] | None:
    """The latest such day that is not in the future; never certain."""
    month = number = None
    if found := _DAY_MONTH.fullmatch(said):
        number, month = int(found[1]), _MONTHS[found[2]]
    elif found := _MONTH_DAY.fullmatch(said):
        month, number = _MONTHS[found[1]], int(found[2])
    elif found := _MONTH_DAY_ZH.fullmatch(said):
        month, number = int(found[1]), int(found[2] or 1)
    elif (found := re.fullmatch(rf"(?:last )?({_M})(?: last year)?", said)) and said not in ("may", "mar", "sep", "dec"):
        month, number = _MONTHS[found[1]], 1
        if "last year" in said:
            return Reading(datetime.date(today.year - 1, month, 1), sure=False)
    if month is None or number is None:
        return None
    return Reading(back(datetime.date(today.year, month, number), today), sure=False)


def _in_figures(text: str) -> str:
    """Chinese numerals of years, months and days as figures."""
    text = _ZH_YEAR.sub(lambda m: f"{digits_zh(m[1]) or m[1]}年", text)
    return _ZH_NUMBER.sub(lambda m: m[1] if (n := number_zh(m[1])) is None or n != int(n) else str(int(n)), text)


def _made(year: str | int, month: str | int, number: str | int, *, sure: bool = True) -> Reading[datetime.date]:
    return Reading(datetime.date(int(year), int(month), int(number)), sure)
