"""``resume``: go on with an interview at the exact question."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.settings import Settings
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.api.interviews import Interview
    from assistant.cli.screen import Screen


def resume(
    ctx: typer.Context,
    interview: Annotated[str, typer.Argument(metavar="[ID]")] = "last",
    respondent: Annotated[str, typer.Option("--respondent", metavar="NAME")] = "",
    report: Annotated[list[Path] | None, typer.Option("--report", metavar="FILE")] = None,
) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.interviews import resume as open_again
    from assistant.cli.assess import interviewed, named
    from assistant.cli.desks import desk
    from assistant.cli.reporting import checked_formats
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    if chosen.no_input:
        raise UsageError(screen.say("misuse.no_prompt", command="resume"))
    reports = checked_formats(screen, report or [])
    again = open_again(desk(chosen), interview, respondent=named(screen, respondent))
    return interviewed(_speaking(chosen, again), again, reports, frozenset())


def go_on_or_begin(chosen: Settings) -> int:
    """What the program does without a command: the last interview if one waits, else a new one."""
    from assistant.api.interviews import begin, waiting
    from assistant.api.interviews import resume as open_again
    from assistant.cli.assess import interviewed
    from assistant.cli.desks import desk
    from assistant.cli.screen import Screen

    at = desk(chosen)
    open_ones = waiting(at)
    if not open_ones:
        return interviewed(Screen(chosen), begin(at, lang=chosen.lang), [], frozenset())
    again = open_again(at, open_ones[0].id)
    screen = _speaking(chosen, again)
    screen.tell(screen.say("talk.new_instead"))
    return interviewed(screen, again, [], frozenset())


def _speaking(chosen: Settings, interview: Interview) -> Screen:
    """The screen in the language that was asked for, else in the one the interview began in."""
    from assistant.cli.screen import Screen

    return Screen(chosen if chosen.lang_given else replace(chosen, lang=interview.lang))
