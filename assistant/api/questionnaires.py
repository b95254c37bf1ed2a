"""The form for a client who won't sit at a terminal: the questions an interview would still ask, from what is known so far."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.api.desk import Desk
from assistant.api.interviews import resume, waiting
from assistant.api.questionnaire_lines import line_of
from assistant.api.recall import inputs_of
from assistant.api.scores import with_score
from assistant.data.questionnaire import SCHEMA, Form
from assistant.errors import InputError, UsageError
from assistant.interview.ahead import ahead
from assistant.model.inputs import Inputs
from assistant.model.library import Library
from assistant.model.text import Lang
from assistant.model.values import Fact
from assistant.report.words import words

_PROFILE = "profile"  # the section that decides which others are asked about


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an enterprise before the form. ``interview`` is an id, ``assessment`` the one that the answers are from."""

    library: Library
    inputs: Inputs
    client: str | None = None
    lang: Lang | None = None
    interview: str | None = None
    assessment: str | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """A form that was written. ``conditional`` questions need an answer only if another answer says so; ``unprofiled`` is whether
    questions of the profile are among them, which makes the form longer than it need be.
    """

    path: Path
    lang: Lang
    questions: int
    conditional: int
    unprofiled: bool
    known: Known


def known_of(
    desk: Desk,
    *,
    answers: Path | None = None,
    interview: str | None = None,
    client: str | None = None,
    as_of: datetime.date | None = None,
) -> Known:
    """What an answers file, an interview in progress, or a client's last sitting says; nothing where none of them is named.

    Beside an answers file ``client`` is only the name on the form. Raises InputError for a client, interview or file that is not there.
    """
    if interview is not None and (answers is not None or as_of is not None):
        raise UsageError("--interview already says what is known, and of which day\n    Leave out --answers and --as-of.")
    library = desk.library(as_of or desk.today())
    if answers is not None:
        return Known(library, desk.read(library, answers, None, None), client)
    if interview is not None:
        return _in_progress(desk, interview)
    return Known(library, Inputs()) if client is None else _of_client(desk, client, as_of)


def export(desk: Desk, path: Path, known: Known, *, lang: Lang, everything: bool = False) -> Exported:
    """Write the form. With ``everything`` it holds all questions that apply, those answered already with their answers.

    Raises InputError where nothing is left to ask, or where the file is there already: it may be a form that came back.
    """
    from assistant.data.questionnaire_sheets import write_form

    if path.suffix.lower() != ".xlsx":
        raise UsageError(f"--output {path}: a form is a spreadsheet\n    Name the file .xlsx.")
    if path.exists():
        raise InputError(f"{path}: this file is there already, perhaps with answers in it\n    Choose another name, or delete it first.")
    library, given = known.library, known.inputs.answers
    asked = ahead(library, with_score(library, known.inputs), answered=given, everything=everything)
    if not asked:
        raise InputError("nothing is left to ask\n    Write --all for a form with every question that applies, and the answers given.")
    w = words(library, lang, templates=desk.templates)
    numbers = {a.asked.id: number for number, a in enumerate(asked, 1)}
    titles = {a.asked.section: library.sections[a.asked.section].title.in_(lang) for a in asked}
    sections = tuple(
        (title, tuple(line_of(w, a, numbers, given.get(a.asked.id)) for a in asked if a.asked.section == section))
        for section, title in titles.items()
    )
    write_form(Form(lang, known.client or "", _meta(desk, known, lang), sections), path)
    conditional = sum(a.only_if is not None for a in asked)
    unprofiled = any(a.asked.section == _PROFILE and a.asked.id not in given for a in asked)
    return Exported(path, lang, len(asked), conditional, unprofiled, known)


def fitting(library: Library, answers: Mapping[str, Fact]) -> dict[str, Fact]:
    """The answers that the rule base still has a question for, with options that are still there."""
    return {i: f for i, f in answers.items() if (i in library.questions or i in library.indicators) and _options_stand(library, f)}


def _options_stand(library: Library, fact: Fact) -> bool:
    chosen = fact.value if isinstance(fact.value, tuple) else (fact.value,) if isinstance(fact.value, str) else ()
    return set(chosen) <= {o.id for o in library.facts[fact.id].options}


def _in_progress(desk: Desk, interview: str) -> Known:
    at = resume(desk, interview)
    return Known(at.library, at.inputs, at.client, at.lang, at.id)


def _of_client(desk: Desk, client: str, as_of: datetime.date | None) -> Known:
    if as_of is None and (open_ones := waiting(desk, client)):
        return _in_progress(desk, open_ones[0].id)
    from assistant.api.registers import history

    dossier = history(desk, client)
    known = last_of(desk, dossier.client, as_of)
    return known or Known(desk.library(as_of or desk.today()), Inputs(), dossier.client)


def last_of(desk: Desk, client: str, as_of: datetime.date | None = None) -> Known | None:
    """What a client's last assessment was decided from, as far as it still fits; None where there is none."""
    from assistant.api.registers import history
    from assistant.store import clients

    library = desk.library(as_of or desk.today())
    with desk.store() as store:
        owner = clients.find(store, client)
    if owner is None or not (past := history(desk, owner.id).assessments):
        return None
    last = desk.load(past[-1].id)
    inputs = inputs_of(last.core, last.library)
    inputs = replace(inputs, answers=fitting(library, inputs.answers), before={})
    return Known(library, inputs, owner.name, None, None, last.id)


def _meta(desk: Desk, known: Known, lang: Lang) -> dict[str, str]:
    return {
        "schema": SCHEMA,
        "rule_base": known.library.digest,
        "version": known.library.version,
        "language": lang,
        "as_of": known.library.as_of.isoformat(),
        "made": desk.today().isoformat(),
        "interview": known.interview or "",
        "client": known.client or "",
    }
