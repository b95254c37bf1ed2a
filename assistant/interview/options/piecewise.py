"""A list whose items are said partly by name and partly in other words: every clause is heard for itself.

The trap it guards: a clause that speaks of another question, or that names something, adds nothing to what its names tell.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.interview.options.listing import spotted
from assistant.interview.said import Confirm, Reason, Refusal, Said
from assistant.interview.talk import Talk
from assistant.interview.told.wordings import options_beside
from assistant.interview.words.clauses import clauses
from assistant.interview.words.names import Called, named
from assistant.model.library import FactDefinition
from assistant.model.values import Fact, FactType, Origin, State

_ALONE = frozenset({"none"})


def with_other_words(own: Said, definition: FactDefinition, line: str, talk: Talk, called: Called | None) -> Said:
    """The reading of a list with the options added that other clauses of the line tell in their own words."""
    if definition.type is not FactType.CHOICES:
        return own
    if isinstance(own, Refusal) and own.reason is Reason.NOT_AN_OPTION:
        more = options_beside(talk, definition, line, clauses(line), ())
        return Confirm((Fact(definition.id, State.KNOWN, more, Origin.DECLARED),)) if more else own
    if not isinstance(own, Confirm) or own.fact.state is not State.KNOWN:
        return own
    chosen = own.fact.value
    if not isinstance(chosen, tuple) or not chosen or _ALONE.intersection(map(str, chosen)):
        return own
    names = [s.start for s in spotted(line, named(definition, called))]
    more = options_beside(talk, definition, line, clauses(line), names)
    value = tuple(o.id for o in definition.options if o.id in chosen or o.id in more)
    return Confirm((replace(own.fact, value=value),)) if set(value) - set(chosen) else own
