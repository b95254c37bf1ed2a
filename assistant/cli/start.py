"""``credit-assistant`` without a command: on a terminal the interview, started or gone on with; elsewhere the help."""

from __future__ import annotations

import sys
from typing import Annotated

import typer


def start(ctx: typer.Context, *, version: Annotated[bool, typer.Option("--version")] = False) -> int | None:
    """The root command."""
    if version:
        from assistant import __version__

        print(f"credit-assistant {__version__}")  # noqa: T201 - a result
        raise typer.Exit
    if ctx.invoked_subcommand is not None:
        return None
    if not (sys.stdin.isatty() and sys.stderr.isatty()) or ctx.obj.no_input:
        print(ctx.get_help())  # noqa: T201 - a result
        return 0
    from assistant.cli.resume import go_on_or_begin

    return go_on_or_begin(ctx.obj)


def alone(ctx: typer.Context) -> int | None:
    """A group without one of its commands: what it has."""
    if ctx.invoked_subcommand is not None:
        return None
    print(ctx.get_help())  # noqa: T201 - a result
    return 0
