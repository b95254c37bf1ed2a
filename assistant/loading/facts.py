"""One given value as a fact: with its state, its evidence and its note."""

from __future__ import annotations

from typing import Any

from assistant.errors import InputError
from assistant.loading.suggest import did_you_mean
from assistant.loading.values import day_of, parse_value, state_of
from assistant.model.library import FactDefinition
from assistant.model.values import DocumentKind, Evidence, Fact, FactType, Origin, State

_KEYS = ("value", "evidence", "note", "date")
_EVIDENCE_KEYS = ("document", "date", "expires", "kind", "where")


def given_fact(definition: FactDefinition, raw: object, origin: Origin = Origin.DECLARED) -> Fact:
    """A value or typed text, a word for a state, or a mapping ``{value, evidence, note, date}`` as a fact.

    Raises InputError with what would be right. ``date`` is the day of an amount of money. An answer with evidence stays declared:
    whether the document holds is judged on the day.
    """
    evidence: Evidence | None = None
    note = ""
    if isinstance(raw, dict) and not (definition.type is FactType.MONEY and "amount" in raw):
        for key in raw:
            if key not in _KEYS:
                raise InputError(
                    f"{key} is no part of an answer; {did_you_mean(key, _KEYS, 'the parts are value, evidence, note and date')}"
                )
        if "value" not in raw:
            raise InputError("value is missing; write {value: …, evidence: {document, date, expires}, note: …}")
        evidence = _evidence(raw.get("evidence"))
        note = str(raw.get("note") or "")
        raw = _dated(definition, raw)
    state = state_of(raw)
    if state is not None:
        return Fact(definition.id, state, None, None, evidence, note)
    value = parse_value(definition, raw)
    return Fact(definition.id, State.KNOWN, value, origin, evidence, note)


def _dated(definition: FactDefinition, raw: dict[str, Any]) -> object:
    value, day = raw["value"], raw.get("date")
    if day is not None and day_of(day) is None:
        raise InputError(f"date is {day}; write YEAR-MONTH-DAY")
    if definition.type is FactType.MONEY and day is not None and state_of(value) is None:
        return {"amount": value, "date": day} if not isinstance(value, dict) else {"date": day, **value}
    return value


def _evidence(raw: object) -> Evidence | None:
    if raw is None:
        return None
    if isinstance(raw, str):
        return Evidence(raw)
    if not isinstance(raw, dict) or not isinstance(raw.get("document"), str):
        raise InputError(
            "evidence needs a document; write evidence: {document: file or title, date: YEAR-MONTH-DAY, expires: YEAR-MONTH-DAY}"
        )
    for key in raw:
        if key not in _EVIDENCE_KEYS:
            right = did_you_mean(key, _EVIDENCE_KEYS, "the parts are document, date, expires, kind and where")
            raise InputError(f"{key} is no part of evidence; {right}")
    days = {key: raw.get(key) for key in ("date", "expires")}
    for key, day in days.items():
        if day is not None and day_of(day) is None:
            raise InputError(f"{key} of the evidence is {day}; write YEAR-MONTH-DAY")
    kind, where = raw.get("kind"), raw.get("where")
    if kind is not None and kind not in tuple(DocumentKind):
        raise InputError(f"kind of the evidence is {kind}; write one of {', '.join(DocumentKind)}")
    return Evidence(
        raw["document"],
        day_of(days["date"]),
        day_of(days["expires"]),
        None if kind is None else DocumentKind(kind),
        "" if where is None else str(where),
    )
