"""The form written as a workbook that Excel, WPS Office and LibreOffice open: answer cells open, all else locked, without a password.

The trap it guards: a text that begins with an equals sign would be a formula; every text is written as text.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.data.questionnaire import CHOICES, COLUMNS, OPEN, RECORD, Form, Line
from assistant.data.questionnaire_checks import check_of
from assistant.data.questionnaire_look import WIDTHS, Look, height, lay_out, print_setup
from assistant.data.questionnaire_words import say
from assistant.errors import InputError

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
FORMATS = {"share": "0.00%", "date": "yyyy-mm-dd", "yes_no": "@", "choice": "@", "choices": "@"}  # what is typed stays as it is
ABOUT = ("what", "how", "unknown", "states", "only_if", "document", "privacy", "save")
_DAY = "yyyy-mm-dd"


def write_form(form: Form, path: Path) -> None:
    """Write the form. Raises InputError where the file cannot be written."""
    from openpyxl import Workbook

    book = Workbook()
    look = Look.for_language(form.lang)
    about = book.active
    assert about is not None  # noqa: S101 - a new workbook has a sheet
    _about(about, form, look)
    _questions(book, form, look)
    _record(book, form)
    book.security.lockStructure = True
    book.properties.creator, book.properties.title = "credit-assistant", say(form.lang, "title")
    book.active = 0
    try:
        book.save(path)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}\n    Choose another place.") from error


def _about(sheet: Worksheet, form: Form, look: Look) -> None:
    sheet.title = say(form.lang, "sheet.about")
    sheet.column_dimensions["A"].hidden = True
    sheet.column_dimensions["B"].width, sheet.column_dimensions["C"].width = 22, 90
    write(sheet, 1, 2, say(form.lang, "title")).font = look.title
    count = sum(len(lines) for _, lines in form.sections)
    fields = [("", "enterprise", form.enterprise), ("", "count", str(count)), ("#by", "by", ""), ("", "to", ""), ("", "until", "")]
    for row, (key, name, given) in enumerate(fields, 3):
        write(sheet, row, 1, key)
        write(sheet, row, 2, say(form.lang, name)).font = look.strong
        cell = write(sheet, row, 3, given)
        cell.font = look.plain
        if name in ("by", "to", "until"):
            look.opened(cell)
            cell.number_format = "@"
    states = {name: say(form.lang, f"state.{name}") for name in ("unknown", "not_applicable", "declined")}
    for row, name in enumerate(ABOUT, 3 + len(fields) + 1):
        text = say(form.lang, f"about.{name}", sheet=say(form.lang, "sheet.questions"), **states)
        cell = write(sheet, row, 2, text)
        cell.font, cell.alignment = look.plain, look.wrapped
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=3)
        sheet.row_dimensions[row].height = height([(text, 112)])
    print_setup(sheet, landscape=False)
    _lock(sheet)


def _questions(book: Workbook, form: Form, look: Look) -> None:
    sheet: Worksheet = book.create_sheet(say(form.lang, "sheet.questions"))
    lists = _Lists(book.create_sheet(CHOICES))
    for place, name in enumerate(COLUMNS, 1):
        write(sheet, 1, place, f"#{name}")
        cell = write(sheet, 2, place, "" if name == "id" else say(form.lang, f"head.{name}"))
        cell.font, cell.fill, cell.alignment, cell.border = look.head, look.dark, look.centred, look.line
    row = 3
    for title, lines in form.sections:
        for place in range(2, len(COLUMNS) + 1):
            cell = write(sheet, row, place, title if place == 2 else "")
            cell.font, cell.fill = look.section, look.grey
        sheet.row_dimensions[row].height = 22
        row += 1
        for line in lines:
            _line(sheet, row, line, look)
            check_of(sheet, row, line, form.lang, lists.range([text for _, text in (*line.options, *line.states)]))
            row += 1
    lay_out(sheet)
    print_setup(sheet, landscape=True, page=say(form.lang, "page"))
    _lock(sheet)


def _line(sheet: Worksheet, row: int, line: Line, look: Look) -> None:
    values: dict[str, Any] = {name: getattr(line, name) for name in COLUMNS}
    for place, name in enumerate(COLUMNS, 1):
        cell = write(sheet, row, place, values[name])
        cell.font, cell.alignment, cell.border = look.plain, look.wrapped, look.line
        if name == "answer":
            unit = line.unit.replace('"', "")
            cell.number_format = f'#,##0.00 "{unit}"' if line.kind == "money" else FORMATS.get(line.kind, "General")
        elif name in ("date", "expires"):
            cell.number_format = _DAY
        elif name in ("document", "remark"):
            cell.number_format = "@"
        if name in OPEN and (line.documentable or name in ("answer", "remark")):
            look.opened(cell, strongly=name == "answer")
        elif name in OPEN:
            cell.fill = look.grey
    sheet.row_dimensions[row].height = height([(str(values[name] or ""), WIDTHS[name]) for name in COLUMNS[1:]])


class _Lists:
    """The entries of drop-down lists, each list once."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._made: dict[tuple[str, ...], str] = {}
        sheet.sheet_state = "veryHidden"

    def range(self, texts: list[str]) -> str:
        """Where a list with these entries stands; it is written when it is needed first."""
        from openpyxl.utils import get_column_letter

        key = tuple(texts)
        if key not in self._made:
            place = len(self._made) + 1
            for row, text in enumerate(texts, 1):
                write(self._sheet, row, place, text)
            letter = get_column_letter(place)
            self._made[key] = f"'{CHOICES}'!${letter}$1:${letter}${len(texts)}"
        return self._made[key]


def _record(book: Workbook, form: Form) -> None:
    """The hidden sheet that says what the form is: one statement in each row."""
    sheet: Worksheet = book.create_sheet(RECORD)
    sheet.sheet_state = "veryHidden"
    rows: list[tuple[str, ...]] = [("meta", name, given) for name, given in form.meta.items()]
    for _, lines in form.sections:
        for line in lines:
            rows.append(("item", line.id, str(line.number), line.kind, line.unit, line.question))
            rows += [("option", line.id, option, text) for option, text in line.options]
            rows += [("state", line.id, state, text) for state, text in line.states]
    for row, parts in enumerate(rows, 1):
        for place, text in enumerate(parts, 1):
            write(sheet, row, place, text)
    sheet.protection.sheet = True


def write(sheet: Worksheet, row: int, column: int, value: str | float | datetime.date | None) -> Cell:
    """Write a value, a text as text whatever it begins with."""
    cell: Any = sheet.cell(row, column)
    if isinstance(value, str):
        if value:
            cell.value = _UNPRINTABLE.sub("", value)
            cell.data_type = "s"
            cell.quotePrefix = value[:1] in {"=", "+", "-", "@"}
    else:
        cell.value = value
    return cell  # type: ignore[no-any-return]


def _lock(sheet: Worksheet) -> None:
    """Only open cells can be changed; columns and rows may be made wider. Without a password: it guards against slips, not people."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
