"""Numbers in Chinese characters, alone or mixed with figures: 一千二百, 1万2千, 一百二, 三点五.

The trap it guards: 两三 is a range and 二零二一 a year, so neither is read as a number here.
"""

from __future__ import annotations

import re

_DIGITS = {c: n for n, cs in enumerate(("零", "一壹幺", "二两贰俩", "三叁仨", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")) for c in cs}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
DIGITS = "".join(_DIGITS)
NUMERALS = DIGITS + "".join(_SMALL) + "".join(_LARGE) + "廿卅"
_PART = re.compile(r"[0-9]+(?:\.[0-9]+)?|.")


def number_zh(text: str) -> float | None:
    """The number; None where the characters do not make one."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    whole, point, rest = text.partition("点")
    if point:
        before = _integer(whole)
        if before is None or not rest or any(c not in _DIGITS and c not in "0123456789" for c in rest):
            return None
        return float(f"{before:.0f}." + "".join(str(_DIGITS.get(c, c)) for c in rest))
    return _integer(text)


def digits_zh(text: str) -> str | None:
    """A row of single numerals as figures, as years are written: 二零二一 is 2021."""
    return "".join(str(_DIGITS[c]) for c in text) if text and all(c in _DIGITS for c in text) else None


def _integer(text: str) -> float | None:
    total, section, number = 0.0, 0.0, None
    small = large = 0  # the unit before, inside the section and between sections
    zero = False
    for part in _PART.findall(text):
        if part == "零" and text != "零":
            if number is not None:
                return None
            zero = True
        elif part in _DIGITS or part[0].isdecimal():
            if number is not None:
                return None
            number = float(_DIGITS.get(part, -1)) if part in _DIGITS else float(part)
        elif part in _SMALL:
            unit = _SMALL[part]
            if number is None and unit == 10 and small == 0:
                number = 1.0
            if number is None or (small and unit >= small):
                return None
            section, number, small, zero = section + number * unit, None, unit, False
        elif part in _LARGE:
            unit = _LARGE[part]
            section += number or 0
            if (section == 0 and not total) or (large and unit == large):
                return None
            total = (total + section) * unit if large and unit > large else total + section * unit
            section, number, small, large, zero = 0.0, None, 0, unit, False
        else:
            return None
    if number is None:
        return None if zero or not text else round(total + section, 9)
    before = small or large
    if before >= 100 and not zero and text[-1] in _DIGITS | dict.fromkeys("123456789") and number < 10:
        number *= before / 10  # 一百二 is 120, 一万二 is 12,000
    return round(total + section + number, 9)
