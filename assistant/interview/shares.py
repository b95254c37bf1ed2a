"""Shares as people write them: 97 %, 97 of 100, 3‰, 千分之三, 九成七, two thirds; as a part of 1.

The trap it guards: a bare 97 may be 97 % or a count that slipped in, and half is said of what nobody counted: both are said back.
"""

from __future__ import annotations

import re

from assistant.interview.numbers import quantity
from assistant.interview.numbers_zh import DIGITS, NUMERALS
from assistant.interview.plain import HAN
from assistant.interview.reading import Reading

_UNITS = {"%": 100, "percent": 100, "per cent": 100, "pct": 100, "个百分点": 100, "百分点": 100, "个点": 100, "‰": 1000, "per mille": 1000,
    "per mil": 1000, "permille": 1000, "per thousand": 1000, "in a thousand": 1000, "in a hundred": 100, "bp": 10**4, "ppm": 10**6,
    "percentage points": 100, "percentage": 100}  # fmt: skip
_WITH_UNIT = re.compile(rf"(.+?)\s*((?:(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})\s*)+)")
_OF = re.compile(r"(.+?)\s*(?:/|\bof(?: the| every)?\b|\bout of(?: every)?\b|\bin(?: every)?\b)\s*(.+)")
_PART_ZH = re.compile(rf"([{NUMERALS}0-9.]+)分之([{NUMERALS}点0-9.]+)\s*%?")
_OF_ZH = re.compile(rf"每?([{NUMERALS}0-9]+)[{HAN}]{{0,3}}?(?:里面?有?|当?中有?|之中有?|有)([{NUMERALS}0-9]+)[{HAN}]{{0,2}}")
_TENTHS = re.compile(rf"([{DIGITS}十0-9.]{{1,4}})成([{DIGITS}0-9半])?")
_NAMED = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twentieth": 20}  # fmt: skip
_FRACTION = re.compile(r"(?:(a|an|one|two|three|four|five|six|seven|eight|nine)[\s-]+)?([a-z]+?)s?(?: of (?:them|it|all))?")
_WORDS = {"一半": 0.5, "对半": 0.5, "半数": 0.5, "全部": 1.0, "所有": 1.0, "全": 1.0, "百分百": 1.0, "all": 1.0, "all of them": 1.0,
    "every one": 1.0, "every single one": 1.0, "everything": 1.0, "half a percent": 0.005, "half a per cent": 0.005,
    "fifty fifty": 0.5, "fifty-fifty": 0.5}  # fmt: skip
_BARE_ZH = {"十": Reading(10.0), "百": Reading(100.0), "千": Reading(1000.0), "万": Reading(10000.0)}
_SPOKEN = 20  # of fewer than this many, a part is a way of speaking: nine out of ten


def share(text: str) -> Reading[float] | None:
    """A part of the whole, 0 to 1; None for anything else."""
    read = _share(text.strip())
    return read if read is not None and 0 <= read.value <= 1 else None


def _share(text: str) -> Reading[float] | None:
    if text in _WORDS:
        return Reading(_WORDS[text], sure=text == "百分百")
    if found := _PART_ZH.fullmatch(text):
        return _parts(found[2], found[1], sure_of=(100, 1000, 10000))
    if found := _TENTHS.fullmatch(text):
        return _tenths(found[1], found[2])
    if found := _OF_ZH.fullmatch(text):
        return _parts(found[2], found[1])
    if found := _WITH_UNIT.fullmatch(text):
        return _of_unit(found[1], found[2])
    if read := _fraction(text):
        return read
    if found := _OF.fullmatch(text):
        return _parts(found[1], re.sub(r"\s+[a-z]+$", "", found[2]))
    number = quantity(text)
    if number is None:
        return None
    if 1 < number.value <= 100:
        return Reading(_over(number.value, 100), sure=False)
    return Reading(number.value, sure=number.sure and number.value < 1 and text[0] in "0.")


def _of_unit(figure: str, unit: str) -> Reading[float] | None:
    words = {_UNITS[w] for w in _UNITS if unit.strip() == w}
    repeated = set(re.findall("|".join(sorted(_UNITS, key=len, reverse=True)), unit))
    whole = next(iter(words), None) or next(iter({_UNITS[w] for w in repeated}), None)
    number = quantity(figure)
    if whole is None or number is None or len({_UNITS[w] for w in repeated}) > 1:
        return None
    return Reading(_over(number.value, whole), number.sure)


def _parts(part: str, whole: str, *, sure_of: tuple[int, ...] = ()) -> Reading[float] | None:
    above, below = (_BARE_ZH.get(n) or quantity(n) for n in (part, whole))
    if above is None or below is None or below.value <= 0 or not 0 <= above.value <= below.value:
        return None
    certain = above.sure and below.sure and (below.value in sure_of if sure_of else below.value >= _SPOKEN)
    exact = _over(above.value, below.value)
    return Reading(exact if certain else round(exact, 4), certain)


def _tenths(whole: str, rest: str | None) -> Reading[float] | None:
    number = quantity(whole)
    more = 5.0 if rest == "半" else 0.0 if rest is None else getattr(quantity(rest), "value", None)
    if number is None or more is None or not 0 <= more <= 9:
        return None
    if len(whole) > 1 and not whole[0].isdecimal() and whole != "十":
        return None  # 七八成: a range
    return Reading(_over(number.value * 10 + more, 100))


def _fraction(text: str) -> Reading[float] | None:
    found = _FRACTION.fullmatch(text)
    if not found or found[2] not in _NAMED:
        return None
    parts = 1.0 if found[1] in (None, "a", "an") else getattr(quantity(found[1]), "value", 1.0)
    if found[1] is None and found[2] != "half":
        return None
    return Reading(round(parts / _NAMED[found[2]], 4), sure=False)


def _over(part: float, whole: float) -> float:
    """The nearest decimal, so that 97 of 100 is 0.97 and not a neighbour of it."""
    return round(part / whole, 12)
