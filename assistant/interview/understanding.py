"""What a typed line says: an answer to the question, a command, or nothing that can be accepted.

This is the one place where an input is understood; a conversation in sentences would begin here. The trap it guards: it never
files a guess: what is not exactly a number of the list, a known word or a value in full is refused, with the reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from assistant.errors import InputError
from assistant.interview.asking import Asked
from assistant.model.library import FactDefinition, Option
from assistant.model.values import Fact, FactType, Origin, State, Value

Parse: TypeAlias = Callable[[FactDefinition, str], Value]


class Reason(StrEnum):
    """Why a line cannot be accepted."""

    EMPTY = "empty"
    NOT_YES_NO = "not_yes_no"
    NOT_AN_OPTION = "not_an_option"
    ONLY_ONE = "only_one"
    NOT_A_VALUE = "not_a_value"
    READ_BY_VETO = "read_by_veto"
    NO_SUCH_COMMAND = "no_such_command"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in any state."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class Command:
    """Side talk: ``name`` is one of ``COMMANDS``, ``rest`` what was typed after it."""

    name: str
    rest: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Nothing was stored. ``said`` is the part of the line that could not be understood; ``hint`` what would be, where it is known."""

    reason: Reason
    said: str
    hint: str = ""


Said: TypeAlias = Answer | Command | Refusal

COMMANDS = {
    "back": ("back", "返回", "上一题"),
    "why": ("why", "为什么"),
    "evidence": ("evidence", "证明", "凭证"),
    "finish": ("finish", "结束", "完成"),
    "quit": ("quit", "exit", "q", "退出"),
    "help": ("help", "帮助"),
}
_STATES = {
    State.UNKNOWN: ("unknown", "?", "don't know", "dont know", "i don't know", "不知道", "不清楚", "未知"),
    State.NOT_APPLICABLE: ("n/a", "na", "not applicable", "不适用"),
    State.DECLINED: ("decline", "declined", "rather not say", "不愿回答", "拒绝回答"),
}
_YES = frozenset({"yes", "y", "是", "有", "是的", "对", "1"})
_NO = frozenset({"no", "n", "否", "没有", "不是", "无", "没", "2"})
_NONE = frozenset({"0", "none", "none of these", "都没有", "以上都没有", "无"})
_BARE = frozenset({"back", "why", "quit", "exit", "finish", "help"})  # meant even without the slash
_GROUPED = re.compile(r"[-+]?[0-9]{1,3}(,[0-9]{3})+(?![0-9,])")  # 12,500
_BETWEEN = re.compile(r"[,;、\s]+")


def understand(text: str, asked: Asked, *, parse: Parse, must_apply: bool = False) -> Said:
    """What ``text`` says at the prompt of ``asked``; ``parse`` reads numbers, dates and money, raising InputError.

    Where the answer ``must_apply``, *not applicable* is refused.
    """
    said = _understood(text, asked, parse)
    if must_apply and isinstance(said, Answer) and said.fact.state is State.NOT_APPLICABLE:
        return Refusal(Reason.READ_BY_VETO, text.strip())
    if isinstance(said, Refusal) and said.said == _plain(text):
        return replace(said, said=text.strip())  # as it was typed
    return said


def _understood(text: str, asked: Asked, parse: Parse) -> Said:
    line = _plain(text)
    if not line:
        return Refusal(Reason.EMPTY, "")
    definition = asked.fact
    if line.startswith("/"):
        return _command(unicodedata.normalize("NFKC", text).strip()[1:].strip(), definition)
    options = {o.id for o in definition.options}
    for state, words in _STATES.items():
        if line in words and line not in options:
            return Answer(Fact(definition.id, state))
    if line in _BARE | {w for names in COMMANDS.values() for w in names if not w.isascii()} and line not in options:
        return _command(line, definition)
    match definition.type:
        case FactType.YES_NO:
            return _yes_no(line, definition)
        case FactType.CHOICE:
            return _one(line, definition)
        case FactType.CHOICES:
            return _several(line, definition)
        case _:
            return _value(unicodedata.normalize("NFKC", " ".join(text.split())), definition, parse)


def _command(line: str, definition: FactDefinition) -> Said:
    name, _, rest = line.partition(" ")
    name = name.casefold()
    for state, words in _STATES.items():
        if name in words or name == state.value:
            return Answer(Fact(definition.id, state))
    for command, names in COMMANDS.items():
        if name in names:
            return Command(command, rest.strip())
    return Refusal(Reason.NO_SUCH_COMMAND, f"/{name}")


def _yes_no(line: str, definition: FactDefinition) -> Said:
    if line in _YES | _NO:
        return _known(definition, line in _YES)
    return Refusal(Reason.NOT_YES_NO, line)


def _one(line: str, definition: FactDefinition) -> Said:
    option = _option(line, definition)
    if option is not None:
        return _known(definition, option.id)
    parts = [p for p in _BETWEEN.split(line) if p]
    several = len(parts) > 1 and all(_option(p, definition) is not None for p in parts)
    return Refusal(Reason.ONLY_ONE if several else Reason.NOT_AN_OPTION, line)


def _several(line: str, definition: FactDefinition) -> Said:
    if line in _NONE and _option(line, definition) is None:
        return _known(definition, ())
    whole = _option(line, definition)
    if whole is not None:
        return _known(definition, (whole.id,))
    chosen = set()
    for part in (p for p in _BETWEEN.split(line) if p):
        option = _option(part, definition)
        if option is None:
            return Refusal(Reason.NOT_AN_OPTION, part)
        chosen.add(option.id)
    if not chosen:
        return Refusal(Reason.EMPTY, line)
    return _known(definition, tuple(o.id for o in definition.options if o.id in chosen))


def _value(text: str, definition: FactDefinition, parse: Parse) -> Said:
    if _GROUPED.match(text):
        text = text.replace(",", "")
    try:
        return _known(definition, parse(definition, text))
    except InputError as error:
        return Refusal(Reason.NOT_A_VALUE, text, str(error))


def _option(line: str, definition: FactDefinition) -> Option | None:
    """By number in the list, by id, by label, or by how exactly one label begins."""
    options = definition.options
    if line.isdecimal():
        return options[int(line) - 1] if len(line) < 4 and 1 <= int(line) <= len(options) else None
    labels = [(o, tuple(_plain(w) for w in (o.id, o.label.en, o.label.zh))) for o in options]
    exact = [o for o, words in labels if line in words]
    begins = [o for o, words in labels if len(line) > 1 and any(w.startswith(line) for w in words)]
    found = exact or begins
    return found[0] if len(found) == 1 else None


def _known(definition: FactDefinition, value: Value) -> Answer:
    return Answer(Fact(definition.id, State.KNOWN, value, Origin.DECLARED))


def _plain(text: str) -> str:
    """Without regard to case, width and outer white space."""
    return unicodedata.normalize("NFKC", " ".join(text.split())).casefold()
