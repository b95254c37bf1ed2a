"""A line that is no plain value, number or id: what it probably means, in whatever words. Loaded only when such a line comes.

The trap it guards: the readers below give either a certain value, one to be said back, or none; this module never makes one surer.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from assistant.interview.asking import Asked
from assistant.interview.options.options_said import said_option, said_options
from assistant.interview.options.several_options import NotOne
from assistant.interview.options.yes_no import yes_or_no
from assistant.interview.said import Answer, Confirm, Reason, Refusal, Said
from assistant.interview.values.reading import Read, Reading
from assistant.interview.values.states import state, unmeasured
from assistant.interview.values.values_said import said_value
from assistant.interview.words.names import Called, named
from assistant.interview.words.near_two import NearTwo
from assistant.interview.words.phrasing import polite_only
from assistant.interview.words.plain import plain
from assistant.model.library import FactDefinition
from assistant.model.values import Fact, FactType, Origin, State, Value

_LONGEST = 300  # characters; nobody says a value in more
_LISTED = frozenset({FactType.YES_NO, FactType.CHOICE, FactType.CHOICES})


def freely(line: str, asked: Asked, today: datetime.date, otherwise: Refusal, called: Called | None = None) -> Said:
    """What a plain line means at the question, or ``otherwise``; ``called`` are other names of its options."""
    definition = asked.fact
    if len(line) > _LONGEST:
        return otherwise
    without = state(line)
    if without is not None:
        return stated(definition, line, without)
    never = unmeasured(line)
    if never and definition.type is FactType.YES_NO:
        return Confirm((Fact(definition.id, State.UNKNOWN),))
    said = _read(line, asked, today, otherwise, called)
    if never and isinstance(said, Refusal):
        fact = Fact(definition.id, State.UNKNOWN)
        return Confirm((fact,)) if definition.type in _LISTED else Answer((fact,))
    return said


def stated(definition: FactDefinition, line: str, without: State) -> Said:
    """An answer without a value; where an option bears just these words, it is asked which of the two is meant."""
    label = next((o.option.id for o in named(definition) if {line, polite_only(line)} & set(o.whole)), None)
    if label is None:
        return Answer((Fact(definition.id, without),))
    value: Value = (label,) if definition.type is FactType.CHOICES else label
    return Confirm((Fact(definition.id, State.KNOWN, value, Origin.DECLARED),))


def _read(line: str, asked: Asked, today: datetime.date, otherwise: Refusal, called: Called | None) -> Said:
    definition = asked.fact
    match definition.type:
        case FactType.YES_NO:
            return _said(definition, yes_or_no(line, plain(asked.ask.zh)), otherwise)
        case FactType.CHOICE:
            return _said(definition, said_option(definition, line, called), otherwise)
        case FactType.CHOICES:
            found = said_options(definition, line, called)
            return Refusal(Reason.NOT_AN_OPTION, found.part) if isinstance(found, NotOne) else _said(definition, found, otherwise)
        case _:
            return _said(definition, said_value(definition, line, today, f"{asked.ask.en} {asked.ask.zh} {definition.title.en}"), otherwise)


def _said(definition: FactDefinition, read: Read[Value] | NearTwo, otherwise: Refusal) -> Said:
    if read is None:
        return otherwise
    if isinstance(read, NearTwo):
        return replace(otherwise, reason=Reason.NEAR_TWO, hint=", ".join(map(str, read.numbers)))
    if isinstance(read, Reading):
        fact = Fact(definition.id, State.KNOWN, read.value, Origin.DECLARED)
        return Answer((fact,)) if read.sure else Confirm((fact,))
    return replace(otherwise, reason=read)
