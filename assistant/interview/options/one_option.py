"""One option of a list: by its number, its id, its label, a part of it, or nearly so.

The trap it guards: what is not exactly a number, an id or a name of one option alone is said back, or not understood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.interview.values.numbers_en import number_en
from assistant.interview.values.numbers_zh import NUMERALS, number_zh
from assistant.interview.values.reading import Reading
from assistant.interview.words.names import GENERIC, Named, contains, han
from assistant.interview.words.spelling import closest
from assistant.interview.words.wordlists import in_order

_NTH = {w: n for n, w in enumerate(in_order("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"), 1)}
_NUMBERED = re.compile(
    rf"(?:(?:option|number|choice|answer|no\.?|nr\.?|item|#|选项?|选择|第|编号)\s*)*\(?([0-9]{{1,2}}|[{NUMERALS}]{{1,3}}"
    rf"|[a-z]+(?:-[a-z]+)?)(?:st|nd|rd|th)?"
    r"\s*[).]?(?:\s*(?:one|option|choice|个|项|条|号|种|个选项))?"
)
_SIGNS = re.compile(r"option|number|choice|answer|no\.|nr|item|#|选|第|号|项|\)|\.$|个|种")
_LETTER = re.compile(r"(?:option |choice |选项?)?\(?([a-z])[).]?")
_WORDED = re.compile(
    r"(?:the )?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|last)(?: one| option| choice)?"
    r"|(最后)一?[个项条]"
)
_COUNTED = re.compile(r"[0-9]|\b(?:one|two|three|four|five|ten)\b")


def one_option(phrase: str, options: Sequence[Named]) -> Reading[str] | None:
    """The id of the option that a plain phrase names; None where it names none, or more than one."""
    if phrase.isdecimal() and len(phrase) < 4 and 1 <= int(phrase) <= len(options):
        return Reading(options[int(phrase) - 1].option.id)
    exact = [o for o in options if phrase in o.whole]
    if exact:
        return Reading(exact[0].option.id) if len(exact) == 1 else None
    place = _place(phrase, options)
    if place is not None:
        return place
    pieces = [o for o in options if phrase in o.pieces]
    if len(pieces) == 1:
        return Reading(pieces[0].option.id, sure=not phrase.isdecimal() or len(phrase) > 3)
    known = [o for o in options if phrase in o.called]
    if len(known) == 1:
        return Reading(known[0].option.id, sure=False)
    return _part(phrase, options) or _misspelt(phrase, options)


def _place(phrase: str, options: Sequence[Named]) -> Reading[str] | None:
    """By its place in the list, in figures, words or letters; a letter is said back, for the list has numbers."""
    if found := _WORDED.fullmatch(phrase):
        return _at(len(options) if found[2] or found[1] == "last" else _NTH[found[1]], options, sure=True)
    if (found := _NUMBERED.fullmatch(phrase)) and not phrase.isdecimal():
        number = _number(found[1])
        marked = _SIGNS.search(phrase) is not None
        if number is not None and (marked or not _rivals(phrase, number, options)):
            counting = any(_COUNTED.search(name) for o in options for name in o.whole)
            return _at(number, options, sure=marked or not counting)
    if found := _LETTER.fullmatch(phrase):
        return _at(ord(found[1]) - ord("a") + 1, options, sure=False)
    return None


def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    number = number_zh(word) if han(word) else getattr(number_en(word), "value", None)
    return int(number) if number is not None and number == int(number) else None


def _rivals(phrase: str, number: int, options: Sequence[Named]) -> bool:
    """Whether the label of another option speaks of this number: then its place in the list is not what is meant."""
    holds = str.startswith if han(phrase) else contains
    return any(holds(name, phrase) for place, o in enumerate(options, 1) if place != number for name in o.whole[1:])


def _at(number: int, options: Sequence[Named], *, sure: bool) -> Reading[str] | None:
    return Reading(options[number - 1].option.id, sure) if 1 <= number <= len(options) else None


def _part(phrase: str, options: Sequence[Named]) -> Reading[str] | None:
    """By a part of exactly one label; certain where it begins it and makes up a good part of it."""
    if len(phrase) < 2 or (len(phrase) < 3 and phrase.isascii()):
        return None
    found = [o for o in options if any(contains(name, phrase) for name in o.whole[1:])]
    if len(found) == 1:
        begins = any(n.startswith(phrase) and len(phrase) * 3 >= len(n) for n in (*found[0].whole[1:], *found[0].pieces))
        return Reading(found[0].option.id, sure=begins and phrase not in GENERIC and not phrase.isdecimal())
    if found or phrase in GENERIC:
        return None
    begun = [o for o in options if any(n.startswith(phrase) for n in o.whole)]
    return Reading(begun[0].option.id, sure=False) if len(begun) == 1 else None


def _misspelt(phrase: str, options: Sequence[Named]) -> Reading[str] | None:
    if phrase in GENERIC or any(c.isdecimal() for c in phrase):
        return None
    names = [
        (name, o.option.id)
        for o in options
        for name in (*o.whole, *o.pieces, *(c for c in o.called if c[0] == phrase[0] and c.count(" ") < 2))
    ]
    near = closest(phrase, names)
    return None if near is None else Reading(near, sure=False)
