"""Which option a sentence is about: the one whose own words it holds, where no other comes near.

The trap it guards: a sentence is never certain, and one that denies what the label says, or the other way round, names no option.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.interview.words.names import STOP, Named, contains
from assistant.interview.words.plain import HAN

_WORD = re.compile(r"[a-z0-9]+")
_RUN = re.compile(f"[{HAN}]+")
_NOT = re.compile(r"\b(?:not|never|no|nobody|none|nothing|neither|nor|without|except|but|unless|instead)\b|n't\b|不|没|未|无|非|除|但")
_FUNCTION = frozenset("的了在是有我们你他它这那和与及或就都也被把从到向对给让吗呢吧啊个会能可以要不没")
_LEAST, _AHEAD = 2.0, 2.0


def mentioned(line: str, options: Sequence[Named]) -> list[str]:
    """The options of which a name or a piece stands in the line, in the order of the list."""
    found: dict[str, set[str]] = {}
    for o in options:
        for name in {*o.whole, *o.pieces, *o.called}:
            if len(name) > 1 and not name.isdecimal() and name not in STOP and contains(line, name):
                found.setdefault(name, set()).add(o.option.id)
    longest = [n for n in found if not any(n != m and n in m for m in found)]
    chosen = {owner for n in longest for owner in found[n] if len(found[n]) == 1}
    return [o.option.id for o in options if o.option.id in chosen]


def about(line: str, options: Sequence[Named]) -> str | None:
    """The one option that the sentence describes; None where none or several are near."""
    said = _content(line)
    if not said or len(options) < 2:
        return None
    held = [_content(" ".join(o.whole)) for o in options]
    scores = []
    for o, words in zip(options, held, strict=True):
        score = sum(1 / sum(w in other for other in held) for w in said & words)
        scores.append((score, o))
    scores.sort(key=lambda s: -s[0])
    best, second = scores[0], scores[1]
    if best[0] < _LEAST or best[0] < _AHEAD * second[0] or best[0] < len(said) / 4:
        return None
    label = best[1].whole[2 if _RUN.search(line) else 1]
    return None if denies(line) != denies(label) else best[1].option.id


def denies(line: str) -> bool:
    """Whether a negation or an exception stands in it."""
    return _NOT.search(line) is not None


def _content(line: str) -> set[str]:
    words = {_stem(w) for w in _WORD.findall(line) if w not in STOP}
    pairs = {run[i : i + 2] for run in _RUN.findall(line) for i in range(len(run) - 1)}
    return words | {p for p in pairs if not any(c in _FUNCTION for c in p)}


def _stem(word: str) -> str:
    for ending in ("ing", "ies", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
