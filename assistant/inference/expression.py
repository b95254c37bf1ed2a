"""What the engine is asked to evaluate: comparisons with whole numbers and booleans, joined by and/or; nothing else exists here.

The trap it guards: durable-rules reads field-to-field comparisons, arithmetic, ``$nex`` and empty groups from the C stack or
without end, and ignores the second key of a mapping. A condition that is written by :func:`condition` cannot hold any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from assistant.errors import EngineError

Constant: TypeAlias = "bool | int"

OPERATORS = {"==": None, "!=": "$neq", "<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}
INVERSE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


@dataclass(frozen=True, slots=True)
class Compare:
    """A property of the asserted fact against a constant; false when the fact does not have the property."""

    property: str
    operator: str
    constant: Constant


@dataclass(frozen=True, slots=True)
class AllOf:
    """Two or more parts, none of them an ``AllOf``: see :func:`join`."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Two or more parts, none of them an ``AnyOf``: see :func:`join`."""

    parts: tuple[Expression, ...]


Group: TypeAlias = AllOf | AnyOf
Expression: TypeAlias = Compare | AllOf | AnyOf


def join(kind: type[Group], parts: Iterable[Expression]) -> Expression:
    """One group of the parts: groups of the same kind are flattened, repetitions dropped, a single part stands alone."""
    flat: dict[Expression, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if isinstance(part, kind) else (part,)))
    if not flat:
        raise EngineError("an empty group of conditions has no meaning for the inference engine; give it at least one condition")
    return next(iter(flat)) if len(flat) == 1 else kind(tuple(flat))


def comparisons(expression: Expression) -> Iterator[Compare]:
    """Every comparison, repetitions included, in the order written."""
    if isinstance(expression, Compare):
        yield expression
    else:
        for part in expression.parts:
            yield from comparisons(part)


def condition(expression: Expression) -> dict[str, object]:
    """The expression in the JSON form of durable-rules; each mapping has exactly one key."""
    match expression:
        case Compare(name, operator, constant):
            spelled = OPERATORS[operator]
            return {name: constant} if spelled is None else {spelled: {name: constant}}
        case AllOf(parts):
            return {"$and": [condition(p) for p in parts]}
        case AnyOf(parts):
            return {"$or": [condition(p) for p in parts]}
