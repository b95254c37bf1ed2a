"""The data-quality report: what was read, kept and left out, and why; what the columns can and cannot give. Nothing is dropped silently."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Excluded:
    """A filter rule and how much it left out. ``unit`` is lines, orders, ratings or figures."""

    rule: str
    why: dict[str, str]
    unit: str
    count: int


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file as it was read."""

    file: str
    rows: int
    columns: tuple[str, ...]
    unused: tuple[str, ...]
    encoding: str | None
    delimiter: str | None


@dataclass(frozen=True, slots=True)
class ColumnFigures:
    """One column (or role): cells given and missing, different values, extremes as text, and what looks wrong with them."""

    name: str
    column: str
    given: int
    missing: int
    distinct: int | None
    lowest: str | None
    highest: str | None
    constant: bool
    impossible: int
    outlying: int  # beyond three interquartile ranges from the quartiles; numbers only


@dataclass(frozen=True, slots=True)
class Quality:
    """The report of one import or description. ``not_computable`` names for each indicator the roles (or columns) that are missing."""

    layout: str | None
    files: tuple[FileRead, ...]
    columns: tuple[ColumnFigures, ...]
    excluded: tuple[Excluded, ...]
    duplicates: int
    lines: int
    orders: int
    sellers: int
    first: str | None
    last: str | None
    computable: tuple[str, ...]
    not_computable: dict[str, tuple[str, ...]]
    insufficient: dict[str, int]  # indicator → sellers whose sample is below its minimum
    remarks: tuple[dict[str, str], ...] = field(default=())


WHY: dict[str, dict[str, str]] = {
    "no_key": {"en": "no seller or no order number", "zh": "缺卖家或订单号"},
    "duplicate_lines": {"en": "the same line of the same order again", "zh": "同一订单同一行重复"},
    "outside_window": {"en": "outside the dates asked for, or without a date", "zh": "不在所选日期内，或没有日期"},
    "implausible_date": {"en": "dated outside what the layout calls plausible", "zh": "日期超出数据布局所定的合理范围"},
    "cancelled_by_buyer_before_payment": {"en": "cancelled by the buyer before payment", "zh": "付款前由买家取消"},
    "platform_fault": {"en": "caused by the platform", "zh": "由平台原因造成"},
    "small_order_rating": {"en": "rating of an order below the small-order limit (ALX-2)", "zh": "小额订单的评价（ALX-2）"},
    "disputed_rating": {"en": "rating of an order in an open dispute (ALX-2)", "zh": "纠纷未了结订单的评价（ALX-2）"},
    "impossible_score": {"en": "stars outside 1 to 5: taken as not given", "zh": "星级不在 1～5 之间：视为未给"},
    "impossible_time": {"en": "an event before the order was placed: taken as not given", "zh": "事件早于下单时间：视为未给"},
    "unreadable": {"en": "cells that cannot be read: taken as not given", "zh": "无法识别的单元格：视为未给"},
}
