"""Which kind of line was typed: an answer, a question of the field, one of the commands, or nothing of the sort."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.interview.grams import features
from assistant.interview.plain import plain
from assistant.interview.talk import Talk

ANSWER, ASK, OTHER = "answer", "ask", "other"


def intent(talk: Talk, text: str) -> tuple[str, float]:
    """The likeliest intent (``answer``, ``other`` or a command, ``ask`` among them) and how certain it is, from 0 to 1."""
    return next(iter(ranked(talk, text).items()))


def named(line: str, names: Iterable[str]) -> bool:
    """Whether a plain line has the name of an entry in it."""
    padded = f" {line} "
    return any(name in line and (not name.isascii() or _word(padded, name)) for name in names)


def _word(padded: str, name: str) -> bool:
    at = padded.find(name)
    return not padded[at - 1].isalnum() and not padded[at + len(name)].isalnum()


def ranked(talk: Talk, text: str) -> dict[str, float]:
    """Every intent with its certainty, the likeliest first. A line without a word or number is ``other``."""
    line = plain(text)
    found = features(line, names=named(line, talk.index.names))
    if not found:
        return {OTHER: 1.0}
    certain = talk.intents.certainties(found)
    return dict(sorted(certain.items(), key=lambda c: -c[1]))
