"""Which measures follow from what was found, and in which order: what lifts a veto first, then by severity, then the lightest."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.judging.index import applies
from assistant.judging.judge import Judged
from assistant.judging.known import rank
from assistant.judging.logic import truth
from assistant.model.library import Library, Measure, RuleKind, Severity
from assistant.model.values import State, known
from assistant.model.verdict import MeasureItem

_SEVERITY = {Severity.CRITICAL: 1, Severity.HIGH: 2, Severity.MEDIUM: 3, Severity.LOW: 4}
_KIND = {RuleKind.VETO: 0, RuleKind.MARKET_VETO: 1, RuleKind.CAP: 1}
_LEVEL = {"D": 0, "C": 2, "B": 4}
_EFFORT = "LMH"
_DEPTH = "profile.depth"  # how deep the assessment goes; its last option asks everything


def measures(library: Library, judged: Judged) -> list[MeasureItem]:
    """The measures in order of priority, each once, prerequisites before what needs them.

    A measure whose practices are all in place already is left out.
    """
    urgency: dict[str, int] = {}
    because: dict[str, list[str]] = {}
    for reason, weight, ids in _reasons(library, judged):
        for measure_id in ids:
            if not _in_place(library, judged, library.measures[measure_id]):
                urgency[measure_id] = min(weight, urgency.get(measure_id, 9))
                because.setdefault(measure_id, []).append(reason)
    for measure_id in list(urgency):
        _pull(library, judged, measure_id, urgency, because)
    order = _ordered(library, urgency)
    return [_item(library.measures[m], place, because[m]) for place, m in enumerate(order, 1)]


def _reasons(library: Library, judged: Judged) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    for rule in library.rules.values():
        if judged.outcomes[rule.id] == "found" and rule.measures:
            weight = _KIND.get(rule.kind, _SEVERITY[rule.severity] if rule.severity else 4)
            yield rule.id, weight, rule.measures
    for result in judged.ladder:
        if result.status == "level":
            level = next(iter(result.possible))
            if level in _LEVEL:
                yield result.metric.id, _LEVEL[level], result.metric.measures


def _in_place(library: Library, judged: Judged, measure: Measure) -> bool:
    if not measure.changes:
        return False
    for fact_id, value in measure.changes:
        fact = judged.facts[fact_id]
        if fact.state is State.NOT_APPLICABLE:
            if _beyond_depth(library, judged, fact_id):
                return False
            continue
        definition = library.facts[fact_id]
        if fact.value is None or definition.better is None or rank(definition, fact.value) < rank(definition, value):
            return False
    return True


def _beyond_depth(library: Library, judged: Judged, fact_id: str) -> bool:
    """Whether the practice was left out only because the assessment does not go so deep: then nobody knows whether it is in place."""
    question, depth = library.questions.get(fact_id), library.questions.get(_DEPTH)
    if question is None or question.asked_if is None or depth is None or applies(question, judged.facts) is not False:
        return False
    deepest = known(_DEPTH, depth.fact.options[-1].id)
    return truth(question.asked_if, {**judged.facts, _DEPTH: deepest}) is not False


def _pull(library: Library, judged: Judged, measure_id: str, urgency: dict[str, int], because: dict[str, list[str]]) -> None:
    for needed in library.measures[measure_id].prerequisites:
        if _in_place(library, judged, library.measures[needed]):
            continue
        if needed not in urgency or urgency[needed] > urgency[measure_id]:
            urgency[needed] = urgency[measure_id]
            because.setdefault(needed, []).append(measure_id)
            _pull(library, judged, needed, urgency, because)


def _ordered(library: Library, urgency: dict[str, int]) -> list[str]:
    def key(measure_id: str) -> tuple[int, int, int, str]:
        measure = library.measures[measure_id]
        return urgency[measure_id], _EFFORT.index(measure.effort), measure.lead_days, measure_id

    placed: dict[str, None] = {}

    def place(measure_id: str) -> None:
        for needed in sorted((n for n in library.measures[measure_id].prerequisites if n in urgency), key=key):
            if needed not in placed:
                place(needed)
        placed[measure_id] = None

    for measure_id in sorted(urgency, key=key):
        if measure_id not in placed:
            place(measure_id)
    return list(placed)


def _item(measure: Measure, priority: int, because: list[str]) -> MeasureItem:
    return {
        "id": measure.id,
        "actor": measure.actor,
        "priority": priority,
        "effort": measure.effort,
        "text": {"en": measure.title.en, "zh": measure.title.zh},
        "because": sorted(because),
    }
