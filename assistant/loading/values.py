"""Reading one value as the type of its fact: from a file, a cell or what a person typed.

Nothing is guessed: a share of 97 may be 0.97 or a slip, so it is refused with what to write instead.
"""

from __future__ import annotations

import datetime
import math
import re
from typing import Any

from assistant.errors import InputError
from assistant.loading.documents import shown
from assistant.loading.suggest import nearest
from assistant.model.library import FactDefinition
from assistant.model.text import Lang
from assistant.model.values import FactType, Money, State, Value

STATE_WORDS = {"unknown": State.UNKNOWN, "not applicable": State.NOT_APPLICABLE, "declined": State.DECLINED}

_YES_NO: dict[object, bool] = {"yes": True, "no": False, "true": True, "false": False, "是": True, "否": False}
_NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?")
_MONEY = re.compile(r"(?:([A-Z]{3})\s*)?([-+]?[0-9.]+)(?:\s*([A-Z]{3}))?")
_WITH_UNIT = re.compile(r"([-+]?[0-9.]+)\s*([A-Za-z]+)")
_SCALES = {"stars": (1, 5)}  # what a number of this unit lies between
_SEPARATORS = re.compile(r"\s*[,，、;；]\s*")


def parse_value(definition: FactDefinition, raw: object, lang: Lang = "en") -> Value:
    """``raw`` as a value of the fact's type. Options may be given by id or label. Raises InputError with what would be accepted."""
    if isinstance(raw, str):
        raw = raw.strip()
    match definition.type:
        case FactType.YES_NO:
            value: Value | None = raw if isinstance(raw, bool) else _YES_NO.get(raw.lower()) if isinstance(raw, str) else None
        case FactType.CHOICE | FactType.OUTCOME:
            value = _option(definition, raw, lang)
        case FactType.CHOICES:
            value = _options(definition, raw, lang)
        case FactType.SHARE:
            value = _share(raw, lang)
        case FactType.COUNT:
            number = _number(raw)
            value = int(number) if number is not None and number >= 0 and number == int(number) else None
        case FactType.NUMBER:
            value = _on_scale(_number(raw), definition.unit)
        case FactType.DURATION:
            number = _number(_without_unit(raw, definition.unit))
            value = number if number is not None and number >= 0 else None
        case FactType.MONEY:
            value = _money(raw, definition.unit)
        case FactType.DATE:
            value = day_of(raw)
    if value is None:
        raise InputError(_refusal(definition, raw, lang))
    return value


def accepted(definition: FactDefinition, lang: Lang = "en") -> str:
    """What an answer may look like, in words."""
    zh = lang == "zh"
    names = ("、" if zh else ", ").join(o.id for o in definition.options)
    unit = definition.unit or ""
    match definition.type:
        case FactType.YES_NO:
            return "yes（是）或 no（否）" if zh else "yes or no"
        case FactType.CHOICE | FactType.OUTCOME:
            return f"以下之一：{names}" if zh else f"one of {names}"
        case FactType.CHOICES:
            return f"以下各项中的若干项：{names}" if zh else f"a list of {names}"
        case FactType.SHARE:
            return "0 到 1 之间的比例，例如 0.97 或 97%" if zh else "a share from 0 to 1, such as 0.97 or 97%"
        case FactType.COUNT:
            return "不小于 0 的整数" if zh else "a whole number, 0 or more"
        case FactType.NUMBER:
            if unit in _SCALES:
                low, high = _SCALES[unit]
                return f"{low} 到 {high} 之间的数值（{unit}）" if zh else f"a number from {low} to {high} ({unit})"
            return f"数值（{unit}）" if zh else f"a number ({unit})"
        case FactType.DURATION:
            return f"不小于 0 的数值（{unit}）" if zh else f"a number of {unit}, 0 or more"
        case FactType.MONEY:
            return f"金额，例如 1200（{unit}）或 1200 {unit}" if zh else f"an amount, such as 1200 (in {unit}) or 1200 {unit}"
        case FactType.DATE:
            return "日期，例如 2026-04-30" if zh else "a date as YEAR-MONTH-DAY, such as 2026-04-30"


def _on_scale(number: float | None, unit: str | None) -> float | None:
    low, high = _SCALES.get(unit or "", (-math.inf, math.inf))
    return number if number is not None and low <= number <= high else None


def state_of(raw: object) -> State | None:
    """The state that a word stands for; None for a value."""
    return STATE_WORDS.get(raw.strip().lower()) if isinstance(raw, str) else None


def day_of(raw: object) -> datetime.date | None:
    """A day from ISO text; None for anything else."""
    if isinstance(raw, datetime.datetime):
        return raw.date()
    if isinstance(raw, datetime.date):
        return raw
    if isinstance(raw, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", raw):
        try:
            return datetime.date.fromisoformat(raw)
        except ValueError:
            return None
    return None


def _refusal(definition: FactDefinition, raw: object, lang: Lang) -> str:
    shown_ = _shown(raw)
    return f"{shown_} 不可接受；请填写{accepted(definition, lang)}" if lang == "zh" else f"{shown_} is not {accepted(definition, lang)}"


def _shown(raw: object) -> str:
    if raw is None or raw == "":
        return "nothing"
    return shown(raw) if isinstance(raw, str | int | float | bool | list | dict) else str(raw)


def _number(raw: object) -> float | None:
    if isinstance(raw, str) and _NUMBER.fullmatch(raw):
        raw = float(raw)
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return None
    return float(raw) if math.isfinite(raw) else None


def _share(raw: object, lang: Lang) -> float | None:
    percent = isinstance(raw, str) and raw.endswith(("%", "％"))
    number = _number(raw[:-1].strip()) if percent and isinstance(raw, str) else _number(raw)
    if number is None:
        return None
    if percent:
        number = _shifted(number)
    elif 1 < number <= 100:
        right = f"{_shifted(number):g}"
        ask = (
            f"{_shown(raw)} 大于 1；比例请写作 {right} 或 {number:g}%"
            if lang == "zh"
            else f"{_shown(raw)} is more than the whole: write {right}"
        )
        raise InputError(ask if lang == "zh" else f"{ask} (or {number:g}%)")
    return number if 0 <= number <= 1 else None


def _shifted(percent: float) -> float:
    """The nearest decimal to a hundredth, so that 97% is 0.97 and not a neighbour of it."""
    return round(percent / 100, 12)


def _option(definition: FactDefinition, raw: object, lang: Lang) -> str:
    word = str(raw) if isinstance(raw, int) and not isinstance(raw, bool) else raw
    if isinstance(word, str):
        for option in definition.options:
            if word in (option.id, option.label.en, option.label.zh) or word.lower() == option.label.en.lower():
                return option.id
        near = nearest(word, [o.id for o in definition.options])
        if near and lang == "en":
            raise InputError(f"{_refusal(definition, raw, lang)}; did you mean {near}?")
    raise InputError(_refusal(definition, raw, lang))


def _options(definition: FactDefinition, raw: object, lang: Lang) -> tuple[str, ...] | None:
    if isinstance(raw, str):
        raw = [part for part in _SEPARATORS.split(raw) if part]
    if not isinstance(raw, list | tuple):
        return None
    chosen = {_option(definition, part, lang) for part in raw}
    return tuple(o.id for o in definition.options if o.id in chosen)


def _without_unit(raw: object, unit: str | None) -> object:
    found = _WITH_UNIT.fullmatch(raw) if isinstance(raw, str) else None
    return found[1] if found and unit and found[2].rstrip("s") == unit.rstrip("s") else raw


def _money(raw: object, currency: str | None) -> Money | None:
    if isinstance(raw, Money):
        return raw
    day: Any = None
    if isinstance(raw, dict):
        if not raw.keys() <= {"amount", "currency", "date"}:
            return None
        day = raw.get("date")
        currency, raw = raw.get("currency", currency), raw.get("amount")
        if (day is not None and day_of(day) is None) or not isinstance(currency, str) or not re.fullmatch("[A-Z]{3}", currency):
            return None
    elif isinstance(raw, str) and (found := _MONEY.fullmatch(raw)):
        if found[1] and found[3]:
            return None
        raw, currency = found[2], found[1] or found[3] or currency
    amount = _number(raw)
    return None if amount is None or not currency else Money(amount, currency, day_of(day))
