"""The form for a client who won't sit at a terminal, as plain values: what stands on it, and what came back, cell by cell.

The trap it guards: a form travels through other hands and programs, so nothing is read by its place: every row carries its question.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from assistant.data.files import Cell
from assistant.model.text import Lang

SCHEMA = "credit-assistant/questionnaire/1"
RECORD = "_form"  # the hidden sheet that says what the form is
CHOICES = "_choices"  # the hidden sheet with what the drop-down lists offer
COLUMNS = ("id", "number", "question", "answer", "format", "hint", "document", "date", "expires", "remark")  # as they are keyed
OPEN = ("answer", "document", "date", "expires", "remark")  # what the client fills in

Filled: TypeAlias = "str | int | float | datetime.date | None"  # what an answer cell begins with


@dataclass(frozen=True, slots=True)
class Line:
    """A question on the form, every text in the language of the form.

    ``options`` and ``states`` pair what is meant (an option id, ``yes``, ``no``, a state) with what the drop-down list says.
    ``documentable`` is whether a document can be named. ``answer``, ``document``, ``date``, ``expires``, ``remark`` begin the cells.
    """

    id: str
    number: int
    kind: str  # a FactType
    unit: str
    question: str
    format: str
    hint: str
    options: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str], ...]
    documentable: bool
    answer: Filled = None
    document: str = ""
    date: datetime.date | None = None
    expires: datetime.date | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The whole form: its sections in order, each with its title, and ``meta``, which comes back as it is."""

    lang: Lang
    enterprise: str
    meta: Mapping[str, str]
    sections: tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A question as the form was made with it: what its row must still say, and what its drop-down entries meant."""

    id: str
    number: int
    kind: str
    unit: str
    question: str
    options: tuple[tuple[str, str], ...] = ()
    states: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A cell that came back. ``where`` names sheet and cell; ``percent`` is whether it shows its number as percent."""

    where: str
    value: Cell
    percent: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was written there."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


@dataclass(frozen=True, slots=True)
class Row:
    """A row that came back, with its cells by column key; a column that was taken out is not there."""

    item: Item
    cells: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a cell: ``what`` names the kind of mistake, ``values`` fill its sentence."""

    where: str
    what: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Returned:
    """All that came back. ``missing`` are the questions whose rows are gone."""

    meta: Mapping[str, str]
    filled_in_by: str
    items: tuple[Item, ...]
    rows: tuple[Row, ...]
    missing: tuple[Item, ...]
    troubles: tuple[Trouble, ...]
