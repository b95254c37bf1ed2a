"""What side talk is understood by: trained weights, the index of what can be asked, and how people call things. Plain data, no library.

The trap it guards: nothing is computed when it is loaded; a line touches only the pieces it has.
"""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

_PLACES = "profile.destinations"  # the fact whose options are regions
_HOME = {"china": frozenset({"china", "chinese", "中国"})}
FORM = 2  # of the plain data; a file of another form is left alone
_CODES = "".join(chr(c) for c in range(35, 127) if chr(c) != "\\")  # 91 signs, the middle one is nought
_NOUGHT = len(_CODES) // 2
_PLACE = {sign: place - _NOUGHT for place, sign in enumerate(_CODES)}
MOST = _NOUGHT  # steps a weight can be away from nought
RARE = 0.1  # the step in which the rarity of a feature is counted


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model. For each feature a word of one sign per class, counted in steps from nought, after one that tells how rare it is."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    step: float
    weights: Mapping[str, str]

    def certainties(self, features: list[str]) -> dict[str, float]:
        """How certain each class is; they add up to one."""
        known = [self.weights[f] for f in features if f in self.weights]
        rare = [(_PLACE[word[0]] + _NOUGHT) * RARE for word in known]
        long = math.sqrt(sum(r * r for r in rare)) or 1.0
        sums = list(self.bias)
        for word, much in zip(known, rare, strict=True):
            each = self.step * much / long
            for place in range(len(sums)):
                sums[place] += each * _PLACE[word[place + 1]]
        top = max(sums)
        powers = [math.exp(s - top) for s in sums]
        total = sum(powers)
        return {name: power / total for name, power in zip(self.classes, powers, strict=True)}


@dataclass(frozen=True, slots=True)
class Answers:
    """How people say their answers: a model for each question, read when it is first needed from the JSON it is kept as."""

    kept: Mapping[str, bytes]
    read: dict[str, Linear] = field(default_factory=dict, compare=False, repr=False)

    def of(self, question: str) -> Linear | None:
        """The model of a question; None where nothing was learnt for it."""
        if question not in self.read and question in self.kept:
            self.read[question] = linear_of(json.loads(self.kept[question]))
        return self.read.get(question)


@dataclass(frozen=True, slots=True)
class Index:
    """What can be asked. Each wording tells of some entries (none: nothing we hold); each gram names the wordings that have it."""

    entries: tuple[str, ...]
    wordings: tuple[tuple[int, ...], ...]  # the entries each wording is about
    sizes: tuple[int, int, int]  # how many wordings and entries there are, and from which wording on they are titles
    lengths: tuple[float, ...]  # of the wordings, as vectors
    grams: Mapping[str, str]  # the wordings with the gram, as `numbered` writes them
    names: Mapping[str, list[int]]  # what entries are called
    words: frozenset[str]  # every word that the field knows
    platforms: Mapping[str, str]  # what platforms are called
    ranking: Mapping[str, float]  # how much each sign of being near counts
    weighing: Mapping[str, float]  # how much each sign of being held counts
    regions: Mapping[int, frozenset[str]]  # where what an entry tells of is in force, of those that name a place

    @property
    def called(self) -> Iterator[str]:
        """The names of entries and of platforms."""
        return chain(self.names, self.platforms)


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
    answers: Answers
    kept: dict[tuple[str, datetime.date], Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def regions(self) -> Mapping[str, frozenset[str]]:
        """What the regions of the world are called that goods are sent to."""
        return regions_of(self.names)


def regions_of(names: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The regions with all that they are called; what is a pronoun as well must be told apart from it, and home is a region too."""
    said = {region: {n for called in by_lang.values() for n in called} for region, by_lang in names.get(_PLACES, {}).items()}
    return {r: frozenset("the us" if n == "us" else n for n in called) | _HOME.get(r, frozenset()) for r, called in said.items()}


def talk_of(plain: Mapping[str, Any], answers: Mapping[str, bytes]) -> Talk:
    """The talk of its plain form; ``answers`` are the models of the questions, each as JSON."""
    index = plain["index"]
    return Talk(
        intents=linear_of(plain["intents"]),
        kinds=linear_of(plain["kinds"]),
        index=Index(
            entries=tuple(index["entries"]),
            wordings=tuple(map(tuple, index["wordings"])),
            sizes=(len(index["wordings"]), len(index["entries"]), index["titles"]),
            lengths=tuple(index["lengths"]),
            grams=index["grams"],
            names=index["names"],
            words=frozenset(index["words"]),
            platforms=index["platforms"],
            ranking=index["ranking"],
            weighing=index["weighing"],
            regions={int(entry): frozenset(where) for entry, where in index.get("regions", {}).items()},
        ),
        mentions=plain["mentions"],
        names=plain["names"],
        answers=Answers(answers),
    )


def coded(rare: int, steps: list[int]) -> str:
    """How rare a feature is and its weights, in whole steps from nought, as a word of one sign each; what is too far is cut."""
    return _CODES[min(rare, 2 * MOST)] + "".join(_CODES[max(-MOST, min(MOST, n)) + _NOUGHT] for n in steps)


def kept(model: Mapping[str, Any]) -> dict[str, Any]:
    """A fitted linear model in the form it is kept in: the rarity and the steps of each piece as a word."""
    return {**model, "weights": {piece: coded(rare, steps) for piece, (rare, steps) in model["weights"].items()}}


def numbered(places: Sequence[int]) -> str:
    """Rising numbers as a word: the distance of each from the one before, the lower digits first; a digit that goes on counts from half."""
    signs, last = [], 0
    for place in places:
        far, last = place - last, place
        while far >= _NOUGHT:
            signs.append(_CODES[_NOUGHT + far % _NOUGHT])
            far //= _NOUGHT
        signs.append(_CODES[far])
    return "".join(signs)


def numbers(word: str) -> list[int]:
    """The numbers of such a word."""
    found: list[int] = []
    last, far, scale = 0, 0, 1
    for sign in word:
        digit = _PLACE[sign]
        if digit >= 0:
            far += digit * scale
            scale *= _NOUGHT
        else:
            last += far + (digit + _NOUGHT) * scale
            found.append(last)
            far, scale = 0, 1
    return found


def linear_of(plain: Mapping[str, Any]) -> Linear:
    """A linear model of its plain form."""
    return Linear(tuple(plain["classes"]), tuple(plain["bias"]), plain["step"], plain["weights"])
