"""How near a channel's figures are to a test of the ladder: the distance that must still be covered, or the room that is left.

Relative distances (to the limit) only order rows for the “most at risk” mark; what is printed is the distance in the fact's own unit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant.model.condition import Both, Condition, Either, Leaf, Literal, Op, Tree, found_tree
from assistant.model.values import Plain
from assistant.model.verdict import FactEntry

_FAR = float("inf")


@dataclass(frozen=True, slots=True)
class Gap:
    """What separates the facts from a condition: the leaf that binds, its distance, and the same as a part of the limit."""

    holds: bool
    relative: float
    distance: float | None
    fact: str | None


def gap(condition: Condition, facts: dict[str, FactEntry]) -> Gap | None:
    """The gap to the condition being true; None where a fact that decides it is not known."""
    return _gap(found_tree(condition), facts)


def _gap(tree: Tree, facts: dict[str, FactEntry]) -> Gap | None:
    match tree:
        case Literal(leaf, negated, if_not_applicable):
            entry = facts.get(leaf.fact)
            if entry is None or entry["state"] in {"unknown", "declined"}:
                return None
            if entry["state"] == "not_applicable":
                return Gap(if_not_applicable, 0.0 if if_not_applicable else _FAR, None, leaf.fact)
            return _literal(leaf, negated, entry["value"])
        case Both(parts):
            gaps = [_gap(p, facts) for p in parts]
            return None if None in gaps else _pick(max, gaps)
        case Either(parts):
            return _pick(min, (_gap(p, facts) for p in parts))


def _pick(choose: Callable[..., Gap], gaps: Iterable[Gap | None]) -> Gap | None:
    known = [g for g in gaps if g is not None]
    return choose(known, key=lambda g: (not g.holds, g.relative)) if known else None


def _literal(leaf: Leaf, negated: bool, value: Plain) -> Gap:
    operand = leaf.operand
    if isinstance(value, bool | str | list) or not isinstance(value, int | float) or not isinstance(operand, int | float):
        operands = operand if leaf.op is Op.ONE_OF and isinstance(operand, tuple) else (operand,)
        values = value if isinstance(value, list) else [value]
        holds = any(v in operands for v in values) != negated
        return Gap(holds, 0.0 if holds else _FAR, None, leaf.fact)
    holds = _compare(leaf.op, value, operand) != negated
    distance = round(abs(value - operand), 12)
    return Gap(holds, 0.0 if holds else distance / max(abs(operand), 1e-9), distance, leaf.fact)


def _compare(op: Op, value: float, operand: float) -> bool:
    match op:
        case Op.BELOW:
            return value < operand
        case Op.AT_MOST:
            return value <= operand
        case Op.AT_LEAST:
            return value >= operand
        case Op.ABOVE:
            return value > operand
        case _:
            return value == operand
