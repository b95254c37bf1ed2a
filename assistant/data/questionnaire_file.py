"""Opening a spreadsheet that somebody sent: what it is, if it is not what was meant, and never more of it than a form can hold.

The trap it guards: a file is what its bytes say, not its name; a small archive can unpack to more than the machine has.
"""

from __future__ import annotations

import warnings
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputError

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_MOST = 12_000_000  # bytes of text in the sheets; a form with every question has about a tenth of it
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old .xls, and whatever Office encrypted
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE = "Open it in Excel, WPS Office or LibreOffice, and save it as .xlsx"
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, IndexError, AttributeError, EOFError, OSError, SyntaxError)


def opened(path: Path) -> tuple[Workbook, Workbook]:
    """The workbook with what its formulas came to, and with the formulas. Raises InputError that says what the file is instead."""
    _looked_at(path)
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations, which do not concern values
            content = path.read_bytes()  # openpyxl leaves a file that it cannot read open
            return openpyxl.load_workbook(BytesIO(content), data_only=True), openpyxl.load_workbook(BytesIO(content))
    except (*_BROKEN, InvalidFileException, NotImplementedError, RuntimeError) as error:  # all that a damaged workbook raises
        raise InputError(f"{path}: not a readable spreadsheet ({error or type(error).__name__})\n    {_SAVE} again.") from None


def _looked_at(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(8)
            rest = file.read(2_000_000) if start == _COMPOUND else b""
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}\n    Name the form that came back.") from error
    if not start:
        raise InputError(f"{path}: the file is empty\n    Ask for it again.")
    if start == _COMPOUND:
        if _ENCRYPTED in rest:
            raise InputError(f"{path}: it is protected with a password\n    Open it, take the password out, and save it as .xlsx.")
        raise InputError(f"{path}: this is an old .xls, or another kind of document\n    {_SAVE}.")
    if not zipfile.is_zipfile(path):
        raise InputError(f"{path}: this is no .xlsx, whatever its name says\n    {_SAVE}.")
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            size = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
            locked = any(part.flag_bits & 1 for part in parts)
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
        raise InputError(f"{path}: not a readable spreadsheet ({error})\n    {_SAVE} again.") from None
    if any(name.endswith("vbaProject.bin") for name in names):
        raise InputError(f"{path}: it carries macros\n    Save it as .xlsx, without macros.")
    if locked:
        raise InputError(f"{path}: it is protected with a password\n    Take the password out, and save it as .xlsx.")
    if "mimetype" in names and "[Content_Types].xml" not in names:
        raise InputError(f"{path}: this is an OpenDocument file (.ods)\n    {_SAVE}.")
    if size > _MOST:
        raise InputError(
            f"{path}: it holds far more than the form that was sent ({size // 1_000_000} MB of sheets)\n    Fill in the form alone."
        )
