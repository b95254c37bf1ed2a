"""``knowledge list``: questions, indicators, measures, sources, the glossary, the calendar and the limits of platforms, by id."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.cli.settings import Settings


def list_knowledge(
    ctx: typer.Context,
    begins: Annotated[str, typer.Argument(metavar="[BEGINNING]")] = "",
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND")] = None,
) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.knowledge import KINDS, entries
    from assistant.cli.desks import desk
    from assistant.cli.layout import hang, table
    from assistant.cli.screen import Screen
    from assistant.errors import UsageError

    chosen: Settings = ctx.obj
    screen, at = Screen(chosen), desk(chosen)
    if kind is not None and kind not in KINDS:
        raise UsageError(screen.say("misuse.choice", name="--kind", value=kind, options=", ".join(KINDS)))
    found = entries(at.library(at.today()), chosen.lang, templates=at.templates, kind=kind, begins=begins)
    if chosen.json:
        listed = [
            {
                "kind": e.kind,
                "id": e.id,
                "title": e.title,
                "detail": e.detail,
                "also": list(e.also),
                "mark": e.mark,
                "sources": list(e.sources),
            }
            for e in found
        ]
        screen.json({"schema": "credit-assistant/knowledge/1", "entries": listed})
        return 0
    if kind is None:
        screen.result(*table(("", "", ""), [(screen.say(f"knowledge.{e.kind}"), e.id, e.title) for e in found])[1:])
    else:
        for e in found:
            screen.result(f"{e.id}  {e.title}" + (f"  [{e.mark}]" if e.mark else ""))
            if e.detail:
                screen.result(hang("    ", e.detail, screen.width))
    screen.next("credit-assistant knowledge list --kind glossary" if kind is None else "credit-assistant rules list")
    return 0
