"""The columns of one file, typed by role, and what is wrong with them. Cells that cannot be read are named, not skipped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.data.files import rows_of
from assistant.data.layout import Column, Source, factor
from assistant.data.quality import ColumnFigures, FileRead
from assistant.data.roles import ROLES, WORDS
from assistant.data.typed import Form, as_number, as_time, as_word, as_yes_no, forms_of, text_of


@dataclass(frozen=True, slots=True)
class Table:
    """A file read into the engine: its used columns as text (None where none is used), and what was read."""

    source: Source
    path: Path
    text: Any
    read: FileRead


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A file with one typed column per role (and ``key.`` columns to join on), its figures, and its unreadable cells by role."""

    columns: Any
    figures: tuple[ColumnFigures, ...]
    bad: dict[str, int]


def typed(backend: Any, table: Table, roles: Mapping[str, Column], keys: Sequence[str]) -> TypedTable:
    """The columns of these roles, typed once and kept in the engine."""
    texts = {r: text_of(table.text, c) for r, c in roles.items()}
    forms = forms_of(table.text, {r: (t, _kind(r, roles[r])) for r, t in texts.items()})
    values = {r: _expression(table, r, c, forms[r]) for r, c in roles.items()}
    name = f"typed_{table.source.name or 'table'}"
    backend.create_table(name, table.text.select(**{f"key.{k}": table.text[k] for k in keys}, **values))
    columns = backend.table(name)
    checks: dict[str, Any] = {}
    for role in roles:
        value = columns[role]
        checks |= {f"{role}.count": value.count(), f"{role}.distinct": value.approx_nunique()}
        if ROLES[role].kind in {"time", "number"}:
            checks |= {f"{role}.low": value.min(), f"{role}.high": value.max()}
        if ROLES[role].kind == "number":
            checks |= {f"{role}.q1": value.approx_quantile(0.25), f"{role}.q3": value.approx_quantile(0.75)}
    row = columns.aggregate(**checks).to_pyarrow().to_pylist()[0]
    bad = {r: max(0, forms[r].given - int(row[f"{r}.count"])) for r in roles}
    far = _outlying(columns, [r for r in roles if ROLES[r].kind == "number"], row)
    figures = tuple(
        ColumnFigures(
            name=r,
            column=f"{table.read.file}: {c.column}",
            given=forms[r].given,
            missing=table.read.rows - forms[r].given,
            distinct=int(row[f"{r}.distinct"]),
            lowest=_shown(row.get(f"{r}.low")),
            highest=_shown(row.get(f"{r}.high")),
            constant=int(row[f"{r}.distinct"]) == 1 and forms[r].given > 1,
            impossible=bad[r],
            outlying=far.get(r, 0),
        )
        for r, c in roles.items()
    )
    return TypedTable(columns, figures, bad)


def _shown(value: object) -> str | None:
    return None if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _kind(role: str, column: Column) -> str:
    return "" if column.given or column.equals else ROLES[role].kind


def _expression(table: Table, role: str, column: Column, form: Form) -> Any:
    place = f"{table.path}: column {column.column}"
    match ROLES[role].kind:
        case "time":
            return as_time(text_of(table.text, column), form, table.source.reading, place)
        case "number":
            return as_number(text_of(table.text, column), form, table.source.reading, place) * factor(column.unit)
        case "yes_no":
            return as_yes_no(table.text, column)
        case "word":
            word = as_word(table.text, column)
            return word.isin(list(WORDS[role])).ifelse(word, None)
        case _:
            return as_word(table.text, column)


def _outlying(columns: Any, roles: Sequence[str], row: Mapping[str, Any]) -> dict[str, int]:
    tests = {}
    for role in roles:
        q1, q3 = row[f"{role}.q1"], row[f"{role}.q3"]
        if q1 is not None and q3 > q1:
            far = 3 * (q3 - q1)
            tests[role] = ((columns[role] < q1 - far) | (columns[role] > q3 + far)).sum()
    return {k: int(v or 0) for k, v in columns.aggregate(**tests).to_pyarrow().to_pylist()[0].items()} if tests else {}


def first_bad(table: Table, column: Column, role: str, count: int) -> str:
    """The first cell that cannot be read, found again row by row, with what would be right."""
    kind = ROLES[role].kind
    text = text_of(table.text, column)
    value = _expression(table, role, column, forms_of(table.text, {role: (text, _kind(role, column))})[role])
    cells = table.text.mutate(cell=text).filter(text.notnull() & value.isnull()).limit(1).select("cell")
    bad = cells.to_pyarrow().to_pylist()[0]["cell"]
    reading = table.source.reading
    rows = rows_of(table.path, encoding=reading.encoding, delimiter=reading.delimiter, sheet=reading.sheet)
    number = next((r.number for r in rows if str(r.cells.get(column.column, "")).strip() == bad), None)
    right = {
        "time": "write 2024-03-01 or 2024-03-01 09:30",
        "number": "write digits with a decimal point",
        "yes_no": "write yes or no, or list the words that mean yes (is: …) in the layout",
        "word": f"write one of {', '.join(WORDS.get(role, ()))}, or translate the words (words: …) in the layout",
    }[kind]
    more = f" (and {count - 1} more cells)" if count > 1 else ""
    place = f"{table.path}: row {number}, column {column.column}"
    return f"{place}: {bad!r} is no {role}{more}; {right}; or go on without such cells (tolerant)"
