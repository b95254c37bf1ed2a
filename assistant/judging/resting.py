"""What a decision rests on: of all that is known, a small set of facts that decides it alone.

Of parts of which one is enough it takes the one that rests on least, so a reader has little to check.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.judging.judge import Judged
from assistant.judging.ladder import TESTS
from assistant.judging.logic import truth
from assistant.model.condition import Any, Condition, Leaf, NoneOf, leaves
from assistant.model.inputs import ENTERPRISE
from assistant.model.library import DATA_SCORE, Library
from assistant.model.values import Fact, State


@dataclass(frozen=True, slots=True)
class Ground:
    """The judged inputs, with what was found of each fact so far."""

    library: Library
    judged: Judged
    found: dict[str, frozenset[str]] = field(default_factory=dict)

    def fact(self, fact_id: str) -> frozenset[str]:
        """The answers and figures that make a fact what it is, whether it has a value or does not apply."""
        if fact_id not in self.found:
            self.found[fact_id] = frozenset()  # nothing goes round: the loader refuses cycles
            self.found[fact_id] = self._fact(fact_id)
        return self.found[fact_id]

    def condition(self, condition: Condition, facts: Mapping[str, Fact] | None = None, *, negated: bool = False) -> frozenset[str]:
        """What makes the condition hold, or not hold; nothing where it is open."""
        read = self.judged.facts if facts is None else facts
        holds = truth(condition, read, negated=negated)
        if holds is None:
            return frozenset()
        if isinstance(condition, Leaf):
            return self.fact(condition.fact)
        inner = negated != isinstance(condition, NoneOf)
        every = isinstance(condition, Any) is negated
        deciding = [p for p in condition.parts if truth(p, read, negated=inner) is holds]
        parts = [self.condition(p, facts, negated=inner) for p in deciding]
        return frozenset[str]().union(*parts) if holds is every else min(parts, key=len)

    def _fact(self, fact_id: str) -> frozenset[str]:
        library, judged = self.library, self.judged
        if fact_id in library.questions or fact_id in library.indicators:
            return self._given(fact_id)
        if fact_id in library.derivations:
            return self._all(i for i in library.derivations[fact_id].inputs if i != "as_of")
        if fact_id in library.rules:
            return self.condition(library.rules[fact_id].when)
        if fact_id in DATA_SCORE:
            return self._all(library.read_by_score)
        if fact_id.startswith("index."):
            return self.index(None if fact_id == "index.total" else fact_id.removeprefix("index."))
        return self.metric(fact_id) if judged.facts[fact_id].state is not State.UNKNOWN else frozenset()

    def index(self, sub_system: str | None) -> frozenset[str]:
        """Every answer that counts in a sub-system, or in any."""
        counted = (q.id for q in self.library.questions.values() if q.index and sub_system in (None, q.index))
        return self._all(counted)

    def metric(self, metric_id: str) -> frozenset[str]:
        """What a metric of the ladder reads: why it does not apply, or its figures."""
        result = next(m for m in self.judged.ladder if m.metric.id == metric_id)
        metric = result.metric
        applies = frozenset[str]() if metric.applies is None else self.condition(metric.applies)
        if metric.applies is not None and truth(metric.applies, self.judged.facts) is False:
            return applies
        tests = [t.when for name in TESTS if (t := getattr(metric, name)) is not None]
        read = {leaf.fact for c in (*tests, *([metric.enough] if metric.enough is not None else [])) for leaf in leaves(c)}
        return applies | self._asked(metric.metric) | self._all({metric.metric, *read})

    def why_closed(self, indicator_id: str) -> frozenset[str]:
        """Why a figure cannot come from the enterprise any more: it did, or it is said whether it applies."""
        typed = self.judged.channels.get(ENTERPRISE, {}).get(indicator_id)
        return self._asked(indicator_id) | ({indicator_id} if typed is not None and typed.value is not None else frozenset())

    def _asked(self, indicator_id: str) -> frozenset[str]:
        asked_if = self.library.indicators[indicator_id].asked_if
        return frozenset[str]() if asked_if is None else self.condition(asked_if)

    def _all(self, facts: Iterable[str]) -> frozenset[str]:
        return frozenset[str]().union(*(self.fact(i) for i in facts))

    def _given(self, fact_id: str) -> frozenset[str]:
        """The answer itself, and what says that it is asked for, or is not."""
        question, indicator = self.library.questions.get(fact_id), self.library.indicators.get(fact_id)
        asked_if = question.asked_if if question else indicator.asked_if if indicator else None
        applies = frozenset[str]() if asked_if is None else self.condition(asked_if)
        if asked_if is not None and truth(asked_if, self.judged.facts) is False:
            return applies
        states = {c[fact_id].state for c in self.judged.channels.values() if fact_id in c} | {self.judged.facts[fact_id].state}
        if not states & {State.KNOWN, State.NOT_APPLICABLE}:
            return frozenset()
        sample = self.fact(indicator.sample) if indicator and indicator.sample else frozenset[str]()
        return applies | {fact_id} | sample
