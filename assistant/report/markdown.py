"""The report as CommonMark with tables. Every value is escaped, so a client's name or a note can't become markup."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.report.ink import render
from assistant.report.shape import Outline


def markdown(outline: Outline, *, templates: Path) -> str:
    """The whole document; the same outline and templates give the same bytes."""
    return re.sub(r"\n{3,}", "\n\n", render("report.md.j2", outline, templates=templates)).strip() + "\n"
