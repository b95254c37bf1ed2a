"""Paragraphs, lists and bars as plain lines of a given width; the screen prints them as they are."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence

from assistant.cli.cells import pad, width, wrap

MOST = 100  # longer lines are hard to read


def paragraph(text: str, cells: int, *, indent: int = 0) -> str:
    """A text with an indent on every line."""
    return hang(" " * indent, text, cells)


def hang(first: str, text: str, cells: int) -> str:
    """A text whose first line begins with ``first`` and whose other lines stand under the text."""
    room = max(10, cells - width(first))
    lines = wrap(text, room)
    return "\n".join((first if place == 0 else " " * width(first)) + line for place, line in enumerate(lines))


def chain(text: str, cells: int, link: str = " · ") -> str:
    """A row of short statements, broken between them; one that is longer than a line is broken as a paragraph is."""
    lines: list[str] = []
    for part in text.split(link):
        if lines and width(lines[-1] + link + part) <= cells:
            lines[-1] += link + part
        else:
            lines += wrap(part, cells)
    return "\n".join(lines)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Columns under a head, aligned in cells; the last column is left as it is."""
    kept = [list(head), *(list(row) for row in rows)]
    widths = [max(width(row[place]) for row in kept) for place in range(len(head))]
    return ["  ".join(pad(cell, w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in kept]


def quoted(name: str) -> str:
    """A name as a shell takes it back, in double quotes where they do."""
    return shlex.quote(name) if any(sign in name for sign in '"$`\\!') else f'"{name}"'


def bar(lowest: float, highest: float, cells: int) -> str:
    """An index from 0 to 100: full up to the lowest it can be, half up to the highest."""
    full, half = round(lowest / 100 * cells), round(highest / 100 * cells)
    return "█" * full + "▒" * (half - full) + "░" * (cells - half)


def shown(text: str, most: int = 40) -> str:
    """What somebody typed, safe to print back."""
    clean = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return clean if len(clean) <= most else clean[: most - 1] + "…"
