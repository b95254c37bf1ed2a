"""The compiled form: all that was written, of all dates, as one JSON-able value with the digest of its content.

Rule tests and worked cases are no part of it: they decide nothing. Paths stand beside the content, outside the digest.
"""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any, TypedDict

from assistant.errors import Problem, RuleBaseError
from assistant.loading.checks import problems_of
from assistant.loading.documents import Document
from assistant.loading.forms import Forms
from assistant.loading.gathered import Entry, Gathered, entries_of
from assistant.loading.layout import TEMPLATES, VERSION_FILE, SourceFile, misplaced, source_files
from assistant.loading.normal import content
from assistant.loading.on_day import SCHEMA
from assistant.loading.reading import read_file
from assistant.model.canonical import digest


class Compiled(TypedDict):
    """``content`` is what the digest covers; ``paths`` maps the ids of rules, thresholds and the like to their files."""

    schema: str
    version: str
    digest: str
    content: dict[str, Any]
    paths: dict[str, str]


def read_sources(root: Path, *, tidy: bool = False) -> Compiled:
    """The compiled form of a content root. Raises RuleBaseError with every problem of every file, InputError where ``root`` is none.

    ``tidy``: what nothing uses (questions, thresholds, sources) is a problem too.
    """
    gathered, problems = gather(root)
    problems += problems_of(gathered, tidy=tidy)
    if problems:
        raise RuleBaseError(list(dict.fromkeys(problems)))
    return compile_sources(gathered)


def read_for_tests(root: Path) -> tuple[Compiled, list[Problem]]:
    """The compiled form although cases are wrong or wanting, with those problems. Raises RuleBaseError where there are others.

    Who changes a threshold learns at once which cases no longer hold, before the missing ones are written.
    """
    gathered, problems = gather(root)
    problems = list(dict.fromkeys(problems + problems_of(gathered, tidy=False)))
    if any(not problem.path.endswith(".test.yaml") for problem in problems):
        raise RuleBaseError(problems)
    return compile_sources(gathered), problems


def gather(root: Path) -> tuple[Gathered, list[Problem]]:
    """All entries of a content root, and the problems of their form."""
    files = source_files(root)
    problems = misplaced(files)
    forms = Forms()
    entries: dict[str, list[Entry]] = {}
    unread: dict[str, str] = {}
    weights: dict[str, Any] = {}
    version = ""
    for file in files:
        if file.kind == "version":
            version = _version(root, problems)
        elif file.kind == "weights":
            weights[PurePosixPath(file.path).stem] = _weights(root, file.path, problems)
        elif file.kind:
            document, found = read_file(root / file.path, file.path)
            problems += found
            if document is None:
                unread[file.path] = file.kind
            else:
                entries.setdefault(file.kind, []).extend(_checked(document, file, forms, problems, read_well=not found))
    return Gathered(version, entries, _templates(root), weights, unread), problems


def compile_sources(gathered: Gathered) -> Compiled:
    """The compiled form of sources that have no problems."""
    body = content(gathered)
    kinds = ("rule", "ladder_metric", "thresholds", "questions", "measures", "sources", "indicators", "derivations")
    paths = {e.id: e.path for kind in kinds for e in gathered.of(kind)}
    return {"schema": SCHEMA, "version": gathered.version, "digest": digest(body), "content": body, "paths": paths}


def _checked(document: Document, file: SourceFile, forms: Forms, problems: list[Problem], *, read_well: bool) -> list[Entry]:
    found = forms.problems(document, file.kind)
    problems += [problem for _, problem in found]
    broken = {steps for steps, _ in found}
    if not read_well:  # a doubled key or an anchor: what was meant is not known
        broken.add(())
    return entries_of(document, file.kind, frozenset(broken))


def _weights(root: Path, path: str, problems: list[Problem]) -> Any:
    """Written by ``score fit``, not by people; read whole, and checked by the room that scores."""
    try:
        return json.loads((root / path).read_text(encoding="utf-8"))
    except ValueError as error:
        right = "fit the weights again with score fit, or take the file out"
        problems.append(Problem(path, 1, f"this cannot be read as JSON: {error}", right))
        return {}


def _templates(root: Path) -> frozenset[str] | None:
    folder = root / TEMPLATES
    return frozenset(f.stem for f in folder.iterdir() if f.suffix == ".md") if folder.is_dir() else None


def _version(root: Path, problems: list[Problem]) -> str:
    lines = (root / VERSION_FILE).read_text(encoding="utf-8", errors="replace").split("\n")
    if not lines[0].strip() or any(line.strip() for line in lines[1:]):
        problems.append(Problem(VERSION_FILE, 1, "the file must hold one version", "write one line such as 2026.11.0"))
    return lines[0].strip()
