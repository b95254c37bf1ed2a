"""One cell to one typed value. Blank is not given, never 0; what can be read in two ways is refused with both readings."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata

from assistant.data.files import Cell
from assistant.model.library import FactDefinition
from assistant.model.values import FactType, Money, Value

BLANKS = frozenset({"", "na", "n/a", "#n/a", "null", "none", "nan", "-", "–", "—", "--"})
_YES = frozenset({"yes", "true", "y", "1", "是"})
_NO = frozenset({"no", "false", "n", "0", "否"})
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_GROUPED = re.compile(r"[+-]?\d{1,3}([, ']\d{3})+(\.\d+)?")
_EUROPEAN = re.compile(r"[+-]?\d{1,3}([. ']\d{3})*,\d+")
_PLAIN_COMMA = re.compile(r"[+-]?\d*,\d+")
_CURRENCY = re.compile(r"([A-Z]{3})?\s*([^A-Z]+?)\s*([A-Z]{3})?")
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?: \d{1,2}:\d{2}.*)?")


def blank(cell: Cell) -> bool:
    """Nothing was given: an empty cell, or one of the words programs write for it (NA, null, -)."""
    if cell is None:
        return True
    if isinstance(cell, float):
        return math.isnan(cell)
    return isinstance(cell, str) and cell.strip().lower() in BLANKS


def value_of(cell: Cell, fact: FactDefinition) -> Value:
    """The typed value of a cell that is not blank. ValueError says what is wrong and what would be right."""
    text = unicodedata.normalize("NFKC", cell).strip() if isinstance(cell, str) else cell
    match fact.type:
        case FactType.YES_NO:
            return yes_no(text)
        case FactType.SHARE:
            return share(text)
        case FactType.COUNT:
            return count(text)
        case FactType.NUMBER | FactType.DURATION:
            return number(text)
        case FactType.MONEY:
            return money(text, fact.unit)
        case FactType.DATE:
            return day(text)
        case FactType.CHOICE | FactType.OUTCOME:
            return _option(str(text), fact)
        case FactType.CHOICES:
            given = {_option(part.strip(), fact) for part in re.split(r"[;|,]", str(text)) if part.strip()}
            return tuple(o.id for o in fact.options if o.id in given)


def _option(text: str, fact: FactDefinition) -> str:
    ids = [o.id for o in fact.options]
    if text not in ids:
        raise ValueError(f"{text!r} is no option; one of {', '.join(ids)}")
    return text


def yes_no(cell: Cell) -> bool:
    """Yes or no in the words of spreadsheets."""
    if isinstance(cell, bool):
        return cell
    word = str(cell).strip().lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise ValueError(f"{cell!r} is neither yes nor no; write yes or no")


def number(cell: Cell) -> float:
    """A finite number: ``1234.5``, ``1,234.5``, ``1.234,5``, ``0,95``. ``1,234`` alone is refused: it may be 1234 or 1.234."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _finite(float(cell), cell)
    if isinstance(cell, str):
        text = cell.strip().replace("\u00a0", " ").replace("\u2212", "-")
        if _NUMBER.fullmatch(text):
            return _finite(float(text), cell)
        if re.fullmatch(r"[+-]?[1-9]\d{0,2},\d{3}", text):
            raise ValueError(f"{cell!r} can be read as {text.replace(',', '')} or as {text.replace(',', '.')}; write it without the comma")
        if _GROUPED.fullmatch(text):
            return _finite(float(re.sub(r"[, ']", "", text)), cell)
        if _EUROPEAN.fullmatch(text) or _PLAIN_COMMA.fullmatch(text):
            return _finite(float(re.sub(r"[. ']", "", text).replace(",", ".")), cell)
    raise ValueError(f"{cell!r} is not a number; write digits with a decimal point, and no unit")


def _finite(value: float, cell: Cell) -> float:
    if not math.isfinite(value):
        raise ValueError(f"{cell!r} is not a finite number")
    return value


def share(cell: Cell) -> float:
    """A share from 0 to 1; a percent sign divides by 100. A bare number above 1 is refused, not guessed to be a percentage."""
    percent = isinstance(cell, str) and cell.strip().endswith("%")
    value = number(cell.strip()[:-1] if percent and isinstance(cell, str) else cell)
    value = value / 100 if percent else value
    if not 0 <= value <= 1:
        hint = (
            f"for {value:g} percent write {value / 100:g} or {value:g}%"
            if 1 < value <= 100 and not percent
            else "write a share from 0 to 1"
        )
        raise ValueError(f"{cell!r} is not a share; {hint}")
    return value


def count(cell: Cell) -> int:
    """A whole number, not negative. ``1,234`` is 1234: a count has no decimals."""
    text = cell.strip() if isinstance(cell, str) else cell
    if isinstance(text, str) and re.fullmatch(r"[1-9]\d{0,2}([, .']\d{3})+", text):
        return int(re.sub(r"\D", "", text))
    value = number(text)
    if value < 0 or value != int(value):
        raise ValueError(f"{cell!r} is not a count; write a whole number from 0")
    return int(value)


def money(cell: Cell, unit: str | None) -> Money:
    """An amount with its currency; bare numbers are in the currency of the indicator."""
    if isinstance(cell, str):
        match = _CURRENCY.fullmatch(cell.strip().upper())
        if not match or (match[1] and match[3]):
            raise ValueError(f"{cell!r} is not an amount; write for example 1234.50 {unit or 'USD'}")
        currency, amount = match[1] or match[3] or unit, number(match[2])
    else:
        currency, amount = unit, number(cell)
    if currency is None:
        raise ValueError(f"{cell!r} has no currency; write for example {amount:g} USD")
    return Money(amount, currency)


def day(cell: Cell) -> dt.date:
    """A calendar day: ISO, ``2024/3/1``, ``20240301``, ``2024年3月1日``, ``1.3.2024``. ``03/01/2024`` is refused: it has two readings."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    text = str(cell).strip()
    if m := _SLASHED.fullmatch(text):
        first, second, year = int(m[1]), int(m[2]), int(m[3])
        if first <= 12 and second <= 12 and first != second:
            raise ValueError(f"{cell!r} may mean {year}-{first:02}-{second:02} or {year}-{second:02}-{first:02}; write it year first")
        return _calendar(year, *((second, first) if first > 12 else (first, second)), cell)
    if m := _ISO.fullmatch(text):
        return _calendar(int(m[1]), int(m[3]), int(m[4]), cell)
    if m := _CHINESE.fullmatch(text) or _COMPACT.fullmatch(text):
        return _calendar(int(m[1]), int(m[2]), int(m[3]), cell)
    if m := _DOTTED.fullmatch(text):
        return _calendar(int(m[3]), int(m[2]), int(m[1]), cell)
    raise ValueError(f"{cell!r} is not a date; write 2024-03-01")


def _calendar(year: int, month: int, of_month: int, cell: Cell) -> dt.date:
    try:
        return dt.date(year, month, of_month)
    except ValueError:
        raise ValueError(f"{cell!r} is no day of the calendar; write 2024-03-01") from None
