"""Free questions of the field: which entries of the knowledge a question is about, or that we hold nothing on it.

The trap it guards: something near can nearly always be found; what is asked beside the field, or about what the knowledge does not
hold, must be declined and not answered with the next best entry.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

from assistant.interview.grams import features, grams, words
from assistant.interview.plain import plain
from assistant.interview.talk import Index, Talk
from assistant.model.library import Library
from assistant.model.text import Lang

_SECOND = 0.97  # what a wording is worth for an entry that answers it less well than the one named before
_ENOUGH = 0.5  # how certain it must be that we hold an answer
_MOST = 8


@dataclass(frozen=True, slots=True)
class Near:
    """An entry and how near the question is to it, from 0 to about 1."""

    id: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """The entries nearest to a question, best first, with the signs of whether they answer it."""

    nearest: tuple[Near, ...]
    signs: dict[str, float]

    def held(self, index: Index) -> float:
        """How certain it is that the knowledge holds an answer, from 0 to 1."""
        total = index.weighing.get("bias", 0.0) + sum(index.weighing.get(name, 0.0) * value for name, value in self.signs.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def found(talk: Talk, library: Library, text: str, lang: Lang) -> tuple[Near, ...]:  # noqa: ARG001 - both languages stand in one index
    """The entries that answer a question, the best first; none where that is not known."""
    ranked = rank(talk, text, entries_of(library))
    return ranked.nearest if ranked.nearest and ranked.held(talk.index) >= _ENOUGH else ()


def entries_of(library: Library) -> dict[str, None]:
    """The ids of everything that can be asked about."""
    parts = {
        "term": library.glossary,
        "rule": library.rules,
        "measure": library.measures,
        "duty": library.calendar,
        "question": library.questions,
        "indicator": library.indicators,
    }
    ids = [f"{kind}.{name}" for kind, part in parts.items() for name in part]
    ids += [f"limit.{platform.id}.{limit.id}" for platform in library.platforms.values() for limit in platform.limits]
    return dict.fromkeys(ids)


def rank(talk: Talk, text: str, entries: Collection[str], left_out: frozenset[int] = frozenset()) -> Ranked:
    """The nearest entries. ``left_out`` are wordings that are not looked at: the folds of a validation."""
    line, index = plain(text), talk.index
    alike = _alike(index, line, left_out)
    best: dict[int, float] = {}
    beside = 0.0
    for wording, similarity in alike.items():
        about = index.wordings[wording]
        if not about:
            beside = max(beside, similarity)
        for place, entry in enumerate(about):
            worth = similarity * (_SECOND if place else 1.0)
            if worth > best.get(entry, 0.0):
                best[entry] = worth
    kinds = talk.kinds.certainties(features(line))
    named = _named(index, line)
    for entry in named:
        best.setdefault(entry, 0.0)
    scored = [
        (score + 0.15 * kinds.get(index.entries[entry].partition(".")[0], 0.0) + 0.3 * named.get(entry, 0.0), -entry)
        for entry, score in best.items()
        if index.entries[entry] in entries
    ]
    scored.sort(reverse=True)
    nearest = tuple(Near(index.entries[-entry], round(score, 4)) for score, entry in scored[:_MOST])
    return Ranked(nearest, _signs(index, line, [s for s, _ in scored[:_MOST]], beside, named))


def _alike(index: Index, line: str, left_out: frozenset[int]) -> dict[int, float]:
    """How alike each wording is: the cosine of grams weighed by how rare they are."""
    count = len(index.wordings)
    shared: dict[int, float] = {}
    length = 0.0
    for gram in grams(line):
        there = index.grams.get(gram, ())
        weight = math.log(1 + count / max(1, len(there))) ** 2
        length += weight
        for wording in there:
            shared[wording] = shared.get(wording, 0.0) + weight
    long = math.sqrt(length) or 1.0
    return {w: s / (long * index.lengths[w]) for w, s in shared.items() if w not in left_out}


def _named(index: Index, line: str) -> dict[int, float]:
    """Entries whose very name stands in the line, with the share of the line it makes."""
    padded = f" {line} "
    size = len(line.replace(" ", "")) or 1
    found: dict[int, float] = {}
    for name, entries in index.names.items():
        if name in line and (not name.isascii() or _apart(padded, name)):
            for entry in entries:
                found[entry] = max(found.get(entry, 0.0), math.sqrt(len(name.replace(" ", "")) / size))
    return found


def _apart(padded: str, name: str) -> bool:
    """Whether the name stands as a word of its own, with a plural s at most."""
    at = padded.find(name)
    while at >= 0:
        before, after = padded[at - 1], padded[at + len(name) :]
        if (
            not (before.isascii() and before.isalnum())
            and not after.lstrip("s")[:1].isascii()
            or (
                not (before.isascii() and before.isalnum())
                and not (after.removeprefix("s")[:1].isalnum() and after.removeprefix("s")[:1].isascii())
            )
        ):
            return True
        at = padded.find(name, at + 1)
    return False


def _signs(index: Index, line: str, scores: list[float], beside: float, named: dict[int, float]) -> dict[str, float]:
    best = scores[0] if scores else 0.0
    asked = words(line)
    unknown = [w for w in asked if w not in index.words]
    return {
        "best": best,
        "margin": best - beside,
        "beside": beside,
        "named": max(named.values(), default=0.0),
        "unknown": len(unknown) / max(1, len(asked)),
        "unknowns": min(3.0, len(unknown)),
    }
