"""``rules docs``: the rule base as a folder of pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.settings import Settings


def docs(ctx: typer.Context, output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER")]) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.rulebook import write_pages
    from assistant.cli.desks import desk
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    count = write_pages(desk(chosen), chosen.lang, output)
    first = output / "index.html"
    if chosen.json:
        screen.json({"schema": "credit-assistant/docs/1", "lang": chosen.lang, "pages": count, "index": str(first)})
        return 0
    screen.result(screen.say("rules.pages", n=str(count), path=str(first)))
    screen.next("credit-assistant rules list")
    return 0
