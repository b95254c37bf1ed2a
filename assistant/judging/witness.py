"""Where two conditions differ: a search over every place at which something can turn, which is a proof when it finds none.

A condition over few facts is constant between the constants that it names, so trying each constant, a value on either side of it, each
option, *unknown* and *not applicable* tries everything.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Mapping, Sequence

from assistant.judging.logic import truth
from assistant.model.condition import Condition, Leaf, leaves
from assistant.model.library import FactDefinition
from assistant.model.values import Fact, FactType, Money, State, Value, known, unknown

MOST = 200_000  # assignments tried before the search gives up


def difference(one: Condition, other: Condition, definitions: Mapping[str, FactDefinition]) -> Mapping[str, Fact] | None:
    """Facts on which the two come out differently; None if there are none.

    Raises OverflowError where there are too many places to try them all.
    """
    read = [*leaves(one), *leaves(other)]
    names = sorted({leaf.fact for leaf in read})
    choices = [places(name, definitions[name], [leaf for leaf in read if leaf.fact == name]) for name in names]
    total = 1
    for options in choices:
        total *= len(options)
    if total > MOST:
        raise OverflowError(f"{total} assignments")
    for assignment in itertools.product(*choices):
        facts = dict(zip(names, assignment, strict=True))
        if truth(one, facts) is not truth(other, facts):
            return facts
    return None


def places(name: str, definition: FactDefinition, read: Sequence[Leaf]) -> list[Fact]:
    """The values of one fact between which what reads it can turn, with *unknown* and *not applicable*."""
    return [unknown(name), Fact(name, State.NOT_APPLICABLE), *(known(name, v) for v in _values(definition, read))]


def _values(definition: FactDefinition, read: Sequence[Leaf]) -> list[Value]:
    operands = [o for leaf in read for o in (leaf.operand if isinstance(leaf.operand, tuple) else (leaf.operand,))]
    match definition.type:
        case FactType.YES_NO:
            return [True, False]
        case FactType.CHOICE | FactType.OUTCOME:
            named = [o.id for o in definition.options if o.id in operands]
            rest = [o.id for o in definition.options if o.id not in operands]
            return [*named, *rest[:1]]
        case FactType.CHOICES:
            named = [o.id for o in definition.options if o.id in operands]
            rest = [o.id for o in definition.options if o.id not in operands]
            subsets: list[tuple[str, ...]] = [s for n in range(len(named) + 1) for s in itertools.combinations(named, n)]
            return [*subsets, tuple(rest[:1])]
        case FactType.DATE:
            days = {o + datetime.timedelta(days=d) for o in operands if isinstance(o, datetime.date) for d in (-1, 0, 1)}
            return [*sorted(days)]
        case FactType.MONEY:
            return [Money(n, leaf.unit or "") for leaf in read[:1] for n in _around(operands)]
        case FactType.COUNT:
            return [int(n) for n in _around(operands, step=1.0) if n >= 0]
        case FactType.SHARE:
            return [n for n in _around(operands) if 0 <= n <= 1]
        case FactType.DURATION:
            return [n for n in _around(operands) if n >= 0]
        case _:
            return list(_around(operands))


def _around(operands: Sequence[Value], step: float | None = None) -> list[float]:
    """Each number, and one on either side of it nearer than any other."""
    numbers = sorted({float(o) for o in operands if isinstance(o, int | float) and not isinstance(o, bool)})
    gaps = [b - a for a, b in itertools.pairwise(numbers)]
    small = step or min([*gaps, 1.0]) / 3
    return sorted({n + d for n in numbers for d in (-small, 0.0, small)})
