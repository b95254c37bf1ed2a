"""Shares, counts, numbers, spans, money and days as people say them: alone, wrapped in words, or once in a sentence.

The trap it guards: of two numbers in one line none is taken, and of a range or a bound no end; a value out of a sentence is said back.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import TypeAlias

from assistant.interview.dates import day
from assistant.interview.durations import duration
from assistant.interview.money import money
from assistant.interview.numbers import leading, quantity
from assistant.interview.numbers_en import NUMBER_WORDS
from assistant.interview.numbers_zh import NUMERALS
from assistant.interview.phrasing import GUARDED, bounds, indefinite, polite_only, unwrapped, vague
from assistant.interview.plain import plain, tokens
from assistant.interview.reading import Read, Reading
from assistant.interview.said import Reason
from assistant.interview.shares import share
from assistant.interview.units import COUNTED_EN, COUNTED_ZH, CURRENCIES, POINTS, SPANS
from assistant.interview.wordlists import listed
from assistant.model.library import FactDefinition
from assistant.model.values import FactType, Value

Reader: TypeAlias = Callable[[str], Reading[Value] | None]

_NONE = listed(
    "none|no|nothing|nil|nobody|no one|none at all|zero|not any|not one|没有|零|无|没|一个都没有|一个也没有|一单也没有|一单都没有|零个"
    "|零单|没有人|暂无"
)
_RANGE = re.compile(r"(?:between\s+|from\s+|从|在)?(.+?)\s*(?:-|~|\bto\b|\bor\b|\band\b|到|至|或者?)\s*(.+?)(?:之间)?")
_TWO_ZH = re.compile(
    r"[一二两三四五六七八九]{2}(?=[十百千万亿个天周成月年家单件小条票人名位次间元块星礼分])"
    r"|(?<=十)[一二三四五六七八九]{2}(?=[个天家单件人])"
)
_WORDS = re.compile(r"[a-z]+")
_BARE = re.compile(r"[-+]?[0-9.,]+")
_PURE = frozenset({FactType.COUNT, FactType.NUMBER})
_BARE_IN_SENTENCES = frozenset({FactType.COUNT, FactType.NUMBER, FactType.DATE})
_FOREIGN = re.compile(
    rf"(?:[0-9{NUMERALS}]\s*|\b(?:{'|'.join(sorted(NUMBER_WORDS))})\s+)(?:[%‰€$£]|(?:percent|per cent|pct|hours?|days?|weeks?|months?"
    rf"|years?|minutes?|h|d)\b"
    r"|成|分之|小时|天|周|个?月|年|分钟|美元|元|块|x\b|usd|eur|cny|dollars|euros)|[€$£¥第]\s*[0-9{NUMERALS}]|(?<![0-9a-z])-\s*[0-9]"
)
_LEFT = frozenset(CURRENCIES) | {"%", "percent", "‰", "成"}
_MINUS = re.compile(r"(?<![0-9a-z])-\s*[0-9]")
_WIDEST, _LONGEST = 8, 60


def said_value(definition: FactDefinition, line: str, today: datetime.date, about: str) -> Read[Value]:
    """The value that a plain line gives for a fact that is a number, share, count, span, amount or day.

    ``about`` is the text of the question: the words for what is counted stand in it.
    """
    if definition.type is FactType.COUNT and line.rstrip(".!。 ") in _NONE:
        return Reading(0, sure=False)
    read = _reader(definition, today, about)
    line = polite_only(line)
    whole = read(line)
    if whole is not None:
        return whole
    phrase = unwrapped(line)
    inner = None if phrase.negated else read(phrase.text)
    if inner is not None:
        return Reason.RANGE if phrase.bounded else inner.only_if(phrase.sure)
    if definition.type is FactType.COUNT and phrase.text in _NONE and not phrase.bounded:
        return Reading(0, sure=False)
    if _is_range(phrase.text, read):
        return Reason.RANGE
    if indefinite(line):
        return Reason.RANGE
    if definition.type in _PURE and _FOREIGN.search(line):
        return None
    once = _once(line, read, bare=definition.type in _BARE_IN_SENTENCES)
    return Reason.RANGE if once is None and vague(line) else once


def _reader(definition: FactDefinition, today: datetime.date, about: str) -> Reader:
    match definition.type:
        case FactType.SHARE:
            return share
        case FactType.COUNT:
            words = frozenset(_WORDS.findall(plain(about)))
            return lambda text: _count(text, words)
        case FactType.DURATION:
            return lambda text: duration(text, definition.unit or "")
        case FactType.MONEY:
            return lambda text: money(text, definition.unit)
        case FactType.DATE:
            return lambda text: day(text, today)
        case _:
            return lambda text: _number(text, definition.unit or "")


def _count(text: str, words: frozenset[str]) -> Reading[Value] | None:
    found = leading(text)
    if found is None or found[0].value < 0 or found[0].value != int(found[0].value):
        return None
    number, things = found
    counted: Reading[Value] = Reading(int(number.value), number.sure)
    if not things or things in COUNTED_ZH:
        return counted
    said = re.findall(r"[a-z]+|[^a-z\s]+", things)
    if any(w in NUMBER_WORDS or w in SPANS or w in CURRENCIES or any(c.isdecimal() for c in w) for w in said):
        return None
    if (
        re.search(r"[%‰/+*=~-]|percent|per cent|成$|分之|年|月|天|周|小时|分钟|星期|多|几|元|至|到|或", things)
        or _BARE.fullmatch(things)
        or any(c in NUMERALS for c in things)
    ):
        return None
    known = all(w in COUNTED_EN or w in words for w in said) and not GUARDED.search(things)
    return counted.only_if(known) if len(said) <= _WIDEST and not GUARDED.search(things) else None


def _number(text: str, unit: str) -> Reading[Value] | None:
    found = leading(text)
    if found is None:
        return None
    number, rest = found
    words = POINTS.get(unit, frozenset()) | {unit, unit.rstrip("s")}
    if rest and rest not in words:
        first, _, more = rest.partition(" ")
        if first not in words or more not in words:
            return None
    return Reading(float(number.value), number.sure)


def _is_range(text: str, read: Reader) -> bool:
    if _TWO_ZH.search(text):
        return True
    found = _RANGE.fullmatch(text)
    if found is None:
        return False
    first, last = found[1].strip(), found[2].strip()
    return (quantity(first) is not None or read(first) is not None) and (read(last) is not None or quantity(last) is not None)


def _once(line: str, read: Reader, *, bare: bool) -> Read[Value]:
    """The one value that stands in a sentence. Where a number is left over, none is taken."""
    spans = tokens(line)
    if _MINUS.search(line):
        return None
    if GUARDED.search(line):
        held = any(read(line[s:e]) is not None for s, e in spans[:_LONGEST])
        return Reason.RANGE if held and bounds(line) else None
    if len(spans) > _LONGEST:
        return None
    found: list[Reading[Value]] = []
    place = 0
    while place < len(spans):
        start, taken = spans[place][0], place + 1
        for last in range(min(len(spans), place + _WIDEST), place, -1):
            part = line[start : spans[last - 1][1]]
            value = read(part) if bare or quantity(part) is None else None
            if value is not None:
                found.append(value)
                taken = last
                break
        else:
            word = line[start : spans[place][1]]
            if word in _LEFT or (quantity(word) is not None and (bare or word != "one")):
                return None
        place = taken
    return found[0].only_if(sure=False) if len(found) == 1 else None
