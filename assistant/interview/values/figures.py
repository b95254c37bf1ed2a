"""The numbers, shares, spans, amounts and days that stand in a line, each with its place.

The trap it guards: a range, a bound ("more than 5 %") and what is said not to be so are figures too, but none that anything may take.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from assistant.interview.values.dates import day
from assistant.interview.values.durations import duration
from assistant.interview.values.money import money
from assistant.interview.values.numbers import quantity
from assistant.interview.values.numbers_en import NUMBER_WORDS
from assistant.interview.values.numbers_zh import DIGITS, NUMERALS
from assistant.interview.values.reading import Reading
from assistant.interview.values.shares import share
from assistant.interview.words.phrasing import bound_after, bound_before
from assistant.interview.words.plain import tokens
from assistant.interview.words.wordlists import listed
from assistant.model.library import FactDefinition
from assistant.model.values import FactType, Value

_BEGINS = re.compile(rf"[0-9$€£¥{NUMERALS}.]")
_WORDS = NUMBER_WORDS | listed(
    "half|a|an|last|yesterday|this|early|late|january|jan|february|feb|march|mar|april|apr|june|jun|july|jul|august|aug|september|sept|sep"
    "|october|oct|november|nov|december|dec|usd|eur|us|may|beginning|end|double|singles|singles'|singles's|single's"
)
_BEGINS_ZH = frozenset("去今前上昨半每本双")
_COUNTER = re.compile(
    r"\s*(?:[个家单件人名位条笔票天周月年日号分星小%％‰成亿万千百元块美]|years?\b|days?\b|weeks?\b|months?\b|hours?\b|h\b)"
)
_LONE = re.compile(rf"[{NUMERALS}]+")
_JOIN = re.compile(r"\s*(?:-|~|\bto\b|\bor\b|\band\b|到|至|或者?)\s*")
_RANGE = re.compile(r"\s*(?:-|~|\bto\b|\bor\b|到|至|或者?)\s*")
_VAGUE_DAY = re.compile(r"(?:spring|summer|autumn|fall|winter|mid|middle of|before|after|until)(?: of)?[\s-]*$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}|.*年.*")
_INSIDE = re.compile(r"(?:内(?!部)|多|来(?=[个条单件人])|余|几)")
_VAGUE_DAY_ZH = re.compile(r"\s*(?:年?[春夏秋冬]|年?上半年|年?下半年|年?以前|年?之前|年?以后|年?之后|年?左右|年?中旬|年?前后)")
_NEGATED = re.compile(r"(?:\bnot|n't|\bnever|不是|并非|没有?|不到|不足)\s*(?:a |an |the |有|about |around )?$")
_POINTS = re.compile(r"\s*(?:分|颗?星|stars?|points?)$")
_EVEN_ONE = re.compile(r"[个单件条笔票](?:就|[也都]?[没不无])")
_WIDEST = 8


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a line. ``open``: a range, a bound or denied, so nothing takes it."""

    start: int
    end: int
    text: str
    open: bool = False


def figures(line: str, today: datetime.date) -> list[Figure]:
    """The figures of a plain line, from left to right; the two ends of a range are open both."""
    found: list[Figure] = []
    spans = tokens(line)
    place = 0
    while place < len(spans):
        taken = _longest(line, spans, place, today)
        if taken:
            start, end = spans[place][0], spans[taken - 1][1]
            found.append(Figure(start, end, line[start:end], _open(line, start, end)))
        place = taken or place + 1
    return [_in_range(line, found, at) for at in range(len(found))]


def read_as(definition: FactDefinition, text: str, today: datetime.date) -> Reading[Value] | None:
    """The figure as a value of the fact; a bare number is a share only where it is one, a span only with its unit."""
    bare = quantity(text)
    match definition.type:
        case FactType.SHARE:
            return share(text)
        case FactType.COUNT:
            return Reading(int(bare.value), bare.sure) if bare is not None and bare.value >= 0 and bare.value == int(bare.value) else None
        case FactType.NUMBER:
            number = bare or quantity(_POINTS.sub("", text))
            return Reading(float(number.value), number.sure) if number is not None else None
        case FactType.DURATION:
            return duration(text, definition.unit or "")
        case FactType.MONEY:
            return money(text, definition.unit)
        case FactType.DATE:
            return day(text, today)
        case _:
            return None


def bare(figure: Figure) -> bool:
    """Whether it is a number without a unit."""
    return quantity(figure.text) is not None


def _longest(line: str, spans: list[tuple[int, int]], place: int, today: datetime.date) -> int:
    """The token after the longest figure that begins here; 0 where none does."""
    start, end = spans[place]
    first = line[start:end]
    if not (_BEGINS.match(first) or first in _WORDS or first[0] in _BEGINS_ZH):
        return 0
    if start and line[start - 1].isascii() and line[start - 1].isalnum() and first[0].isascii():
        return 0
    for last in range(min(len(spans), place + _WIDEST), place, -1):
        text = line[start : spans[last - 1][1]]
        if "\0" in text or text[-1] in ",;:、。." or (spans[last - 1][1] < len(line) and _inside(line, spans[last - 1][1])):
            continue
        if _is_figure(text, line[spans[last - 1][1] :], today):
            return last
    return 0


def _inside(line: str, end: int) -> bool:
    return line[end - 1].isascii() and line[end - 1].isdigit() and line[end].isascii() and line[end].isdigit()


def _is_figure(text: str, rest: str, today: datetime.date) -> bool:
    number = quantity(text)
    if number is not None:
        if text in ("one", "a", "an") or (_LONE.fullmatch(text) and not (_COUNTER.match(rest) or len(text) > 1)):
            return False
        if text == "一" and _EVEN_ONE.match(rest):
            return False
        return not (rest[:1].isascii() and rest[:1].isalpha())
    if text in ("may", "mar", "a", "an", "last", "all", "us", "this", "half", "march", "second", "全", "半", "late", "early"):
        return False
    return (
        share(text) is not None
        or duration(text, "hours") is not None
        or (any(c in "0123456789" or c in NUMERALS for c in text) and money(text, "USD") is not None)
        or day(text, today) is not None
    )


def _open(line: str, start: int, end: int) -> bool:
    before, after = line[max(0, start - 30) : start], line[end : end + 20]
    if line[start] in DIGITS and before[-1:] and before[-1] in DIGITS:
        return True  # 七八个
    if bound_before(before) or bound_after(after) or _NEGATED.search(before) or _INSIDE.match(after):
        return True
    return bool(_YEAR.fullmatch(line[start:end]) and (_VAGUE_DAY.search(before) or _VAGUE_DAY_ZH.match(after)))


def _in_range(line: str, found: list[Figure], at: int) -> Figure:
    figure = found[at]
    beside = [(found[at - 1], figure)] if at else []
    beside += [(figure, found[at + 1])] if at + 1 < len(found) else []
    for one, other in beside:
        between = line[one.end : other.start]
        both = _JOIN.fullmatch(between) and re.search(r"\bbetween\s*$|在\s*$", line[max(0, one.start - 12) : one.start])
        if both or _RANGE.fullmatch(between):
            return Figure(figure.start, figure.end, figure.text, open=True)
    return figure
