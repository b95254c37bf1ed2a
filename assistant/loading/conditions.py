"""Conditions as people write them: what is wrong with their form, and their leaves with where each was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from assistant.loading.documents import Steps, shown
from assistant.loading.suggest import did_you_mean
from assistant.model.condition import Op

Flaw: TypeAlias = tuple[Steps, str, str]  # where, what is wrong, what would be right

GROUPS = ("all", "any", "none")
ORDERINGS = ("below", "at_most", "at_least", "above")
_EXAMPLES = "write {fact: value}, {fact: [one, of]} or {fact: {below: number}}"


@dataclass(frozen=True, slots=True)
class Written:
    """One leaf as written. ``operand`` is a scalar, for ONE_OF a list of scalars."""

    fact: str
    op: Op
    operand: Any
    steps: Steps


def written_leaves(raw: Any, steps: Steps = ()) -> Iterator[Written]:
    """The well-formed leaves of a condition, in the order written; what is malformed is passed over."""
    if not isinstance(raw, dict) or len(raw) != 1:
        return
    ((key, value),) = raw.items()
    here = (*steps, key)
    if key in GROUPS:
        for place, part in enumerate(value if isinstance(value, list) else ()):
            yield from written_leaves(part, (*here, place))
    elif (op := _operation(value)) is not None:
        yield Written(key, op, next(iter(value.values())) if isinstance(value, dict) else value, here)


def flaws(raw: Any, steps: Steps) -> Iterator[Flaw]:
    """What is wrong with the form of a condition, leaf by leaf."""
    if not isinstance(raw, dict):
        yield steps, f"{shown(raw)} is not a condition", _EXAMPLES
        return
    if not raw:
        yield steps, "an empty condition says nothing", _EXAMPLES
        return
    if len(raw) > 1:
        yield steps, f"one condition holds {len(raw)} keys: {', '.join(raw)}", "give each condition its own dash under all, any or none"
        return
    ((key, value),) = raw.items()
    if key in GROUPS:
        if not isinstance(value, list):
            yield (*steps, key), f"{key} needs a list of conditions", f"write each condition on its own line under {key}, after a dash"
        elif not value:
            yield (*steps, key), f"{key} is empty", "list at least one condition, or leave the group out"
        else:
            for place, part in enumerate(value):
                yield from flaws(part, (*steps, key, place))
    else:
        yield from _leaf_flaws(key, value, (*steps, key))


def _leaf_flaws(fact: str, value: Any, steps: Steps) -> Iterator[Flaw]:
    if value is None:
        yield steps, f"{fact} is compared with nothing", _EXAMPLES
    elif isinstance(value, dict):
        unknown = [op for op in value if op not in ORDERINGS]
        if unknown:
            yield steps, f"{unknown[0]} is not a comparison", f"use one of {', '.join(ORDERINGS)}"
        elif len(value) != 1:
            wrong = f"{fact} has {len(value)} comparisons" if value else f"{fact} has no comparison"
            yield steps, wrong, "give each leaf exactly one comparison; join two under all"
        else:
            ((op, operand),) = value.items()
            if isinstance(operand, bool) or not isinstance(operand, str | int | float):
                yield (*steps, op), f"{op} is compared with {shown(operand)}", "write a number or the id of a threshold"
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        yield steps, f"{fact} is no group of conditions", did_you_mean(fact, GROUPS, f"group conditions under {', '.join(GROUPS)}")
    elif isinstance(value, list):
        if not value:
            yield steps, f"{fact} is one of nothing", "list at least one value"
        for place, item in enumerate(value):
            if not isinstance(item, str | int | float):
                yield (*steps, place), f"{shown(item)} cannot be one of the values", "list plain values"


def _operation(value: Any) -> Op | None:
    if isinstance(value, list):
        return Op.ONE_OF if value else None
    if isinstance(value, dict):
        return Op(next(iter(value))) if len(value) == 1 and next(iter(value)) in ORDERINGS else None
    return None if value is None else Op.IS
