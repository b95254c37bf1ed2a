"""A file as a table of text columns in the engine, read once. What the engine cannot read itself is first written anew as UTF-8.

The engine is told exactly how the file is written: nothing is guessed from a sample.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.data.cells import BLANKS
from assistant.data.engine import plain_connection
from assistant.data.files import Cell, Form, header_of, kind, lines_of, sniff
from assistant.data.layout import Reading
from assistant.data.spreadsheet import sheet_rows
from assistant.errors import InputError

_SHORT = max(len(b) for b in BLANKS) + 2


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for rewritten files and for what does not fit into memory, gone afterwards."""
    with TemporaryDirectory(prefix="credit-assistant-") as folder:
        yield Path(folder)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file made ready for the engine: its columns, how the engine is told to read it, and how it was written."""

    path: Path
    columns: tuple[str, ...]
    call: str  # the table function of the engine, with literal arguments
    form: Form | None


def prepared(path: Path, reading: Reading, folder: Path) -> Opened:
    """The file's columns and the way to read it; InputError where it cannot be read."""
    match kind(path):
        case "parquet":
            return _parquet(path)
        case "xlsx":
            return _rewritten(path, sheet_rows(path, reading.sheet), folder, None)
        case _:
            form = sniff(path, encoding=reading.encoding, delimiter=reading.delimiter)
            records = lines_of(path, form)
            if form.encoding.lower().replace("_", "-") not in ("utf-8", "utf8", "utf-8-sig"):
                return _rewritten(path, records, folder, form)
            _, header = next(records)
            return _csv(path, header_of(path, header), form)


def loaded(backend: Any, name: str, opened: Opened, columns: Iterable[str]) -> int:
    """Read these columns as trimmed text, blanks as null, into the engine's table ``name``; the number of rows. No columns: count only."""
    import duckdb

    chosen = ", ".join(f"{_clean(f'CAST({_quoted(c)} AS VARCHAR)')} AS {_quoted(c)}" for c in columns)
    try:
        if chosen:
            backend.raw_sql(f"CREATE TABLE {name} AS SELECT {chosen} FROM {opened.call}").fetchall()  # noqa: S608 - quoted
        counted = f"SELECT count(*) FROM {name if chosen else opened.call}"  # noqa: S608
        return int(backend.raw_sql(counted).fetchall()[0][0])
    except duckdb.Error as error:
        raise engine_trouble(opened.path, error) from None


def _csv(path: Path, header: list[str], form: Form, *, at: Path | None = None) -> Opened:
    types = ", ".join(f"{_literal(c)}: 'VARCHAR'" for c in header)
    delimiter = "," if at else form.delimiter
    with (at or path).open("rb") as file:
        zipped = file.read(2) == b"\x1f\x8b"
    call = (
        f"read_csv({_literal(str(at or path))}, columns = {{{types}}}, header = true, auto_detect = false, delim = {_literal(delimiter)}, "
        f"quote = '\"', escape = '\"', strict_mode = true, compression = '{'gzip' if zipped else 'none'}')"
    )
    return Opened(path, tuple(header), call, form)


def _parquet(path: Path) -> Opened:
    import duckdb

    call = f"read_parquet({_literal(str(path))})"
    with plain_connection() as connection:
        try:
            found = connection.execute(f"SELECT * FROM {call} LIMIT 0").description or ()  # noqa: S608 - a literal
        except duckdb.Error as error:
            raise InputError(f"{path}: not a readable Parquet file ({str(error).splitlines()[0]}); write or copy it again") from None
    return Opened(path, tuple(header_of(path, [c[0] for c in found])), call, None)


def _clean(cell: str) -> str:
    """Trimmed, and null where nothing was given. Most cells are neither short nor padded and pass both tests untouched."""
    blanks = ", ".join(_literal(b) for b in sorted(BLANKS))
    padding = "' ' || chr(9) || chr(13) || chr(10) || chr(160)"
    padded = f"strpos({padding}, {cell}[1]) > 0 OR strpos({padding}, {cell}[-1]) > 0"
    return (
        f"CASE WHEN length({cell}) <= {_SHORT} AND lower(trim({cell}, {padding})) IN ({blanks}) THEN NULL "
        f"WHEN {padded} THEN nullif(trim({cell}, {padding}), '') ELSE {cell} END"
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _rewritten(
    path: Path, records: Iterator[tuple[int, list[str]]] | Iterator[tuple[int, list[Cell]]], folder: Path, form: Form | None
) -> Opened:
    target = folder / f"{len(list(folder.iterdir()))}-{path.name}.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        width = 0
        header: list[str] = []
        for number, record in records:
            cells: list[str] | list[Cell] = list(record)
            if not header:
                header = header_of(path, record)
                cells, width = list(header), len(header)
            if any(c not in (None, "") for c in cells[width:]):
                raise InputError(f"{path}: row {number}: a value stands to the right of the last column name; name its column")
            writer.writerow([_plain(c) for c in (*cells, *[None] * width)[:width]])
    return replace(_csv(path, header, form or Form("utf-8", ","), at=target), form=form)


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime | dt.date):
        return cell.isoformat(sep=" ") if isinstance(cell, dt.datetime) else cell.isoformat()
    return repr(cell) if isinstance(cell, float) else str(cell)


def engine_trouble(path: Path, error: Exception) -> InputError:
    """What the engine found wrong with a text table, in our words, with the row where it says one."""
    text = str(error)
    if "GZIP" in text.upper():
        return InputError(f"{path}: the compressed file ends in the middle or is damaged; copy or download it again")
    line = re.search(r"(?:CSV Error on )?Line: (\d+)", text)
    place = f"{path}: row {line[1]}" if line else f"{path}"
    if "unicode" in text.lower() or "utf-8" in text.lower() or "encod" in text.lower():
        return InputError(f"{place}: the text is not valid UTF-8; save the file as UTF-8, or name its encoding (encoding: …)")
    if "Expected Number of Columns" in text or "columns" in text.lower():
        return InputError(f"{place}: more or fewer cells than the header has; quote cells that hold the delimiter, or name the delimiter")
    if "quote" in text.lower():
        return InputError(f"{place}: a quotation mark is not closed")
    return InputError(f"{place}: cannot be read as a table ({text.splitlines()[0]}); check the delimiter and the quotation marks")
