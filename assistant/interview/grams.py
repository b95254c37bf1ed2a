"""The small pieces of a line by which it is compared with others: words, pairs of words, and runs of letters or characters.

The trap it guards: the pieces a line is trained by and those it is read by must be cut by the same knife.
"""

from __future__ import annotations

import re

from assistant.interview.plain import HAN

_PIECE = re.compile(rf"[0-9]+(?:[.,:/-][0-9]+)*%?|[a-z]+(?:'[a-z]+)*|[{HAN}]|[?!%/]")
_APOSTROPHES = str.maketrans("", "", "'")
_LONGEST = 400  # characters of a line that are looked at
_FEW = range(3, 6)  # letters of a run inside a word


def pieces(line: str) -> list[str]:
    """The words, Chinese characters, numbers and telling signs of a plain line, in order."""
    return [p.translate(_APOSTROPHES) for p in _PIECE.findall(line[:_LONGEST])]


def features(line: str) -> list[str]:
    """What the kind of a line is told by: its words and characters, how it begins and ends. Numbers are all alike."""
    parts = ["0" if p[0].isdigit() else p for p in pieces(line)]
    if not parts:
        return []
    found = _grams(parts, longest=3)
    found += ["^" + " ".join(parts[:n]) for n in (1, 2, 3) if len(parts) >= n]
    found += ["$" + " ".join(parts[-n:]) for n in (1, 2) if len(parts) >= n]
    found.append("#" + str(min(len(parts), 12) // 3))
    return list(dict.fromkeys(found))


def grams(line: str) -> list[str]:
    """What a line is about: its words and characters, without regard to their place. Numbers count as they are."""
    return list(dict.fromkeys(_grams(pieces(line), longest=3)))


def words(line: str) -> list[str]:
    """The words of a line that a reader would look up: Latin words and numbers, and pairs of Chinese characters."""
    parts = [p for p in pieces(line) if p[0].isalnum()]
    found = [p for p in parts if p.isascii()]
    found += [a + b for a, b in zip(parts, parts[1:], strict=False) if not a.isascii() and not b.isascii()]
    return list(dict.fromkeys(found))


def _grams(parts: list[str], longest: int) -> list[str]:
    found = []
    for at, part in enumerate(parts):
        most = 2 if part.isascii() else longest
        found += [" ".join(parts[at : at + n]) for n in range(1, most + 1) if at + n <= len(parts)]
        if part.isascii() and part.isalpha() and len(part) > 2:
            edged = f"<{part}>"
            found += ["~" + edged[i : i + n] for n in _FEW for i in range(len(edged) - n + 1) if n < len(edged)]
    return found
