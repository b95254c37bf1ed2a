"""Writing a report where the user wants it: the ending of the file's name says the format."""

from __future__ import annotations

from pathlib import Path

from assistant.api.assessment import Assessment
from assistant.api.reports import FORMATS, render
from assistant.cli.screen import Screen
from assistant.errors import InputError, UsageError


def checked_formats(screen: Screen, paths: list[Path]) -> list[Path]:
    """The same paths, before any work is done for them. Raises UsageError where an ending is no format."""
    for path in paths:
        if _kind(path) not in FORMATS:
            raise UsageError(screen.say("misuse.format", path=str(path)))
    return paths


def default_path(assessment: Assessment) -> Path:
    """Where the report goes when nothing was said: the folder one stands in."""
    return Path(f"credit-report-{assessment.id}.html")


def write(screen: Screen, assessment: Assessment, path: Path, kind: str | None = None) -> Path:
    """Write the report, in a new folder if need be, and give its full path. Raises InputError where the file cannot be written."""
    text = render(assessment, kind or _kind(path), screen.lang)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}\n    Choose another place.") from error
    return path.absolute()


def _kind(path: Path) -> str:
    ending = path.suffix.lower().removeprefix(".")
    return {"htm": "html", "markdown": "md"}.get(ending, ending)
