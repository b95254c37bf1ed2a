"""Of which question each piece of a line speaks: a chain over its pieces, where who has begun to speak of something mostly goes on with it.

The trap it guards: a line at a question speaks of that question unless it clearly turns to another, and a piece that may be anything
("in writing", "always has been") belongs to what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.interview.talk import Linear, Talk
from assistant.interview.words.clauses import Clause
from assistant.interview.words.grams import pieces, small, stated

QUESTIONS = "*"  # the model that tells the questions apart
LEAST = 2  # pieces of a line that must be known
_AND = re.compile(r"\s+and (?:the |our |we |they |also )?|\s+plus |\s+(?=nor\b)|，|且|并且|也(?=没|不|无|有)")
_SHORTEST = 5  # characters of a statement
_TOO_SHORT = re.compile(r"[^\u3400-\u9fff]{0,7}|\W*[\u3400-\u9fff]{0,3}\W*")  # of a statement that nobody asked for
_ENDS = re.compile(r"[.;!。\n]")  # between two statements that need not speak of the same
_GOES_ON, _AFTER_AN_END = 0.35, 0.15  # how likely the next piece speaks of the same, and after the end of a sentence
_OF_IT, _BESIDE = 30.0, 9.0  # how much likelier a line turns to the question at hand, or to one of its section, than to another
_LITTLE = 0.0001  # what any question has left in any piece


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the line, and how certain it is of each question that it speaks of it."""

    start: int
    end: int
    certain: Mapping[str, float]

    @property
    def topic(self) -> str:
        """The question that it most likely speaks of."""
        return max(self.certain, key=lambda q: self.certain[q], default="")

    def holds(self, places: Sequence[int]) -> bool:
        """Whether one of these places of the line is in it."""
        return any(self.start <= place < self.end for place in places)


def by_topic(pieces: Sequence[Piece]) -> dict[str, list[Piece]]:
    """The pieces by the question that each most likely speaks of."""
    found: dict[str, list[Piece]] = {}
    for piece in pieces:
        found.setdefault(piece.topic, []).append(piece)
    return found


def known(model: Linear, features: Sequence[str]) -> bool:
    """Whether enough of a line was ever said at a question for the model to tell anything of it."""
    return sum(piece in model.weights and piece[0] != "#" for piece in features) >= LEAST


def section(question: str) -> str:
    """The part of its name that a question shares with those beside it."""
    return question.partition(".")[0]


def pieces_of(line: str, parts: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """The clauses, cut where two statements are joined by a word."""
    for part in parts:
        start = part.start
        for joint in _AND.finditer(line, part.start, part.end):
            if joint.start() - start >= _SHORTEST and part.end - joint.end() >= _SHORTEST:
                yield start, joint.start()
                start = joint.end()
        yield start, part.end


def topics(talk: Talk, line: str, parts: Sequence[Clause], at: str, *, silent: Sequence[int] = ()) -> list[Piece]:
    """The pieces of the line with what they speak of, when it was typed ``at`` a question (empty: at none).

    A piece with one of the places ``silent`` in it tells nothing of its own: what stands beside it decides.
    """
    model = talk.answers.of(QUESTIONS)
    if model is None:
        return []
    spans = list(pieces_of(line, parts))
    told = [None if any(a <= place < z for place in silent) else _told(model, line[a:z]) for a, z in spans]
    turns = [0.0, *(_AFTER_AN_END if _ENDS.search(line, a, b) else _GOES_ON for (_, a), (b, _) in pairwise(spans))][: len(spans)]
    near = [_OF_IT if q == at else _BESIDE if at and section(q) == section(at) else 1.0 for q in model.classes]
    certain = _smoothed(told, turns, _to_one(near))
    return [Piece(a, z, dict(zip(model.classes, each, strict=True))) for (a, z), each in zip(spans, certain, strict=True)]


def telling(piece: str) -> bool:
    """Whether a piece may tell by its words alone of what it speaks: not "not yet" nor 有的没有."""
    return _TOO_SHORT.fullmatch(piece.strip()) is None and not all(map(small, pieces(piece)))


def _told(model: Linear, piece: str) -> list[float] | None:
    """How certain each question is by the words of the piece alone; None where they tell nothing."""
    features = stated(piece)
    if not telling(piece) or not known(model, features):
        return None
    certain = model.certainties(features)
    return [certain[q] + _LITTLE for q in model.classes]


def _smoothed(told: Sequence[list[float] | None], stays: Sequence[float], near: list[float]) -> list[list[float]]:
    """The certainties of each piece given all of them: forward and back along the chain."""
    before: list[list[float]] = []
    for each, stay in zip(told, stays, strict=True):
        last = before[-1] if before else near
        here = [stay * one + (1 - stay) * much for one, much in zip(last, near, strict=True)]
        before.append(_to_one(_times(here, each)))
    after = [1.0] * len(near)
    found = []
    for place in range(len(told) - 1, -1, -1):
        found.append(_to_one(_times(before[place], after)))
        onwards = _times(after, told[place])
        turned = sum(_times(near, onwards))
        stay = stays[place]
        after = _to_one([stay * one + (1 - stay) * turned for one in onwards])
    return found[::-1]


def _times(one: list[float], other: list[float] | None) -> list[float]:
    return one if other is None else [a * b for a, b in zip(one, other, strict=True)]


def _to_one(weights: list[float]) -> list[float]:
    total = sum(weights)
    return [w / total for w in weights]
