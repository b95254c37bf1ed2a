"""What an option may be called: its id, its label, a piece of its label.

The trap it guards: pieces such as "the same" or 同上 belong to no option, and a piece that two options share names neither.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from assistant.interview.words.plain import HAN, plain
from assistant.interview.words.wordlists import listed
from assistant.model.library import FactDefinition, Option

STOP = listed(
    "a|an|the|of|to|in|on|at|by|for|with|from|and|or|but|not|no|is|are|be|been|was|were|it|its|we|us|our|ours|they|them|their|i|you"
    "|your|he|she|his|her|that|this|these|those|which|who|whom|whose|what|when|where|as|than|so|if|then|there|here|have|has|had|do|does"
    "|did|can|could|may|might|will|would|should|must|shall|one|some|any|each|every|all|both|same|more|most|least|less|other|another"
    "|such|only|also|just|very|yes|nor|neither|none|nothing|never|always|often|without|ourselves|itself|themselves|up|out|over|into"
    "|after|before|about|per|via|s|t|re|ve|ll|d|m|use|uses|used|get|gets"
)
GENERIC = listed(
    "the same|same|同上|并且|另有|以上|yes|no|y|n|是|否|有|没有|无|不|不是|没|对|all|some|none|any|more|most|many|few|every|other|both"
    "|one|two|the|we|and|or|to|in|a|all of them|全部|部分|都有|都是|其他|更多|都没有|none of them|nothing|never|always|each|at|by|on|of"
    "|not|if|it|they|满|各|每|我们|他们"
)
_PIECES = re.compile(r"[,;:、，；：()（）/。.]+|\bor\b|\band\b|和|与|及|或")

Called: TypeAlias = Mapping[str, tuple[str, ...]]  # option -> its other names, in their plain form


@dataclass(frozen=True, slots=True)
class Named:
    """An option with its names. ``whole`` are the id and the labels; ``pieces`` what stands between their signs of punctuation;
    ``called`` what people say for it, which is never certain.
    """

    option: Option
    whole: tuple[str, ...]
    pieces: tuple[str, ...]
    called: tuple[str, ...] = ()


def named(definition: FactDefinition, called: Called | None = None) -> list[Named]:
    """The options of a question with what they may be called; ``called`` are other names of them, by their ids."""
    found = []
    for option in definition.options:
        whole = (plain(option.id), plain(option.label.en), plain(option.label.zh))
        parts = {p.strip() for label in whole[1:] for p in _PIECES.split(label)} | {whole[0].replace("_", " ")}
        found.append(
            Named(
                option,
                whole,
                tuple(sorted(p for p in parts if p and p not in GENERIC and not _only_stops(p))),
                (called or {}).get(option.id, ()),
            )
        )
    return found


def contains(text: str, part: str) -> bool:
    """Whether the part stands in the text as whole words; Chinese has no gaps between words, so there anywhere."""
    start = text.find(part)
    while start >= 0:
        end = start + len(part)
        if _edge(text, start) and _edge(text, end):
            return True
        start = text.find(part, start + 1)
    return False


def han(text: str) -> bool:
    """Whether there is a Chinese character in it."""
    return re.search(f"[{HAN}]", text) is not None


def _edge(text: str, place: int) -> bool:
    if place in (0, len(text)):
        return True
    before, after = text[place - 1], text[place]
    return not (before.isascii() and before.isalnum() and after.isascii() and after.isalnum())


def _only_stops(piece: str) -> bool:
    return piece.isascii() and all(w in STOP for w in re.findall(r"[a-z0-9]+", piece))
