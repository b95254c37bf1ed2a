"""Contradictions that an answer has just made, with the facts that contradict each other, so that both values can be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.judging.judge import Judged
from assistant.judging.ladder import TESTS
from assistant.judging.logic import truth
from assistant.model.condition import Condition, Leaf, NoneOf, leaves
from assistant.model.inputs import ENTERPRISE, Inputs
from assistant.model.library import Library, RuleKind
from assistant.model.values import Fact, State


@dataclass(frozen=True, slots=True)
class Given:
    """One fact as somebody gave it; ``channel`` is the shop whose figure it is, None for an answer or a figure of the enterprise."""

    fact: Fact
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """A rule of kind contradiction with what it rests on, the answers and figures that make it hold.

    ``rule`` is None where a figure that was typed in is not the one that was measured; then the first of ``facts`` is the typed one.
    """

    rule: str | None
    facts: tuple[Given, ...]


def clashes(library: Library, before: Judged, after: Judged) -> tuple[Clash, ...]:
    """The contradictions that were not there before, in the order of the rules. The facts of each in the order of the interview."""
    return tuple(
        Clash(rule.id, _given(library, after, _holding(rule.when, after.facts)))
        for rule in library.rules.values()
        if rule.kind is RuleKind.CONTRADICTION and after.outcomes[rule.id] == "found" and before.outcomes[rule.id] != "found"
    )


def disagreements(library: Library, inputs: Inputs) -> tuple[Clash, ...]:
    """Figures that were typed in and measured, and are not the same; sizes of shops are no claims, so they are left out."""
    found = []
    for indicator in library.indicators.values():
        typed = inputs.answers.get(indicator.id)
        if indicator.fact.better is None or typed is None or typed.state is not State.KNOWN:
            continue
        measured = {n: f for n, c in sorted(inputs.channels.items()) if (f := c.get(indicator.id)) and f.state is State.KNOWN}
        others = tuple(Given(f, None if n == ENTERPRISE else n) for n, f in measured.items() if f.value != typed.value)
        if others:
            found.append(Clash(None, (Given(typed), *others)))
    return tuple(found)


def _holding(condition: Condition, facts: Mapping[str, Fact], *, holds: bool = True, negated: bool = False) -> Iterator[str]:
    """The facts of every part that makes the condition hold, or not hold."""
    if truth(condition, facts, negated=negated) is not holds:
        return
    if isinstance(condition, Leaf):
        yield condition.fact
        return
    inner = negated != isinstance(condition, NoneOf)
    for part in condition.parts:
        yield from _holding(part, facts, holds=holds, negated=inner)


def _given(library: Library, judged: Judged, facts: Iterator[str]) -> tuple[Given, ...]:
    order = [*library.questions, *library.indicators]
    named = {i for fact in facts for i in _sources(library, judged, fact)}
    return tuple(_of(library, judged, i) for i in order if i in named)


def _sources(library: Library, judged: Judged, fact_id: str) -> Iterator[str]:
    """The answers and figures behind a fact."""
    if fact_id in library.questions or fact_id in library.indicators:
        if judged.facts[fact_id].state is State.KNOWN:
            yield fact_id
    elif fact_id in library.derivations:
        for part in library.derivations[fact_id].inputs:
            if part != "as_of":
                yield from _sources(library, judged, part)
    elif fact_id in library.rules:
        for part in _holding(library.rules[fact_id].when, judged.facts, holds=judged.outcomes[fact_id] == "found"):
            yield from _sources(library, judged, part)
    else:
        for result in judged.ladder:
            if result.metric.id == fact_id:
                tests = [t.when for name in TESTS if (t := getattr(result.metric, name)) is not None]
                for read in dict.fromkeys([result.metric.metric, *(leaf.fact for test in tests for leaf in leaves(test))]):
                    yield from _sources(library, judged, read)


def _of(library: Library, judged: Judged, fact_id: str) -> Given:
    fact = judged.facts[fact_id]
    if fact_id in library.questions:
        return Given(fact)
    channels = [n for n in sorted(judged.channels) if judged.channels[n].get(fact_id) == fact]
    return Given(fact, None if not channels or ENTERPRISE in channels else channels[0])
