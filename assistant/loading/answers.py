"""Answers files and YAML data files: every unknown id and every ill-typed value is refused by name, with its line, all at once."""

from __future__ import annotations

from collections.abc import Mapping
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
    return answers_in(*_document(path), library)


def read_answers_text(text: str, name: str, library: Library) -> dict[str, Fact]:
    """As :func:`read_answers`, for text that messages call ``name``."""
    return answers_in(*_whole(name, *read_text(text, name)), library)


def read_data(path: Path, library: Library) -> dict[str, dict[str, Fact]]:
    """The measured data of a YAML or JSON file by channel: ``{indicator: value}`` or ``{channels: {name: {indicator: value}}}``.

    Figures outside ``channels`` belong to the enterprise as a whole (the channel ``all``). Raises InputError with every problem.
    """
    document, problems = _document(path)
    known = {i.id: i.fact for i in library.indicators.values()}
    data = _mapping(document, "indicator: value, or channels: {name: {indicator: value}}")
    channels = data.get("channels", {})
    broken = _lines(problems)
    found: dict[str, dict[str, Fact]] = {}
    flat = {key: value for key, value in data.items() if key != "channels"}
    if flat:
        found[ENTERPRISE] = _facts(document, (), flat, known, problems, broken=broken)
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
            found[name] = {**found.get(name, {}), **_facts(document, ("channels", name), values, known, problems, broken=broken)}
    _raise(problems)
    return found


def answers_in(document: Document, problems: list[Problem], library: Library) -> dict[str, Fact]:
    """The answers in a document that was read with these problems; raises InputError with every problem."""
    questions = {q.id: q.fact for q in library.questions.values()}
    known = {**questions, **{i.id: i.fact for i in library.indicators.values()}}
    found = _facts(document, (), _mapping(document, "fact id: value"), known, problems, broken=_lines(problems), origin=Origin.DECLARED)
    _raise(problems)
    return found


def _facts(
    document: Document,
    steps: Steps,
    values: Mapping[str, Any],
    known: Mapping[str, FactDefinition],
    problems: list[Problem],
    *,
    broken: frozenset[int],
    origin: Origin = Origin.MEASURED,
) -> dict[str, Fact]:
    """``broken`` are the lines with a problem of form: of them nothing else is told."""
    found: dict[str, Fact] = {}
    for fact, raw in values.items():
        line = document.line((*steps, fact))
        if line in broken:
            continue
        if fact not in known:
            right = did_you_mean(fact, known, "see the list of questions and indicators")
            problems.append(Problem(document.path, line, f"{fact} is unknown", right))
            continue
        try:
            found[fact] = given_fact(known[fact], raw, origin)
        except InputError as error:
            problems.append(Problem(document.path, line, f"{fact}: {error}", _REMEDY))
    return found


def _document(path: Path) -> tuple[Document, list[Problem]]:
    return _whole(str(path), *read_file(path, str(path)))


def _whole(name: str, document: Document | None, problems: list[Problem]) -> tuple[Document, list[Problem]]:
    """A document with problems of form, such as a day that is on no calendar, is read on, so that all problems are told at once."""
    if document is None or document.data is None:
        _raise(problems)
        raise InputError(f"{name}: cannot be read")  # pragma: no cover - a broken file has problems
    return document, problems


def _lines(problems: list[Problem]) -> frozenset[int]:
    return frozenset(p.line for p in problems)


def _mapping(document: Document, right: str) -> Mapping[str, Any]:
    if isinstance(document.data, dict):
        return document.data
    _raise([Problem(document.path, 1, "the file holds no mapping", f"write {right}")])
    return {}


def _raise(problems: list[Problem]) -> None:
    found = sorted(problems, key=lambda p: p.line)
    if found:
        raise InputError("\n".join(str(p) for p in found))
