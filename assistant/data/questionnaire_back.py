"""A form that came back, cell by cell, whatever was done to it on its way.

The trap it guards: rows that were sorted, copied or moved must not give an answer to another question; a row that no longer is what was
sent is named, not read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.data.questionnaire import COLUMNS, OPEN, RECORD, SCHEMA, Item, Place, Returned, Row, Trouble
from assistant.data.questionnaire_file import opened
from assistant.data.questionnaire_words import FORM
from assistant.errors import InputError

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"})
_HEADING = 50  # rows among which the keys of the columns are looked for
_LOOKED = 2000  # rows beyond those that were sent, in which something may have been written


def read_form(path: Path) -> Returned:
    """The answers of a form, unread but placed. Raises InputError where the file is no form of ours, or no longer one."""
    results, formulas = opened(path)
    meta, items = _record(results, path)
    sheet, columns, heading = _sheet(results, path)
    written = formulas[sheet.title]
    by_number = {item.number: item for item in items.values()}
    troubles = [Trouble(f"{sheet.title}!{merged.coord}", "merged") for merged in sheet.merged_cells.ranges]
    rows: list[Row] = []
    last = heading + 2 * len(items) + _LOOKED
    if sheet.max_row > last:
        raise InputError(
            f"{path}: {sheet.max_row:,} rows are more than the form had\n    Fill in the form as it was sent, without other tables."
        )
    for number in range(heading + 1, sheet.max_row + 1):
        cells = {name: _place(sheet, written, number, column, troubles if name in OPEN else None) for name, column in columns.items()}
        if any(cells[name].value is _BROKEN for name in OPEN if name in cells):
            cells = {n: p if p.value is not _BROKEN else Place(p.where, None) for n, p in cells.items()}
        item = items.get(_text(cells["id"]))
        if item is None:
            filled = [cells[n] for n in OPEN if n in cells and not cells[n].empty]
            if any(_text(place) not in _HEADS for place in filled):
                troubles.append(Trouble(filled[0].where, "stray"))
            continue
        if not _is(cells, item):
            other = by_number.get(_whole(cells.get("number")))
            troubles.append(Trouble(cells["answer"].where, "moved", {"n": str(item.number), "other": str(other.number) if other else "?"}))
            continue
        rows.append(Row(item, cells))
    kept, twice = _once(rows)
    known = {row.item.id for row in rows} | {i.id for i in items.values() for t in troubles if t.values.get("n") == str(i.number)}
    missing = tuple(item for item in items.values() if item.id not in known)
    return Returned(meta, _filled_in_by(results), tuple(items.values()), kept, missing, (*troubles, *twice))


_BROKEN: Any = object()  # stands in a cell that was named already
_HEADS = frozenset(text for name in OPEN for text in FORM[f"head.{name}"])


def _record(book: Workbook, path: Path) -> tuple[dict[str, str], dict[str, Item]]:
    """What the form says of itself. Raises InputError where it is none."""
    foreign = (
        f"{path}: this is no questionnaire of this program, or its hidden sheets were taken out\n"
        "    Fill in the file that was sent, and save it as .xlsx."
    )
    if RECORD not in book.sheetnames:
        raise InputError(foreign)
    rows = [[str(c) if c is not None else "" for c in row] for row in book[RECORD].iter_rows(values_only=True)]
    rows = [row + [""] * (6 - len(row)) for row in rows]
    meta = {row[1]: row[2] for row in rows if row[0] == "meta"}
    if meta.get("schema") != SCHEMA:
        if meta.get("schema", "").startswith(SCHEMA.rsplit("/", 1)[0]):
            raise InputError(f"{path}: the form was made by another version of this program ({meta['schema']})\n    Export it again.")
        raise InputError(foreign)
    options, states = _pairs(rows, "option"), _pairs(rows, "state")
    items = {
        row[1]: Item(row[1], int(row[2]), row[3], row[4], row[5], options.get(row[1], ()), states.get(row[1], ()))
        for row in rows
        if row[0] == "item" and row[2].isdecimal()
    }
    if not items:
        raise InputError(foreign)
    return meta, items


def _pairs(rows: Iterable[list[str]], what: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    chosen = [row for row in rows if row[0] == what]
    return {name: tuple((row[2], row[3]) for row in group) for name, group in groupby(chosen, key=lambda row: row[1])}


def _sheet(book: Workbook, path: Path) -> tuple[Worksheet, dict[str, int], int]:
    """The sheet of the questions, where each column stands now, and the row of the keys."""
    for sheet in book.worksheets:
        for number, row in enumerate(sheet.iter_rows(max_row=_HEADING, values_only=True), 1):
            keys = {str(value)[1:]: place for place, value in enumerate(row, 1) if isinstance(value, str) and value.startswith("#")}
            columns = {name: keys[name] for name in COLUMNS if name in keys}
            if {"id", "answer"} <= columns.keys():
                return sheet, columns, number
    raise InputError(
        f"{path}: the hidden row that says which column is what is gone, or a column was taken out\n"
        "    Fill in the form as it was sent, without adding or deleting columns."
    )


def _place(sheet: Worksheet, written: Worksheet, row: int, column: int, troubles: list[Trouble] | None) -> Place:
    """A cell; ``troubles`` None for those that nobody fills in."""
    cell = sheet.cell(row, column)
    where, value = f"{sheet.title}!{cell.coordinate}", cell.value
    if troubles is not None:
        if written.cell(row, column).data_type == "f" and value is None:
            troubles.append(Trouble(where, "formula"))
            return Place(where, _BROKEN)
        if cell.data_type == "e" or (isinstance(value, str) and value in _ERRORS):
            troubles.append(Trouble(where, "error", {"said": str(value)}))
            return Place(where, _BROKEN)
    if not isinstance(value, str | bool | int | float | dt.datetime | dt.date | dt.time | dt.timedelta | None):
        value = str(value)
    return Place(where, value, percent="%" in str(cell.number_format))


def _is(cells: Mapping[str, Place], item: Item) -> bool:
    """Whether the row still shows the question that it carries."""
    number = _whole(cells.get("number"))
    question = cells.get("question")
    return number in (item.number, -1) and (question is None or _flat(_text(question)) == _flat(item.question))


def _once(rows: list[Row]) -> tuple[tuple[Row, ...], list[Trouble]]:
    """Each question once; copies that say the same, or nothing, are passed over."""
    kept: dict[str, Row] = {}
    troubles: list[Trouble] = []
    for row in rows:
        before = kept.get(row.item.id)
        if before is None or not any(_filled(before)):
            kept[row.item.id] = row
        elif any(_filled(row)) and list(_filled(row)) != list(_filled(before)):
            troubles.append(Trouble(row.cells["answer"].where, "twice", {"n": str(row.item.number), "first": before.cells["answer"].where}))
    return tuple(kept.values()), troubles


def _filled(row: Row) -> Iterator[tuple[str, Any]]:
    return ((name, row.cells[name].value) for name in OPEN if name in row.cells and not row.cells[name].empty)


def _filled_in_by(book: Workbook) -> str:
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_row=_HEADING, max_col=3, values_only=True):
            if row and row[0] == "#by":
                return str(row[2] or "").strip() if len(row) > 2 else ""
    return ""


def _text(place: Place) -> str:
    return str(place.value).strip() if place.value is not None else ""


def _whole(place: Place | None) -> int:
    """The number of a row; -1 where the column was taken out, 0 where it is no number."""
    if place is None:
        return -1
    text = _text(place).removesuffix(".0")
    return int(text) if text.isdecimal() else 0


def _flat(text: str) -> str:
    return " ".join(text.replace("_x000D_", " ").split())
