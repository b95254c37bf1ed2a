"""The small pieces of a line by which it is compared with others: words, pairs of words, and runs of letters or characters.

The trap it guards: the pieces a line is trained by and those it is read by must be cut by the same knife.
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.interview.words.manners import manners
from assistant.interview.words.plain import HAN

_PIECE = re.compile(rf"[0-9]+(?:[.,:][0-9]+)*%?|[a-z]+(?:'[a-z]+)*|[{HAN}]|[?!%/]")
SMALL = frozenset(
    """
    a about actually after again all am an and answer answers any are as ask at be because been before but by can cant could
    count did didnt do does doesnt dont each else enough every explain first for from get give go got had has have havent
    how i id if ill im in instead is isnt it its ive just know last later least let lets like make many may me mean means
    more most much must my need never new next no not now of off on one only or our out over per please previous put
    question questions really same say see set shall should show so some still stop take tell than that thats the their them
    then there these they thing this those to too until up us want was we well went were weve what whats when where which
    while who whom whose why will with wont would wouldnt yes yet you your
    """.split()  # noqa: SIM905 - a list of words is read as words
) | frozenset(
    "一上下不个为么也了些什从他以们会何你假做先再几到前去可后吗吧呀呢和哪啊在多好如它对少就帮应得怎您我或把改是最有来果样没用"
    "的看答给能被要让该说请谁跟过还这那都问题"
)
_APOSTROPHES = str.maketrans("", "", "'")
_NOT = frozenset(
    """
    no not never nobody none nothing neither nor without cannot cant dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt wont
    没 不 无 未 非
    """.split()  # noqa: SIM905 - a list of words is read as words
)
_DENIED = 4  # words or characters after a denial that it may deny
_LONGEST = 400  # characters of a line that are looked at
_FEW, _ONE = range(3, 6), range(4, 5)  # letters of a run inside a word


def pieces(line: str) -> list[str]:
    """The words, Chinese characters, numbers and telling signs of a plain line, in order."""
    return [p.translate(_APOSTROPHES) for p in _PIECE.findall(line[:_LONGEST])]


def features(line: str, *, names: bool = False) -> list[str]:
    """What the kind of a line is told by: its words and characters, how it begins and ends, and whether it ``names`` anything that
    the knowledge has an entry for. Numbers are all alike.
    """
    parts = ["0" if p[0].isdigit() else p for p in pieces(line)]
    if not parts:
        return []
    found = _grams(parts, longest=3, runs=_FEW)
    found += ["^" + " ".join(parts[:n]) for n in (1, 2, 3) if len(parts) >= n]
    found += ["$" + " ".join(parts[-n:]) for n in (1, 2) if len(parts) >= n]
    found.append("#" + str(min(len(parts), 12) // 3))
    found += _skeleton(parts)
    if names:
        found += ["+", "+" + parts[0], "+" + parts[-1]]
    return list(dict.fromkeys(found))


def grams(line: str) -> list[str]:
    """What a line is about: its words and characters, without regard to their place. Numbers count as they are."""
    return list(dict.fromkeys(_grams(pieces(line), longest=2, runs=_ONE)))


def stated(line: str) -> list[str]:
    """What a statement says: its grams, the words and characters that it denies, and the manner it speaks of."""
    return list(dict.fromkeys([*grams(line), *_denied(pieces(line)), *manners(line)]))


def small(gram: str) -> bool:
    """Whether a gram is made of small words alone, which any line may have."""
    return all(part in SMALL for part in gram.split())


def words(line: str) -> list[str]:
    """The words of a line that a reader would look up: Latin words and numbers, and pairs of Chinese characters."""
    parts = [p for p in pieces(line) if p[0].isalnum()]
    found = [p for p in parts if p.isascii()]
    found += [a + b for a, b in pairwise(parts) if not a.isascii() and not b.isascii()]
    return list(dict.fromkeys(found))


def _skeleton(parts: list[str]) -> list[str]:
    """How the line is built: its small words in order, with what it speaks of left open."""
    bones = ["^"]
    for part in parts:
        bone = part if part in SMALL or not part[0].isalpha() else "*"
        if bone != "*" or bones[-1] != "*":
            bones.append(bone)
    bones.append("$")
    return ["@" + " ".join(bones[at : at + n]) for n in range(2, 7) for at in range(len(bones) - n + 1)]


def _denied(parts: list[str]) -> list[str]:
    found, left = [], 0
    for part in parts:
        if part in _NOT:
            left = _DENIED
        elif left:
            found.append("-" + part)
            left -= 1
    return found


def _grams(parts: list[str], longest: int, runs: range) -> list[str]:
    found = []
    for at, part in enumerate(parts):
        most = 2 if part.isascii() else longest
        found += [" ".join(parts[at : at + n]) for n in range(1, most + 1) if at + n <= len(parts)]
        if part.isascii() and part.isalpha() and len(part) > 2:
            edged = f"<{part}>"
            found += ["~" + edged[i : i + n] for n in runs for i in range(len(edged) - n + 1) if n < len(edged)]
    return found
