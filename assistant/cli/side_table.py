"""What each command of side talk does. Loaded while the first question is read, not before it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.cli.side import Conversation, Then
from assistant.cli.side_ahead import plan, status
from assistant.cli.side_answers import back, change, edit, whatif
from assistant.cli.side_ask import ask
from assistant.cli.side_help import help_, other
from assistant.cli.side_keep import evidence, lang, note, save, skip
from assistant.cli.side_why import how, learn, why

SIDE_TALK: Mapping[str, Callable[[Conversation, str], Then]] = {
    "why": why,
    "how": how,
    "learn": learn,
    "ask": ask,
    "back": back,
    "edit": edit,
    "change": change,
    "skip": skip,
    "note": note,
    "evidence": evidence,
    "whatif": whatif,
    "status": status,
    "plan": plan,
    "lang": lang,
    "save": save,
    "help": help_,
    "other": other,
    "finish": lambda talk, rest: Then.FINISH,  # noqa: ARG005 - what side talk is given
    "quit": lambda talk, rest: Then.QUIT,  # noqa: ARG005
}
