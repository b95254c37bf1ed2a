"""``understand``: what the assistant makes of lines, as JSON, one result per line. For tests, and for those who build on it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.settings import Settings
from assistant.errors import InputError


def understand(ctx: typer.Context, lines: Annotated[Path | None, typer.Argument(metavar="[FILE]")] = None) -> int:
    """The command; its help is in the catalogue."""
    from dataclasses import asdict

    from assistant.api.hearing import lines_heard
    from assistant.cli.desks import desk
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen, at = Screen(chosen), desk(chosen)
    status = 0
    for number, heard in lines_heard(at, _lines(lines), chosen.lang):
        if isinstance(heard, InputError):
            screen.tell(screen.say("understand.line", n=str(number), text=str(heard)))
            status = 1
        else:
            screen.document(json.dumps(asdict(heard), ensure_ascii=False, allow_nan=False) + "\n")
    return status


def _lines(file: Path | None) -> list[str]:
    if file is None or str(file) == "-":
        return sys.stdin.read().splitlines()
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: cannot be read ({error})") from error
