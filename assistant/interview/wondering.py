"""Which question a line asks: a free one of the field, or one about the question at hand, such as what it means or why it is asked.

The trap it guards: "why do we need a recall plan" is about a term and belongs to the field; "why do you need this" is about the question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from assistant.interview.commands import COMMANDS
from assistant.interview.intents import ASK, named

_AT_HAND = frozenset({"learn", "why"})
_LEAST = 0.25  # how certain a command must be
_BEFORE, _BEFORE_NAMED = 3.0, 6.0  # how far ahead of a free question; where the line names an entry, and not the question at hand
_POINTS = re.compile(r"\b(?:this|that|it|these|here|one)\b(?!-)|这|那个|本题|此")


def wondered(line: str, kinds: Mapping[str, float], names: Iterable[str]) -> str:
    """The command, or ``ask``, of a line that reads like a question; ``kinds`` are the intents, the likeliest first."""
    name, certain = next(iter(kinds.items()))
    of_an_entry = not _POINTS.search(line) and named(line, names)
    if name not in COMMANDS or (of_an_entry and name in _AT_HAND):
        return ASK
    return name if certain >= max(_LEAST, (_BEFORE_NAMED if of_an_entry else _BEFORE) * kinds.get(ASK, 0.0)) else ASK
