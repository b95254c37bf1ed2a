"""Table files as rows of cells: CSV in the encodings and delimiters people really send, gzip, XLSX, Parquet.

The trap it guards: a table that is read wrongly looks like a table that was read. What cannot be recognised for certain is refused.
"""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeAlias

from assistant.errors import InputError

Cell: TypeAlias = "str | bool | int | float | dt.datetime | dt.date | dt.time | dt.timedelta | None"
SUFFIXES = (".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz", ".parquet", ".xlsx")
DELIMITERS = ",;\t|"
_SAMPLE = 1 << 18
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Form:
    """How a text table is written."""

    encoding: str
    delimiter: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file as a spreadsheet counts (the header is 1), and its cells under the header's names."""

    number: int
    cells: dict[str, Cell]


def kind(path: Path) -> str:
    """``csv``, ``parquet`` or ``xlsx`` by the name of the file; InputError where it is none of them or not there."""
    if not path.is_file():
        raise InputError(f"{path}: no such file")
    name = path.name.lower()
    if name.endswith((".parquet", ".xlsx")):
        return name.rsplit(".", 1)[1]
    if name.removesuffix(".gz").endswith((".csv", ".tsv", ".txt")):
        return "csv"
    raise InputError(f"{path}: not a table this program reads; give one of {', '.join(SUFFIXES)} (an old .xls: save it as .xlsx)")


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of the file, decompressed; a damaged or cut gzip is an InputError wherever it shows."""
    try:
        with path.open("rb") as raw:
            if raw.read(2) == b"\x1f\x8b":
                raw.seek(0)
                with gzip.open(raw, "rb") as unpacked:
                    yield unpacked  # type: ignore[misc]  # GzipFile reads bytes
            else:
                raw.seek(0)
                yield raw
    except EOFError:
        raise InputError(f"{path}: the compressed file ends in the middle; copy or download it again") from None
    except (zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"{path}: the compressed file is damaged ({error}); copy or download it again") from None


def sniff(path: Path, *, encoding: str | None = None, delimiter: str | None = None) -> Form:
    """How the text table is written, from its first part; what the caller states is taken as stated."""
    with opened(path) as file:
        sample = file.read(_SAMPLE)
        whole = not file.read(1)
    if not sample.strip():
        raise InputError(f"{path}: the file is empty; give a table with a header line and at least one row")
    encoding = encoding or _encoding(path, sample, whole=whole)
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample, final=whole)
    except LookupError:
        raise InputError(f"{path}: there is no encoding called {encoding}; say for example utf-8, gb18030, utf-16, cp1252") from None
    except UnicodeDecodeError as error:
        raise _undecodable(path, encoding, sample[: error.start].count(b"\n") + 1) from None
    return Form(encoding, delimiter or _delimiter(path, text))


def _encoding(path: Path, sample: bytes, *, whole: bool) -> str:
    for mark, name in _BOMS:
        if sample.startswith(mark):
            return name
    if sample.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise InputError(f"{path}: this is a spreadsheet under the name of a text table; rename it to .xlsx, or save it as CSV")
    if sample.startswith(b"PAR1"):
        raise InputError(f"{path}: this is a Parquet file under another name; rename it to .parquet")
    for name, zeros in (("utf-16-le", sample[1:400:2]), ("utf-16-be", sample[0:400:2])):
        if zeros.count(0) > len(zeros) * 0.7:
            return name
    if b"\x00" in sample:
        raise InputError(f"{path}: this is not a text table (it holds zero bytes); save it as CSV in UTF-8")
    for name in ("utf-8", "gb18030"):
        try:
            text = codecs.getincrementaldecoder(name)().decode(sample, final=whole)
        except UnicodeDecodeError:
            continue
        if name == "utf-8" or _chinese(text):
            return name
    raise InputError(f"{path}: the encoding cannot be told for certain; save it as UTF-8, or name it (encoding: cp1252, for example)")


def _chinese(text: str) -> bool:
    """Whether text decoded as GB18030 is Chinese, not a Western file misread: mostly everyday characters and full-width signs."""
    foreign = [c for c in text if ord(c) > 127]
    usual = sum(_everyday(c) for c in foreign)
    return usual >= 0.9 * len(foreign)


def _everyday(char: str) -> bool:
    """In GB 2312: the rows of signs and of the 6,763 usual characters."""
    code = char.encode("gb18030")
    return len(code) == 2 and code[1] >= 0xA1 and (0xA1 <= code[0] <= 0xA3 or 0xB0 <= code[0] <= 0xF7)


def _delimiter(path: Path, text: str) -> str:
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    header = _outside_quotes(lines[0])
    counts = {d: header.count(d) for d in DELIMITERS}
    best = max(DELIMITERS, key=lambda d: counts[d])
    if not counts[best]:
        return ","  # a table of one column
    rivals = [d for d in DELIMITERS if d != best and counts[d]]
    if rivals and any(len(cells) != counts[best] + 1 for cells in csv.reader(lines[1:], delimiter=best)):
        raise InputError(f"{path}: the header holds both {best!r} and {rivals[0]!r}; name the delimiter, or quote the column names")
    return best


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


def _undecodable(path: Path, encoding: str, row: int) -> InputError:
    return InputError(f"{path}: row {row}: the text is not valid {encoding}; save the file as UTF-8, or name its encoding (encoding: …)")


@contextmanager
def text_of(path: Path, form: Form) -> Iterator[io.TextIOWrapper]:
    """The decoded text of a table."""
    with opened(path) as file:
        yield io.TextIOWrapper(file, encoding=form.encoding, newline="")


def lines_of(path: Path, form: Form) -> Iterator[tuple[int, list[str]]]:
    """The records of a text table with their line numbers; empty lines are passed over, ragged ones refused."""
    with text_of(path, form) as text:
        reader = csv.reader(text, delimiter=form.delimiter, strict=True)
        width = 0
        start = 1
        while True:
            try:
                record = next(reader)
            except StopIteration:
                return
            except UnicodeDecodeError:
                raise _undecodable(path, form.encoding, reader.line_num + 1) from None
            except csv.Error as error:
                raise InputError(f"{path}: row {start}: {error}; a quotation mark is probably not closed") from None
            if record and any(c.strip() for c in record):
                width = width or len(record)
                if len(record) != width:
                    right = f"the header has {width}; quote cells that hold {form.delimiter!r}, or check the delimiter"
                    raise InputError(f"{path}: row {start}: {len(record)} cells, {right}")
                yield start, record
            start = reader.line_num + 1


def header_of(path: Path, names: Sequence[object]) -> list[str]:
    """The column names, trimmed; blank or repeated ones are refused."""
    trimmed = ["" if n is None else str(n).strip() for n in names]
    while trimmed and not trimmed[-1]:
        trimmed.pop()
    if not trimmed:
        raise InputError(f"{path}: row 1 has no column names; the first row must be the header")
    for place, name in enumerate(trimmed, 1):
        if not name:
            raise InputError(f"{path}: row 1, column {place}: the column has no name; name it or delete it")
        if trimmed.index(name) + 1 != place:
            raise InputError(f"{path}: row 1, column {place}: the name {name} is used twice; keep one")
    return trimmed


def rows_of(path: Path, *, encoding: str | None = None, delimiter: str | None = None, sheet: str | None = None) -> Iterator[Row]:
    """The rows of any table, one after the other. Text tables give text, spreadsheets and Parquet give typed cells."""
    match kind(path):
        case "csv":
            form = sniff(path, encoding=encoding, delimiter=delimiter)
            records: Iterator[tuple[int, Sequence[Cell]]] = iter(lines_of(path, form))
        case "xlsx":
            from assistant.data.spreadsheet import sheet_rows

            records = sheet_rows(path, sheet)
        case _:
            from assistant.data.parquet import parquet_rows

            records = parquet_rows(path)
    _, first = next(records, (0, ()))
    header = header_of(path, first)
    for number, record in records:
        cells = list(record) + [None] * (len(header) - len(record))
        if any(c is not None for c in cells[len(header) :]):
            raise InputError(f"{path}: row {number}: a value stands to the right of the last column name ({header[-1]}); name its column")
        yield Row(number, dict(zip(header, cells, strict=False)))
