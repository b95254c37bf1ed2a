"""What the help says of one command."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

Both: TypeAlias = tuple[str, str]


class Help(NamedTuple):
    """One command: a line on what it does, examples with what they do, and what else must be known."""

    summary: Both
    examples: tuple[tuple[str, Both], ...]
    more: Both | None = None
