"""Shares as people write them: 97 %, 97 of 100, 3‰, 千分之三, 九成七, two thirds; as a part of 1.

The trap it guards: a bare 97 may be 97 % or a count that slipped in, and half is said of what nobody counted: both are said back.
"""

from __future__ import annotations

import re

from assistant.interview.values.numbers import quantity
from assistant.interview.values.numbers_en import NUMBER_WORDS
from assistant.interview.values.numbers_zh import DIGITS, NUMERALS, digits_zh
from assistant.interview.values.reading import Reading
from assistant.interview.words.plain import HAN

_UNITS = {"%": 100, "percent": 100, "per cent": 100, "pct": 100, "个百分点": 100, "百分点": 100, "个点": 100, "‰": 1000, "per mille": 1000,
    "per mil": 1000, "permille": 1000, "per thousand": 1000, "in a thousand": 1000, "in a hundred": 100, "bp": 10**4, "bps": 10**4,
    "basis point": 10**4, "basis points": 10**4,
    "个基点": 10**4, "基点": 10**4, "ppm": 10**6,
    "percentage points": 100, "percentage": 100}  # fmt: skip
_WITH_UNIT = re.compile(rf"(.+?)\s*((?:(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})\s*)+)")
_OF = re.compile(r"(.+?)\s*(?:/|\bof(?: the| every)?\b|\bout of(?: every)?\b|\bin(?: every)?\b)\s*(.+)")
_PART_ZH = re.compile(rf"([{NUMERALS}0-9.]+)分之([{NUMERALS}点0-9.]+)\s*%?")
_OF_ZH = re.compile(
    rf"每?([{NUMERALS}0-9]+)(?:(?![天年月日周时])[{HAN}]){{0,3}}?(?:里面?有?|当?中有?|之中有?|有)([{NUMERALS}0-9]+)[{HAN}]{{0,2}}"
)
_TENTHS = re.compile(rf"([{DIGITS}十0-9.]{{1,4}})成([{DIGITS}0-9半])?")
_NAMED = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twentieth": 20}  # fmt: skip
_FRACTION = re.compile(r"(?:(a|an|one|two|three|four|five|six|seven|eight|nine)[\s-]+)?([a-z]+?)s?(?: of (?:them|it|all))?")
_OF_ONE_PERCENT = re.compile(r"(.+?) (?:of )?(?:a|one|1) (?:single )?(?:percent|per cent|point|percentage point)")
_WORDS = {"一半": 0.5, "对半": 0.5, "半数": 0.5, "全部": 1.0, "所有": 1.0, "全": 1.0, "百分百": 1.0, "all": 1.0, "all of them": 1.0,
    "every one": 1.0, "every single one": 1.0, "everything": 1.0, "half a percent": 0.005, "half a per cent": 0.005,
    "fifty fifty": 0.5, "fifty-fifty": 0.5, "a quarter of a percent": 0.0025, "quarter of a percent": 0.0025, "half a point": 0.005,
    "a percent": 0.01, "a percent and a half": 0.015, "a tenth of a percent": 0.001, "半个点": 0.005, "半个百分点": 0.005,
    "全部都是": 1.0, "全部都有": 1.0}  # fmt: skip
_POINT_AND_HALF = re.compile(rf"([{DIGITS}]|[0-9]+)个半(?:百分)?点")
_PART_SHORT = re.compile(rf"([千万])([{DIGITS}1-9])(?:点([{DIGITS}0-9]))?")
_NOT_ONE_OF = re.compile(r"[里中,]一[个单件条笔票次][也都]没")
_COUNTER = re.compile(r"[单件条笔票封批]")
_COUNTED = r"[单件个条笔票封批]?"
_OF_MANY = re.compile(  # 300单里迟了9单
    rf"(?:大概|差不多|大约|近|每)?([{NUMERALS}0-9.,w]+)(?![{NUMERALS}0-9.,]){_COUNTED}(?:订单|包裹|消息|评价)?(?:里面|里头|里边|里|当中|中间|中)?[,\s]*(?:一共|大概|有|只有|就)*"
    rf"([{HAN}]{{0,4}}?)(?:掉)?了?(?:有)?([{NUMERALS}0-9.,]+){_COUNTED}(?:订单|包裹)?(?:是|没)?([{HAN}]{{0,4}})[了的]?"
)
_INSIDE = re.compile(rf"[0-9{NUMERALS}成分点不多几]")
_THINGS = re.compile(r"[单件个条笔票封批里中]")
_OUT_OF = re.compile(
    r"(?:out )?of (?:the |our |every )?([0-9][0-9,.]*k?) [a-z]+,? (?:only |about |some |we \w+ )*([0-9][0-9,.]*)(?: [a-z ]*)?"
)
_OF_PARCELS = re.compile(
    r"(?:we )?(?:had |lost |cancelled |canceled |shipped |refunded |about |only |some )*"
    r"([0-9][0-9,.]*k?|[a-z]+(?:[ -][a-z]+)??)(?: (?:late|bad|lost|damaged|cancelled))? ?"
    r"(?:orders?|parcels?|shipments?|packages?|messages?|reviews?|pieces?|items?|invoices?)?"
    r" (?:out of|of|in)(?: every| the| our| all)* ([0-9][0-9,.]*k?|[a-z]+(?:[ -][a-z]+)*?)"
    r"(?: (?:orders?|parcels?|shipments?|packages?|messages?|reviews?|pieces?|items?|invoices?))?"
    r"((?: (?!but\b|except|if\b|when\b|before\b|until\b|last\b|instead)[a-z'-]+){0,8})"
)
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
    if found := _POINT_AND_HALF.fullmatch(text):
        number = quantity(found[1])
        return None if number is None else Reading(_over(number.value + 0.5, 100), sure=False)
    if found := _PART_SHORT.fullmatch(text):
        return _short(found[1], found[2] + (f".{found[3]}" if found[3] else ""))
    if found := _OF_ZH.fullmatch(text):
        read = _parts(found[2], found[1], sure_of=(100, 1000, 10000))
        return None if read is None else read.only_if(_COUNTER.search(text) is None)  # a thousand orders, six of them: worked out
    if (found := _OF_ONE_PERCENT.fullmatch(text)) and (part := _fraction(found[1])):
        return Reading(_over(part.value, 100), sure=False)
    if found := _WITH_UNIT.fullmatch(text):
        return _of_unit(found[1], found[2])
    if read := _fraction(text):
        return read
    if found := _OF.fullmatch(text):
        read = _parts(found[1], found[2]) or _parts(found[1], re.sub(r"\s+[a-z]+$", "", found[2]))
        return None if read is None else read.only_if(any(c.isdecimal() for c in text))  # one in twenty is a way of speaking
    number = quantity(text)
    if number is None:
        return None
    if 1 < number.value <= 100:
        return Reading(_over(number.value, 100), sure=False)
    return Reading(number.value, sure=number.sure and number.value < 1 and text[0] in "0.")


def quotient(line: str) -> Reading[float] | None:
    """So many of so many in a sentence, such as 300单里迟了9单 or "9 orders out of 300 went out late": worked out, so never certain."""
    if _NOT_ONE_OF.search(line):
        return Reading(0.0, sure=False)
    if _THINGS.search(line) and (found := _OF_MANY.fullmatch(line)) and not _INSIDE.search(found[2] + found[4]):
        read = _parts(found[3], found[1])
    elif found := _OUT_OF.fullmatch(line):
        read = _parts(found[2], found[1])
    elif (found := _OF_PARCELS.fullmatch(line)) and NUMBER_WORDS.isdisjoint(found[3].split()):
        read = _parts(found[1], found[2])
    else:
        return None
    return None if read is None else read.only_if(sure=False)


def _short(whole: str, part: str) -> Reading[float] | None:
    """千三 is 3‰, 万五 five in ten thousand."""
    number = quantity(part)
    return None if number is None else Reading(_over(number.value, 1000 if whole == "千" else 10**4), sure=False)


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
    if len(whole) > 1 and not whole[0].isdecimal() and whole != "十":
        return None if rest else _two_tenths(digits_zh(whole))
    number = quantity(whole)
    more = 5.0 if rest == "半" else 0.0 if rest is None else getattr(quantity(rest), "value", None)
    if number is None or more is None or not 0 <= more <= 9:
        return None
    return Reading(_over(number.value * 10 + more, 100))


def _two_tenths(figures: str | None) -> Reading[float] | None:
    """九五成 is said for nine tenths and a half; 七八成, two that follow each other, is a range."""
    if figures is None or len(figures) != 2 or int(figures[1]) in (0, int(figures[0]) + 1):
        return None
    return Reading(_over(int(figures), 100), sure=False)


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
