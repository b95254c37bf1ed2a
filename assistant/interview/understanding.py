"""What a typed line says: an answer to the question, one to be confirmed, a command, or nothing that can be accepted.

This is the one place where an input is understood. The trap it guards: it never files a guess: what is not exactly a number of the
list, a known word or a value in full is said back before it counts, or refused with the reason.
"""

from __future__ import annotations

import datetime
import unicodedata
from dataclasses import replace

from assistant.errors import InputError
from assistant.interview.asking import Asked
from assistant.interview.commands import BARE, slash
from assistant.interview.said import Answer, Confirm, Reason, Refusal, Said
from assistant.interview.values import exactly
from assistant.interview.values.exactly import Parse
from assistant.interview.values.reading import Reading
from assistant.interview.values.state_words import TYPED, state_word
from assistant.interview.words.names import Called
from assistant.interview.words.plain import plain
from assistant.model.library import FactDefinition
from assistant.model.values import Fact, FactType, Origin, State, Value


def understand(
    text: str, asked: Asked, *, parse: Parse, today: datetime.date, must_apply: bool = False, called: Called | None = None
) -> Said:
    """What ``text`` says at the prompt of ``asked``; ``parse`` reads numbers, dates and money, raising InputError.

    ``today`` is what last month is counted from, ``called`` are other names of the options. Where the answer
    ``must_apply``, *not applicable* is refused.
    """
    said = _understood(text, asked, parse, today, called)
    if isinstance(said, Answer) and isinstance(said.fact.value, datetime.date) and said.fact.value > today:
        return Confirm(said.facts)  # a day to come is rarely meant
    if isinstance(said, Answer | Confirm) and isinstance(said.fact.value, float) and asked.fact.type is FactType.NUMBER:
        try:
            parse(asked.fact, str(said.fact.value))
        except InputError as error:  # seven stars of five
            return Refusal(Reason.NOT_A_VALUE, text.strip(), str(error))
    if must_apply and _waved_away(said):
        return Refusal(Reason.READ_BY_VETO, text.strip())
    if isinstance(said, Refusal) and said.said == plain(text):
        return replace(said, said=text.strip())  # as it was typed
    return said


def _waved_away(said: Said) -> bool:
    return isinstance(said, Answer | Confirm) and said.fact.state is State.NOT_APPLICABLE


def _understood(text: str, asked: Asked, parse: Parse, today: datetime.date, called: Called | None) -> Said:
    line, definition = plain(text), asked.fact
    if line.startswith("/"):
        return _command(unicodedata.normalize("NFKC", text).strip()[1:].strip(), definition)
    if not line.strip(",;、 "):
        return Refusal(Reason.EMPTY, line)
    options = {o.id for o in definition.options}
    if line in BARE and line not in options:
        return _command(line, definition)
    without = state_word(line) if line not in options else None
    if without is not None:
        from assistant.interview.freely import stated

        return stated(definition, line, without) if options else Answer((Fact(definition.id, without),))
    said = _exactly(line, " ".join(unicodedata.normalize("NFKC", text).split()), definition, parse)
    if not isinstance(said, Refusal):
        return said
    from assistant.interview.freely import freely  # patterns of many wordings: not loaded for those who type numbers

    return freely(line, asked, today, said, called)


def _command(line: str, definition: FactDefinition) -> Said:
    name, _, rest = line.partition(" ")
    name = name.casefold()
    found = state_word(name) or next((s for s in State if s is not State.KNOWN and name == s.value), None)
    if found is not None:
        return Answer((Fact(definition.id, found),))
    return slash(name, rest, TYPED)


def _exactly(line: str, text: str, definition: FactDefinition, parse: Parse) -> Said:
    """The line as a value in full, or why it is none."""
    match definition.type:
        case FactType.YES_NO:
            found: Value | None = exactly.yes_no(line)
            refusal = Refusal(Reason.NOT_YES_NO, line)
        case FactType.CHOICE:
            found, refusal = exactly.option(line, definition), Refusal(Reason.NOT_AN_OPTION, line)
        case FactType.CHOICES:
            found, refusal = exactly.options(line, definition), Refusal(Reason.NOT_AN_OPTION, line)
        case _:
            try:
                return _filed(definition, exactly.value(text, definition, parse))
            except InputError as error:
                return Refusal(Reason.NOT_A_VALUE, text, str(error))
    return refusal if found is None else _filed(definition, Reading(found))


def _filed(definition: FactDefinition, read: Reading[Value]) -> Said:
    fact = Fact(definition.id, State.KNOWN, read.value, Origin.DECLARED)
    return Answer((fact,)) if read.sure else Confirm((fact,))
