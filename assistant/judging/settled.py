"""The proof that an interview may stop: whatever is still answered, neither the grade nor the set of vetoes can change.

Covered is every further answer of this interview: to any question without a value, in any state, and any figure for the enterprise that
no channel gives, with what it is read together with. Not covered are other answers in place of those given, further measured data, and
another day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.judging.grade import Part, draw_grade
from assistant.judging.index import applies
from assistant.judging.judge import Judged
from assistant.judging.loosening import loosened, open_figures
from assistant.judging.resting import Ground
from assistant.model.condition import leaves
from assistant.model.inputs import ENTERPRISE
from assistant.model.library import GRADES, Library, RuleKind
from assistant.model.values import State

VETOES = (RuleKind.VETO, RuleKind.MARKET_VETO)


@dataclass(frozen=True, slots=True)
class Certificate:
    """Grade and vetoes that no further answer can change. ``vetoes`` names rules and metrics of the ladder.

    ``whatever`` are the facts without an answer, in the order of the interview: they may turn out in any way. ``rests_on`` are known
    facts that are enough for all of it.
    """

    grade: str
    vetoes: tuple[str, ...]
    market_vetoes: tuple[str, ...]
    whatever: tuple[str, ...]
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What further answers can still make of grade and vetoes: every grade that may come out, and the vetoes that are open."""

    possible: frozenset[str]
    vetoes: tuple[str, ...]
    market_vetoes: tuple[str, ...]
    open_vetoes: tuple[str, ...]  # market vetoes and vetoes of the ladder included

    @property
    def grade(self) -> str | None:
        """The grade, if it is certain; vetoes may be open even so, where one was found already."""
        return next(iter(self.possible)) if len(self.possible) == 1 else None

    @property
    def settled(self) -> bool:
        """Whether nothing can change any more."""
        return self.grade is not None and not self.open_vetoes


def bounds(library: Library, judged: Judged) -> Bounds:
    """The bounds against every further answer. They are never narrower than those of the verdict, and hold where those would not."""
    return _bounds(library, loosened(library, judged))


def open_vetoes(library: Library, judged: Judged) -> tuple[str, ...]:
    """What the verdict itself does not exclude yet, as it stands: vetoes, then market vetoes, then ladder metrics that may be at D."""
    return _bounds(library, judged).open_vetoes


def settled(library: Library, judged: Judged) -> Certificate | None:
    """The certificate, or None while some answer could still change the grade or a veto."""
    loose = loosened(library, judged)
    found = _bounds(library, loose)
    if found.grade is None or found.open_vetoes:
        return None
    order = {i: place for place, i in enumerate([*library.questions, *library.indicators])}
    rests_on = sorted(_rests_on(library, loose, found.grade), key=order.__getitem__)
    return Certificate(found.grade, found.vetoes, found.market_vetoes, tuple(whatever(library, judged)), tuple(rests_on))


def whatever(library: Library, judged: Judged) -> Iterator[str]:
    """The facts that have no answer and may still be given one."""
    for question in library.questions.values():
        silent = judged.facts[question.id].state in (State.UNKNOWN, State.DECLINED)
        if silent and applies(question, judged.facts) is not False:
            yield question.id
    figures = open_figures(library, judged)
    yield from (i for i in library.indicators if i in figures)


def _bounds(library: Library, judged: Judged) -> Bounds:
    counting = [m for m in judged.ladder if m.metric.counts]
    of_rules = {kind: [r.id for r in library.rules.values() if r.kind is kind] for kind in VETOES}
    found = {kind: [i for i in ids if judged.outcomes[i] == "found"] for kind, ids in of_rules.items()}
    still = [i for ids in of_rules.values() for i in ids if judged.outcomes[i] == "unknown"]
    still += [m.metric.id for m in counting if "D" in m.possible and m.possible != {"D"}]
    ladder = [m.metric.id for m in counting if m.possible == {"D"}]
    return Bounds(
        draw_grade(library, judged).possible,
        (*found[RuleKind.VETO], *ladder),
        tuple(found[RuleKind.MARKET_VETO]),
        tuple(still),
    )


def _rests_on(library: Library, judged: Judged, grade: str) -> frozenset[str]:
    """What decides every veto, and the grade where no veto does."""
    ground = Ground(library, judged)
    decided = [ground.fact(r.id) for r in library.rules.values() if r.kind in VETOES]
    decided += [ground.metric(m.metric.id) for m in judged.ladder if m.metric.counts]
    drawn = draw_grade(library, judged)
    if not any(p.part == "veto" and p.possible == {"D"} for p in drawn.parts):
        rated = {leaf.fact for condition in library.ladder.rated for leaf in leaves(condition)}
        decided += [ground.fact(i) for i in rated]
        decided += _limits(ground, drawn.parts, grade)
    if judged.channels.keys() - {ENTERPRISE}:
        decided += [ground.why_closed(i) for i in library.indicators]
    return frozenset[str]().union(*decided)


def _limits(ground: Ground, parts: tuple[Part, ...], grade: str) -> Iterator[frozenset[str]]:
    """What keeps the grade from being lower, and one thing that keeps it from being higher. The ladder is decided already."""
    library, index = ground.library, ground.fact("index.total")
    place = GRADES.index(grade) if grade in GRADES else None
    if place is None:  # unrated
        yield index
        return
    lower, upper = GRADES[:place], GRADES[place + 1 :]
    yield from (ground.fact(r.id) for r in library.rules.values() if r.kind is RuleKind.CAP and r.cap in lower)
    if "C" in lower:
        yield index
    ceilings = {p.part: p.id for p in parts if p.possible.isdisjoint(upper)}
    if upper and "ladder" not in ceilings:
        yield ground.fact(ceilings["cap"]) if "cap" in ceilings else index
    rated = [q.id for q in library.questions.values() if q.index and ground.judged.facts[q.id].state is State.KNOWN]
    yield from (ground.fact(i) for i in rated[:1])  # who answered a practice cannot turn out to have none
