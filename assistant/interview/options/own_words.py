"""Which option somebody means who says it in own words: the one whose label, or what people say for it, is most like the line.

The trap it guards: it is never certain; where two are near, or an exception is made from the best, none is chosen and both are named.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from assistant.interview.options.yes_no import uncertain
from assistant.interview.values.reading import Reading
from assistant.interview.words.names import STOP, Named
from assistant.interview.words.near_two import NearTwo
from assistant.interview.words.plain import HAN
from assistant.interview.words.wordlists import in_order

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_RUN = re.compile(f"[{HAN}]+")
_NOT = re.compile(r"\b(?:not|never|no|nobody|none|nothing|neither|nor|without|cannot)\b|n't\b|不|没|未|无|非")
_EXCEPT = re.compile(r"\b(?:except|excluding|apart from|other than|unless|almost|nearly|but not)\b|除了|除|以外|但不|几乎")
_SAME = re.compile(r"^(?:the same|同上)")
_KEPT = frozenset(in_order("all every each everybody nobody none never always some most few more once twice one both only"))
_FUNCTION = frozenset("的了在是我们你他它这那和与及就也被把从到向对给让吗呢吧啊个会能可以要")
_ELSE = re.compile(
    r"[\s,;]*(?:\b(?:but |and )?(?:nothing|nobody|no one|none) (?:else|more|follows)|\b(?:and )?that(?:'s"
    r"| is) (?:it|all)\b|仅此而已|别的(?:都)?没有|没别的|就这样)"
)
_DEPENDS = re.compile(r"\bdepend(?:s|ing)?\b|\bvaries\b|看情况|不一定|视情况|分情况")
_LEAST, _AHEAD, _CLOSE, _YES_OR_NO = 0.3, 1.22, 0.72, 0.42


def own_words(line: str, options: Sequence[Named]) -> Reading[str] | NearTwo | None:
    """The option that is meant, two between which it can't be told, or None where nothing is like it."""
    line = _ELSE.sub("", line)
    said = features(line)
    if len(said) < 2 or len(options) < 2 or len(line) < 4:
        return None
    texts = [_texts(options, place) for place in range(len(options))]
    held = [[features(t) for t in of_one] for of_one in texts]
    there: dict[str, int] = {}
    for of_one in held:
        for feature in set().union(*of_one):
            there[feature] = there.get(feature, 0) + 1
    weight = {f: math.log(1 + (len(options) + 1) / n) for f, n in there.items()}
    scored = sorted(((max(_alike(said, t, weight) for t in of_one), -place) for place, of_one in enumerate(held)), reverse=True)
    (best, first), (second, next_) = scored[0], scored[1]
    if best < _LEAST:
        return None
    near = NearTwo(tuple(sorted((-first + 1, -next_ + 1))))
    if _EXCEPT.search(line) and not any(_EXCEPT.search(t) for t in texts[-first]):
        lower = -first if -first > 0 else 1
        return NearTwo(tuple(sorted({lower, -first + 1}))) if lower != -first + 1 else near
    if best >= _AHEAD * second:
        return Reading(options[-first].option.id, sure=False)
    return near if second >= _LEAST * _CLOSE else None


def depends(line: str) -> bool:
    """Whether the line says that it is now so, now otherwise."""
    return _DEPENDS.search(line) is not None


def stated_yes_or_no(line: str, called: Mapping[str, tuple[str, ...]]) -> bool | None:
    """Yes or no where the line is like one of the statements that mean it, and not nearly as like those that mean the other."""
    said = features(line)
    if len(said) < 2 or not called or uncertain(line):
        return None
    held = {option: [features(t) for t in texts] for option, texts in called.items()}
    every = [f for texts in held.values() for f in texts]
    weight = {f: math.log(1 + len(every) / sum(f in text for text in every)) for f in frozenset().union(*every)}
    alike = {option: max((_alike(said, t, weight) for t in texts), default=0.0) for option, texts in held.items()}
    yes, no = alike.get("yes", 0.0), alike.get("no", 0.0)
    if max(yes, no) < _YES_OR_NO or max(yes, no) < _AHEAD * min(yes, no):
        return None
    return yes > no


def _texts(options: Sequence[Named], place: int) -> list[str]:
    """What the option says, in either language, together with what it builds upon."""
    o = options[place]
    labels = []
    for lang in (1, 2):
        label = o.whole[lang]
        at = place
        while _SAME.match(label) and at:
            at -= 1
            label = f"{_SAME.sub('', label)} {options[at].whole[lang]}"
        labels.append(label)
    return [*labels, *(o.whole[lang] for lang in (1, 2)), *o.called]


def _alike(said: frozenset[str], text: frozenset[str], weight: dict[str, float]) -> float:
    """Cosine of the two, each feature weighed by how few options have it; what no option has weighs as the commonest does."""
    shared = sum(weight[f] ** 2 for f in said & text)
    if not shared:
        return 0.0
    mine = sum(weight.get(f, 0.75) ** 2 for f in said)
    theirs = sum(weight[f] ** 2 for f in text)
    return shared / math.sqrt(mine * theirs)


def features(text: str) -> frozenset[str]:
    """The telling words and pairs of characters of a plain text, and whether it denies something."""
    words = {_stem(w) for w in _WORD.findall(text) if w not in STOP or w in _KEPT}
    pairs = {run[i : i + 2] for run in _RUN.findall(text) for i in range(len(run) - 1)}
    found = (
        words
        | {p for p in pairs if not all(c in _FUNCTION for c in p)}
        | {c for run in _RUN.findall(text) for c in run if c in "没不每都全无各只仅"}
    )
    return frozenset(found | ({"<not>"} if _NOT.search(text) else set()))


def _stem(word: str) -> str:
    for ending in ("ing", "ies", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
