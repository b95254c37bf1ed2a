"""Answers written as the file that ``read_answers`` reads: YAML, in the order given, with documents and notes.

The trap it guards: an option may be called *unknown*, *yes* or *1210*; what is written must be read as that option again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from assistant.loading.values import state_of
from assistant.model.library import FactDefinition, Library
from assistant.model.values import Evidence, Fact, FactType, Money, State, Value

_STATES = {State.UNKNOWN: "unknown", State.NOT_APPLICABLE: "not applicable", State.DECLINED: "declined"}


def written_answers(facts: Iterable[Fact], library: Library, *, remarks: Iterable[tuple[str, str]] = ()) -> str:
    """The text of an answers file. ``remarks`` that belong to no answer stand in front, as comments."""
    import yaml

    comments = [f"# {where}: {' '.join(text.split())}\n" for where, text in remarks]
    body = {fact.id: _entry(library.facts[fact.id], fact) for fact in facts}
    text = yaml.safe_dump(body, allow_unicode=True, sort_keys=False, width=10_000) if body else "{}\n"
    return "".join(comments) + text


def _entry(definition: FactDefinition, fact: Fact) -> Any:
    value = _STATES[fact.state] if fact.value is None else _value(definition, fact.value)
    if fact.evidence is None and not fact.note:
        return value
    entry: dict[str, Any] = {"value": value}
    if fact.evidence is not None:
        entry["evidence"] = _evidence(fact.evidence)
    if fact.note:
        entry["note"] = fact.note
    return entry


def _value(definition: FactDefinition, value: Value) -> Any:
    match value:
        case Money(amount, currency, day):
            return {"amount": amount, "currency": currency} | ({"date": day.isoformat()} if day else {})
        case tuple():
            return list(value)
        case str() if definition.type is FactType.CHOICE and state_of(value) is not None:
            return next(o.label.en for o in definition.options if o.id == value)
        case _:
            return value


def _evidence(evidence: Evidence) -> dict[str, Any]:
    days = {"date": evidence.date, "expires": evidence.expires}
    return {"document": evidence.document} | {name: day for name, day in days.items() if day is not None}
