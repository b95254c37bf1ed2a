"""What the judge takes as fixed although further answers of the interview can still move it, made open again.

The judge draws its bounds for facts that get known one by one. A figure typed in for the enterprise while shops have figures of their
own is more than that: it is a channel more. So is a figure that is not applicable after all, and a sample that shrinks a score.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.judging.judge import Judged, conclusion
from assistant.judging.known import derived
from assistant.judging.ladder import MetricResult
from assistant.judging.ladder_testing import conditions
from assistant.judging.logic import outcome, truth
from assistant.model.condition import Condition, leaves
from assistant.model.inputs import ENTERPRISE
from assistant.model.library import DATA_SCORE, GRADES, Library
from assistant.model.values import Fact, State, unknown


def open_figures(library: Library, judged: Judged) -> frozenset[str]:
    """The indicators that somebody may still type in for the enterprise.

    Those that apply, or may, and that nobody gave (who typed *not applicable* did). And of those that only a shop gives what such a
    figure is read together with: its sample, or its count.
    """
    silent = {i for i in library.indicators if _silent(library, judged, i)}
    found = {i for i in silent if not _given(i, judged)}
    if not judged.channels.keys() - {ENTERPRISE}:
        return frozenset(found)
    waiting = found | {i for i, fact in judged.channels.get(ENTERPRISE, {}).items() if fact.state is State.KNOWN}
    while waiting:
        together = {i for name in waiting for i in read_together(library, name)}
        waiting = (together & silent) - found
        found |= waiting
    return frozenset(found)


def read_together(library: Library, fact_id: str) -> frozenset[str]:
    """What a figure is read together with: its sample, and what the ladder tests beside it."""
    sample = library.indicators[fact_id].sample
    tested = {leaf.fact for m in library.ladder.metrics if m.metric == fact_id for _, c in conditions(m) for leaf in leaves(c)}
    return frozenset(tested | ({sample} if sample else set())) - {fact_id}


def loosened(library: Library, judged: Judged) -> Judged:
    """The same, so that its bounds hold against every further answer: to questions, and the ``open_figures``.

    Where nothing is loose it is the same value but for what is certain of index and ladder.
    """
    typable = open_figures(library, judged)
    shops = judged.channels.keys() - {ENTERPRISE}
    ladder = tuple(_metric(library, judged, m, typable if shops else frozenset()) for m in judged.ladder)
    total = judged.index[-1]
    index = (*judged.index[:-1], replace(total, certain=total.answered))  # what is only asked may turn out not to apply
    loose = _loose(library, judged, ladder, typable, shops=bool(shops))
    channels = judged.channels
    if shops and typable and ENTERPRISE not in channels:
        channels = {**channels, ENTERPRISE: {i: _absent(i, library.indicators[i].asked_if, judged) for i in library.indicators}}
    if not loose:
        return replace(judged, ladder=ladder, index=index, channels=channels)
    facts = {**judged.facts, **{i: unknown(i) for i in loose}}
    for derivation in library.derivations.values():
        facts[derivation.fact.id] = derived(derivation, facts, library.as_of)
    outcomes: dict[str, str] = {}
    for layer in library.strata:
        concluded = {rule.id: outcome(truth(rule.when, facts)) for rule in layer}
        outcomes.update(concluded)
        facts.update({rule_id: conclusion(rule_id, result) for rule_id, result in concluded.items()})
    return Judged(facts, channels, ladder, index, outcomes)


def _silent(library: Library, judged: Judged, fact_id: str) -> bool:
    """Whether an indicator applies, or may, and was not given for the enterprise as a whole."""
    asked_if = library.indicators[fact_id].asked_if
    if asked_if is not None and truth(asked_if, judged.facts) is False:
        return False
    typed = judged.channels.get(ENTERPRISE, {}).get(fact_id)
    return typed is None or typed.state in (State.UNKNOWN, State.DECLINED)


def _lacks(library: Library, judged: Judged, sample: str) -> bool:
    """Whether a shop gives a figure of the data score without its sample: then that of the enterprise stands in for it."""
    scored = [i for i in library.scored if library.indicators[i].sample == sample]
    shops = [facts for name, facts in judged.channels.items() if name != ENTERPRISE]
    return not scored or any(s[i].state is State.KNOWN and s[sample].state is not State.KNOWN for s in shops for i in scored)


def _given(fact_id: str, judged: Judged) -> bool:
    return any(facts[fact_id].state is State.KNOWN for facts in judged.channels.values())


def _absent(fact_id: str, asked_if: Condition | None, judged: Judged) -> Fact:
    """A figure in the channel of the enterprise before any was typed in."""
    out = asked_if is not None and truth(asked_if, judged.facts) is False
    return Fact(fact_id, State.NOT_APPLICABLE) if out else unknown(fact_id)


def _metric(library: Library, judged: Judged, result: MetricResult, typable: frozenset[str]) -> MetricResult:
    """The metric with every level it can come to, and surely applying only where no answer can take its figure away."""
    metric = result.metric
    applies = True if metric.applies is None else truth(metric.applies, judged.facts)
    if applies is False:
        return result
    if metric.metric in typable:  # the figure may come in a channel of its own, without what is known of the shops: their history, too
        possible = frozenset(GRADES)
        result = replace(result, status="unknown", possible=possible, applies=applies)
    if result.applies and not _stays(library, judged, metric.metric):
        return replace(result, applies=None, possible=result.possible | {"A"})
    return result


def _stays(library: Library, judged: Judged, fact_id: str) -> bool:
    """Whether the figure can never become not applicable: it is given, or it is asked for and nobody can wave it away."""
    if _given(fact_id, judged):
        return True
    asked_if = library.indicators[fact_id].asked_if
    return fact_id in library.read_by_ladder and (asked_if is None or truth(asked_if, judged.facts) is True)


def _loose(library: Library, judged: Judged, ladder: tuple[MetricResult, ...], typable: frozenset[str], *, shops: bool) -> frozenset[str]:
    """The facts that have a value, or do not apply, and may still have another."""
    whole = judged.channels.get(ENTERPRISE, {})
    waiting = [i.id for i in library.indicators.values() if i.id in whole and whole[i.id].value is not None and i.sample in typable]
    loose = [*typable, *waiting] if shops else []  # with its sample a figure of the whole may turn out weaker than that of the shops
    loose += [new.metric.id for new, old in zip(ladder, judged.ladder, strict=True) if new is not old]
    if any(not _given(i, judged) or _lacks(library, judged, i) for i in typable & library.read_by_score):
        loose += DATA_SCORE
    return frozenset(i for i in loose if judged.facts[i].state in (State.KNOWN, State.NOT_APPLICABLE))
