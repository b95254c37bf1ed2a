"""``report``: an assessment as a document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.settings import Settings


def report(
    ctx: typer.Context,
    assessment: Annotated[str, typer.Argument(metavar="ID")],
    format: Annotated[str, typer.Option("--format", metavar="FORMAT")] = "html",  # noqa: A002 - the option's name
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE|-")] = None,
) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.reports import render
    from assistant.cli.desks import desk
    from assistant.cli.reporting import write
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    found = desk(chosen).load(assessment)
    kind = "json" if chosen.json else {"markdown": "md", "htm": "html"}.get(format, format)
    if chosen.json and output is None:
        output = Path("-")
    if str(output) == "-":
        screen.document(render(found, kind, chosen.lang))
        return 0
    path = write(screen, found, output or Path(f"credit-report-{found.id}.{kind}"), kind)
    screen.result(screen.say("end.report", path=str(path)))
    screen.next(f"credit-assistant explain {found.id} grade")
    return 0
