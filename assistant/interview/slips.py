"""Words typed with one slip of the finger, mended against the words that names are made of.

The trap it guards: a short word is as near to another as to what was meant, and a word that is known is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.interview.names import STOP
from assistant.interview.numbers_en import NUMBER_WORDS
from assistant.interview.spelling import distance
from assistant.interview.wordlists import in_order

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


@dataclass(frozen=True, slots=True)
class Slips:
    """The words of all names, and for each form with a letter left out the words it may come from."""

    words: frozenset[str]
    known: frozenset[str]
    shortened: Mapping[str, tuple[str, ...]]

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
        near = {w for form in (word, *_without_one(word)) for w in self.shortened.get(form, ())}
        near |= {form for form in _without_one(word) if form in self.words and len(form) >= _LEAST - 1}
        close = [w for w in near if w[0] == word[0] and distance(word, w, 1) == 1]
        return close[0] if len(close) == 1 else word


def slips(words: Iterable[str], known: frozenset[str] = frozenset()) -> Slips:
    """What mends these words; those that are ``known`` besides are left as they are."""
    kept = frozenset(w for w in words if len(w) >= _LEAST - 1)
    shortened: dict[str, list[str]] = {}
    for word in kept:
        for form in {word, *_without_one(word)}:
            shortened.setdefault(form, []).append(word)
    return Slips(frozenset(words), known, {form: tuple(sorted(held)) for form, held in shortened.items()})


def _without_one(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}
