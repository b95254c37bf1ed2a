"""Amounts as people write them: 15k USD, $15,000, 1.2万元, 80美元, 三块五.

The trap it guards: an amount in another currency keeps it, and is said back; nothing is converted.
"""

from __future__ import annotations

import re

from assistant.interview.values.numbers import quantity
from assistant.interview.values.numbers_zh import NUMERALS, number_zh
from assistant.interview.values.reading import Reading
from assistant.interview.values.units import CURRENCIES, SHARED
from assistant.model.values import Money

_NAMES = "|".join(re.escape(w) for w in sorted(CURRENCIES, key=len, reverse=True))
_BEFORE = re.compile(rf"({_NAMES})\s*(?=[0-9.{NUMERALS}+-])|({_NAMES})\s+")
_AFTER = re.compile(rf"\s*({_NAMES})[正整]?$")
_FRACTION = re.compile(rf"([{NUMERALS}0-9]+)[块元]([{NUMERALS}0-9])(?:毛|角)?(?:钱)?")

_WITHIN = re.compile(rf"([{NUMERALS}0-9]+)[块元]([{NUMERALS}0-9])({_NAMES})")


def money(text: str, currency: str | None) -> Reading[Money] | None:
    """An amount with its currency, by default that of the question; None for anything else."""
    said, found = text.strip(), []
    if small := _FRACTION.fullmatch(said):
        amount = _small(small[1], small[2])
        return None if amount is None else Reading(Money(amount, "CNY"), sure=False)
    if (within := _WITHIN.fullmatch(said)) and (amount := _small(within[1], within[2])) is not None:
        return Reading(Money(amount, CURRENCIES[within[3]]), sure=False)  # 一百二十五块五美元
    while match := _BEFORE.match(said):
        found.append(match[1] or match[2])
        said = said[match.end() :]
    while match := _AFTER.search(said):
        found.append(match[1])
        said = said[: match.start()]
    number = quantity(said)
    if number is None:
        return None
    code = _one(found, currency)
    if code is None:
        return None
    return Reading(Money(number.value, code), number.sure and code == currency)


def _one(found: list[str], currency: str | None) -> str | None:
    """The one currency that all the words can stand for."""
    if not found:
        return currency
    exact = {CURRENCIES[w] for w in found if w not in SHARED}
    if len(exact) == 1:
        return exact.pop()  # S$ 80 and 80 港元块 are named by their exact word
    if exact:
        return None
    codes = {CURRENCIES[w] for w in found}
    return codes.pop() if len(codes) == 1 else None


def _small(whole: str, tenths: str) -> float | None:
    before, after = quantity(whole), number_zh(tenths)
    return None if before is None or after is None else round(before.value + after / 10, 2)
