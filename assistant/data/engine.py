"""The embedded table engine: DuckDB behind Ibis, without network, without extensions from elsewhere, with a bounded memory.

The expressions are Ibis, so the same ones run on a cluster engine; only this module knows that today's engine is DuckDB.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_access": True,  # local files; without extensions there is no way to read a URL
    "preserve_insertion_order": True,
}


@contextmanager
def session(folder: Path, *, memory: str = "200MB", threads: int = 2) -> Iterator[Any]:
    """An Ibis backend in memory, gone afterwards; tables larger than ``memory`` spill to ``folder``."""
    import ibis

    with warnings.catch_warnings():
        # Ibis 12 calls a function that DuckDB 2 has renamed; the result is the same
        warnings.filterwarnings("ignore", message="fetch_arrow_table", category=DeprecationWarning)
        backend = ibis.duckdb.connect(**OFFLINE, memory_limit=memory, threads=threads, temp_directory=str(folder / "spill"))
        try:
            backend.raw_sql("SET enable_progress_bar = false").fetchall()
            yield backend
        finally:
            backend.disconnect()


def plain_connection() -> duckdb.DuckDBPyConnection:
    """DuckDB without Ibis, for reading a file row by row."""
    import duckdb

    return duckdb.connect(":memory:", config=OFFLINE)
