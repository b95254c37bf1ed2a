"""``knowledge list``: questions, indicators, measures and sources by id."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.cli.settings import Settings


def list_knowledge(ctx: typer.Context, begins: Annotated[str, typer.Argument(metavar="[BEGINNING]")] = "") -> int:
    """The command; its help is in the catalogue."""
    from assistant.cli.desks import desk
    from assistant.cli.layout import table
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    at = desk(chosen)
    library = at.library(at.today())
    rows = [("question", q.id, q.fact.title) for q in library.questions.values()]
    rows += [("indicator", i.id, i.fact.title) for i in library.indicators.values()]
    rows += [("measure", m.id, m.title) for m in library.measures.values()]
    rows += [("source", s.id, s.title) for s in library.sources.values()]
    rows = [row for row in rows if row[1].startswith(begins)]
    if chosen.json:
        entries = [{"kind": kind, "id": entry, "title": title.in_(chosen.lang)} for kind, entry, title in rows]
        screen.json({"schema": "credit-assistant/knowledge/1", "entries": entries})
        return 0
    screen.result(
        *table(("", "", ""), [(screen.say(f"knowledge.{kind}"), entry, title.in_(chosen.lang)) for kind, entry, title in rows])[1:]
    )
    screen.next("credit-assistant rules list")
    return 0
