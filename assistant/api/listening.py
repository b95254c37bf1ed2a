"""A line typed in an interview, understood with what is known of talk; that is loaded only for a line that is no plain answer.

The trap it guards: who types numbers and labels never waits for it.
"""

from __future__ import annotations

from assistant.api.desk import Desk
from assistant.interview.asking import Asked, must_apply
from assistant.interview.hearing import hear
from assistant.interview.said import Answer, Command, Reason, Refusal, Said
from assistant.loading.values import parse_value
from assistant.model.library import FactDefinition, Library
from assistant.model.text import Lang
from assistant.model.values import Value


def listen(desk: Desk, library: Library, asked: Asked | None, text: str, lang: Lang) -> Said:
    """What the line says at the prompt of ``asked``, or, where that is None, where no question stands."""

    def parse(definition: FactDefinition, typed: str) -> Value:
        return parse_value(definition, typed, lang)

    today, applies = desk.today(), asked is not None and must_apply(library, asked.id)
    said = hear(text, asked, library, desk.talk_in_hand, parse=parse, today=today, must_apply=applies)
    if desk.talk_in_hand is not None:
        return said
    if isinstance(said, Answer | Command) or (isinstance(said, Refusal) and said.reason in (Reason.EMPTY, Reason.NO_SUCH_COMMAND)):
        return said
    talk = desk.talk
    return said if talk is None else hear(text, asked, library, talk, parse=parse, today=today, must_apply=applies)
