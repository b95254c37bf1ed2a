"""How the form looks on screen and paper: fonts, colours, widths, heights, A4 pages."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.data.questionnaire import COLUMNS
from assistant.model.text import Lang

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = {  # of the columns, in characters
    "id": 4, "number": 5, "question": 40, "answer": 24, "format": 40, "hint": 40, "document": 18, "date": 12, "expires": 12, "remark": 20,
}  # fmt: skip
_FONTS = {"en": "Calibri", "zh": "Microsoft YaHei"}  # others stand in where they are missing
_SIZE, _LINE, _MOST = 10, 13.2, 400  # points: letters, a line, the highest row a spreadsheet program takes


@dataclass(frozen=True, slots=True)
class Look:
    """The styles of one language."""

    plain: Any
    strong: Any
    head: Any
    section: Any
    title: Any
    dark: Any
    grey: Any
    yellow: Any
    pale: Any
    wrapped: Any
    centred: Any
    line: Any
    unlocked: Any

    @classmethod
    def for_language(cls, lang: Lang) -> Look:
        """The styles, made once for a form."""
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        def font(**more: Any) -> Font:
            return Font(name=_FONTS[lang], **{"size": _SIZE, **more})

        thin = Side(style="thin", color="BFBFBF")
        return cls(
            plain=font(),
            strong=font(bold=True),
            head=font(bold=True, color="FFFFFF"),
            section=font(bold=True, size=12),
            title=font(bold=True, size=16),
            dark=PatternFill("solid", fgColor="1F4E5F"),
            grey=PatternFill("solid", fgColor="E7E6E6"),
            yellow=PatternFill("solid", fgColor="FFF2CC"),
            pale=PatternFill("solid", fgColor="FFFBEF"),
            wrapped=Alignment(wrap_text=True, vertical="top"),
            centred=Alignment(wrap_text=True, vertical="center"),
            line=Border(left=thin, right=thin, top=thin, bottom=thin),
            unlocked=Protection(locked=False),
        )

    def opened(self, cell: Any, *, strongly: bool = True) -> None:
        """A cell that may be filled in."""
        cell.protection, cell.fill, cell.alignment, cell.border = (
            self.unlocked,
            self.yellow if strongly else self.pale,
            self.wrapped,
            self.line,
        )


def height(texts: list[tuple[str, int]]) -> float:
    """Points that a row of wrapped texts needs, each in a column of so many characters."""
    lines = max((sum(max(1, math.ceil(_cells(part) / width)) for part in text.split("\n")) for text, width in texts), default=1)
    return min(_MOST, 4 + _LINE * lines)


def lay_out(sheet: Worksheet) -> None:
    """Widths, the keys hidden, the heading fixed."""
    for letter, name in zip("ABCDEFGHIJ", COLUMNS, strict=True):
        sheet.column_dimensions[letter].width = WIDTHS[name]
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[1].hidden = True
    sheet.row_dimensions[2].height = 32
    sheet.freeze_panes = "D3"


def print_setup(sheet: Worksheet, *, landscape: bool, page: str = "") -> None:
    """A4, as wide as the page, the heading on every page."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]  # a sheet has its properties
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.5
    if landscape:
        sheet.print_title_rows = "2:2"
        sheet.oddFooter.center.text = page  # type: ignore[union-attr]  # a sheet has its footer


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
