"""Marketplace tables: order-level and seller-level files to indicators with their samples, and an honest report of their quality.

Reading one seller's row needs no table engine (but Parquet does); imports and descriptions load Ibis and DuckDB when they are called.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.data.layout import Column, Layout, layout_from
from assistant.data.quality import ColumnFigures, Excluded, FileRead, Quality
from assistant.data.roles import NEEDS, ROLES
from assistant.data.rows import read_row
from assistant.data.tables import read_table
from assistant.model.library import Indicator

if TYPE_CHECKING:
    from assistant.data.orders import Imported, Progress

__all__ = [
    "NEEDS",
    "ROLES",
    "Column",
    "ColumnFigures",
    "Excluded",
    "FileRead",
    "Layout",
    "Quality",
    "describe",
    "import_orders",
    "import_sellers",
    "layout_from",
    "read_row",
    "read_table",
]


def import_orders(
    path: Path,
    layout: Layout,
    *,
    output: Path | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    period: str | None = None,
    minimums: Mapping[str, float] | None = None,
    channel: str | None = None,
    tolerant: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """See ``orders.import_orders``; ``channel`` names the shop of an export that does not."""
    from dataclasses import replace

    from assistant.data import orders

    if channel is not None:
        layout = replace(layout, columns={**layout.columns, "channel": Column(value=channel)})
    return orders.import_orders(
        path,
        layout,
        output=output,
        since=since,
        until=until,
        period=period,
        minimums=minimums,
        tolerant=tolerant,
        progress=progress,
    )


def import_sellers(
    path: Path,
    layout: Layout | None,
    indicators: Mapping[str, Indicator],
    *,
    output: Path | None = None,
    tolerant: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """See ``sellers.import_sellers``."""
    from assistant.data import sellers

    return sellers.import_sellers(path, layout, indicators, output=output, tolerant=tolerant, progress=progress)


def describe(path: Path, layout: Layout | None, indicators: Mapping[str, Indicator], layouts: Iterable[Layout] = ()) -> Quality:
    """The data-quality report: with a layout that of the import it would be, without one a description of the columns."""
    if layout is None:
        from assistant.data.description import described

        return described(path, indicators, layouts)
    minimums = {i: n.minimum for i, n in indicators.items() if n.minimum is not None}
    if layout.level == "order":
        return import_orders(path, layout, minimums=minimums, tolerant=True).quality
    return import_sellers(path, layout, indicators, tolerant=True).quality
