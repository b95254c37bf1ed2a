"""Rows of a Parquet file, fetched in batches so that a table larger than memory streams."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from assistant.data.engine import plain_connection
from assistant.data.files import Cell
from assistant.errors import InputError


def parquet_rows(path: Path) -> Iterator[tuple[int, list[Cell]]]:
    """The column names as row 1, then the rows; InputError on a damaged file."""
    import duckdb

    number = 1
    with plain_connection() as connection:
        try:
            result = connection.execute("SELECT * FROM read_parquet($1)", [str(path)])
            yield 1, [column[0] for column in result.description or ()]
            while batch := result.fetchmany(8192):
                for record in batch:
                    number += 1
                    yield number, [float(cell) if isinstance(cell, Decimal) else cell for cell in record]
        except duckdb.Error as error:
            raise InputError(f"{path}: not a readable Parquet file ({_first_line(error)}); write or copy it again") from None


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
