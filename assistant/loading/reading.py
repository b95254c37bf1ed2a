"""Strict YAML: what a person wrote, as plain data with the line of every value.

The traps it guards: plain YAML reads ``no`` as False and an ``on:`` key as True, keeps the last of two equal keys, turns the
customs code 0110 into a number, and lets an anchor stand for text that a reader never sees.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from assistant.errors import InputError, Problem
from assistant.loading.documents import Document, Steps

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))([eE][-+]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_JSON_ESCAPE = re.compile(r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|.)")
_MOST_DIGITS, _MOST_LEVELS = 300, 50  # a float holds no more digits, and nobody nests deeper on purpose
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}

# what the YAML library says, and what a person can do about it
_ADVICE = (
    ("cannot start any token", "put the text in quotes: it begins with a character that YAML keeps for itself"),
    ("mapping values are not allowed", "put the text in quotes if it holds a colon, and check the indentation"),
    ("expected ',' or '}'", "put the text in quotes if it holds a brace or a colon, or close the brace"),
    ("expected ',' or ']'", "put the text in quotes if it holds a bracket or a colon, or close the bracket"),
    ("expected <block end>", "check the indentation here, and put a text in quotes if it begins with a brace or a quote"),
    ("did not find expected", "check the indentation here, and put a text in quotes if it begins or ends with a brace or a quote"),
    ("could not find expected ':'", "write a key, a colon, a space and a value; put a text of several lines in quotes or under |"),
    ("more than", "write it flatter"),
    ("end of stream", "close the quote, the brace or the bracket that was opened here"),
)


def read_text(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    """The document, or None where its syntax is broken, and every problem of form."""
    problems = [
        Problem(path, number, "a tab stands in the indentation", "indent with spaces")
        for number, line in enumerate(text.splitlines(), 1)
        if "\t" in line[: len(line) - len(line.lstrip())]
    ]
    if problems:
        return None, problems
    builder = _Builder(path, problems)
    try:
        data = builder.document(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        problems.append(_syntax(path, error))
        return None, problems
    return Document(path, data, builder.lines), problems


def read_file(file: Path, path: str) -> tuple[Document | None, list[Problem]]:
    """As :func:`read_text`, for a file that messages call ``path``. A ``.json`` file is read the same way: JSON is YAML."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return None, [Problem(path, line, "the file is not UTF-8 text", "save it as UTF-8")]
    except OSError as error:
        return None, [Problem(path, 1, f"the file cannot be read: {error.strerror}", "check its name and that you may read it")]
    if file.suffix == ".json":
        text = _json_as_yaml(text)
    return read_text(text, path)


def read_plain(file: Path) -> Any:
    """The data of a strict YAML or JSON file, for callers that check its form themselves. Raises InputError with every problem."""
    document, problems = read_file(file, str(file))
    if document is None or problems:
        raise InputError("\n".join(str(p) for p in problems))
    return document.data


def _json_as_yaml(text: str) -> str:
    """JSON indented with tabs, and a character beyond U+FFFF spelled as two halves, are lawful JSON, but not lawful YAML."""

    def whole(escape: re.Match[str]) -> str:
        if escape[1] is None:
            return escape[0]
        return (bytes.fromhex(escape[1]) + bytes.fromhex(escape[2])).decode("utf-16-be")

    text = _JSON_ESCAPE.sub(whole, text)
    return "\n".join(line.lstrip("\t ") if "\t" in line[: len(line) - len(line.lstrip())] else line for line in text.splitlines())


def _syntax(path: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    context = str(getattr(error, "context", None) or "")
    advice = next((right for part, right in _ADVICE if part in said or part in context), "correct it, or put the text in quotes")
    return Problem(path, mark.line + 1 if mark else 1, f"this cannot be read as YAML: {said}", advice)


class _Builder:
    """Builds data from parse events, and keeps the line of each value."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self.lines: dict[Steps, int] = {}
        self.depth = 0  # of braces and brackets

    def document(self, events: Iterator[Any]) -> Any:
        data: Any = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._report(event, "a second document begins in this file", "keep one document per file; remove the line ---")
            elif isinstance(event, yaml.NodeEvent):
                value = self._value(event, events, ())
                data = value if documents == 1 else data
        if documents == 0:
            self.problems.append(Problem(self.path, 1, "the file is empty", "write its content, or remove the file"))
        return data

    def _value(self, event: Any, events: Iterator[Any], steps: Steps) -> Any:
        if len(steps) > _MOST_LEVELS:
            raise yaml.MarkedYAMLError(problem=f"more than {_MOST_LEVELS} levels lie in one another", problem_mark=event.start_mark)
        self.lines.setdefault(steps, event.start_mark.line + 1)
        if isinstance(event, yaml.AliasEvent):
            self._report(event, f"*{event.anchor} refers to a text elsewhere", "write the content here; anchors are not used")
            return None
        if event.anchor:
            self._report(event, f"&{event.anchor} is an anchor", "write the content where it is needed; anchors are not used")
        if event.tag and event.tag != "!":
            self._report(event, f"{event.tag} is a tag", "leave the tag out")
        if isinstance(event, yaml.ScalarEvent):
            return event.value if event.style else self._plain(event)
        inside = bool(event.flow_style)
        self.depth += inside
        found = self._sequence(events, steps) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(events, steps)
        self.depth -= inside
        return found

    def _sequence(self, events: Iterator[Any], steps: Steps) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._value(event, events, (*steps, len(items))))
        return items

    def _mapping(self, events: Iterator[Any], steps: Steps) -> dict[str, Any]:
        found: dict[str, Any] = {}
        places: dict[str, int] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            if isinstance(event, yaml.ScalarEvent):
                key = event.value
            else:
                self._value(event, events, (*steps, ""))
                self.problems.append(
                    Problem(self.path, line, "a key is not a word", "put the text in quotes: it begins with a brace or a bracket")
                )
                key = f"?{len(found)}"
            if key == "<<" and not getattr(event, "style", None):
                self._report(event, "<< merges another mapping", "write its keys out")
            elif getattr(event, "anchor", None) and isinstance(event, yaml.ScalarEvent):
                self._report(event, f"&{event.anchor} is an anchor", "write the content where it is needed; anchors are not used")
            if key in places:
                self.problems.append(
                    Problem(self.path, line, f"the key {key} is doubled: it stands in line {places[key]} too", "keep one of the two")
                )
                self._value(next(events), events, (*steps, f"?{line}"))
                continue
            places[key] = line
            self.lines[*steps, key] = line
            found[key] = self._value(next(events), events, (*steps, key))
        return found

    def _plain(self, event: Any) -> Any:
        word: str = event.value
        if word in _WORDS:
            return _WORDS[word]
        if self.depth and "?" in word:  # the YAML library in pure Python cannot read it, the one in C can
            self._report(event, "a question mark stands inside braces without quotes", "put the text in quotes")
        first = word[0]
        if first.isdigit() or first in "+-.":
            if _INT.fullmatch(word):
                if len(word) > _MOST_DIGITS:
                    self._report(event, f"a number of {len(word)} digits is too large", "write a number that can be measured")
                    return None
                return int(word)
            if _FLOAT.fullmatch(word):
                number = float(word)
                if not math.isfinite(number):
                    self._report(event, f"{word} is too large for a number", "write a number that can be measured")
                return number
            if _DATE.fullmatch(word):
                try:
                    datetime.date.fromisoformat(word)
                except ValueError:
                    self._report(event, f"{word} is not a day of the calendar", "write a date as YEAR-MONTH-DAY, such as 2026-04-30")
        return word

    def _report(self, event: Any, wrong: str, right: str) -> None:
        self.problems.append(Problem(self.path, event.start_mark.line + 1, wrong, right))
