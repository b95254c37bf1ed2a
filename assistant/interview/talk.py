"""What side talk is understood by: trained weights, the index of what can be asked, and how people call things. Plain data, no library.

The trap it guards: nothing is computed when it is loaded; a line touches only the pieces it has.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FORM = 1  # of the plain data; a file of another form is left alone
_CODES = "".join(chr(c) for c in range(35, 127) if chr(c) != "\\")  # 91 signs, the middle one is nought
_NOUGHT = len(_CODES) // 2
_PLACE = {sign: place - _NOUGHT for place, sign in enumerate(_CODES)}
MOST = _NOUGHT  # steps a weight can be away from nought


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model: for each feature a word with one sign per class, counted in steps from nought."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    step: float
    weights: Mapping[str, str]

    def certainties(self, features: list[str]) -> dict[str, float]:
        """How certain each class is; they add up to one."""
        known = [self.weights[f] for f in features if f in self.weights]
        long = math.sqrt(len(known)) or 1.0
        sums = list(self.bias)
        for place in range(len(sums)):
            sums[place] += self.step * sum(_PLACE[word[place]] for word in known) / long
        top = max(sums)
        powers = [math.exp(s - top) for s in sums]
        total = sum(powers)
        return {name: power / total for name, power in zip(self.classes, powers, strict=True)}


@dataclass(frozen=True, slots=True)
class Index:
    """What can be asked. Each wording tells of some entries (none: nothing we hold); each gram names the wordings that have it."""

    entries: tuple[str, ...]
    wordings: tuple[tuple[int, ...], ...]  # the entries each wording is about
    lengths: tuple[float, ...]  # of the wordings, as vectors
    grams: Mapping[str, list[int]]  # the wordings with the gram
    names: Mapping[str, list[int]]  # what entries are called
    words: frozenset[str]  # every word that the field knows
    weighing: Mapping[str, float]  # how much each sign of being held counts


@dataclass(frozen=True, slots=True)
class Talk:
    """Everything ``trained.json`` holds. ``mentions`` are other names of facts, ``names`` other names of their options.

    ``kept`` is what was worked out from them for a library, by its digest and day: it is worked out once.
    """

    intents: Linear
    kinds: Linear
    index: Index
    mentions: Mapping[str, Mapping[str, list[str]]]
    names: Mapping[str, Mapping[str, Mapping[str, list[str]]]]
    kept: dict[tuple[str, datetime.date], Any] = field(default_factory=dict, compare=False, repr=False)


def talk_of(plain: Mapping[str, Any]) -> Talk:
    """The talk of its plain form."""
    index = plain["index"]
    return Talk(
        intents=_linear(plain["intents"]),
        kinds=_linear(plain["kinds"]),
        index=Index(
            entries=tuple(index["entries"]),
            wordings=tuple(map(tuple, index["wordings"])),
            lengths=tuple(index["lengths"]),
            grams=index["grams"],
            names=index["names"],
            words=frozenset(index["words"]),
            weighing=index["weighing"],
        ),
        mentions=plain["mentions"],
        names=plain["names"],
    )


def coded(steps: list[int]) -> str:
    """Whole steps from nought as a word, one sign each; what is too far is cut to ``MOST``."""
    return "".join(_CODES[max(-MOST, min(MOST, n)) + _NOUGHT] for n in steps)


def _linear(plain: Mapping[str, Any]) -> Linear:
    return Linear(tuple(plain["classes"]), tuple(plain["bias"]), plain["step"], plain["weights"])
