"""``knowledge show``: one entry of the knowledge in full."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.cli.settings import Settings
from assistant.errors import InputError


def show(ctx: typer.Context, entry: Annotated[str, typer.Argument(metavar="ID")]) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.rulebook import knowledge_ids, knowledge_part, open_book
    from assistant.cli.desks import desk
    from assistant.cli.rules import meant, print_card
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen, at = Screen(chosen), desk(chosen)
    b = open_book(at, chosen.lang)
    card = knowledge_part(b, entry)
    if card is None:
        near = meant(screen, entry, knowledge_ids(b.w.library))
        raise InputError(screen.say("knowledge.unknown", name=entry) + near + "\n    credit-assistant knowledge list")
    if chosen.json:
        from dataclasses import asdict

        screen.json({"schema": "credit-assistant/entry/1", "lang": chosen.lang, **asdict(card)})
        return 0
    print_card(screen, card, b.w.strings)
    screen.next("credit-assistant knowledge list")
    return 0
