"""What can only be meant in one way: a number of the list, an id, a label, yes, no, or a value in full.

The trap it guards: 1 of a share, 1.200 orders and an amount in another currency look like values in full, yet are often meant otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from assistant.interview.values.reading import Reading
from assistant.interview.values.units import CURRENCIES
from assistant.interview.words.plain import plain
from assistant.model.library import FactDefinition, Option
from assistant.model.values import FactType, Money, Value

Parse: TypeAlias = Callable[[FactDefinition, str], Value]

_YES = frozenset({"yes", "y", "是", "有", "是的", "对", "1"})
_NO = frozenset({"no", "n", "否", "没有", "不是", "无", "没", "2"})
_NONE = frozenset({"0", "none of these", "都没有", "以上都没有"})
_EITHER = 0.01, 0.95  # between these a bare decimal may be a share or a percentage: 0.4 is 40 % or 0.4 %
_GROUPED = re.compile(r"[-+]?[0-9]{1,3}(,[0-9]{3})+(?![0-9,])")  # 12,500
_BY_POINTS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_BETWEEN = re.compile(r"[,;、\s]+")


def yes_no(line: str) -> bool | None:
    """Yes or no in one word, or by number."""
    return line in _YES if line in _YES | _NO else None


def option(line: str, definition: FactDefinition) -> str | None:
    """By number in the list, by id or by label."""
    options = definition.options
    if line.isdecimal() and len(line) < 4:
        return options[int(line) - 1].id if 1 <= int(line) <= len(options) else None
    found = [o for o in options if line in _names(o)]
    return found[0].id if len(found) == 1 else None


def options(line: str, definition: FactDefinition) -> tuple[str, ...] | None:
    """Several of them, in the order of the list; None where a part is no number, id or label."""
    if line in _NONE and option(line, definition) is None:
        return ()
    whole = option(line, definition)
    chosen: set[str | None] = {whole} if whole is not None else {option(p, definition) for p in _BETWEEN.split(line) if p}
    return tuple(o.id for o in definition.options if o.id in chosen) if chosen and None not in chosen and not _contradict(chosen) else None


def value(text: str, definition: FactDefinition, parse: Parse) -> Reading[Value]:
    """A value in full; certain but for the few that are easily meant otherwise. Raises InputError for anything else."""
    if definition.type is FactType.COUNT and _BY_POINTS.fullmatch(text):
        return Reading(int(text.replace(".", "")), sure=False)
    read = parse(definition, text.replace(",", "") if _GROUPED.match(text) else text)
    if definition.type is FactType.SHARE:
        return Reading(read, sure="%" in text or (not (isinstance(read, float | int) and _EITHER[0] <= read < _EITHER[1]) and read != 1))
    if isinstance(read, Money):
        money = Money(read.amount, CURRENCIES.get(read.currency.casefold(), read.currency), read.date)
        return Reading(money, sure=money.currency == definition.unit and money.amount >= 0)
    return Reading(read)


def _names(given: Option) -> tuple[str, ...]:
    return plain(given.id), plain(given.label.en), plain(given.label.zh)


def _contradict(chosen: set[str | None]) -> bool:
    return "none" in chosen and len(chosen) > 1
