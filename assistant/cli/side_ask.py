"""A free question about the field: answered from the glossary, rules, measures and sources with citations, or honestly not at all."""

from __future__ import annotations

from assistant.cli.layout import shown
from assistant.cli.side import Conversation, Then


def ask(talk: Conversation, rest: str) -> Then:
    """What the knowledge says about it, with its sources; or that it does not say."""
    from assistant.api.answering import answered, unknown

    if not rest.strip():
        talk.say("ask.form")
        return Then.STANDS
    interview, lang = talk.interview, talk.w.lang
    known = interview.talk
    if known is None:
        talk.say("ask.untrained", style="yellow", said=shown(rest))
        return Then.STANDS
    told = answered(interview.library, known, rest, lang, interview.templates)
    if told is None:
        talk.item("  ", unknown(interview.library, lang, interview.templates), style="yellow")
        return Then.STANDS
    talk.item("  ", told.text)
    for part in (told.also, told.cited):
        if part:
            talk.item("  ", part, style="dim")
    return Then.STANDS
