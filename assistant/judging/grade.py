"""The grade: a veto gives D, then U, then the lowest of ladder, index and caps; with every grade that is still possible."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.judging.index import allowed
from assistant.judging.judge import Judged
from assistant.judging.ladder import exists, lowest_of, rated
from assistant.model.library import GRADES, Library, RuleKind

ALL = frozenset(GRADES)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that limits the grade, with the grades it still allows. ``part`` is veto, ladder, index, cap or unrated."""

    part: str
    id: str
    possible: frozenset[str]


@dataclass(frozen=True, slots=True)
class GradeResult:
    """``possible`` holds every grade not excluded (U among them where the enterprise may be unrated)."""

    possible: frozenset[str]
    parts: tuple[Part, ...]
    basis: str  # ladder | practice

    @property
    def value(self) -> str | None:
        """The grade, or None while undecided."""
        return next(iter(self.possible)) if len(self.possible) == 1 else None

    @property
    def lowest(self) -> str:
        """The lowest of A–D still possible; U where nothing else is."""
        return next((g for g in GRADES if g in self.possible), "U")

    @property
    def highest(self) -> str:
        """The highest of A–D still possible; U where nothing else is."""
        return next((g for g in reversed(GRADES) if g in self.possible), "U")


def draw_grade(library: Library, judged: Judged) -> GradeResult:
    """The grade of an enterprise, or the practice grade of one that has no ladder metrics."""
    present = exists(judged.ladder)
    vetoes = [*_vetoes(library, judged), *_ladder_vetoes(judged)]
    rest = [*_ladder(judged), *_caps(library, judged), Part("index", "index.total", allowed(library.index, judged.index))]
    unrated = _unrated(library, judged, present)
    parts = [*vetoes, *rest]
    parts += [unrated] if unrated else []
    return GradeResult(_possible(vetoes, rest, unrated), tuple(parts), "practice" if present is False else "ladder")


def practice_grade(library: Library, judged: Judged) -> GradeResult:
    """The grade by practices alone: vetoes, caps and index, whatever the ladder says."""
    vetoes = list(_vetoes(library, judged))
    rest = [*_caps(library, judged), Part("index", "index.total", allowed(library.index, judged.index))]
    return GradeResult(_possible(vetoes, rest, unrated=None), (*vetoes, *rest), "practice")


def _unrated(library: Library, judged: Judged, present: bool | None) -> Part | None:
    """What may leave the enterprise unrated: too little data for its ladder; or no ladder and not one practice to ask about."""
    if present is not False:
        enough = rated(library.ladder, judged.channels)
        if not enough:
            certain = present and enough is False
            return Part("unrated", "ladder.rated", frozenset("U") if certain else ALL | {"U"})
    if present is True or judged.index[-1].certain:
        return None
    certain = present is False and not judged.index[-1].asked
    return Part("unrated", "index.total", frozenset("U") if certain else ALL | {"U"})


def _possible(vetoes: list[Part], rest: list[Part], unrated: Part | None) -> frozenset[str]:
    if any(v.possible == {"D"} for v in vetoes):
        return frozenset("D")
    vetoed = frozenset("D") if vetoes else frozenset()
    if unrated and unrated.possible == {"U"}:
        return vetoed | {"U"}
    graded = lowest_of([*(v.possible for v in vetoes), *(r.possible for r in rest)])
    return graded | {"U"} if unrated else graded


def _vetoes(library: Library, judged: Judged) -> Iterator[Part]:
    for rule in library.rules.values():
        if rule.kind is RuleKind.VETO and judged.outcomes[rule.id] != "clear":
            yield Part("veto", rule.id, frozenset("D") if judged.outcomes[rule.id] == "found" else frozenset("AD"))


def _ladder_vetoes(judged: Judged) -> Iterator[Part]:
    for result in judged.ladder:
        if result.metric.counts and "D" in result.possible:
            yield Part("veto", result.metric.id, result.possible if result.possible == {"D"} else frozenset("AD"))


def _ladder(judged: Judged) -> Iterator[Part]:
    for result in judged.ladder:
        if result.metric.counts and result.possible and result.possible != {"D"}:
            yield Part("ladder", result.metric.id, result.possible)


def _caps(library: Library, judged: Judged) -> Iterator[Part]:
    for rule in library.rules.values():
        if rule.kind is RuleKind.CAP and rule.cap and judged.outcomes[rule.id] != "clear":
            capped = frozenset({rule.cap})
            yield Part("cap", rule.id, capped if judged.outcomes[rule.id] == "found" else capped | {"A"})
