"""What the assistant makes of a line: its intent, the facts in it, and the answer where it is a question. For tests and other programs.

The trap it guards: it is the same understanding as at the prompt; nothing is stored here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, get_args

from assistant.api.answering import answered
from assistant.api.desk import Desk
from assistant.api.listening import listen
from assistant.errors import InputError
from assistant.interview.asking import asked
from assistant.interview.referring import changed
from assistant.interview.said import Answer, Command, Confirm
from assistant.loading.values import parse_value
from assistant.model.library import FactDefinition, Library
from assistant.model.text import Lang
from assistant.model.values import Fact, Plain, State, Value, plain
from assistant.report.references import reference

_FORM = '{"text": …, "question": ID or null, "lang": "en" or "zh"}'


@dataclass(frozen=True, slots=True)
class Heard:
    """What was made of a line. ``facts`` are values by id, or the state where there is no value; ``answer`` is None where none is known."""

    intent: str
    facts: dict[str, Plain | str]
    confirm: bool
    answer: str | None
    sources: tuple[dict[str, str], ...]
    about: tuple[str, ...]


def heard(desk: Desk, library: Library, text: str, question: str | None, lang: Lang) -> Heard:
    """What the line says at a question, or where none stands. Raises InputError for a question that does not exist."""
    if question is not None and question not in library.questions and question not in library.indicators:
        raise InputError(f"{question}: there is no question or indicator of this id")
    said = listen(desk, library, asked(library, question) if question is not None else None, text, lang)
    match said:
        case Answer(facts) | Confirm(facts):
            return Heard("answer", {f.id: _value(f) for f in facts}, isinstance(said, Confirm), None, (), ())
        case Command("ask", rest):
            told = answered(library, desk.talk, rest or text, lang, desk.templates) if desk.talk is not None else None
            if told is None:
                return Heard("ask", {}, confirm=False, answer=None, sources=(), about=())
            cited = tuple(
                {"id": s.id, "title": s.title.in_(lang), "reference": reference(s, lang), "mark": str(s.mark)} for s in told.sources
            )
            return Heard("ask", {}, confirm=False, answer=told.whole, sources=cited, about=told.about)
        case Command("change", rest) if desk.talk is not None:
            return Heard("change", _changed(desk, library, rest or text, lang), confirm=True, answer=None, sources=(), about=())
        case Command(name, _):
            return Heard(name, {}, confirm=False, answer=None, sources=(), about=())
        case _:
            return Heard("answer", {}, confirm=False, answer=None, sources=(), about=())


def _changed(desk: Desk, library: Library, text: str, lang: Lang) -> dict[str, Plain | str]:
    """What the change would set; nothing where it does not tell."""

    def parse(definition: FactDefinition, typed: str) -> Value:
        return parse_value(definition, typed, lang)

    said = changed(desk.talk, library, text, parse=parse, today=desk.today()) if desk.talk is not None else None
    return {f.id: _value(f) for f in said.facts} if isinstance(said, Confirm) else {}


def _value(fact: Fact) -> Plain | str:
    """As plain data; an amount without a day says nothing of one."""
    if fact.state is not State.KNOWN or fact.value is None:
        return str(fact.state).replace("_", " ")  # as answers files write it
    said = plain(fact.value)
    return {k: v for k, v in said.items() if v is not None} if isinstance(said, dict) else said


def lines_heard(desk: Desk, lines: Iterable[str], lang: Lang) -> Iterator[tuple[int, Heard | InputError]]:
    """What was made of each line, or what is wrong with it, with its number. Lines are JSON: ``text``, and ``question`` and ``lang``."""
    library = desk.library(desk.today())
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            text, question, spoken = _asked(line, lang)
            yield number, heard(desk, library, text, question, spoken)
        except InputError as error:
            yield number, error


def _asked(line: str, lang: Lang) -> tuple[str, str | None, Lang]:
    try:
        given: Any = json.loads(line)
    except ValueError as error:
        raise InputError(f"this is no JSON ({error}); write {_FORM}") from error
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise InputError(f"there is no text; write {_FORM}")
    question, spoken = given.get("question"), given.get("lang", lang)
    if question is not None and not isinstance(question, str):
        raise InputError("question: write an id or null")
    if spoken not in get_args(Lang):
        raise InputError(f"lang: {spoken!r}; write en or zh")
    return given["text"], question, spoken
