"""A quantity however it is written: figures with or without groups, with k or 万, in English words or in Chinese characters.

The trap it guards: a comma or a full stop may part thousands or decimals; where it can't be told, the reading is not certain.
"""

from __future__ import annotations

import re

from assistant.interview.values.numbers_en import number_en
from assistant.interview.values.numbers_zh import NUMERALS, number_zh
from assistant.interview.values.reading import Reading
from assistant.interview.words.plain import tokens

_SCALES = {
    "k": 1e3, "thousand": 1e3, "grand": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "hundred": 1e2,
    "w": 1e4,
}  # fmt: skip
_LOOSE_SCALES = frozenset({"m", "w", "grand"})
_FIGURES = re.compile(r"([-+]?)([0-9]*\.?[0-9]+|[0-9]+\.|[0-9][0-9.,' ]*[0-9])\s*([a-z]*)")
_GROUPS = re.compile(r"[0-9]{1,3}(?:([, '])[0-9]{3})(?:\1[0-9]{3})*(?:\.[0-9]+)?")
_POINTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}|0,[0-9]+")
_ZH = re.compile(rf"[{NUMERALS}0-9.点]*[{NUMERALS}点][{NUMERALS}0-9.点]*")
_HALF_SAID = re.compile(r"([0-9]{1,3})([wk])([1-9])")  # 2w3
_MOST_TOKENS = 14


def quantity(text: str) -> Reading[float] | None:
    """The number that the whole text is; None where it is none."""
    text = text.strip()
    if found := _FIGURES.fullmatch(text):
        sign, figures, scale = found.groups()
        number = _figures(figures)
        if number is None or (scale and scale not in _SCALES):
            return None
        value = number.value * _SCALES.get(scale, 1)
        return Reading(round(-value if sign == "-" else value, 9), number.sure and scale not in _LOOSE_SCALES)
    if said := _HALF_SAID.fullmatch(text):
        scale = 1e4 if said[2] == "w" else 1e3
        return Reading(float(said[1]) * scale + float(said[3]) * scale / 10, sure=False)
    if _ZH.fullmatch(text):
        number_ = number_zh(text)
        return None if number_ is None else Reading(number_)
    return number_en(text)


def leading(text: str) -> tuple[Reading[float], str] | None:
    """The longest quantity that the text begins with, and what follows it."""
    for _, end in reversed(tokens(text)[:_MOST_TOKENS]):
        number = quantity(text[:end])
        if number is not None:
            return number, text[end:].strip()
    return None


def _figures(text: str) -> Reading[float] | None:
    if re.fullmatch(r"[0-9]*\.?[0-9]+|[0-9]+\.", text):
        return Reading(float(text))
    if _GROUPS.fullmatch(text):
        return Reading(float(re.sub(r"[, ']", "", text)), sure=not text.startswith("0"))
    if _POINTED.fullmatch(text):
        return Reading(float(text.replace(".", "").replace(",", ".")), sure=False)
    if _COMMA.fullmatch(text):
        return Reading(float(text.replace(",", ".")), sure=False)
    return None
