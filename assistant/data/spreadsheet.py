"""Cells of an XLSX sheet. A formula counts as the result the spreadsheet program stored; one that was never calculated is refused."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

from assistant.data.files import Cell
from assistant.errors import InputError

_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})


def sheet_rows(path: Path, sheet: str | None = None) -> Iterator[tuple[int, list[Cell]]]:
    """The rows of a sheet with their numbers, the first being the header; empty rows are passed over.

    Without ``sheet`` the workbook must have one sheet that is not empty, or the first is taken when it is the only one with cells.
    """
    import openpyxl
    from openpyxl.utils import get_column_letter
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and validations, which do not concern values
            results = openpyxl.load_workbook(path, read_only=True, data_only=True)
            formulas = openpyxl.load_workbook(path, read_only=True, data_only=False)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, OSError, ValueError) as error:
        raise InputError(f"{path}: not a readable spreadsheet ({error}); open it in Excel and save it as .xlsx") from None
    try:
        if sheet is None:
            filled = [s.title for s in results.worksheets if next(iter(s.iter_rows(max_row=1)), None)]
            if len(filled) > 1:
                raise InputError(f"{path}: several sheets hold data ({', '.join(filled)}); name one, or delete the others")
            sheet = filled[0] if filled else results.sheetnames[0]
        if sheet not in results.sheetnames:
            raise InputError(f"{path}: there is no sheet {sheet}; there is {', '.join(results.sheetnames)}")
        found = False
        for number, (values, written) in enumerate(zip(results[sheet].iter_rows(), formulas[sheet].iter_rows(), strict=False), 1):
            cells: list[Cell] = []
            for place, (value, source) in enumerate(zip(values, written, strict=False), 1):
                cell = value.value
                where = f"{path}: row {number}, column {get_column_letter(place)}"
                if source.data_type == "f" and cell is None:
                    raise InputError(f"{where}: a formula that was never calculated; open the file in Excel and save it, or paste values")
                if isinstance(cell, str) and cell in _ERRORS and cell != "#N/A":
                    raise InputError(f"{where}: the cell shows {cell}; correct the formula, or leave the cell empty")
                cells.append(cell)  # type: ignore[arg-type]  # the stubs allow formula objects, which data_only never gives
            if any(c is not None and c != "" for c in cells):
                found = True
                yield number, cells
        if not found:
            raise InputError(f"{path}: the sheet {sheet} is empty; give a table with a header row and at least one row")
    finally:
        results.close()
        formulas.close()
