"""``explain``: how a conclusion was reached, as a tree with ✓ ✗ ? on every leaf."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.settings import Settings

if TYPE_CHECKING:
    from rich.text import Text

    from assistant.api.explaining import Explained
    from assistant.cli.screen import Screen
    from assistant.report.parts import Branch

_STYLE = {"found": "green", "clear": "red", "unknown": "yellow"}


def explain(
    ctx: typer.Context,
    assessment: Annotated[str, typer.Argument(metavar="ID")],
    name: Annotated[str, typer.Argument(metavar="NAME")],
) -> int:
    """The command; its help is in the catalogue."""
    from dataclasses import asdict

    from assistant.api.explaining import explain as reasons
    from assistant.cli.desks import desk
    from assistant.cli.screen import Screen
    from assistant.report.catalogue import strings

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    found = desk(chosen).load(assessment)
    explained = reasons(found, name, chosen.lang)
    if chosen.json:
        screen.json({"schema": "credit-assistant/explanation/1", "assessment": found.id, "lang": chosen.lang, **asdict(explained)})
        return 0
    screen.result(*lines(screen, explained, strings(found.templates, chosen.lang)))
    screen.next(f"credit-assistant explain {found.id} {_further(explained)}")
    return 0


def lines(screen: Screen, explained: Explained, strings: Mapping[str, str], *, briefly: bool = False) -> Iterator[Text]:
    """The explanation; ``briefly`` without ids, thresholds and sources, for the middle of a talk."""
    from rich.text import Text

    from assistant.cli.layout import hang, paragraph

    cells = screen.width
    title = explained.title if briefly else f"{explained.title} ({explained.id})"
    yield Text(paragraph(f"{title}{strings['words.colon']}{explained.outcome}", cells), style="bold")
    for line in explained.lines:
        yield Text(paragraph(line, cells))
    for tree in explained.trees:
        yield from _branch(screen, tree, 0)
    if briefly:
        return
    if explained.thresholds:
        yield Text(f"\n{strings['sources.thresholds']}", style="bold")
        for it in explained.thresholds:
            notes = strings["words.semicolon"].join(part for part in (it.mark.text, it.as_of, it.since, ", ".join(it.sources)) if part)
            yield Text(hang("  ", screen.say("explain.noted", text=f"{it.id} = {it.value} – {it.means}", notes=notes), cells))
    if explained.sources:
        yield Text(f"\n{strings['sources.sources']}", style="bold")
        for source in explained.sources:
            said = strings["words.comma"].join((source.title, source.reference))
            notes = strings["words.comma"].join((source.mark.text, source.as_of))
            yield Text(hang(f"  {source.id}  ", screen.say("explain.noted", text=said, notes=notes), cells))


def _branch(screen: Screen, branch: Branch, depth: int) -> Iterator[Text]:
    from rich.text import Text

    from assistant.cli.layout import hang

    plain = {"✓": "yes", "✗": "no", "?": "?"} if screen.lang == "en" else {"✓": "是", "✗": "否", "?": "?"}
    glyph = f"[{plain[branch.glyph]}]" if screen.settings.accessible else branch.glyph
    said = branch.text + (f" {branch.detail}" if branch.detail else "")
    notes = [screen.say(f"origin.{branch.origin}")] if branch.origin else []
    notes += [branch.threshold] if branch.threshold else []
    if notes:
        said += f"  [{', '.join(notes)}]"
    line = Text(hang(f"{'  ' * depth}{glyph} ", said, screen.width))
    line.stylize(_STYLE[branch.outcome], 2 * depth, 2 * depth + len(glyph))
    yield line
    for part in branch.parts:
        yield from _branch(screen, part, depth + 1)


def _further(explained: Explained) -> str:
    """What to look at next: the first thing the trees name."""
    waiting = list(explained.trees)
    while waiting:
        branch = waiting.pop(0)
        if branch.fact and branch.fact != explained.id:
            return branch.fact
        waiting += branch.parts
    return "grade"
