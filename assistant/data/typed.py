"""Text columns as times, numbers and yes/no, in expressions of the engine: each column has one form, told from all its cells.

The trap it guards: 03/04/2024 and 1,234 have two readings. A column whose cells do not settle it is refused, and the layout can say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.data.layout import Column, Reading
from assistant.errors import InputError

YES = ("yes", "true", "y", "1", "是", "t")
NO = ("no", "false", "n", "0", "否", "f")
_TIME = r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?.*)?$"
_YEAR_FIRST = r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?" + _TIME
_COMPACT = r"^(\d{4})(\d{2})(\d{2})()()()$"
_YEAR_LAST = r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})" + _TIME
_DIGITS = ("０１２３４５６７８９％．，－", "0123456789%.,-")


@dataclass(frozen=True, slots=True)
class Form:
    """What the cells of one column look like: how many match each pattern."""

    given: int
    plain: int  # numbers or times the engine reads as they stand
    percent: int
    comma: int  # digits, comma, digits
    three: int  # a comma before exactly three digits: 1,234
    grouped: int  # surely thousands: 1,234,567 or 1,234.5
    point: int  # digits, point, digits
    first: int  # the largest first part of dates with the year last
    second: int


def surely(flag: Any) -> Any:
    """The yes/no with unknown as no: for counting what certainly is so."""
    return flag.fill_null(False)  # noqa: FBT003 - the engine's own signature


def text_of(table: Any, column: Column) -> Any:
    """The cells (trimmed when they were read); null where nothing was given, in the usual words or in the layout's."""
    import ibis

    text = table[column.column]
    if not column.blank:
        return text
    return text.lower().isin([b.lower() for b in column.blank]).ifelse(ibis.null("string"), text)


def as_word(table: Any, column: Column) -> Any:
    """Keys and words as they stand, translated by the layout's ``words``."""
    text = text_of(table, column)
    return text.cases(*column.words, else_=text) if column.words else text


def as_yes_no(table: Any, column: Column) -> Any:
    """Yes or no by the layout's rule, or by the usual words."""
    text = text_of(table, column)
    if column.given:
        return text.notnull()
    if column.equals:
        return surely(text.isin(list(column.equals)))
    if column.positive:
        return text.try_cast("float64") > 0
    low = text.lower()
    return low.isin(list(YES)).ifelse(True, low.isin(list(NO)).ifelse(False, None))  # noqa: FBT003 - the engine's own signature


def survey(text: Any, kind: str) -> dict[str, Any]:
    """How many cells are given and, of times and numbers, how many the engine reads as they stand, as aggregates."""
    plain = {"time": "timestamp", "number": "float64"}.get(kind)
    return {"given": text.count(), **({"plain": text.try_cast(plain).count()} if plain else {})}


def closer_survey(text: Any, kind: str) -> dict[str, Any]:
    """What the other cells look like, as aggregates; only asked for where the engine did not read all as they stand."""
    if kind == "time":
        last = text.re_search(_YEAR_LAST)
        return {
            "first": last.ifelse(text.re_extract(_YEAR_LAST, 1).try_cast("int64"), 0).max(),
            "second": last.ifelse(text.re_extract(_YEAR_LAST, 2).try_cast("int64"), 0).max(),
            "point": (last & text.contains(".")).sum(),
        }
    if kind == "number":
        odd = text.try_cast("float64").isnull() & text.notnull()
        return {
            "percent": (odd & text.re_search("[%％]$")).sum(),
            "comma": (odd & text.re_search(r"^[+-]?[0-9. ']*,[0-9]+ *[%％]?$")).sum(),
            "three": (odd & text.re_search(r"^[+-]?[1-9][0-9]{0,2},[0-9]{3} *[%％]?$")).sum(),
            "grouped": (odd & text.re_search(r"^[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+|,[0-9]{3}) *[%％]?$")).sum(),
            "point": text.re_search(r"^[+-]?[0-9]*\.[0-9]+ *[%％]?$").sum(),
        }
    return {}


def forms_of(table: Any, columns: Mapping[str, tuple[Any, str]]) -> dict[str, Form]:
    """The form of each column (name → its text and kind): one pass for all, a second for those that are not plain."""

    def counted(ask: Callable[[Any, str], dict[str, Any]], names: Sequence[str]) -> dict[str, dict[str, int]]:
        wanted = {f"{n}\t{k}": e for n in names for k, e in ask(*columns[n]).items()}
        row = table.aggregate(**wanted).to_pyarrow().to_pylist()[0] if wanted else {}
        found: dict[str, dict[str, int]] = {n: {} for n in names}
        for key, value in row.items():
            name, _, what = key.partition("\t")
            found[name][what] = int(value or 0)
        return found

    first = counted(survey, list(columns))
    odd = [n for n, c in first.items() if c.get("plain", c["given"]) < c["given"]]
    second = counted(closer_survey, odd)
    empty = dict.fromkeys(Form.__dataclass_fields__, 0)
    return {n: Form(**{**empty, **first[n], **second.get(n, {})}) for n in columns}


def as_time(text: Any, form: Form, reading: Reading, place: str) -> Any:
    """Times (to the second, without zone) from ISO, year-first, compact, Chinese and year-last forms; what fits none is null."""
    import ibis

    if form.plain == form.given:
        return text.try_cast("timestamp")

    def built(pattern: str, year: int, month: int, day: int) -> Any:
        def part(group: int, width: int = 2) -> Any:
            return text.re_extract(pattern, group).lpad(width, "0")

        return (part(year, 4) + "-" + part(month) + "-" + part(day) + " " + part(4) + ":" + part(5) + ":" + part(6)).try_cast("timestamp")

    first_is_day = _day_first(form, reading, place)
    return ibis.coalesce(
        text.try_cast("timestamp"),
        text.re_search(_COMPACT).ifelse(built(_COMPACT, 1, 2, 3), ibis.null("timestamp")),
        text.re_search(_YEAR_FIRST).ifelse(built(_YEAR_FIRST, 1, 2, 3), ibis.null("timestamp")),
        text.re_search(_YEAR_LAST).ifelse(built(_YEAR_LAST, 3, *((2, 1) if first_is_day else (1, 2))), ibis.null("timestamp")),
    )


def _day_first(form: Form, reading: Reading, place: str) -> bool:
    if reading.dates:
        return reading.dates == "day_first"
    if form.first > 12 or not form.first:
        return True
    if form.second > 12:
        return False
    if form.point:
        return True  # 3.4.2024 is written where the day comes first
    raise InputError(f"{place}: dates such as 03/04/2024 have two readings; say dates: day_first or dates: month_first in the layout")


def as_number(text: Any, form: Form, reading: Reading, place: str, *, whole: bool = False) -> Any:
    """Numbers with a decimal point or comma, thousands, percent signs (which divide by 100) and full-width digits; the rest is null.

    A column in which every comma stands before three digits is refused, unless it holds counts or the layout says ``decimal``.
    In a ``whole`` column ``1.234`` is 1234: a count has no decimals.
    """
    if whole:
        thousands = text.re_search(r"^[1-9][0-9]{0,2}(\.[0-9]{3})+$")
        text = thousands.ifelse(text.replace(".", ""), text)
    if form.plain == form.given:
        return text.try_cast("float64")
    comma = reading.decimal == ","
    if reading.decimal is None and form.comma:
        if form.comma > form.three and not form.grouped:
            comma = True
        elif form.three and not form.grouped and not form.point and not whole:
            raise InputError(f"{place}: figures such as 1,234 have two readings; say decimal: '.' or decimal: ',' in the layout")
    plain = text.translate(*_DIGITS).re_replace("[ '\u00a0%]", "")
    plain = plain.replace(".", "").replace(",", ".") if comma else plain.replace(",", "")
    return plain.try_cast("float64") * text.re_search("[%％]$").ifelse(0.01, 1.0)
