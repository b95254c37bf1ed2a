"""Answers files and YAML data files: every unknown id and every ill-typed value is refused by name, with its line, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.errors import InputError, Problem
from assistant.loading.documents import Document, Steps
from assistant.loading.facts import given_fact
from assistant.loading.reading import read_file, read_text
from assistant.loading.suggest import did_you_mean
from assistant.model.inputs import ENTERPRISE
from assistant.model.library import FactDefinition, Library
from assistant.model.values import Fact, Origin

_REMEDY = "correct the value, or write unknown, not applicable or declined"


def read_answers(path: Path, library: Library) -> dict[str, Fact]:
    """The answers of a YAML or JSON file: fact id → fact, declared. Indicators may be answered too.

    Raises InputError with every problem of the file.
    """
    return answers_in(_document(path), library)


def read_answers_text(text: str, name: str, library: Library) -> dict[str, Fact]:
    """As :func:`read_answers`, for text that messages call ``name``."""
    document, problems = read_text(text, name)
    _raise(problems)
    return answers_in(document, library) if document else {}


def read_data(path: Path, library: Library) -> dict[str, dict[str, Fact]]:
    """The measured data of a YAML or JSON file by channel: ``{indicator: value}`` or ``{channels: {name: {indicator: value}}}``.

    Figures outside ``channels`` belong to the enterprise as a whole (the channel ``all``). Raises InputError with every problem.
    """
    document = _document(path)
    known = {i.id: i.fact for i in library.indicators.values()}
    data = _mapping(document, "indicator: value, or channels: {name: {indicator: value}}")
    channels = data.get("channels", {})
    problems: list[Problem] = []
    found: dict[str, dict[str, Fact]] = {}
    flat = {key: value for key, value in data.items() if key != "channels"}
    if flat:
        found[ENTERPRISE] = _facts(document, (), flat, known, problems)
    if not isinstance(channels, dict):
        problems.append(
            Problem(document.path, document.line(("channels",)), "channels is no mapping", "write channels: {name: {indicator: value}}")
        )
        channels = {}
    for name, values in channels.items():
        if not isinstance(values, dict):
            wrong = f"the channel {name} holds no indicators"
            problems.append(Problem(document.path, document.line(("channels", name)), wrong, "write name: {indicator: value}"))
        else:
            found[name] = {**found.get(name, {}), **_facts(document, ("channels", name), values, known, problems)}
    _raise(problems)
    return found


def answers_in(document: Document, library: Library) -> dict[str, Fact]:
    """The answers in a document that was read; raises InputError with every problem."""
    questions = {q.id: q.fact for q in library.questions.values()}
    known = {**questions, **{i.id: i.fact for i in library.indicators.values()}}
    problems: list[Problem] = []
    found = _facts(document, (), _mapping(document, "fact id: value"), known, problems, origin=Origin.DECLARED)
    _raise(problems)
    return found


def _facts(
    document: Document,
    steps: Steps,
    values: Mapping[str, Any],
    known: Mapping[str, FactDefinition],
    problems: list[Problem],
    *,
    origin: Origin = Origin.MEASURED,
) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for fact, raw in values.items():
        line = document.line((*steps, fact))
        if fact not in known:
            right = did_you_mean(fact, known, "see the list of questions and indicators")
            problems.append(Problem(document.path, line, f"{fact} is unknown", right))
            continue
        try:
            found[fact] = given_fact(known[fact], raw, origin)
        except InputError as error:
            problems.append(Problem(document.path, line, f"{fact}: {error}", _REMEDY))
    return found


def _document(path: Path) -> Document:
    document, problems = read_file(path, str(path))
    _raise(problems)
    if document is None:  # pragma: no cover - a broken file has problems
        raise InputError(f"{path}: cannot be read")
    return document


def _mapping(document: Document, right: str) -> Mapping[str, Any]:
    if isinstance(document.data, dict):
        return document.data
    _raise([Problem(document.path, 1, "the file holds no mapping", f"write {right}")])
    return {}


def _raise(problems: Iterator[Problem] | list[Problem]) -> None:
    found = sorted(problems, key=lambda p: p.line)
    if found:
        raise InputError("\n".join(str(p) for p in found))
