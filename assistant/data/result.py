"""The result of an import: written to a file, or handed over as columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from assistant.errors import InputError

_SHEET_ROWS = 1_048_576


def written(result: Any, output: Path | None) -> dict[str, list[object]]:
    """The columns of the result; written to ``output`` instead (then nothing is returned) when one is given."""
    if output is None:
        table = result.to_pyarrow()
        return {name: table.column(name).to_pylist() for name in table.column_names}
    name = output.name.lower()
    try:
        if name.endswith(".parquet"):
            result.to_parquet(str(output))
        elif name.endswith((".csv", ".csv.gz")):
            result.to_csv(str(output), **({"compression": "gzip"} if name.endswith(".gz") else {}))
        elif name.endswith(".xlsx"):
            _to_xlsx(result, output)
        else:
            raise InputError(f"{output}: name the result .csv, .csv.gz, .parquet or .xlsx")
    except OSError as error:
        raise InputError(f"{output}: cannot be written ({error})") from None
    return {}


def _to_xlsx(result: Any, output: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("indicators")
    sheet.append(list(result.columns))
    table = result.to_pyarrow()
    if table.num_rows >= _SHEET_ROWS:
        raise InputError(f"{output}: {table.num_rows} rows do not fit into a sheet; name the result .csv or .parquet")
    for batch in table.to_batches(max_chunksize=4096):
        for record in zip(*(c.to_pylist() for c in batch.columns), strict=True):
            sheet.append(list(record))
    book.save(output)
