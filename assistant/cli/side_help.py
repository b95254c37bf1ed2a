"""/help, and what is said to a greeting: what can be typed at any prompt."""

from __future__ import annotations

from rich.text import Text

from assistant.cli.side import Conversation, Then


def help_(talk: Conversation, _rest: str) -> Then:
    """Everything that can be typed, in groups."""
    for line in talk.screen.say("side.help").splitlines():
        talk.tell(Text(line, style="" if line.startswith(" ") else "bold"))
    return Then.STANDS


def other(talk: Conversation, _rest: str) -> Then:
    """A greeting, thanks, or anything that is no business of an assessment."""
    talk.say("side.other")
    return Then.STANDS
