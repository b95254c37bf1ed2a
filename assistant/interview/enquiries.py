"""Free questions of the field: which entries of the knowledge a question is about, or that we hold nothing on it.

The trap it guards: something near can nearly always be found; what is asked beside the field, or about what the knowledge does not
hold, must be declined and not answered with the next best entry.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.interview.talk import Index, Talk, numbers
from assistant.interview.words.grams import features, grams, small, words
from assistant.interview.words.plain import plain
from assistant.model.library import Library
from assistant.model.text import Lang

_SECOND = 0.97  # what a wording is worth for an entry that answers it less well than the one named before
ENOUGH = 0.4  # how certain it must be that we hold an answer
_MOST = 8
_TWO = 2
_COMPARES = re.compile(
    r"\b(?:differ(?:s|ence|ent)?|compared?|versus|vs|unlike|distinction|the same as|better .*\bor)\b"
    r"|区别|不同|差别|差异|不一样|有何两样|一回事|还是"
)
_PLATFORMS, _NO_PLATFORMS = "profile.platforms", frozenset({"own_site", "other"})
_FRAMES, _FRAME = 2, 0.07  # entries from which on what no title says is a frame of questions, and what that counts


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
    given: tuple[dict[str, float], ...]  # of each of the nearest, what its place rests on

    def held(self, index: Index) -> float:
        """How certain it is that the knowledge holds an answer, from 0 to 1."""
        total = index.weighing.get("bias", 0.0) + sum(index.weighing.get(name, 0.0) * value for name, value in self.signs.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def found(talk: Talk, library: Library, text: str, lang: Lang) -> tuple[Near, ...]:  # noqa: ARG001 - both languages stand in one index
    """The entries that answer a question, the best first; none where that is not known."""
    entries, line = entries_of(library), plain(text)
    ranked = rank(talk, text, entries)
    told_apart = compared(talk.index, line, entries)
    if told_apart:
        first = tuple(Near(entry, max((n.similarity for n in ranked.nearest), default=0.0)) for entry in told_apart)
        return (*first, *(n for n in ranked.nearest if n.id not in told_apart))
    if not ranked.nearest or ranked.held(talk.index) < ENOUGH or (_of_others(talk, line) and not ranked.given[0]["named"]):
        return ()
    return ranked.nearest


def compares(line: str) -> bool:
    """Whether a plain line asks what sets things apart."""
    return _COMPARES.search(line) is not None


def compared(index: Index, line: str, entries: Collection[str]) -> tuple[str, ...]:
    """The two terms whose difference a plain line asks for; none where it does not ask that, or names one alone."""
    if not compares(line):
        return ()
    padded = f" {line} "
    at: dict[str, int] = {}
    for name in sorted(index.names, key=len, reverse=True):
        place = padded.find(name)
        if place >= 0 and (not name.isascii() or _apart(padded, name)):
            term = next((e for i in index.names[name] if (e := index.entries[i]).startswith("term.") and e in entries), None)
            padded = padded.replace(name, "\0" * len(name))  # so that a shorter name inside it is not found again
            if term is not None:
                at.setdefault(term, place)
    return tuple(sorted(at, key=at.__getitem__)) if len(at) == _TWO else ()


def _of_others(talk: Talk, line: str) -> bool:
    """Whether it asks about a platform that nothing is known of."""
    padded, known = f" {line} ", {*talk.index.platforms.values(), *_NO_PLATFORMS}
    called = (n for option, said in talk.names.get(_PLATFORMS, {}).items() if option not in known for names in said.values() for n in names)
    others = {n for n in called if n not in talk.index.platforms} if not any(n in line for n in talk.index.platforms) else set()
    return any(n in line and (not n.isascii() or _apart(padded, n)) for n in others)


def entries_of(library: Library) -> dict[str, None]:
    """The ids of everything that can be asked about."""
    parts: dict[str, Iterable[str]] = {
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


def rank(talk: Talk, text: str, entries: Collection[str]) -> Ranked:
    """The nearest entries, and the signs of whether they answer the question."""
    line, index = plain(text), talk.index
    alike, covered = _compared(index, line)
    best: dict[int, float] = {}
    next_best: dict[int, float] = {}
    titled: dict[int, float] = {}
    beside = 0.0
    for wording, similarity in alike.items():
        about = index.wordings[wording]
        if not about:
            beside = max(beside, similarity)
        for place, entry in enumerate(about):
            worth = similarity * (_SECOND if place else 1.0)
            best[entry], next_best[entry] = sorted((best.get(entry, 0.0), next_best.get(entry, 0.0), worth), reverse=True)[:2]
            if wording >= index.sizes[2]:
                titled[entry] = max(titled.get(entry, 0.0), worth)
    named = _named(index, line)
    kinds = talk.kinds.certainties(features(line))
    regions = regions_in(line, talk.regions)
    platforms = {platform for name, platform in index.platforms.items() if name in line}
    weighed = []
    for entry in dict.fromkeys((*best, *named)):
        if index.entries[entry] in entries:
            kind, _, rest = index.entries[entry].partition(".")
            of = rest.partition(".")[0] if kind == "limit" else ""
            where = index.regions.get(entry, frozenset())
            given = {
                "alike": best.get(entry, 0.0),
                "alike_too": next_best.get(entry, 0.0),
                "titled": titled.get(entry, 0.0),
                "covered": covered.get(entry, 0.0),
                "named": named.get(entry, 0.0),
                "kind": math.log(max(0.001, kinds.get(kind, 0.0))),
                "platform": float(of in platforms),
                "other_platform": float(bool(of) and of not in platforms),
                "region": float(bool(where & regions)),
                "other_region": float(bool(where and regions and not where & regions)),
            }
            weighed.append((sum(index.ranking.get(sign, 0.0) * value for sign, value in given.items()), -entry, given))
    weighed.sort(key=lambda w: w[:2], reverse=True)
    nearest = tuple(Near(index.entries[-entry], round(score, 4)) for score, entry, _ in weighed[:_MOST])
    return Ranked(
        nearest,
        _signs(index, line, [w[0] for w in weighed[:2]], weighed[0][2] if weighed else {}, beside),
        tuple(w[2] for w in weighed[:_MOST]),
    )


def _compared(index: Index, line: str) -> tuple[dict[int, float], dict[int, float]]:
    """How alike each wording is (the cosine of grams weighed by how rare they are), and the share of the line that all that is
    said of an entry covers.
    """
    shared: dict[int, float] = {}
    covered: dict[int, float] = {}
    length = whole = 0.0
    for gram in grams(line):
        there = numbers(index.grams.get(gram, ""))
        about = {index.wordings[wording][0] for wording in there if index.wordings[wording]}
        weight, telling = weights(gram, there, about, index.sizes)
        length += weight
        whole += telling
        for wording in there:
            shared[wording] = shared.get(wording, 0.0) + weight
        for entry in about:
            covered[entry] = covered.get(entry, 0.0) + telling
    long = math.sqrt(length) or 1.0
    alike = {wording: s / (long * index.lengths[wording]) for wording, s in shared.items()}
    return alike, {entry: s / whole for entry, s in covered.items()}


def weights(gram: str, there: Sequence[int], about: Collection[int], sizes: tuple[int, int, int]) -> tuple[float, float]:
    """How much a gram tells of a wording, and of an entry: the more the rarer it is, and little where it only frames questions.

    ``there`` are the wordings that have it, ``about`` their entries; ``sizes`` counts wordings and entries, and says from which
    wording on they are titles.
    """
    wordings, entries, titles = sizes
    frames = small(gram) or (len(about) >= _FRAMES and (not there or there[-1] < titles))
    part = _FRAME if frames else 1.0
    return part * math.log(1 + wordings / max(1, len(there))) ** 2, part * math.log(1 + entries / max(1, len(about))) ** 2


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


def regions_in(line: str, names: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The regions that a plain line names, by their own name or that of a country or city; ``names`` are theirs."""
    padded = f" {line} "
    return frozenset(
        region for region, called in names.items() if any(n in line and (not n.isascii() or _apart(padded, n)) for n in called)
    )


def _apart(padded: str, name: str) -> bool:
    """Whether the name stands as a word of its own, with a plural s at most."""
    at = padded.find(name)
    while at >= 0:
        before, after = padded[at - 1], padded[at + len(name) :].removeprefix("s")[:1]
        if not (_lettered(before) or _lettered(after)):
            return True
        at = padded.find(name, at + 1)
    return False


def _lettered(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _signs(index: Index, line: str, scores: list[float], first: dict[str, float], beside: float) -> dict[str, float]:
    """What tells whether the first entry answers the question."""
    asked = words(line)
    unknown = [w for w in asked if w not in index.words]
    return {
        "alike": first.get("alike", 0.0),
        "covered": first.get("covered", 0.0),
        "named": first.get("named", 0.0),
        "platform": first.get("platform", 0.0),
        "beside": beside,
        "margin": first.get("alike", 0.0) - beside,
        "ahead": min(3.0, scores[0] - scores[1]) if len(scores) > 1 else 0.0,
        "unknown": len(unknown) / max(1, len(asked)),
        "unknowns": float(min(3, len(unknown))),
    }
