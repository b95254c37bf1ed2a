"""The test lies next to the thing: every rule is found, clear and unknown in some case, and has one on each boundary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.errors import InputError, Problem
from assistant.loading.checks.places import Place, metric_places
from assistant.loading.checks.references import threshold_of
from assistant.loading.conditions import Written, written_leaves
from assistant.loading.documents import shown
from assistant.loading.gathered import Entry, Gathered
from assistant.loading.suggest import did_you_mean
from assistant.loading.values import day_of, parse_value, state_of
from assistant.model.condition import Op
from assistant.model.library import FactDefinition
from assistant.model.values import ORDERED, Money, Value


def rule_cases(gathered: Gathered) -> Iterator[Problem]:
    """The tests of the rules in use."""
    tests = {e.path: e for e in gathered.entries.get("rule_test", ())}
    for entry in gathered.of("rule"):
        leaves = list(written_leaves(entry.data["when"], ("when",)))
        if entry.data["status"] != "retired":
            yield from _covered(entry, gathered, tests=tests, read=leaves, boundaries=leaves, outcomes=("found", "clear", "unknown"))


def ladder_cases(gathered: Gathered) -> Iterator[Problem]:
    """The tests of the ladder; re-admission needs a level before and is tested where its author wants to."""
    tests = {e.path: e for e in gathered.entries.get("ladder_metric_test", ())}
    for entry in gathered.of("ladder_metric"):
        found = [p for p in metric_places(entry) if p.role in ("test", "enough")]
        read = [leaf for p in found for leaf in p.leaves()]
        boundaries = [leaf for p in found if _fresh(p) for leaf in p.leaves()]
        levels = ("A", "B", *(["D"] if isinstance(entry.data.get("D"), dict) else []), "unknown")
        yield from _covered(entry, gathered, tests=tests, read=read, boundaries=boundaries, outcomes=levels)


def _fresh(place: Place) -> bool:
    return place.role == "enough" or place.steps in (("A", "entry"), ("B", "entry"), ("D", "veto"))


def _covered(
    entry: Entry,
    gathered: Gathered,
    *,
    tests: dict[str, Entry],
    read: list[Written],
    boundaries: list[Written],
    outcomes: tuple[str, ...],
) -> Iterator[Problem]:
    path = entry.path.replace(".yaml", ".test.yaml")
    test = tests.get(path)
    if path in gathered.unread:
        return
    if test is None:
        yield entry.problem((), f"{entry.id} has no tests", f"write {path} with cases for {', '.join(outcomes)} and each boundary")
        return
    if not test.sound:
        return
    names = {leaf.fact for leaf in read} | ({entry.data["metric"]} if entry.kind == "ladder_metric" else set())
    values: list[tuple[str, Value, str | None]] = []
    for number, case in enumerate(test.data):
        for fact, raw in case["facts"].items():
            steps = (number, "facts", fact)
            definition = gathered.facts.get(fact)
            if fact not in names and names <= gathered.fact_ids:
                right = did_you_mean(fact, names, f"it reads {', '.join(sorted(names))}")
                yield test.problem(steps, f"{entry.id} does not read {fact}", right)
            elif definition is not None and state_of(raw) is None:
                try:
                    values.append((fact, parse_value(definition, raw), case.get("as_of")))
                except InputError as error:
                    yield test.problem(steps, f"{fact}: {error}", "correct the value, or write unknown, not applicable or declined")
    expected = {case["expect"] for case in test.data}
    for outcome in outcomes:
        if outcome not in expected:
            yield test.problem((), f"no case expects {outcome} of {entry.id}", f"add a case with expect: {outcome}")
    yield from _boundaries(entry, test, boundaries, values, gathered)


def _boundaries(
    entry: Entry, test: Entry, leaves: list[Written], values: list[tuple[str, Value, str | None]], gathered: Gathered
) -> Iterator[Problem]:
    thresholds = {e.id: e for e in gathered.of("thresholds")}
    told: set[tuple[str, str]] = set()
    for leaf in leaves:
        definition = gathered.facts.get(leaf.fact)
        if leaf.op in (Op.IS, Op.ONE_OF) or definition is None or definition.type not in ORDERED:
            continue
        name = threshold_of(leaf)
        if (name is not None and name not in thresholds) or not _fits(definition, _operand(leaf, thresholds, name, None)):
            continue
        on = any(fact == leaf.fact and _equal(value, _operand(leaf, thresholds, name, day), definition) for fact, value, day in values)
        label = f"{name} ({shown(_operand(leaf, thresholds, name, None))})" if name else shown(leaf.operand)
        if not on and (leaf.fact, label) not in told:
            told.add((leaf.fact, label))
            right = f"add a case with {leaf.fact}: {shown(_operand(leaf, thresholds, name, None))}"
            yield test.problem((), f"no case of {entry.id} stands on the boundary: {leaf.fact} at {label}", right)


def _fits(definition: FactDefinition, operand: Any) -> bool:
    """Whether the constant is a value of the fact; if not, other checks have said so, and no case could stand on it."""
    try:
        parse_value(definition, operand)
    except InputError:
        return False
    return True


def _operand(leaf: Written, thresholds: dict[str, Entry], name: str | None, day: str | None) -> Any:
    if name is None:
        return leaf.operand
    data = thresholds[name].data
    for period in (data, *data.get("earlier", ())):
        if day is None or period.get("since", "") <= day <= period.get("until", "9999-12-31"):
            return period["value"]
    return None


def _equal(value: Value, operand: Any, definition: FactDefinition) -> bool:
    if isinstance(value, Money):
        return value.currency == definition.unit and value.amount == operand
    return value == (day_of(operand) if isinstance(operand, str) else operand)
