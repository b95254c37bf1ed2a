"""Three-valued truth of a condition: True, False, or None for unknown. The reference that every engine is held to."""

from __future__ import annotations

import datetime
import operator
from collections.abc import Callable, Mapping

from assistant.model.condition import All, Any, Condition, Leaf, NoneOf, Op
from assistant.model.values import Fact, Money, State, Value, plain
from assistant.model.verdict import Node


def outcome(truth: bool | None) -> str:
    """The outcome of a rule whose condition has this truth."""
    return "unknown" if truth is None else "found" if truth else "clear"


def truth(condition: Condition, facts: Mapping[str, Fact], *, negated: bool = False) -> bool | None:
    """Whether the condition holds. A fact that is not applicable makes its leaf false in both polarities."""
    if isinstance(condition, Leaf):
        return _leaf(condition, facts.get(condition.fact), negated)
    inner = negated != isinstance(condition, NoneOf)
    every = _wants_every(condition, negated)
    result: bool | None = every
    for part in condition.parts:
        one = truth(part, facts, negated=inner)
        if one is None:
            result = None
        elif one is not every:
            return one
    return result


def trace(condition: Condition, facts: Mapping[str, Fact], *, negated: bool = False) -> Node:
    """The tree of how the condition came to its outcome; the outcome at the top is that of ``truth``."""
    if isinstance(condition, Leaf):
        return _leaf_node(condition, facts.get(condition.fact), negated)
    inner = negated != isinstance(condition, NoneOf)
    parts = [trace(p, facts, negated=inner) for p in condition.parts]
    truths = [_TRUTH[p["outcome"]] for p in parts]
    every = _wants_every(condition, negated)
    joined = not every if (not every) in truths else None if None in truths else every
    return {"outcome": outcome(joined), "group": _GROUP[type(condition)], "parts": parts}


def holds(leaf: Leaf, value: Value) -> bool | None:
    """Whether a known value meets the leaf; None where they cannot be compared (two currencies)."""
    if isinstance(value, Money):
        if value.currency != leaf.unit:
            return None
        value = value.amount
    if leaf.op is Op.IS:
        return leaf.operand in value if isinstance(value, tuple) else value == leaf.operand
    if leaf.op is Op.ONE_OF:
        assert isinstance(leaf.operand, tuple)  # noqa: S101 - the loader's promise
        return any(v in leaf.operand for v in value) if isinstance(value, tuple) else value in leaf.operand
    return _compare(leaf.op, value, leaf.operand)


def distance(leaf: Leaf, value: Value) -> float | None:
    """How far an ordered value is from the operand, in the fact's unit (days for dates); None where there is no such thing."""
    if leaf.op in (Op.IS, Op.ONE_OF):
        return None
    if isinstance(value, Money):
        if value.currency != leaf.unit:
            return None
        value = value.amount
    if isinstance(value, datetime.date) and isinstance(leaf.operand, datetime.date):
        return float(abs((value - leaf.operand).days))
    if isinstance(value, int | float) and isinstance(leaf.operand, int | float):
        return round(abs(value - leaf.operand), 12)
    return None


def _compare(op: Op, value: Value, operand: Value) -> bool:
    if isinstance(value, _ORDERED) and isinstance(operand, _ORDERED):
        return _ORDER[op](value, operand)
    raise TypeError(f"{value!r} and {operand!r} have no order")


_ORDERED = (int, float, datetime.date)
_ORDER: dict[Op, Callable[..., bool]] = {
    Op.BELOW: operator.lt,
    Op.AT_MOST: operator.le,
    Op.AT_LEAST: operator.ge,
    Op.ABOVE: operator.gt,
}
_GROUP = {All: "all", Any: "any", NoneOf: "none"}
_TRUTH = {"found": True, "clear": False, "unknown": None}


def _leaf(leaf: Leaf, fact: Fact | None, negated: bool) -> bool | None:
    if fact is None:
        return None
    if fact.value is None:
        return False if fact.state is State.NOT_APPLICABLE else None
    result = holds(leaf, fact.value)
    return None if result is None else result != negated


def _leaf_node(leaf: Leaf, fact: Fact | None, negated: bool) -> Node:
    node: Node = {
        "outcome": outcome(_leaf(leaf, fact, negated)),
        "fact": leaf.fact,
        "op": f"not_{leaf.op}" if negated else str(leaf.op),
        "operand": plain(leaf.operand),
        "value": plain(fact.value) if fact else None,
        "state": str(fact.state if fact else State.UNKNOWN),
    }
    if leaf.threshold:
        node["threshold"] = leaf.threshold
    if fact and fact.value is not None:
        if fact.origin:
            node["origin"] = str(fact.origin)
        gap = distance(leaf, fact.value)
        if gap is not None:
            node["distance"] = gap
    return node


def _wants_every(group: All | Any | NoneOf, negated: bool) -> bool:
    """Whether the group holds when each part does, or when one does; the parts of a ``NoneOf`` are taken negated."""
    return isinstance(group, Any) is negated
