"""The ladder has neither contradictions nor gaps, decided exactly.

Conditions change their truth only at their constants, so it is enough to look at each constant, between two neighbours, and
beyond the first and the last: a finite set of points on which two conditions are compared.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.errors import Problem
from assistant.judging.logic import truth
from assistant.loading.checks.places import metric_places
from assistant.loading.checks.references import threshold_of
from assistant.loading.conditions import written_leaves
from assistant.loading.gathered import Entry, Gathered
from assistant.loading.normal import condition
from assistant.loading.on_day import value_of
from assistant.model.condition import All, Condition, Leaf, NoneOf, Op, leaves
from assistant.model.condition import Any as AnyOf
from assistant.model.library import FactDefinition
from assistant.model.values import NUMERIC, FactType, known

_GROUPS: dict[str, type[All | AnyOf | NoneOf]] = {"all": All, "any": AnyOf, "none": NoneOf}
_MOST_FACTS = 4  # the points to compare grow with each fact


def ladder_tests(gathered: Gathered) -> Iterator[Problem]:
    """No test of a metric can hold together with one that says the contrary."""
    thresholds = {e.id: e for e in gathered.of("thresholds")}
    for entry in gathered.of("ladder_metric"):
        tests = {place.steps: place.raw for place in metric_places(entry) if place.role == "test"}
        if any(_broken(raw, gathered, thresholds) for raw in tests.values()):
            continue
        if len({leaf.fact for raw in tests.values() for leaf in written_leaves(raw)}) > _MOST_FACTS:
            yield entry.problem(
                (), "the tests read too many facts to be compared exactly", f"let a metric read at most {_MOST_FACTS} facts"
            )
            continue
        for first, second, wrong, right in _CLASHES:
            if first in tests and second in tests and (where := _together(tests[first], tests[second], gathered, thresholds)):
                yield entry.problem(second, f"{wrong}: both hold at {where}", right)


_CLASHES = (
    (("A", "entry"), ("A", "exit"), "the exit of A is stricter than its entry", "let the exit begin where the entry ends, or beyond"),
    (("B", "entry"), ("B", "exit"), "the exit of B is stricter than its entry", "let the exit begin where the entry ends, or beyond"),
    (("A", "entry"), ("D", "veto"), "the veto of D can hold where A is entered", "leave a gap between the veto and every entry"),
    (("B", "entry"), ("D", "veto"), "the veto of D can hold where B is entered", "leave a gap between the veto and every entry"),
    (("C", "readmission"), ("D", "veto"), "the veto of D can hold where C readmits", "let the re-admission be out of reach of the veto"),
)


def _broken(raw: Any, gathered: Gathered, thresholds: Mapping[str, Entry]) -> bool:
    """Whether a test reads what is not known or not a number; other checks have said so."""
    for leaf in written_leaves(raw):
        definition = gathered.facts.get(leaf.fact)
        name = threshold_of(leaf)
        operands = leaf.operand if leaf.op is Op.ONE_OF else [leaf.operand]
        if definition is None or definition.type not in NUMERIC or (name is not None and name not in thresholds):
            return True
        values = [p["value"] for p in _periods(thresholds[name])] if name else operands
        if any(isinstance(v, bool) or not isinstance(v, int | float) for v in values):
            return True
    return False


def _together(one: Any, other: Any, gathered: Gathered, thresholds: Mapping[str, Entry]) -> str:
    """Where both conditions hold, in words; empty where they never do."""
    names = {n for raw in (one, other) for leaf in written_leaves(raw) if (n := threshold_of(leaf))}
    days = {p.get("since", "0001-01-01") for n in names for p in _periods(thresholds[n])} | {"9999-12-31"}
    for day in sorted(days, reverse=True):
        values = {n: value for n in names if (value := _value_on(thresholds[n], day)) is not None}
        if values.keys() != names:
            continue
        pair = [_resolved(condition(raw, gathered.facts), values) for raw in (one, other)]
        for point in _points(pair, gathered.facts):
            facts = {fact: known(fact, value) for fact, value in point.items()}
            if truth(pair[0], facts) and truth(pair[1], facts):
                return ", ".join(f"{fact} = {value:g}" for fact, value in point.items())
    return ""


def _periods(threshold: Entry) -> list[dict[str, Any]]:
    return [threshold.data, *threshold.data.get("earlier", ())]


def _value_on(threshold: Entry, day: str) -> float | None:
    for period in _periods(threshold):
        if period.get("since", "") <= day <= period.get("until", "9999-12-31"):
            return float(period["value"])
    return None


def _resolved(raw: Any, values: Mapping[str, float]) -> Condition:
    if "fact" in raw:
        operand = values[raw["threshold"]] if "threshold" in raw else value_of(raw["value"])
        return Leaf(raw["fact"], Op(raw["op"]), operand)
    ((group, parts),) = raw.items()
    return _GROUPS[group](tuple(_resolved(part, values) for part in parts))


def _points(pair: list[Condition], facts: Mapping[str, FactDefinition]) -> Iterator[dict[str, float]]:
    constants: dict[str, set[float]] = {}
    for leaf in itertools.chain.from_iterable(leaves(c) for c in pair):
        operands = leaf.operand if isinstance(leaf.operand, tuple) else (leaf.operand,)
        constants.setdefault(leaf.fact, set()).update(float(o) for o in operands if isinstance(o, int | float))
    axes = {fact: _axis(sorted(found), facts[fact].type) for fact, found in constants.items()}
    return (dict(zip(axes, place, strict=True)) for place in itertools.product(*axes.values()))


def _axis(constants: list[float], kind: FactType) -> list[float]:
    """Each constant, a point between neighbours, and one beyond each end, inside what the type allows."""
    if kind is FactType.COUNT:
        around = {float(int(c) + step) for c in constants for step in (-1, 0, 1)}
        return sorted(v for v in around if v >= 0)
    least, most = {FactType.SHARE: (0.0, 1.0), FactType.DURATION: (0.0, float("inf"))}.get(kind, (float("-inf"), float("inf")))
    inside = [c for c in constants if least <= c <= most]
    ends = [*([least] if least > float("-inf") else [constants[0] - 1]), *([most] if most < float("inf") else [constants[-1] + 1])]
    marks = sorted({*inside, *ends})
    return sorted({*marks, *((a + b) / 2 for a, b in itertools.pairwise(marks))})
