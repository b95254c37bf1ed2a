"""The reference judge: every rule in three-valued logic, stratum by stratum, with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assistant.judging.index import IndexResult, evaluate_index
from assistant.judging.known import answered, by_channel, derived, weakest
from assistant.judging.ladder import MetricResult, evaluate_ladder
from assistant.judging.logic import outcome, truth
from assistant.model.inputs import DataScore, Inputs
from assistant.model.library import DATA_SCORE, Library
from assistant.model.values import Fact, Origin, State, known, unknown


@dataclass(frozen=True, slots=True)
class Judged:
    """All that follows from the inputs before a grade is drawn. ``facts`` are what the rules read, conclusions of rules included."""

    facts: Mapping[str, Fact]
    channels: Mapping[str, Mapping[str, Fact]]
    ladder: tuple[MetricResult, ...]
    index: tuple[IndexResult, ...]
    outcomes: Mapping[str, str]


def judge(library: Library, inputs: Inputs) -> Judged:
    """Facts, ladder, indices and the outcome of every rule in force."""
    facts, channels, ladder, index = ground(library, inputs)
    outcomes = {}
    for layer in library.strata:
        concluded = {rule.id: outcome(truth(rule.when, facts)) for rule in layer}
        outcomes.update(concluded)
        facts.update({rule_id: conclusion(rule_id, result) for rule_id, result in concluded.items()})
    return Judged(facts, channels, ladder, index, outcomes)


def ground(
    library: Library, inputs: Inputs
) -> tuple[dict[str, Fact], Mapping[str, Mapping[str, Fact]], tuple[MetricResult, ...], tuple[IndexResult, ...]]:
    """The facts that stand before any rule: answers, weakest channels, derivations, ladder levels, indices, data score."""
    facts = answered(library, inputs.answers)
    channels = by_channel(library, inputs, facts)
    facts.update({i.id: weakest(i, channels) for i in library.indicators.values()})
    for derivation in library.derivations.values():
        facts[derivation.fact.id] = derived(derivation, facts, library.as_of)
    ladder = evaluate_ladder(library.ladder, facts, channels, inputs, library.as_of)
    facts.update({m.metric.id: _level(m) for m in ladder})
    index = evaluate_index(library, facts)
    facts.update({f"index.{r.id}": _index(r) for r in index})
    facts.update(_score(inputs.data_score))
    return facts, channels, ladder, index


@cache
def conclusion(rule_id: str, result: str) -> Fact:
    """The outcome of a rule as a fact for later strata."""
    return unknown(rule_id) if result == "unknown" else known(rule_id, result, Origin.DERIVED)


def _score(score: DataScore | None) -> dict[str, Fact]:
    """The data score and the ends of its range; the ends are known as soon as one figure is."""
    given = (None, None, None) if score is None else (score.value, score.lowest, score.highest)
    return {i: unknown(i) if v is None else known(i, v, Origin.DERIVED) for i, v in zip(DATA_SCORE, given, strict=True)}


def _level(result: MetricResult) -> Fact:
    if result.status == "level":
        return known(result.metric.id, next(iter(result.possible)), Origin.DERIVED)
    if result.status == "unknown":
        return unknown(result.metric.id)
    return Fact(result.metric.id, State.NOT_APPLICABLE)


def _index(result: IndexResult) -> Fact:
    fact_id = f"index.{result.id}"
    if not result.asked:
        return Fact(fact_id, State.NOT_APPLICABLE)
    return unknown(fact_id) if result.value is None else known(fact_id, result.value, Origin.DERIVED)
