"""The documented view of the inputs: favourable answers count only with a dated, unexpired document; admissions count anyway."""

from __future__ import annotations

import datetime
from dataclasses import replace

from assistant.judging.known import rank
from assistant.model.inputs import Inputs
from assistant.model.library import FactDefinition, Library
from assistant.model.values import NUMERIC, Fact, FactType, Origin, State, Value


def documented(library: Library, inputs: Inputs) -> Inputs:
    """The same inputs with every undocumented favourable answer unknown.

    An answer that no document can prove (``evidence`` absent, such as the denial of a breach) stands as declared. A figure that
    was typed in, not measured, needs a document too. So does a declared *not applicable*.
    """
    day = library.as_of
    kept = {}
    for fact_id, fact in inputs.answers.items():
        kept[fact_id] = fact if _stands(library, fact, day) else Fact(fact_id, State.UNKNOWN, note=fact.note)
    return replace(inputs, answers={i: _mark(f, day) for i, f in kept.items()}, data_score=inputs.documented_score)


def undocumented(library: Library, inputs: Inputs) -> tuple[str, ...]:
    """The answers that count in the documented verdict only with a document, and have none that holds."""
    return tuple(i for i, fact in inputs.answers.items() if not _stands(library, fact, library.as_of))


def wants_document(library: Library, fact: Fact) -> bool:
    """Whether the answer counts in the documented verdict only with a document."""
    return not _stands(library, replace(fact, evidence=None), library.as_of)


def favourable(definition: FactDefinition, value: Value) -> bool:
    """Whether the value speaks for the enterprise: anything better than the least favourable answer."""
    if definition.better is None:
        return False
    match definition.type:
        case FactType.YES_NO | FactType.CHOICE | FactType.CHOICES:
            return rank(definition, value) > 0
        case kind if kind in NUMERIC and definition.better == "high":
            return rank(definition, value) > 0
        case _:
            return True


def _stands(library: Library, fact: Fact, day: datetime.date) -> bool:
    has_document = fact.evidence is not None and fact.evidence.holds_on(day)
    if fact.id in library.indicators:
        return fact.origin is Origin.MEASURED or has_document or fact.state in (State.UNKNOWN, State.DECLINED)
    question = library.questions.get(fact.id)
    if question is None or question.evidence is None or has_document:
        return True
    if fact.value is None:
        return fact.state is not State.NOT_APPLICABLE
    return not favourable(question.fact, fact.value)


def _mark(fact: Fact, day: datetime.date) -> Fact:
    if fact.state is State.KNOWN and fact.origin is Origin.DECLARED and fact.evidence and fact.evidence.holds_on(day):
        return replace(fact, origin=Origin.DOCUMENTED)
    return fact
