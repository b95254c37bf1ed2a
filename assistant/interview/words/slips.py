"""Words typed with one slip of the finger, mended against the words that names are made of.

The trap it guards: a short word is as near to another as to what was meant, and a word that is known is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.interview.values.numbers_en import NUMBER_WORDS
from assistant.interview.words.names import STOP
from assistant.interview.words.spelling import distance
from assistant.interview.words.wordlists import in_order

_LEAST = 5  # letters a word must have to be mended
_WORD = re.compile(r"[a-z]{5,}")
_KNOWN = frozenset(
    in_order(
        "about above after again along already always among another around because been before being below between could doing during "
        "each ever every everyone everything first found from going great have having just large later least less like little made make "
        "many maybe might month months more most much never next nothing often other people percent please probably quite rather really "
        "right roughly same several should since small some something sometimes still such their them then there these they thing "
        "things think those through today together under until usually very week weeks well were what when where which while whole "
        "with within without would wrong year years yesterday your sure mainly mostly almost price prices place places plane table "
        "tables house hours minutes state states stay start story store stores short share shape charge change chance check clear close "
        "count cover cross daily dealt early email enter equal error exact extra final fully given goods group guess guide happy heavy "
        "ideas issue items known latest legal level lines local lower money needs night noted offer order orders paper parts party phone "
        "point power proof quick quiet raise range reach ready report reply scale sense serve seven seems sells sound south space "
        "speak spend staff stock strong super taken teams terms third three times total touch track trade treat trend trust truth twice "
        "types usual value visit voice waste watch water words works world worse worth write wrote young across agree ahead allow alone "
        "january february march april june july august september october november december "
        "apart asked avoid aware basis begin brand break bring build carry catch cause claim class clean coming company costs"
    )
)

_MOST_KEPT = 10_000
_UNITS = frozenset(in_order("percent hundred thousand million minutes hours days weeks months years dollars euros share mille permille"))


@dataclass(frozen=True, slots=True)
class Slips:
    """The words of all names, by first letter and length, and words that are right besides."""

    words: frozenset[str]
    known: frozenset[str]
    alike: Mapping[tuple[str, int], tuple[str, ...]]
    kept: dict[str, str] = field(default_factory=dict, compare=False, repr=False)  # a line is looked at more than once

    def mended(self, line: str) -> str:
        """The line with such words put right. Where two words are near, none is taken."""
        return _WORD.sub(lambda m: self._word(m[0]), line)

    def _word(self, word: str) -> str:
        if (
            word in self.words
            or word in self.known
            or word in _KNOWN
            or word in STOP
            or word in NUMBER_WORDS
            or word.rstrip("s") in self.words
        ):
            return word
        if word in self.kept:
            return self.kept[word]
        near = [w for size in (-1, 0, 1) for w in self.alike.get((word[0], len(word) + size), ()) if distance(word, w, 1) == 1]
        if len(self.kept) < _MOST_KEPT:
            self.kept[word] = near[0] if len(near) == 1 else word
        return near[0] if len(near) == 1 else word


def slips(words: Iterable[str], known: frozenset[str] = frozenset()) -> Slips:
    """What mends these words; those that are ``known`` besides are left as they are."""
    alike: dict[tuple[str, int], list[str]] = {}
    words = {*words, *_UNITS}
    for word in sorted(words):
        if len(word) >= _LEAST - 1:
            alike.setdefault((word[0], len(word)), []).append(word)
    return Slips(frozenset(words), known, {key: tuple(held) for key, held in alike.items()})
