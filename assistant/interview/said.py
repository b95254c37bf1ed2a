"""What a typed line can turn out to be. The trap it guards: only an ``Answer`` may be filed; a ``Confirm`` waits for a yes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from assistant.model.values import Fact


class Reason(StrEnum):
    """Why a line cannot be accepted."""

    EMPTY = "empty"
    NOT_YES_NO = "not_yes_no"
    NOT_AN_OPTION = "not_an_option"
    ONLY_ONE = "only_one"
    NOT_A_VALUE = "not_a_value"
    RANGE = "range"  # two ends, a bound or a vague quantity where one number is needed
    UNCERTAIN = "uncertain"  # yes and no at once, or with an exception
    NOT_CONFIRMED = "not_confirmed"  # it was said back, and was not what was meant
    READ_BY_VETO = "read_by_veto"
    NO_SUCH_COMMAND = "no_such_command"
    NEAR_TWO = "near_two"  # two options are near; the hint has their numbers
    NOT_UNDERSTOOD = "not_understood"  # outside a question: neither a fact, a command nor a question


@dataclass(frozen=True, slots=True)
class Answer:
    """Answers in any state: to the question that was asked, or to several at once that were said back and agreed to."""

    facts: tuple[Fact, ...]

    @property
    def fact(self) -> Fact:
        """The first of them."""
        return self.facts[0]


@dataclass(frozen=True, slots=True)
class Confirm:
    """What was probably meant, of one question or of several. It is said back, and counts only once the respondent agrees."""

    facts: tuple[Fact, ...]

    @property
    def fact(self) -> Fact:
        """The first of them."""
        return self.facts[0]


@dataclass(frozen=True, slots=True)
class Command:
    """Side talk: ``name`` is one of ``commands.COMMANDS``, ``rest`` what was typed after it, or the whole sentence that means it."""

    name: str
    rest: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Nothing was stored. ``said`` is the part of the line that could not be understood; ``hint`` what would be, where it is known."""

    reason: Reason
    said: str
    hint: str = ""


Said: TypeAlias = Answer | Confirm | Command | Refusal
