"""A whole table of indicators as plain columns, for fitting, validating and scoring many."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from assistant.data.cells import blank, value_of
from assistant.data.files import Cell, rows_of
from assistant.data.rows import CHANNEL_COLUMN, ID_COLUMNS, PERIOD_COLUMN, REMARK, unknown_columns
from assistant.errors import InputError
from assistant.model.library import Indicator
from assistant.model.values import Money, Value

_SHOWN = 20


def read_table(path: Path, indicators: Mapping[str, Indicator], *, strict: bool = True) -> dict[str, list[Value | None]]:
    """The columns of the table: ids, channel and period as text, indicators typed (money as its amount), None where nothing is given.

    Remarks (columns that begin with an underscore) are left out. InputError names every unknown column and the first 20 ill-typed cells
    with file, row and column; ``strict=False`` leaves unknown columns out.
    """
    found: dict[str, list[Value | None]] = {}
    wrong: list[str] = []
    for row in rows_of(path):
        if not found:
            wrong = unknown_columns(path, list(row.cells), indicators) if strict else []
            found = {c: [] for c in row.cells if not c.startswith(REMARK) and (c in indicators or c in _KEYS)}
        for column, cells in found.items():
            cell = row.cells[column]
            try:
                cells.append(_value(column, cell, indicators))
            except ValueError as error:
                cells.append(None)
                wrong.append(f"{path}: row {row.number}, column {column}: {error}")
        if len(wrong) >= _SHOWN:
            break
    if wrong:
        raise InputError("\n".join(wrong[:_SHOWN]))
    if not found:
        raise InputError(f"{path}: the table has a header but no rows")
    return found


_KEYS = (*ID_COLUMNS, CHANNEL_COLUMN, PERIOD_COLUMN)


def _value(column: str, cell: Cell, indicators: Mapping[str, Indicator]) -> Value | None:
    if column in _KEYS and column not in indicators:
        return "" if cell is None else str(cell).strip()
    if blank(cell):
        return None
    value = value_of(cell, indicators[column].fact)
    return value.amount if isinstance(value, Money) else value
