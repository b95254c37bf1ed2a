"""What may be typed at a question, for Tab: its choices by label, id or number, then the commands in the language of the run.

The trap it guards: in Chinese the commands have two names; the English ones are completed as well, but only the Chinese ones are listed.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module

from assistant.api.interviews import Interview
from assistant.cli.lines import Action
from assistant.cli.lines_offers import Offer
from assistant.cli.screen import Screen
from assistant.cli.words_lines import IN_SHORT, STATES
from assistant.interview.asking import Asked
from assistant.interview.commands import COMMANDS
from assistant.model.values import FactType, State


def offers(screen: Screen, asked: Asked | None) -> tuple[Offer, ...]:
    """The choices of the question, if there is one, and the commands."""
    return (*(_choices(screen, asked) if asked is not None else ()), *_commands(screen, answering=asked is not None))


def _choices(screen: Screen, asked: Asked) -> tuple[Offer, ...]:
    match asked.fact.type:
        case FactType.YES_NO:
            return Offer(screen.say("talk.yes"), "1", ("1", "yes")), Offer(screen.say("talk.no"), "2", ("2", "no"))
        case FactType.CHOICE | FactType.CHOICES:
            return tuple(Offer(o.label.in_(screen.lang), str(n), (str(n), o.id)) for n, o in enumerate(asked.fact.options, 1))
        case _:
            return ()


def _commands(screen: Screen, *, answering: bool) -> tuple[Offer, ...]:
    chinese = screen.lang == "zh"
    names: list[tuple[str | State, tuple[str, ...]]] = list(COMMANDS.items())
    if answering:
        names += STATES.items()
    return tuple(_command(names, IN_SHORT[command][chinese], chinese=chinese) for command, names in names)


def _command(names: tuple[str, ...], about: str, *, chinese: bool) -> Offer:
    first = next(name for name in names if name.isascii() is not chinese)
    return Offer(f"/{first}", about, tuple(f"/{name}" for name in names if name != first and name.isascii()))


def load_ahead(interview: Interview) -> tuple[Action, ...]:
    """Steps that load what the first free sentence and the first side talk need, so that they are answered as fast as any other."""
    modules = ("assistant.interview.freely", "assistant.api.listening", "assistant.cli.side_table", "assistant.api.papers")
    return (*(partial(import_module, name) for name in modules), lambda: interview.talk)
