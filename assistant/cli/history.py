"""``history``: the assessments of a client."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.cli.settings import Settings


def history(ctx: typer.Context, client: Annotated[str, typer.Argument(metavar="CLIENT")]) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.registers import history as past
    from assistant.cli.desks import desk
    from assistant.cli.layout import quoted, table
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    found = past(desk(chosen), client)
    if chosen.json:
        screen.json(
            {"schema": "credit-assistant/history/1", "client": found.client, "assessments": [p.as_json() for p in found.assessments]}
        )
        return 0
    if not found.assessments:
        screen.result(screen.say("history.none"))
        screen.next(f"credit-assistant assess --client {quoted(found.client)}")
        return 0
    head = [screen.say(f"history.{name}") for name in ("id", "day", "grade", "index", "vetoes", "rules")]
    rows = [[p.id, p.as_of, p.badge, p.index, str(p.vetoes), p.rule_base] for p in found.assessments]
    screen.result(*table(head, rows))
    screen.next(f"credit-assistant explain {found.assessments[-1].id} grade")
    return 0
