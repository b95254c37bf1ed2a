"""``data``: marketplace tables imported to indicators, and described before anyone relies on them."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.settings import Settings
from assistant.errors import UsageError

_Table = Annotated[Path, typer.Argument(metavar="PATH")]
_Layout = Annotated[str | None, typer.Option("--layout", metavar="FILE")]
PERIODS = ("month", "quarter", "year")


def import_data(  # noqa: PLR0917 - typer calls it by name
    ctx: typer.Context,
    path: _Table,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="TABLE")],
    layout: _Layout = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY")] = None,
    period: Annotated[str | None, typer.Option("--period", metavar="PERIOD")] = None,
    channel: Annotated[str | None, typer.Option("--channel", metavar="NAME")] = None,
    tolerant: Annotated[bool, typer.Option("--tolerant")] = False,
) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.tables import Window, import_table
    from assistant.cli.assess import given_day
    from assistant.cli.data_quality import report
    from assistant.cli.desks import desk
    from assistant.cli.screen import Screen
    from assistant.cli.working import working

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    if period is not None and period not in PERIODS:
        raise UsageError(screen.say("misuse.choice", name="--period", value=period, options=", ".join(PERIODS)))
    window = Window(given_day(screen, "--since", since), given_day(screen, "--until", until), period)
    with working(screen, screen.say("work.read", name=path.name)) as bar:
        done = import_table(
            desk(chosen),
            path,
            output=output,
            layout=layout,
            window=window,
            channel=channel,
            tolerant=tolerant,
            progress=bar.stage,
        )
    if chosen.json:
        body = {"output": str(output.absolute()), "rows": done.rows, "quality": asdict(done.quality)}
        screen.json({"schema": "credit-assistant/import/1", **body})
        return 0
    screen.result(*report(screen, done.quality, imported=True))
    screen.result("", screen.say("data.written", path=str(output.absolute()), rows=f"{done.rows:,}", sellers=f"{done.quality.sellers:,}"))
    screen.next(f"credit-assistant assess --data {output} --row ID")
    return 0


def describe(ctx: typer.Context, path: _Table, layout: _Layout = None) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.tables import describe_table
    from assistant.cli.data_quality import report
    from assistant.cli.desks import desk
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    quality = describe_table(desk(chosen), path, layout=layout)
    if chosen.json:
        screen.json({"schema": "credit-assistant/description/1", "quality": asdict(quality)})
        return 0
    screen.result(*report(screen, quality, imported=False))
    screen.next(f"credit-assistant data import {path} -o TABLE")
    return 0
