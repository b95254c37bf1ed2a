"""``doctor``: what works here, what does not, and what to do about it."""

from __future__ import annotations

import typer

from assistant.cli.settings import Settings

_STYLE = {"ok": "green", "missing": "yellow", "broken": "red"}


def doctor(ctx: typer.Context) -> int:
    """The command; its help is in the catalogue. Exit status 1 where something is broken; a missing optional part is no failure."""
    from rich.text import Text

    from assistant.api.doctor import examine
    from assistant.cli.cells import pad, width
    from assistant.cli.desks import desk
    from assistant.cli.layout import hang
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    checks = list(examine(desk(chosen)))
    broken = any(c.state == "broken" for c in checks)
    if chosen.json:
        listed = [
            {"name": c.name.in_(chosen.lang), "state": c.state, "detail": c.detail.in_(chosen.lang), "remedy": c.remedy.in_(chosen.lang)}
            for c in checks
        ]
        screen.json({"schema": "credit-assistant/doctor/1", "checks": listed})
        return int(broken)
    states = {state: screen.say(f"doctor.{state}") for state in _STYLE}
    colon = screen.say("colon")
    cells = max(width(said) for said in states.values())
    for check in checks:
        said = pad(states[check.state], cells)
        line = Text(hang(f"{said}  ", f"{check.name.in_(chosen.lang)}{colon}{check.detail.in_(chosen.lang)}", screen.width))
        line.stylize(_STYLE[check.state], 0, len(said))
        screen.result(line)
        if check.remedy.in_(chosen.lang):
            screen.result(hang(" " * (cells + 2) + "→ ", check.remedy.in_(chosen.lang), screen.width))
    screen.next("credit-assistant")
    return int(broken)
