"""What is still open and why: each unknown fact with what it would settle.

Only leaves that can still turn something count: inside a group that is already decided nothing needs an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assistant.judging.index import applies
from assistant.judging.judge import Judged
from assistant.judging.ladder import TESTS, MetricResult, exists, rated
from assistant.judging.logic import truth
from assistant.model.condition import Condition, Leaf, NoneOf
from assistant.model.library import DATA_SCORE, Library, RuleKind, Test
from assistant.model.values import Fact, State


@dataclass(slots=True)
class _Search:
    library: Library
    judged: Judged
    settles: dict[str, set[str]] = field(default_factory=dict)


def needs(library: Library, judged: Judged) -> dict[str, tuple[str, ...]]:
    """Every question and indicator whose answer may still settle something, with the ids of what it settles.

    What can be settled: rules that are unknown, ladder metrics, sub-systems of the index. In the order of the interview.
    """
    search = _Search(library, judged)
    for rule in library.rules.values():
        if judged.outcomes[rule.id] == "unknown" and rule.kind is not RuleKind.DERIVED:
            _condition(search, rule.when, judged.facts, rule.id)
    for result in judged.ladder:
        _metric(search, result)
    for condition in library.ladder.rated:
        if exists(judged.ladder) is not False and rated(library.ladder, judged.channels) is None:
            for facts in judged.channels.values():
                _condition(search, condition, facts, "ladder.rated")
    for question in library.questions.values():
        fact = judged.facts[question.id]
        if question.index and fact.state in (State.UNKNOWN, State.DECLINED):
            _fact(search, question.id, f"index.{question.index}")
    order = {i: place for place, i in enumerate([*library.questions, *library.indicators])}
    return {i: tuple(sorted(search.settles[i])) for i in sorted(search.settles, key=lambda i: order[i])}


def open_leaves(condition: Condition, facts: Mapping[str, Fact], *, negated: bool = False) -> Iterator[Leaf]:
    """The unknown leaves that can still turn the condition."""
    if truth(condition, facts, negated=negated) is not None:
        return
    if isinstance(condition, Leaf):
        yield condition
        return
    inner = negated != isinstance(condition, NoneOf)
    for part in condition.parts:
        yield from open_leaves(part, facts, negated=inner)


def _condition(search: _Search, condition: Condition, facts: Mapping[str, Fact], goal: str) -> None:
    for leaf in open_leaves(condition, facts):
        _fact(search, leaf.fact, goal)


def _fact(search: _Search, fact_id: str, goal: str) -> None:
    library, judged = search.library, search.judged
    if goal in search.settles.get(fact_id, ()):
        return
    if fact_id in library.questions:
        question = library.questions[fact_id]
        if question.asked_if is not None and applies(question, judged.facts) is None:
            _condition(search, question.asked_if, judged.facts, goal)
        else:
            search.settles.setdefault(fact_id, set()).add(goal)
    elif fact_id in library.indicators:
        _indicator(search, fact_id, goal)
    elif fact_id in library.derivations:
        for part in library.derivations[fact_id].inputs:
            if part != "as_of" and judged.facts[part].state in (State.UNKNOWN, State.DECLINED):
                _fact(search, part, goal)
    elif fact_id in library.rules:
        _condition(search, library.rules[fact_id].when, judged.facts, goal)
    elif fact_id in DATA_SCORE:
        _score_fact(search, goal)
    elif fact_id.startswith("index."):
        _index_fact(search, fact_id, goal)
    else:
        for result in judged.ladder:
            if result.metric.id == fact_id:
                _metric(search, result, goal)


def _indicator(search: _Search, fact_id: str, goal: str) -> None:
    indicator = search.library.indicators[fact_id]
    if indicator.asked_if is not None and truth(indicator.asked_if, search.judged.facts) is None:
        _condition(search, indicator.asked_if, search.judged.facts, goal)
        return
    search.settles.setdefault(fact_id, set()).add(goal)
    sample = indicator.sample
    if sample and all(c[sample].state is State.UNKNOWN for c in search.judged.channels.values()):
        search.settles.setdefault(sample, set()).add(goal)


def _index_fact(search: _Search, fact_id: str, goal: str) -> None:
    for question in search.library.questions.values():
        state = search.judged.facts[question.id].state
        if question.index and fact_id in ("index.total", f"index.{question.index}") and state in (State.UNKNOWN, State.DECLINED):
            _fact(search, question.id, goal)


def _score_fact(search: _Search, goal: str) -> None:
    """The indicators of the data score that no channel gives; more of a figure that rests on too few orders cannot be asked for."""
    for fact_id in search.library.scored:
        given = any(c[fact_id].state is State.KNOWN for c in search.judged.channels.values())
        if not given and search.judged.facts[fact_id].state in (State.UNKNOWN, State.DECLINED):
            _indicator(search, fact_id, goal)


def _metric(search: _Search, result: MetricResult, goal: str | None = None) -> None:
    if result.status != "unknown":
        return
    metric, goal = result.metric, goal or result.metric.id
    if metric.applies is not None and result.applies is None:
        _condition(search, metric.applies, search.judged.facts, goal)
        return
    for channel in result.channels:
        if channel.status != "unknown":
            continue
        facts = search.judged.channels[channel.channel]
        conditions = [metric.enough] if metric.enough is not None else []
        tests: list[Test | None] = [getattr(metric, name) for name in TESTS]
        conditions += [t.when for t in tests if t is not None]
        for condition in conditions:
            for leaf in open_leaves(condition, facts):
                _fact(search, leaf.fact, goal)
