"""From answers and channels to the facts that conditions read: what applies, what the weakest channel says, what is derived.

The trap it guards: an answer to a question that does not apply, or whose applying is not known yet, must not decide anything.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace

from assistant.judging.logic import truth
from assistant.model.condition import Condition, leaves
from assistant.model.inputs import ENTERPRISE, Inputs
from assistant.model.library import Derivation, Derive, FactDefinition, Indicator, Library, Question
from assistant.model.values import Fact, FactType, Money, Origin, State, Value, known, unknown


def answered(library: Library, answers: Mapping[str, Fact]) -> dict[str, Fact]:
    """Every question as a fact. Where ``asked_if`` is clear the fact is not applicable; where it is unknown, so is the fact.

    A respondent cannot declare not applicable what a veto or a cap reads: that stays unknown.
    """
    found: dict[str, Fact] = {}
    seen: dict[int, bool | None] = {}  # by identity: the loader makes equal conditions one value

    def resolve(fact_id: str) -> None:
        if fact_id not in found:
            found[fact_id] = _applied(library.questions[fact_id], answers, read, library.read_by_vetoes)

    def read(condition: Condition) -> bool | None:
        if id(condition) not in seen:
            for leaf in leaves(condition):
                if leaf.fact in library.questions:
                    resolve(leaf.fact)  # the loader refuses cycles
            seen[id(condition)] = truth(condition, found)
        return seen[id(condition)]

    for fact_id in library.questions:
        resolve(fact_id)
    return {fact_id: found[fact_id] for fact_id in library.questions}


def by_channel(library: Library, inputs: Inputs, facts: Mapping[str, Fact]) -> dict[str, dict[str, Fact]]:
    """The indicators of each channel. Figures given for the whole enterprise are the channel ``all``."""
    given = {i: f for i, f in inputs.answers.items() if i in library.indicators}
    named: dict[str, dict[str, Fact]] = {name: dict(values) for name, values in inputs.channels.items()}
    if given or not named:
        measured = {i: f for i, f in named.get(ENTERPRISE, {}).items() if f.state is State.KNOWN}
        named[ENTERPRISE] = {**named.get(ENTERPRISE, {}), **given, **measured}  # who types a figure in does not unsay the data
    for values in named.values():
        for indicator in library.indicators.values():
            applies = True if indicator.asked_if is None else truth(indicator.asked_if, facts)
            if applies is False:
                values[indicator.id] = Fact(indicator.id, State.NOT_APPLICABLE)
            elif applies is None or indicator.id not in values or _evades(values[indicator.id], library.read_by_ladder):
                values[indicator.id] = unknown(indicator.id)
    return named


def weakest(indicator: Indicator, channels: Mapping[str, Mapping[str, Fact]]) -> Fact:
    """The indicator as rules read it: the least favourable channel with enough data; a count without a direction is summed.

    A channel without the figure is left out where another has it. Below the minimum sample a figure does not count.
    """
    values = [channels[name][indicator.id] for name in sorted(channels)]
    enough = [values[place] for place, name in enumerate(sorted(channels)) if _enough(indicator, channels[name]) is True]
    usable = [f for f in enough if f.state is State.KNOWN]
    if not usable:
        if values and all(f.state is State.NOT_APPLICABLE for f in values):
            return values[0]
        states = {f.state for f in values}
        return Fact(indicator.id, State.DECLINED) if states == {State.DECLINED} else unknown(indicator.id)
    if indicator.fact.better is None:
        whole = channels.get(ENTERPRISE, {}).get(indicator.id)  # a total given for the enterprise is not added to its parts
        return whole if whole is not None and whole.state is State.KNOWN else _summed(indicator, usable)
    return _worst(indicator.fact, usable)


def derived(derivation: Derivation, facts: Mapping[str, Fact], as_of: datetime.date) -> Fact:
    """One derivation of the closed list over the facts so far."""
    fact_id = derivation.fact.id
    inputs = [known("as_of", as_of) if i == "as_of" else facts.get(i, unknown(i)) for i in derivation.inputs]
    applicable = [f for f in inputs if f.state is not State.NOT_APPLICABLE]
    if derivation.derive in (Derive.RATIO, Derive.DAYS_BETWEEN) and len(applicable) < len(inputs):
        return Fact(fact_id, State.NOT_APPLICABLE)
    if not applicable:
        return Fact(fact_id, State.NOT_APPLICABLE)
    if any(f.state is not State.KNOWN for f in applicable):
        return unknown(fact_id)
    if derivation.derive is Derive.WORST_OF:
        return replace(_worst(derivation.fact, applicable), id=fact_id, origin=Origin.DERIVED, evidence=None, note="")
    value = _DERIVE[derivation.derive]([f.value for f in applicable])
    if value is None:
        return unknown(fact_id)
    return known(fact_id, int(value) if derivation.fact.type is FactType.COUNT else float(value), Origin.DERIVED)


def rank(definition: FactDefinition, value: Value) -> float:
    """How favourable a value is: higher is better. Only for definitions with a direction.

    Several choices rank by the sum of their credits.
    """
    better = definition.better
    if isinstance(value, tuple):
        return sum((o.credit or 0.0) for o in definition.options if o.id in value)
    if isinstance(better, tuple):
        return float(better.index(str(value)))
    if isinstance(value, bool):
        return float(value == (better == "yes"))
    if isinstance(value, Money):
        value = value.amount
    number = float(value.toordinal()) if isinstance(value, datetime.date) else _number(value)
    return -number if better == "low" else number


def _applied(question: Question, answers: Mapping[str, Fact], read: Callable[[Condition], bool | None], strict: frozenset[str]) -> Fact:
    applies = True if question.asked_if is None else read(question.asked_if)
    if applies is False:
        return Fact(question.id, State.NOT_APPLICABLE)
    fact = answers.get(question.id)
    if fact is None or applies is None:
        return unknown(question.id)
    if fact.state is State.NOT_APPLICABLE and question.id in strict:
        return replace(fact, state=State.UNKNOWN)
    return fact


def _evades(fact: Fact, strict: frozenset[str]) -> bool:
    """Declared not applicable where a veto of the ladder reads it: nobody leaves the ladder by a word."""
    return fact.state is State.NOT_APPLICABLE and fact.id in strict


def _enough(indicator: Indicator, channel: Mapping[str, Fact]) -> bool | None:
    if indicator.sample is None or indicator.minimum is None:
        return True
    sample = channel[indicator.sample].value
    return None if sample is None else _number(sample) >= indicator.minimum


def _summed(indicator: Indicator, usable: list[Fact]) -> Fact:
    if indicator.fact.type is FactType.COUNT:
        return replace(usable[0], value=int(sum(_number(f.value) for f in usable)))
    return usable[0] if len({f.value for f in usable}) == 1 else unknown(indicator.id)


def _worst(definition: FactDefinition, facts: list[Fact]) -> Fact:
    return min(facts, key=lambda f: rank(definition, f.value) if f.value is not None else 0.0)


def _number(value: Value | None) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is not a number")
    return float(value)


def _ratio(values: list[Value | None]) -> float | None:
    top, bottom = (_number(v) for v in values)
    return top / bottom if bottom else None


def _days(values: list[Value | None]) -> float | None:
    first, second = values
    assert isinstance(first, datetime.date) and isinstance(second, datetime.date)  # noqa: S101, PT018 - the loader's promise
    return float((second - first).days)


_DERIVE: dict[Derive, Callable[[list[Value | None]], float | None]] = {
    Derive.RATIO: _ratio,
    Derive.SUM: lambda values: sum(_number(v) for v in values),
    Derive.COUNT: lambda values: float(sum(v is True for v in values)),
    Derive.DAYS_BETWEEN: _days,
}
