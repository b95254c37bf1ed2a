"""Which files a content root holds, and what each of them is: the place of a file decides its kind."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import InputError, Problem

VERSION_FILE = "rules/VERSION"
TEMPLATES = "templates/documents"
VARIABLE = "CREDIT_ASSISTANT_CONTENT"

# the first pattern that fits a path decides; ``*`` never crosses a slash
_KINDS = (
    ("rules/ladder.yaml", "ladder"),
    ("rules/ladder/*.test.yaml", "ladder_metric_test"),
    ("rules/ladder/*.yaml", "ladder_metric"),
    ("rules/thresholds/*.yaml", "thresholds"),
    ("rules/*/*.test.yaml", "rule_test"),
    ("rules/*/*.yaml", "rule"),
    ("knowledge/sections.yaml", "sections"),
    ("knowledge/questions/*.yaml", "questions"),
    ("knowledge/indicators.yaml", "indicators"),
    ("knowledge/derivations.yaml", "derivations"),
    ("knowledge/index.yaml", "index"),
    ("knowledge/measures/*.yaml", "measures"),
    ("knowledge/sources/*.yaml", "sources"),
    ("knowledge/markets.yaml", "markets"),
    ("knowledge/glossary.yaml", "glossary"),
    ("knowledge/calendar.yaml", "calendar"),
    ("knowledge/platforms.yaml", "platforms"),
    ("knowledge/layouts/*.yaml", "layout"),
    ("knowledge/data/*.notice.yaml", "notice"),
    ("knowledge/weights/*.json", "weights"),
    ("knowledge/cases/*/case.yaml", "case"),
    ("knowledge/cases/*/answers.yaml", "answers"),
    ("knowledge/cases/*/data.yaml", "case_data"),
)
ELSEWHERE = (
    "knowledge/data/",
    "knowledge/weights/",
    "knowledge/schema/",
    "knowledge/talk/",
)  # what has no kind there is read by others, or by nobody
REQUIRED = (VERSION_FILE, "rules/ladder.yaml", "knowledge/sections.yaml", "knowledge/index.yaml")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a content root. ``path`` is relative to the root, with slashes."""

    path: str
    kind: str
    size: int
    mtime_ns: int


def kind_of(path: str) -> str | None:
    """What the file at a relative path is; None for a place where nothing is read."""
    parts = path.split("/")
    for pattern, kind in _KINDS:
        wanted = pattern.split("/")
        if len(wanted) == len(parts) and all(fnmatch.fnmatchcase(p, w) for p, w in zip(parts, wanted, strict=True)):
            return kind
    return None


def source_files(root: Path) -> list[SourceFile]:
    """Every file that is read, and every YAML file that nothing reads (kind ``""``), ordered by path.

    Hidden files are left alone. Raises InputError where the root is no content root.
    """
    if not (root / "rules").is_dir() or not (root / "knowledge").is_dir():
        raise InputError(f"{root}: this folder holds no rule base; it must contain the folders rules and knowledge")
    found: list[SourceFile] = []
    for top in ("knowledge", "rules"):
        _scan(root / top, top, found)
    return sorted(found, key=lambda f: f.path)


def misplaced(files: list[SourceFile]) -> list[Problem]:
    """Files that nothing would read, and files that a content root must have."""
    problems = [
        Problem(
            f.path,
            1,
            "nothing reads a file in this place",
            "move it to where its kind belongs, such as rules/logistics/tracking_gap.yaml, and end its name with .yaml",
        )
        for f in files
        if not f.kind
    ]
    there = {f.path for f in files}
    problems += [Problem(path, 1, "the file is missing", "every rule base has this file") for path in REQUIRED if path not in there]
    return problems


def _scan(folder: Path, prefix: str, found: list[SourceFile]) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = f"{prefix}/{entry.name}"
            if entry.is_dir():
                _scan(Path(entry.path), path, found)
                continue
            kind = "version" if path == VERSION_FILE else kind_of(path)
            if kind is not None or (entry.name.endswith((".yaml", ".yml")) and not path.startswith(ELSEWHERE)):
                status = entry.stat()
                found.append(SourceFile(path, kind or "", status.st_size, status.st_mtime_ns))


def own_root() -> Path:
    """The content that comes with this program: in an installed wheel beside the modules, in a checkout the repository."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "content"
    return installed if installed.is_dir() else package.parent


def content_root(explicit: Path | None = None, environment: Mapping[str, str] | None = None) -> Path:
    """Where the rule base is: as given, else as CREDIT_ASSISTANT_CONTENT says, else the one that comes with the program."""
    if explicit is not None:
        return explicit
    named = (os.environ if environment is None else environment).get(VARIABLE)
    return Path(named) if named else own_root()
