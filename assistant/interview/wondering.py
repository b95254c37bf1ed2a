"""Which question a line asks: a free one of the field, or one about the question at hand, such as what it means or why it is asked.

The trap it guards: "why do we need a recall plan" is about a term and belongs to the field; "why do you need this" is about the question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.interview.commands import COMMANDS
from assistant.interview.intents import ASK, named

_AT_HAND = frozenset({"learn", "why"})
_CERTAIN, _POINTED = 0.45, 0.35  # how certain a command must be; of the question at hand where the line points at it
_POINTS = re.compile(r"\b(?:this|that|it|these|here|one)\b|这|那个|本题|此")


def wondered(line: str, name: str, certain: float, names: Iterable[str]) -> str:
    """The command, or ``ask``, of a line that reads like a question and whose likeliest intent is ``name``."""
    points = _POINTS.search(line) is not None
    if name in {*_AT_HAND, "plan"} and not points and named(line, names):
        return ASK
    needed = _POINTED if points and name in _AT_HAND else _CERTAIN
    return name if name in COMMANDS and certain >= needed else ASK
