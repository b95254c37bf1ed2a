"""Lists of words written in one string, as one reads them aloud.

The trap it guards: a literal with one word on each line is so long that nobody reads it, and a wrong word in it stays.
"""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """The wordings between the bars."""
    return frozenset(text.split("|"))


def in_order(text: str) -> tuple[str, ...]:
    """The words between the gaps, in their order."""
    return tuple(text.split())
