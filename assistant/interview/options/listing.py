"""The options that a sentence names wherever they stand, each with whether it is denied: a list in own words.

The trap it guards: the longest name counts, a piece that two options share names neither, and "no" said before a name or after it takes
it out; where an exception is made, or something is added that bears no name, it is no list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.interview.told.listed_facts import denied_after
from assistant.interview.words.clauses import Clause, blanked, clauses, denies
from assistant.interview.words.names import GENERIC, STOP, Named, contains
from assistant.interview.words.plain import HAN
from assistant.interview.words.remainder import finer
from assistant.interview.words.wordlists import listed

_EXCEPTS = re.compile(
    r"\b(?:except|excluding|apart from|other than|unless|either|or|but (?:not )?(?:in|on|for))\b|\b(?:all|every\w*|any\w*) but\b|除|或|还是"
)
_SIGN = re.compile(
    r"\s*(?:[,;、+&|。]|/(?=\D)|\b(?:and|n)\b|\bplus\b|\bas well as\b|\balso\b|以及|还有|也有|另有|加上|外加|再加|还卖|还做|和|与|及|跟)\s*"
)
_ADDS = re.compile(r"\b(?:and|plus|also|as well as)\b|外加|还有|也有|加上|再加|还卖|[和与及跟、+&]")
_COUNTED = re.compile(r"\s*(?:a few|a little|a bit of|some|sometimes|other|various|一点点?儿?|少量|一些|一点|部分|其他)\s*")
_TAIL = re.compile(r"(?:什么的|之类的?|等等?|都有|也有|的|[.!。])+$")
_NEGATES_NEXT = re.compile(r"\s*(?:[和与及跟、/,&]|\band\b|\bor\b)?\s*")
_WORD = re.compile(rf"[a-z]+|[{HAN}]")
_CODE = re.compile(r"[0-9]{4}")
_MOST_WORDS, _MOST_HAN = 2, 5
_LEAST, _LEAST_COMMON = 2, 7


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an option is named; ``denied`` where the line says that it is not so."""

    start: int
    end: int
    option: str
    denied: bool = False


def spotted(line: str, options: Sequence[Named]) -> list[Spot]:
    """The options that are named in a plain line, from left to right."""
    bearers: dict[str, set[str]] = {}
    for o in options:
        for name in (*o.whole, *o.pieces, *o.called):
            if _telling(name, called=name in o.called):
                bearers.setdefault(name, set()).add(o.option.id)
    found: list[Spot] = []
    for name in sorted(bearers, key=len, reverse=True):
        start = line.find(name)
        while start >= 0:
            end = _end(line, start, name)
            if end and not any(s.start < end and start < s.end for s in found):
                shared = len(bearers[name]) > 1 and not all(name in o.called for o in options if o.option.id in bearers[name])
                found += [Spot(start, end, "")] if shared else [Spot(start, end, option) for option in bearers[name]]
            start = line.find(name, start + 1)
    return _with_denials(line, sorted((s for s in found if s.option), key=lambda s: s.start))


def listing(line: str, options: Sequence[Named]) -> tuple[set[str], set[str]] | None:
    """The options that are named and so, and those that are denied; None where the line is no list of them."""
    if _EXCEPTS.search(line):
        return None
    spots = spotted(line, options)
    denied = {s.option for s in spots if s.denied}
    chosen = {s.option for s in spots if not s.denied}
    if not chosen:
        return None
    added = _added(line, spots)
    if added is None or (added and all(o.option.id != "other" for o in options)):
        return None
    if added:
        chosen.add("other")
    return chosen, denied - chosen


def _telling(name: str, *, called: bool) -> bool:
    """Whether the name tells an option when it stands in a sentence; what somebody wrote down as one may be a common word."""
    if name.isdecimal():
        return _CODE.fullmatch(name) is not None
    common = name in GENERIC or (name in STOP and not (called and len(name) >= _LEAST_COMMON))
    return not common and len(name) >= _LEAST and not set(name) <= set("0123456789 ")


def _end(line: str, start: int, name: str) -> int:
    end = start + len(name)
    if name[-1].isascii() and name[-1].isalpha() and line[end : end + 1] == "s":
        end += 1
    return end if contains(f"{line[max(0, start - 1) : start]}{line[start:end]}{line[end : end + 1]}", line[start:end]) else 0


def _with_denials(line: str, spots: list[Spot]) -> list[Spot]:
    parts = list(finer(line, clauses(line)))
    names = [(s.start, s.end) for s in spots]
    read: list[Spot] = []
    for spot in reversed(spots):  # a denial after the last of a list denies all of it
        part = next((p for p in parts if p.start <= spot.start < p.end), Clause(0, len(line)))
        before = blanked(line, names)[part.start : spot.start]
        follows = read and read[-1].denied and _NEGATES_NEXT.fullmatch(line, spot.end, read[-1].start) and read[-1].start < part.end
        denied = denies(before) or denied_after(line, spot.end) or bool(follows)
        read.append(Spot(spot.start, spot.end, spot.option, denied))
    return read[::-1]


def _added(line: str, spots: Sequence[Spot]) -> bool | None:
    """Whether some more of a thing that has no name there is added to the list: "and a few bracelets"; None where it is no amount."""
    at, sign = spots[0].start, ""
    for following in (*_SIGN.finditer(line, at), None):
        end = following.start() if following else len(line)
        piece = line[at:end]
        if _ADDS.search(sign) and not any(s.start < end and at < s.end for s in spots) and _thing(piece):
            return True if _COUNTED.match(piece) else None
        at, sign = (following.end(), following[0]) if following else (end, "")
    return False


def _thing(piece: str) -> bool:
    """Whether a piece of a line is the name of a thing and not a clause that tells something."""
    piece = _TAIL.sub("", _COUNTED.sub("", piece.strip()))
    words = [w for w in _WORD.findall(piece) if w not in _FILLING]
    han = [w for w in words if not w.isascii()]
    if not words or denies(piece) or _TELLS.search(piece):
        return False
    return len(han) <= _MOST_HAN if han else len(words) <= _MOST_WORDS


_FILLING = (
    STOP
    | GENERIC
    | listed(
        "mostly|mainly|maybe|perhaps|probably|too|well|though|think|guess|now|then|often|sometimes|the|most|rest|little|bit|lot|of|yes|ok"
        "|主|要|也|都|有|的|是|就|在|卖|做|发|用|收|点|些|吧|啊|呢|了|还|我|们"
    )
)
_TELLS = re.compile(
    r"\b(?:is|are|was|made|goes?|comes?|ships?|shipped|sold|from|by|through|via|with|to|for|we|i|they|it|who|which|that)\b"
    r"|[我们你他]|由|从|给|到|发货|为主|占|大单|小单|客户"
)
