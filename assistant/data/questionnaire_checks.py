"""What a spreadsheet program says while an answer is typed: drop-down lists, and a question back where a value looks wrong.

The trap it guards: a list or check that refuses would keep people from writing what they mean; these only ask, and the import reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.data.questionnaire import COLUMNS, Line
from assistant.data.questionnaire_words import say
from assistant.model.text import Lang

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

_LISTED = ("yes_no", "choice", "choices")
_TESTS = {
    "share": "AND(ISNUMBER({c}),{c}>=0,{c}<=1)",
    "count": "AND(ISNUMBER({c}),{c}>=0,{c}=INT({c}))",
    "number": "ISNUMBER({c})",
    "duration": "AND(ISNUMBER({c}),{c}>=0)",
    "money": "AND(ISNUMBER({c}),{c}>=0)",
    "date": "AND(ISNUMBER({c}),{c}>=DATE(1950,1,1),{c}<DATE(2100,1,1))",
}
_MOST = 250  # characters of a message in a spreadsheet program


def check_of(sheet: Worksheet, row: int, line: Line, lang: Lang, choices: str) -> None:
    """The list or check of an answer cell, and those of the days of its document. ``choices`` is where the entries of the list stand."""
    cell = _cell(row, "answer")
    if line.kind in _LISTED:
        form = say(lang, "check.choice")
        _add(sheet, cell, lang, form, kind="list", formula=choices, refuse=line.kind != "choices")
    else:
        form = say(lang, "check.value", form=line.format.splitlines()[0])
        _add(sheet, cell, lang, form, kind="custom", formula=f"OR(ISTEXT({cell}),{_TESTS[line.kind].format(c=cell)})")
    if line.documentable:
        for name in ("date", "expires"):
            day = _cell(row, name)
            form = say(lang, "check.value", form=say(lang, "format.date"))
            _add(sheet, day, lang, form, kind="custom", formula=_TESTS["date"].format(c=day))


def _add(sheet: Worksheet, cell: str, lang: Lang, text: str, *, kind: str, formula: str, refuse: bool = True) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    check: DataValidation = DataValidation(type=kind, formula1=formula, allow_blank=True)  # type: ignore[arg-type]  # one of its kinds
    check.errorStyle, check.showErrorMessage = "warning", refuse
    check.errorTitle, check.error = say(lang, "check.title"), text[:_MOST]
    check.add(cell)
    sheet.add_data_validation(check)


def _cell(row: int, name: str) -> str:
    return f"{'ABCDEFGHIJ'[COLUMNS.index(name)]}{row}"
