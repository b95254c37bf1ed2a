"""Why a question is asked now: what waits for its answer, and what each answer would change.

The trap it guards: an answer is judged as if it were given, so what is said of it holds; figures that are only compared indirectly
(through a sum or a ratio) get no regions rather than wrong ones.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.api.sidetalk import Shift, judged_of, shift, supposed, weight
from assistant.interview.asking import Asked, open_needs
from assistant.judging.judge import Judged
from assistant.judging.ladder import TESTS
from assistant.model.condition import Condition, Leaf, Op, leaves
from assistant.model.inputs import Inputs
from assistant.model.library import FactDefinition, Library
from assistant.model.values import ORDERED, FactType, Money, Value, known


@dataclass(frozen=True, slots=True)
class Region:
    """Values between two figures that something reads; an end that is None is open. ``with_low`` and ``with_high``: the end belongs."""

    low: Value | None
    high: Value | None
    with_low: bool = True
    with_high: bool = True


@dataclass(frozen=True, slots=True)
class Prospect:
    """One answer, or a region of figures, with what it would change. ``left`` is how many questions would then be needed; it is counted
    only where no rule would turn and the grades would stay.
    """

    value: Value | Region
    shift: Shift
    left: int | None


@dataclass(frozen=True, slots=True)
class Why:
    """``waiting`` are the rules, metrics and sub-systems that wait for the answer, vetoes first; ``left`` the questions needed now."""

    waiting: tuple[str, ...]
    prospects: tuple[Prospect, ...]
    left: int


def why(library: Library, inputs: Inputs, asked: Asked, *, judged: Judged | None = None) -> Why:
    """Why ``asked`` is asked, given all that was said."""
    now = judged or judged_of(library, inputs)
    needed = open_needs(library, now, inputs.answers)
    goals = sorted(needed.get(asked.id, ()), key=lambda goal: weight(library, goal))
    return Why(tuple(goals), tuple(_merged(list(_prospects(library, inputs, asked, now)))), len(needed))


def regions(library: Library, definition: FactDefinition) -> list[tuple[Region, Value]]:
    """The regions between the figures that this fact is compared with, each with a value that lies in it."""
    cuts: dict[float, set[bool]] = {}  # figure → whether a value equal to it goes with the greater ones
    for leaf in _read(library, definition.id):
        figure = _figure(leaf.operand)
        if figure is None:
            continue
        sides = cuts.setdefault(figure, set())
        sides |= {True, False} if leaf.op in (Op.IS, Op.ONE_OF) else {leaf.op in (Op.BELOW, Op.AT_LEAST)}
    if not cuts:
        return []
    return list(_between(definition, sorted(cuts.items())))


def _prospects(library: Library, inputs: Inputs, asked: Asked, now: Judged) -> Iterator[Prospect]:
    for shown, value in _answers(library, asked.fact):
        given = supposed(library, inputs, [known(asked.id, value)])
        judged = judged_of(library, given)
        change = shift(library, now, judged)
        yield Prospect(shown, change, len(open_needs(library, judged, given.answers)) if change.turns_nothing else None)


def _answers(library: Library, definition: FactDefinition) -> list[tuple[Value | Region, Value]]:
    """What could be answered: what is shown of it, and the value that stands for it."""
    match definition.type:
        case FactType.YES_NO:
            return [(True, True), (False, False)]
        case FactType.CHOICE:
            return [(o.id, o.id) for o in definition.options]
        case FactType.CHOICES:
            return [((o.id,), (o.id,)) for o in definition.options]
        case _:
            return [(region, value) for region, value in regions(library, definition)]


def _merged(prospects: list[Prospect]) -> Iterator[Prospect]:
    """Neighbouring regions that change the same are one."""
    kept: Prospect | None = None
    for it in prospects:
        if kept is not None and isinstance(kept.value, Region) and isinstance(it.value, Region) and kept.shift == it.shift:
            kept = Prospect(Region(kept.value.low, it.value.high, kept.value.with_low, it.value.with_high), it.shift, it.left)
            continue
        if kept is not None:
            yield kept
        kept = it
    if kept is not None:
        yield kept


def _read(library: Library, fact_id: str) -> Iterator[Leaf]:
    """Every comparison with the fact itself."""
    conditions: list[Condition] = [r.when for r in library.rules.values()]
    conditions += [q.asked_if for q in library.questions.values() if q.asked_if is not None]
    for metric in library.ladder.metrics:
        conditions += [test.when for name in TESTS if (test := getattr(metric, name)) is not None]
        conditions += [metric.enough] if metric.enough is not None else []
    conditions += library.ladder.rated
    if library.facts[fact_id].type in ORDERED:
        yield from (leaf for condition in conditions for leaf in leaves(condition) if leaf.fact == fact_id)


def _between(definition: FactDefinition, cuts: list[tuple[float, set[bool]]]) -> Iterator[tuple[Region, Value]]:
    ends: list[tuple[float | None, bool]] = [(None, True)]  # each end with whether its figure goes with what follows
    for figure, sides in cuts:
        if len(sides) == 2:
            ends += [(figure, True), (figure, False)]  # the figure is a region of its own
        else:
            ends.append((figure, next(iter(sides))))
    ends.append((None, True))
    for (low, with_low), (high, high_goes_on) in pairwise(ends):
        inside = _inside(definition, low, high, with_low=with_low, with_high=not high_goes_on)
        if inside is not None:
            region = Region(_value(definition, low), _value(definition, high), with_low, not high_goes_on)
            yield region, inside


def _inside(definition: FactDefinition, low: float | None, high: float | None, *, with_low: bool, with_high: bool) -> Value | None:
    """A value of the region, or None where no value of the type lies in it."""
    least, most = (0.0, 1.0 if definition.type is FactType.SHARE else None)
    if definition.type is FactType.DATE:
        least = 1.0
    if high is not None and (high < least or (high == least and not with_high)):
        return None
    if most is not None and low is not None and (low > most or (low == most and not with_low)):
        return None
    bottom = least if low is None else low
    top = high if high is not None else most if most is not None else bottom * 2 + 2
    middle = (bottom + top) / 2
    if definition.type in (FactType.COUNT, FactType.DATE):
        first = int(bottom) if low is None or with_low else int(bottom) + 1
        last = int(top) if high is None or with_high else int(top) - 1
        if first > last:
            return None
        middle = float((first + last) // 2)
    return _value(definition, middle)


def _figure(operand: Value) -> float | None:
    match operand:
        case bool() | str() | tuple():
            return None
        case Money(amount):
            return float(amount)
        case datetime.date():
            return float(operand.toordinal())
        case _:
            return float(operand)


def _value(definition: FactDefinition, figure: float | None) -> Value | None:
    if figure is None:
        return None
    match definition.type:
        case FactType.COUNT:
            return int(figure)
        case FactType.DATE:
            return datetime.date.fromordinal(int(figure))
        case FactType.MONEY:
            return Money(figure, definition.unit or "")
        case _:
            return figure
