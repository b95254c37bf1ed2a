"""Comparisons fit their facts: the operator, the constant, and the unit of the threshold."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.errors import InputError, Problem
from assistant.loading.checks.places import places
from assistant.loading.checks.references import threshold_of
from assistant.loading.conditions import Written
from assistant.loading.documents import shown
from assistant.loading.gathered import Gathered
from assistant.loading.suggest import did_you_mean
from assistant.loading.values import day_of, parse_value
from assistant.model.condition import Op
from assistant.model.library import FactDefinition
from assistant.model.values import NUMERIC, ORDERED, FactType

TYPE_NAMES = {
    FactType.YES_NO: "a yes/no question",
    FactType.CHOICE: "a choice",
    FactType.CHOICES: "a question of several choices",
    FactType.NUMBER: "a number",
    FactType.SHARE: "a share",
    FactType.COUNT: "a count",
    FactType.MONEY: "an amount of money",
    FactType.DATE: "a date",
    FactType.DURATION: "a duration",
    FactType.OUTCOME: "the outcome of a rule",
}


def comparisons(gathered: Gathered) -> Iterator[Problem]:
    """Every leaf compares its fact with something of the fact's own kind."""
    thresholds = {e.id: e for e in gathered.of("thresholds")}
    for place in places(gathered):
        for leaf in place.leaves():
            definition = gathered.facts.get(leaf.fact)
            if definition is None:
                continue
            if leaf.op in (Op.IS, Op.ONE_OF):
                found = _equality(leaf, definition)
            elif definition.type not in ORDERED:
                wrong = f"{leaf.op} does not fit {leaf.fact}, which is {TYPE_NAMES[definition.type]}"
                found = wrong, f"write {leaf.fact}: {_example(definition)}"
            elif (name := threshold_of(leaf)) is None:
                found = _ordering(leaf, definition)
            else:
                threshold = thresholds.get(name)
                found = None if threshold is None else _unit(leaf, definition, name, threshold.data["unit"])
            if found is not None:
                yield place.problem(leaf, *found)


def unit_of(definition: FactDefinition) -> str:
    """The unit that a threshold needs to be compared with the fact."""
    same = (FactType.SHARE, FactType.COUNT, FactType.DATE)
    return str(definition.type) if definition.type in same else definition.unit or "number"


def _unit(leaf: Written, definition: FactDefinition, name: str, unit: str) -> tuple[str, str] | None:
    wanted = unit_of(definition)
    if unit == wanted:
        return None
    return (
        f"{leaf.fact} is {_measured(definition, wanted)}, but the threshold {name} is in {unit}",
        f"use a threshold whose unit is {wanted}",
    )


def _measured(definition: FactDefinition, unit: str) -> str:
    name = TYPE_NAMES[definition.type]
    return f"{name} in {unit}" if definition.unit else name


def _equality(leaf: Written, definition: FactDefinition) -> tuple[str, str] | None:
    kind = TYPE_NAMES[definition.type]
    listed = leaf.op is Op.ONE_OF
    if listed and definition.type in (FactType.YES_NO, FactType.OUTCOME):
        return f"{leaf.fact} is {kind}: a list of values does not fit", f"write {leaf.fact}: {_example(definition)}"
    if definition.type in (FactType.MONEY, FactType.DATE):
        return f"{leaf.fact} is {kind}, which is never compared for equality", "use below, at_most, at_least or above"
    for item in leaf.operand if listed else [leaf.operand]:
        wrong = _constant(item, definition)
        if wrong:
            return wrong
    return None


def _constant(item: object, definition: FactDefinition) -> tuple[str, str] | None:
    what = f"{shown(item)} does not fit {definition.id}, which is {TYPE_NAMES[definition.type]}"
    match definition.type:
        case FactType.YES_NO:
            return None if item in ("yes", "no") or isinstance(item, bool) else (what, "write yes or no")
        case FactType.OUTCOME:
            return None if item in ("found", "clear") else (what, "write found or clear")
        case FactType.CHOICE | FactType.CHOICES:
            ids = [o.id for o in definition.options]
            if item in ids:
                return None
            quoted = next((o for o in ids if not isinstance(item, str) and o == str(item)), None)
            right = f"put it in quotes: '{quoted}'" if quoted else did_you_mean(str(item), ids, f"the options are {', '.join(ids)}")
            return f"{shown(item)} is no option of {definition.id}", right
        case _:
            if isinstance(item, bool) or not isinstance(item, int | float):
                return what, f"write a number, or a comparison such as {{at_least: {shown(item)}}}"
            return _in_range(item, definition)


def _ordering(leaf: Written, definition: FactDefinition) -> tuple[str, str] | None:
    if definition.type is FactType.DATE:
        good = isinstance(leaf.operand, str) and day_of(leaf.operand) is not None
        wrong = f"{shown(leaf.operand)} does not fit {leaf.fact}, which is a date"
        return None if good else (wrong, "write a date as YEAR-MONTH-DAY, or the id of a threshold")
    if isinstance(leaf.operand, str):
        wrong = f"{leaf.operand} does not fit {leaf.fact}, which is {TYPE_NAMES[definition.type]}"
        return wrong, "write a number, or the id of a threshold"
    return _in_range(leaf.operand, definition)


def _in_range(number: object, definition: FactDefinition) -> tuple[str, str] | None:
    if definition.type not in NUMERIC:
        return None
    try:
        parse_value(definition, number)
    except InputError as error:
        return f"{definition.id} is compared with {shown(number)}", str(error)
    return None


def _example(definition: FactDefinition) -> str:
    match definition.type:
        case FactType.YES_NO:
            return "yes or no"
        case FactType.OUTCOME:
            return "found or clear"
        case _:
            names = [o.id for o in definition.options]
            return f"{names[0]}, or a list such as [{', '.join(names[:2])}]"
