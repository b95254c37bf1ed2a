"""The report as one HTML file: no scripts, nothing loaded from elsewhere, for a phone and for A4."""

from __future__ import annotations

from pathlib import Path

from assistant.report.ink import render
from assistant.report.shape import Outline


def html(outline: Outline, *, templates: Path) -> str:
    """The whole document; the same outline and templates give the same bytes."""
    return render("report.html.j2", outline, templates=templates)
