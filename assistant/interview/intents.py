"""Which kind of line was typed: an answer, a question of the field, one of the commands, or nothing of the sort."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.interview.grams import features
from assistant.interview.plain import plain
from assistant.interview.questions import asks
from assistant.interview.talk import Talk

ANSWER, ASK, OTHER = "answer", "ask", "other"
_FIGURE = re.compile(r"[0-9]")  # who gives one answers
_CLAUSE = re.compile(r"[,;.!。…]+ ?")
_BRIEF = frozenset({"skip", "back", "quit", "learn", "why", "save", "finish", "status", "help", OTHER})  # said in a clause of its own
_WONDERED = frozenset({"learn", "why", OTHER})  # which a question is or is not as a whole
_LEFT, _NEARLY, _OUTRIGHT = 0.2, 0.7, 0.7  # how certain it must be of the line, also beside the likeliest, and of the clause


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
    certain = _certainties(talk, line)
    clauses = [c for c in _CLAUSE.split(line) if c]
    brief = _BRIEF - _WONDERED if asks(line) else _BRIEF
    name = max(brief, key=lambda n: certain.get(n, 0.0))
    near = certain.get(name, 0.0) >= max(_LEFT, _NEARLY * max(certain.values()))
    if len(clauses) > 1 and near and not _FIGURE.search(line):
        alone = max(_certainties(talk, clause).get(name, 0.0) for clause in clauses)
        if alone >= _OUTRIGHT and alone > certain[name]:  # "next one please, my colleague has the papers": the rest is the reason
            rest = (1 - alone) / (1 - certain[name])
            certain = {n: alone if n == name else c * rest for n, c in certain.items()}
    return dict(sorted(certain.items(), key=lambda c: -c[1]))


def _certainties(talk: Talk, line: str) -> dict[str, float]:
    found = features(line, names=named(line, talk.index.names))
    return talk.intents.certainties(found) if found else {OTHER: 1.0}
