"""A sentence in the words of a question of yes or no.

The trap it guards: it is never certain, and a condition or two negations make it none.
"""

from __future__ import annotations

import re

from assistant.interview.asking import Asked
from assistant.interview.options.yes_no import uncertain
from assistant.interview.words.names import STOP
from assistant.interview.words.plain import HAN, plain
from assistant.interview.words.wordlists import in_order

_WORD = re.compile(r"[a-z]{3,}")
_RUN = re.compile(f"[{HAN}]+")
_WE = re.compile(
    r"(?:yes|no|well|and|so|our|we|all|every|each|they|it|the|i|there|nobody|none|nothing|some(?:one|body)|my)\b|我们?|我司|公司|每|全|都|所有|有|没|不|从|还|已|目前|现在|是|未"
)
_NOT = re.compile(r"\b(?:not|never|no|none|nobody|nothing|neither|without|cannot)\b|n't\b|不|没|未|无")
_COMMON = frozenset(in_order("enterprise company last months month today answer well yes product products every which name"))


def echoed(line: str, asked: Asked) -> bool | None:
    """Yes or no where the sentence repeats the question's own words, denied or not; None where it does not."""
    if not _WE.match(line) or uncertain(line):
        return None
    ask = plain(f"{asked.ask.en} {asked.ask.zh} {asked.fact.title.en} {asked.fact.title.zh}")
    words = {_stem(w) for w in _WORD.findall(line) if w not in STOP and w not in _COMMON} & {_stem(w) for w in _WORD.findall(ask)}
    pairs = {p for p in _pairs(line) if not _NOT.search(p)} & _pairs(ask)
    if len(words) < 2 and len(pairs) < 3:
        return None
    denied = len(_NOT.findall(line))
    return None if denied > 1 else not denied


def _pairs(text: str) -> set[str]:
    return {run[i : i + 2] for run in _RUN.findall(text) for i in range(len(run) - 1)}


def _stem(word: str) -> str:
    for ending in ("ing", "ies", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
