"""``replay``: stored assessments decided again, compared byte for byte."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.cli.settings import Settings


def replay(
    ctx: typer.Context,
    assessment: Annotated[str, typer.Argument(metavar="[ID]")] = "last",
    all_: Annotated[bool, typer.Option("--all")] = False,
) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.trust import replay as again
    from assistant.cli.desks import desk
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    results = []
    for result in again(desk(chosen), None if all_ else [assessment]):
        results.append(result)
        if not chosen.json:
            entry = "replay.same" if result.same else "replay.differs"
            screen.result(screen.say(entry, id=result.assessment, parts=", ".join(result.differs)))
    if chosen.json:
        replayed = [{"assessment": r.assessment, "same": r.same, "differs": list(r.differs)} for r in results]
        screen.json({"schema": "credit-assistant/replay/1", "replayed": replayed})
    elif not results:
        screen.result(screen.say("replay.none"))
    screen.next("credit-assistant doctor")
    return 0 if all(r.same for r in results) else 1
