"""Text measured in cells of the terminal, where a Chinese character takes two, and broken into lines.

The trap it guards: counting characters instead of cells pushes every Chinese column out of line.
"""

from __future__ import annotations

import unicodedata

_NEVER_FIRST = "，。；：、！？）】》”’%％…"
_NEVER_LAST = "（【《“‘"


def width(text: str) -> int:
    """How many cells a text takes."""
    return sum(_cells(char) for char in text)


def pad(text: str, cells: int) -> str:
    """The text with spaces up to a width; a longer one stays as it is."""
    return text + " " * max(0, cells - width(text))


def wrap(text: str, cells: int) -> list[str]:
    """The text in lines of at most ``cells``, broken at spaces and between Chinese characters; a longer word stays whole.

    What a paragraph is indented by, all its lines are.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        indent = paragraph[: len(paragraph) - len(paragraph.lstrip(" "))]
        line = indent
        for piece in _pieces(paragraph.lstrip(" ")):
            if line.strip() and width(line) + width(piece.rstrip()) > cells and piece.strip():
                lines.append(line.rstrip())
                line = indent
            line += piece if line.strip() or piece.strip() else ""
        lines.append(line.rstrip())
    return lines


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for char in text:
        wide = _cells(char) == 2
        before = pieces[-1][-1] if pieces else " "
        word = not wide and char != " " and before != " " and _cells(before) < 2
        bound = pieces and before != " " and (char in _NEVER_FIRST or before in _NEVER_LAST)
        if word or bound or (pieces and char == " "):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _cells(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
