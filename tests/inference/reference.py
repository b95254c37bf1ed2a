"""What the conditions mean, evaluated on the conditions themselves and in two passes: nothing is shared with the engine."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.model.condition import All, Any, Condition, Leaf, Op
from assistant.model.library import Library
from assistant.model.values import Fact, Money, State, known


def outcomes(library: Library, facts: Mapping[str, Fact]) -> dict[str, str]:
    seen, got = dict(facts), {}
    for stratum in library.strata:
        said = {rule.id: outcome(rule.when, seen) for rule in stratum}
        got |= said
        seen |= {k: known(k, v) for k, v in said.items() if v != "unknown"}
    return got


def outcome(when: Condition, facts: Mapping[str, Fact]) -> str:
    """Not applicable makes a leaf false in both polarities, so truth and falsehood are asked for separately."""
    if met(when, facts, True) is True:
        return "found"
    if met(when, facts, True) is False:
        return "clear"
    return "unknown"


def met(when: Condition, facts: Mapping[str, Fact], wanted: bool) -> bool | None:
    """Whether ``when`` comes out as ``wanted``: true, false, or None while that is open."""
    if isinstance(when, Leaf):
        fact = facts.get(when.fact)
        if fact is not None and fact.state is State.NOT_APPLICABLE:
            return False
        if fact is None or fact.state is not State.KNOWN:
            return None
        holds = compares(when, fact.value)
        return None if holds is None else holds is wanted
    if isinstance(when, All):
        every, polarity = wanted, wanted
    elif isinstance(when, Any):
        every, polarity = not wanted, wanted
    else:
        every, polarity = wanted, not wanted
    parts = [met(p, facts, polarity) for p in when.parts]
    if every:
        return False if False in parts else None if None in parts else True
    return True if True in parts else None if None in parts else False


def compares(leaf: Leaf, value: object) -> bool | None:
    if isinstance(value, Money):
        if value.currency != leaf.unit:
            return None
        value = value.amount
    operands = leaf.operand if leaf.op is Op.ONE_OF else (leaf.operand,)
    match leaf.op:
        case Op.IS | Op.ONE_OF:
            return any(o in value if isinstance(value, tuple) else o == value for o in operands)
        case Op.BELOW:
            return value < leaf.operand
        case Op.AT_MOST:
            return value <= leaf.operand
        case Op.AT_LEAST:
            return value >= leaf.operand
        case Op.ABOVE:
            return value > leaf.operand
    return None
