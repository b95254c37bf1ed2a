"""``client``: who is in the store, taking out everything of one, and forgetting one for good."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.settings import Settings
from assistant.errors import InputError, UsageError

_Name = Annotated[str, typer.Argument(metavar="CLIENT")]


def list_clients(ctx: typer.Context) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.registers import dossiers
    from assistant.cli.desks import desk
    from assistant.cli.layout import quoted, table
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    found = dossiers(desk(chosen))
    if chosen.json:
        listed = [
            {"id": d.id, "client": d.client, "added": d.added, "assessments": len(d.assessments), "waiting": d.waiting} for d in found
        ]
        screen.json({"schema": "credit-assistant/clients/1", "clients": listed})
        return 0
    if not found:
        screen.result(screen.say("client.none"))
        screen.next('credit-assistant assess --client "NAME"')
        return 0
    head = [screen.say(f"client.{name}") for name in ("id", "added", "assessments", "name")]
    screen.result(*table(head, [[d.id, d.added, str(len(d.assessments)), d.client] for d in found]))
    screen.next(f"credit-assistant client show {quoted(found[0].client)}")
    return 0


def show(ctx: typer.Context, client: _Name) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.registers import history
    from assistant.cli.desks import desk
    from assistant.cli.layout import quoted
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    found = history(desk(chosen), client)
    if chosen.json:
        past = [p.as_json() for p in found.assessments]
        body = {"id": found.id, "client": found.client, "added": found.added, "assessments": past, "waiting": found.waiting}
        screen.json({"schema": "credit-assistant/client/1", **body})
        return 0
    screen.result(f"{found.client} ({found.id}), {found.added}")
    screen.result(
        screen.say("client.assessments")
        + screen.say("colon")
        + (", ".join(f"{p.id} {p.as_of} {p.badge}" for p in found.assessments) or "–")
    )
    if found.waiting:
        screen.result(screen.say("client.waiting") + screen.say("colon") + ", ".join(found.waiting))
        screen.next(f"credit-assistant resume {found.waiting[0]}")
    else:
        screen.next(f"credit-assistant history {quoted(found.client)}")
    return 0


def export(ctx: typer.Context, client: _Name, output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE|-")] = Path("-")) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.registers import export as everything
    from assistant.cli.desks import desk
    from assistant.cli.layout import quoted
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    text = json.dumps(everything(desk(chosen), client), ensure_ascii=False, indent=2) + "\n"
    if str(output) == "-":
        screen.document(text)
        return 0
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{output}: {error.strerror or error}\n    Choose another place.") from error
    screen.result(screen.say("written", path=str(output.absolute())))
    screen.next(f"credit-assistant client show {quoted(client)}")
    return 0


def forget(ctx: typer.Context, client: _Name, confirm: Annotated[str | None, typer.Option("--confirm", metavar="NAME")] = None) -> int:
    """The command; its help is in the catalogue. Nothing is erased unless the name is given twice."""
    from assistant.api.registers import forget as erase
    from assistant.api.registers import history
    from assistant.cli.desks import desk
    from assistant.cli.layout import quoted
    from assistant.cli.lines import typed
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    at = desk(chosen)
    found = history(at, client)
    if confirm is None:
        if chosen.no_input or not sys.stdin.isatty():
            raise UsageError(screen.say("misuse.confirm", name=quoted(found.client)))
        confirm = typed(screen, f"{screen.say('client.ask')} ({found.client}): ")
    if confirm.strip() not in (found.client, found.id):
        screen.tell(screen.say("client.kept"))
        return 1
    erased = erase(at, found.id)
    left = [str(path) for path in (*erased.backups, *erased.unreadable)]
    if chosen.json:
        screen.json({"schema": "credit-assistant/forgotten/1", "client": found.client, "assessments": erased.assessments, "backups": left})
        return 0
    screen.result(screen.say("client.forgotten", name=found.client))
    screen.result(screen.say("client.elsewhere"))
    for path in left:
        screen.result(screen.say("client.backups", path=path))
    screen.next("credit-assistant client list")
    return 0
