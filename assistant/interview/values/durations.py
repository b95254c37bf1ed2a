"""Spans of time as people write them, in the unit of the question: two weeks, 36h, 1.5 days, 半个月, 一个半小时.

The trap it guards: a month has no fixed length and a working day is no day: the first is said back, the second not accepted.
"""

from __future__ import annotations

import re

from assistant.interview.values.numbers import quantity
from assistant.interview.values.numbers_zh import NUMERALS
from assistant.interview.values.reading import Reading
from assistant.interview.values.units import SPANS, UNITS

_ZH = "|".join(sorted((w for w in SPANS if not w.isascii()), key=len, reverse=True))
_EN = "|".join(sorted((w for w in SPANS if w.isascii()), key=len, reverse=True))
_NUMBER = rf"[0-9][0-9.,]*|[0-9]*\.[0-9]+|[{NUMERALS}点]+|(?:[a-z]+[\s-]+)*?[a-z]+"
_PART = re.compile(
    rf"({_NUMBER})\s*-?(?:({_ZH})|(?<![a-z])({_EN})\b|(?<![a-z])({_EN})(?=[0-9]))(?:\s*(?:{_ZH}|{_EN})\b)?[\s,]*(?:and\s+(?!a half))?"
)
_PHRASES: tuple[tuple[str, str], ...] = (
    (r"half an? (hour|day|week|month|year)", r"0.5 \1"),
    (r"(?:an? |one )(hour|day|week|month|year) and a half", r"1.5 \1"),
    (r"half a fortnight", "1 week"),
    (r"three quarters of an hour", "45 minutes"),
    (r"([0-9]+) and a half (hours|days|weeks|months|years)", r"\1.5 \2"),
    (r"quarter of an hour|a quarter of an hour", "15 minutes"),
    (r"an? (minute|hour|day|week|fortnight|month|quarter|year)\b", r"1 \1"),
    (r"\b(\w+) (hours|days|weeks|months|years) and a half", r"\1.5 \2"),
    (rf"([0-9{NUMERALS}]+)个半(小时|钟头|月|星期|礼拜)", r"\1点五个\2"),
    (rf"([0-9{NUMERALS}]+)(天|周|年)半", r"\1点五\2"),
    (r"半个?(小时|钟头|天|日|周|星期|月|年)", r"0.5\1"),
    (r"一刻钟", "15分钟"),
)
_PATTERNS = tuple((re.compile(p), to) for p, to in _PHRASES)
_WORKING = re.compile(r"\b(?:working|business|work)\b|工作日")
_ABBREVIATED = re.compile(r"[0-9]\s*[a-z]")
_HALF = re.compile(r"\bhalf a (?:day|month|year)\b|半[天日年]|半个月")


def duration(text: str, unit: str) -> Reading[float] | None:
    """The span in ``unit`` (minutes, hours or days); None for anything else, and for one that is negative."""
    per = UNITS.get(unit)
    if per is None or _WORKING.search(text):
        return None
    number = None if _ABBREVIATED.search(text) else quantity(text)  # 2w are weeks, 90m minutes
    if number is not None:
        return number.only_if(text[0] in "0123456789." or number.value > 0) if number.value >= 0 else None
    said = text.strip()
    for pattern, plainly in _PATTERNS:
        said = pattern.sub(plainly, said)
    said = re.sub(r"([0-9])点五", r"\1.5", said)
    return _sum(said, per, certain=_HALF.search(text) is None)


def _sum(text: str, per: float, *, certain: bool) -> Reading[float] | None:
    total, place, before, sure = 0.0, 0, float("inf"), certain
    found = _PART.match(text)
    while found:
        number, span = quantity(found[1]), SPANS[found[2] or found[3] or found[4]]
        if number is None or number.value < 0 or span.minutes >= before:
            return None
        if place and round(number.value * span.minutes - total, 6) == 0 and "," in text[:place][-2:]:
            return Reading(round(total / per, 9), sure=False) if found.end() == len(text) else None  # half a day, 12 hours
        total += number.value * span.minutes
        sure = sure and number.sure and span.minutes == per and not span.about
        before, place = span.minutes, found.end()
        found = _PART.match(text, place)
    trailing = text[place:].strip()
    if place and re.fullmatch(r"[0-9]{1,2}", trailing) and before == UNITS["hours"]:
        total, trailing, sure = total + float(trailing), "", False  # 1h30
    return Reading(round(total / per, 9), sure) if place and not trailing else None
