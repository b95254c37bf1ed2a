"""Numbers in English words: forty, one hundred and twenty, twelve hundred, two and a half, a dozen.

The trap it guards: a dozen, a hundred and a couple are said of quantities nobody counted, so they are never certain.
"""

from __future__ import annotations

import re

from assistant.interview.values.reading import Reading
from assistant.interview.words.wordlists import in_order

_ONES = {
    w: n
    for n, w in enumerate(
        in_order(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
            "nineteen"
        )
    )
}
_TENS = {w: n * 10 for n, w in enumerate(in_order("twenty thirty forty fifty sixty seventy eighty ninety"), 2)} | {"fourty": 40}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_ROUND = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "score": 20}
NUMBER_WORDS = frozenset(_ONES) | frozenset(_TENS) | frozenset(_SCALES) | {"hundred", "dozen", "couple"}


def number_en(text: str) -> Reading[float] | None:
    """The number; None where the words do not make one."""
    words = [w for w in re.split(r"[\s-]+", text) if w]
    if not words or not all(w.isascii() for w in words):
        return None
    if (loose := _loose(words)) is not None:
        return Reading(loose, sure=False)
    if words[0] == "a" and words[1:2] and words[1] in _ROUND:  # a hundred and five
        rest = number_en(" ".join(["one", *words[1:]]))
        return None if rest is None else rest.only_if(sure=False)
    half = 0.5 if words[-3:] == ["and", "a", "half"] else 0.0
    if half:
        words = words[:-3]
    if "point" in words:
        place = words.index("point")
        after = [_ONES.get(w, 10) for w in words[place + 1 :]]
        before = _whole(words[:place]) if place else 0
        if before is None or not after or max(after) > 9 or half:
            return None
        return Reading(float(f"{before}." + "".join(map(str, after))))
    whole = _whole(words)
    return None if whole is None else Reading(float(whole) + half)


def _loose(words: list[str]) -> float | None:
    if words[-1] == "of":
        words = words[:-1]
    match words:
        case ["half", "a", "dozen"]:
            return 6.0
        case ["a", "couple"] | ["couple"]:
            return 2.0
        case ["a" | "an", word] if word in _ROUND:
            return float(_ROUND[word])
        case ["dozen"]:
            return 12.0
        case [word, "dozen"] if _ONES.get(word, 0) > 0:
            return 12.0 * _ONES[word]
        case _:
            return None


def _whole(words: list[str]) -> int | None:
    """Scales must fall, and ``and`` stands only after a hundred or a scale."""
    total, group, smallest = 0, None, 10**12
    last = ""
    for word in words:
        if word == "and":
            if last not in ("hundred", *_SCALES):
                return None
        elif word in _ONES:
            if group is not None and (last in _ONES or (last in _TENS and not 0 < _ONES[word] < 10) or (last == "and" and group % 100)):
                return None
            group = (group or 0) + _ONES[word]
        elif word in _TENS:
            if group is not None and group % 100:
                return None
            group = (group or 0) + _TENS[word]
        elif word == "hundred":
            if group is None or not 0 < group < 100 or group % 10 == 0:
                return None
            group *= 100
        elif word in _SCALES:
            if not group or _SCALES[word] >= smallest:
                return None
            smallest = _SCALES[word]
            total, group = total + group * smallest, None
        else:
            return None
        last = word
    if last in ("and", "") or (last == "zero" and len(words) > 1):
        return None
    return total + (group or 0)
