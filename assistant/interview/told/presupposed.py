"""What a question takes for granted: it is asked only of those who said so, and a line typed at it tells that no second time.

The trap it guards: the answer names one market of many, and offered as the list of all it would cut the list short.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.interview.asking import Asked
from assistant.model.condition import All, Condition, Leaf, Op
from assistant.model.values import Fact

_MARKETS = "profile.destinations"


def presupposed(asked: Asked, told: Fact) -> bool:
    """Whether all the markets that are told are those for which the question is asked."""
    value = told.value if told.id == _MARKETS and isinstance(told.value, tuple) else ()
    known = {str(o) for leaf in _needed(asked.asked_if) if leaf.fact == told.id for o in _operands(leaf)}
    return bool(value) and {str(v) for v in value} <= known


def _needed(condition: Condition | None) -> Iterator[Leaf]:
    """The conditions that hold wherever the question is asked."""
    if isinstance(condition, All):
        for part in condition.parts:
            yield from _needed(part)
    elif isinstance(condition, Leaf) and condition.op is Op.IS:
        yield condition


def _operands(leaf: Leaf) -> tuple[object, ...]:
    return leaf.operand if isinstance(leaf.operand, tuple) else (leaf.operand,)
