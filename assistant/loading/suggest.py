"""'Did you mean …?': the nearest of the names that exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name most like ``word``, or None where none is like it."""
    known = sorted(set(names))
    tail = [n for n in known if n.rpartition(".")[2] == word.rpartition(".")[2]]
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.7)
    return close[0] if close else tail[0] if tail else None


def did_you_mean(word: str, names: Iterable[str], otherwise: str) -> str:
    """A remedy for an unknown name."""
    near = nearest(word, names)
    return f"did you mean {near}?" if near else otherwise
