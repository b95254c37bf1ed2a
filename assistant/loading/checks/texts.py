"""Texts: both languages hold the same placeholders, and each names something that exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.errors import Problem
from assistant.loading.documents import Steps
from assistant.loading.gathered import Entry, Gathered
from assistant.loading.suggest import did_you_mean
from assistant.model.text import placeholders

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_NAME = re.compile(r"\{[a-z0-9_.]+\}")


def texts(gathered: Gathered) -> Iterator[Problem]:
    """Every text of every entry."""
    whole = gathered.facts_whole and gathered.whole("thresholds")
    known = gathered.fact_ids | gathered.ids("thresholds").keys() if whole else frozenset()
    for kind in gathered.entries:
        for entry in gathered.of(kind):
            for steps, text in texts_of(entry.data):
                yield from _text(entry, steps, text, known)


def texts_of(data: Any, steps: Steps = ()) -> Iterator[tuple[Steps, dict[str, str]]]:
    """The texts inside some data, with the steps to each."""
    if isinstance(data, dict):
        if data.keys() == {"en", "zh"} and all(isinstance(v, str) for v in data.values()):
            yield steps, data
        else:
            for key, value in data.items():
                yield from texts_of(value, (*steps, key))
    elif isinstance(data, list):
        for number, item in enumerate(data):
            yield from texts_of(item, (*steps, number))


def _text(entry: Entry, steps: Steps, text: dict[str, str], known: frozenset[str]) -> Iterator[Problem]:
    for lang, words in text.items():
        for found in _BRACES.findall(words):
            if not _NAME.fullmatch(found):
                wrong = f"{found} is no placeholder"
                yield entry.problem((*steps, lang), wrong, "write {id} with the id of a fact or a threshold, and no other braces")
        for name in sorted(placeholders(words) - known if known else ()):
            right = did_you_mean(name, known, "name a fact or a threshold")
            yield entry.problem((*steps, lang), f"the placeholder {{{name}}} names no fact and no threshold", right)
    names = {lang: placeholders(words) for lang, words in text.items()}
    for here, there, word in (("zh", "en", "Chinese"), ("en", "zh", "English")):
        for name in sorted(names[there] - names[here]):
            yield entry.problem(
                (*steps, here), f"the {word} text lacks {{{name}}}, which the other has", "use the same placeholders in both"
            )
