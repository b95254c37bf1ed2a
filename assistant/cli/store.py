"""``store``: saving all data in a file, and putting it back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.settings import Settings

_File = Annotated[Path, typer.Argument(metavar="FILE")]


def backup(ctx: typer.Context, file: _File) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.registers import back_up
    from assistant.cli.desks import desk
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    path = back_up(desk(chosen), file)
    if chosen.json:
        screen.json({"schema": "credit-assistant/backup/1", "path": str(path)})
        return 0
    screen.result(screen.say("store.backed_up", path=str(path)))
    screen.next(f"credit-assistant store restore {path}")
    return 0


def restore(ctx: typer.Context, file: _File) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.registers import restore as put_back
    from assistant.cli.desks import desk
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    restored = put_back(desk(chosen), file)
    if chosen.json:
        aside = str(restored.aside) if restored.aside else None
        screen.json({"schema": "credit-assistant/restore/1", "path": str(file), "aside": aside, "returned": list(restored.returned)})
        return 0
    if restored.aside:
        screen.result(screen.say("store.restored", path=str(file), kept=str(restored.aside)))
    else:
        screen.result(screen.say("store.restored_first", path=str(file)))
    screen.next("credit-assistant client list")
    return 0
