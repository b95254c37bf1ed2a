"""The measured figures of one seller from a table: one row per channel, columns named by indicator ids.

A column whose name starts with an underscore is a remark of whoever keeps the table and is passed over; any other unknown column is
refused, because a misspelt indicator that is passed over is a figure nobody notices is missing.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path

from assistant.data.cells import blank, value_of
from assistant.data.files import Cell, Row, rows_of
from assistant.errors import InputError
from assistant.model.library import Indicator
from assistant.model.values import Value

ID_COLUMNS = ("id", "seller")
CHANNEL_COLUMN = "channel"
PERIOD_COLUMN = "period"
NO_CHANNEL = "all"  # the one channel of a table that names none
REMARK = "_"
_SHOWN = 20


def read_row(path: Path, row_id: str | None, indicators: Mapping[str, Indicator]) -> dict[str, dict[str, Value]]:
    """The values given for one seller, by channel and indicator; blank cells are left out.

    ``row_id`` is looked up in the column ``id`` (or ``seller``); it may be left out when the table holds one seller.
    InputError names every unknown column and every ill-typed value of the seller at once.
    """
    chosen: list[Row] = []
    ids: dict[str, None] = {}
    columns: list[str] = []
    key: str | None = None
    wrong: list[str] = []
    for row in rows_of(path):
        if not columns:
            columns = list(row.cells)
            wrong = unknown_columns(path, columns, indicators)
            key = next((c for c in ID_COLUMNS if c in columns), None)
            if row_id is not None and key is None:
                raise InputError(f"{path}: there is no column id or seller to find {row_id} in; add one")
        name = "" if key is None else _text(row.cells[key])
        if row_id is None or name == row_id:
            chosen.append(row)
            ids[name] = None
        elif len(ids) < _SHOWN:
            ids[name] = None
        if row_id is None and len(ids) >= _SHOWN:
            break
    _check_choice(path, row_id, chosen, list(ids))
    found, ill_typed = _by_channel(path, chosen, indicators, key)
    wrong += ill_typed
    if wrong:
        rest = f"\n… and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
        raise InputError("\n".join(wrong[:_SHOWN]) + rest)
    return found


def unknown_columns(path: Path, columns: list[str], indicators: Mapping[str, Indicator]) -> list[str]:
    """What is wrong with the names of the columns, one line each."""
    known = {*indicators, *ID_COLUMNS, CHANNEL_COLUMN, PERIOD_COLUMN}
    wrong = []
    for column in columns:
        if column in known or column.startswith(REMARK):
            continue
        near = difflib.get_close_matches(column, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"use an indicator id, or start the name with {REMARK} to have it passed over"
        wrong.append(f"{path}: row 1, column {column}: no indicator has this id; {hint}")
    return wrong


def _check_choice(path: Path, row_id: str | None, chosen: list[Row], ids: list[str]) -> None:
    if not chosen and row_id is None:
        raise InputError(f"{path}: the table has a header but no rows")
    if not chosen:
        near = difflib.get_close_matches(row_id or "", ids, n=3) or ids[:3]
        raise InputError(f"{path}: no row has the id {row_id}; there is for example {', '.join(near)}")
    if row_id is None and len(ids) > 1:
        raise InputError(f"{path}: the table holds several sellers ({', '.join(ids[:3])} …); say which row (--row ID)")


def _by_channel(
    path: Path, rows: list[Row], indicators: Mapping[str, Indicator], key: str | None
) -> tuple[dict[str, dict[str, Value]], list[str]]:
    wrong: list[str] = []
    found: dict[str, dict[str, Value]] = {}
    first: dict[str, int] = {}
    for row in rows:
        channel = _text(row.cells.get(CHANNEL_COLUMN)) or NO_CHANNEL
        if channel in found:
            what = f"row {row.number}: the channel {channel} was already given in row {first[channel]}"
            wrong.append(f"{path}: {what}; keep one row per channel (and one period)")
            continue
        first[channel] = row.number
        values = found[channel] = {}
        for column, cell in row.cells.items():
            if column not in indicators or column == key or blank(cell):
                continue
            try:
                values[column] = value_of(cell, indicators[column].fact)
            except ValueError as error:
                wrong.append(f"{path}: row {row.number}, column {column}: {error}")
    return found, wrong


def _text(cell: Cell) -> str:
    """An id as text; a spreadsheet keeps 1042 as the number 1042.0."""
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell == int(cell) else str(cell).strip()
