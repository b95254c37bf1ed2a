"""A form that came back, read: each cell as the interview would read the same words, every problem with its cell.

The trap it guards: nobody is there to be asked back, so what is not certain is a problem to be mended, never an answer.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.api.desk import Desk
from assistant.api.questionnaire_cells import Gone, read_answer, read_day
from assistant.data.questionnaire import Item, Place, Returned, Row, Trouble
from assistant.data.questionnaire_back import read_form
from assistant.interview.asking import Asked, asked
from assistant.model.library import Library
from assistant.model.text import Lang
from assistant.model.values import Evidence, Fact
from assistant.report.words import Words, words


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form says. ``left_out`` are answers that today's rule base has no question or option for; ``remarks`` stand beside
    questions that were not answered: no answer can carry them. ``missing`` are the numbers of rows that are gone.
    """

    path: Path
    library: Library
    returned: Returned
    facts: tuple[Fact, ...]
    troubles: tuple[Trouble, ...]
    left_out: tuple[Trouble, ...]
    remarks: tuple[Trouble, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The numbers of the questions whose rows are gone."""
        return tuple(str(item.number) for item in self.returned.missing)

    @property
    def client(self) -> str:
        """The client the form was made for; empty where none was named."""
        return self.returned.meta.get("client", "")

    @property
    def interview(self) -> str:
        """The interview the form was made from; empty where there was none."""
        return self.returned.meta.get("interview", "")

    @property
    def other_rule_base(self) -> bool:
        """Whether the form was made with another rule base than today's."""
        return self.returned.meta.get("rule_base") != self.library.digest

    @property
    def lang(self) -> Lang:
        """The language of the form."""
        return "zh" if self.returned.meta.get("language") == "zh" else "en"

    @property
    def as_of(self) -> datetime.date | None:
        """The day that the form asks about; None where it was simply that on which it was made."""
        meta = self.returned.meta
        try:
            day = datetime.date.fromisoformat(meta.get("as_of", ""))
        except ValueError:
            return None
        return None if meta.get("as_of") == meta.get("made") else day


def read(desk: Desk, path: Path, *, lang: Lang) -> Reading:
    """Read a form; what is said of its problems is in ``lang``. Raises InputError where the file is no form of ours."""
    returned = read_form(path)
    library = desk.library(desk.today())
    w = words(library, lang, templates=desk.templates)
    facts: list[Fact] = []
    troubles, left_out, remarks = list(returned.troubles), list[Trouble](), list[Trouble]()
    broken = {t.where for t in returned.troubles}
    for row in returned.rows:
        place = row.cells["answer"]
        fits = _fits(library, row.item)
        if fits is None:
            if not place.empty:
                left_out.append(Trouble(place.where, "gone", {"n": str(row.item.number), "said": str(place.value)}))
            continue
        said = read_answer(w, row, fits, desk.today())
        match said:
            case Fact():
                facts.append(replace(said, evidence=_document(w, row, troubles, desk.today), note=_text(row, "remark")))
            case Gone():
                left_out.append(Trouble(place.where, "option_gone", {"n": str(row.item.number), "said": said.said}))
            case Trouble():
                troubles.append(said)
                _document(w, row, troubles, desk.today)  # what is wrong with it is told in the same run
            case None if place.where in broken:
                _document(w, row, troubles, desk.today)
            case None:
                _unanswered(row, troubles, remarks)
    return Reading(path, library, returned, tuple(facts), tuple(sorted(troubles, key=_by_cell)), tuple(left_out), tuple(remarks))


def _fits(library: Library, item: Item) -> Asked | None:
    """The question as it is today; None where it is gone, or asks for another kind of value or unit."""
    if item.id not in library.questions and item.id not in library.indicators:
        return None
    found = asked(library, item.id)
    return found if (str(found.fact.type), found.fact.unit or "") == (item.kind, item.unit) else None


def _document(w: Words, row: Row, troubles: list[Trouble], today: Callable[[], datetime.date]) -> Evidence | None:
    """The document of an answer; what is wrong with its days is added to the troubles."""
    document = _text(row, "document")
    days: dict[str, datetime.date | None] = {}
    for name in ("date", "expires"):
        day = read_day(w, row.cells[name], today()) if name in row.cells else None
        if isinstance(day, Trouble):
            troubles.append(day)
            day = None
        elif day is not None and not document:
            troubles.append(Trouble(row.cells[name].where, "no_document", {"n": str(row.item.number)}))
        days[name] = day
    date, expires = days["date"], days["expires"]
    if date and expires and expires < date:
        troubles.append(Trouble(row.cells["expires"].where, "expires_first", {"day": date.isoformat(), "said": expires.isoformat()}))
    return Evidence(document, date, expires) if document else None


def _unanswered(row: Row, troubles: list[Trouble], remarks: list[Trouble]) -> None:
    """A row without an answer: it stays open; a document without an answer was meant to say something."""
    number = {"n": str(row.item.number)}
    if document := _text(row, "document"):
        troubles.append(Trouble(row.cells["document"].where, "document_alone", {**number, "said": document}))
    if remark := _text(row, "remark"):
        remarks.append(Trouble(row.cells["remark"].where, "remark_alone", {**number, "said": remark}))


def _text(row: Row, name: str) -> str:
    place: Place | None = row.cells.get(name)
    if place is None or place.empty:
        return ""
    value = place.value
    if isinstance(value, datetime.datetime):
        value = value.date()
    return str(value).replace("_x000D_", "").strip()


def _by_cell(trouble: Trouble) -> tuple[str, int, str]:
    sheet, _, cell = trouble.where.rpartition("!")
    digits = "".join(c for c in cell.partition(":")[0] if c.isdecimal())
    return sheet, int(digits or 0), cell
