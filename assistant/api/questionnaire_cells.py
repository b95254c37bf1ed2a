"""One cell of a form as an answer: an entry of its list, a value that the spreadsheet program understood, or words.

The trap it guards: spreadsheet programs turn 1-3 into a day and 97 into 9,700 %; what looks like that is asked about, not taken.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from assistant.api.questionnaire_lines import NONE, options_of, states_of, written
from assistant.data.questionnaire import Item, Place, Row, Trouble
from assistant.data.questionnaire_words import say
from assistant.errors import InputError
from assistant.interview.asking import Asked, must_apply
from assistant.interview.said import Answer, Confirm, Reason, Refusal
from assistant.interview.understanding import understand
from assistant.loading.values import parse_value
from assistant.model.library import FactDefinition
from assistant.model.text import Text
from assistant.model.values import NUMERIC, Fact, FactType, Origin, State, Value
from assistant.report.words import Words

_LISTED = (FactType.YES_NO, FactType.CHOICE, FactType.CHOICES)
_STATES = frozenset(str(state) for state in State)
_APART = re.compile(r"[ ,，、;；]|$")
_EARLIEST = 1950
_DAY = FactDefinition("day", FactType.DATE, Text("Day", "日期"))


@dataclass(frozen=True, slots=True)
class Gone:
    """An option that was on the form and is none any more."""

    said: str


def read_answer(w: Words, row: Row, question: Asked, today: datetime.date) -> Fact | Trouble | Gone | None:
    """What the answer cell says; None where it is empty."""
    place = row.cells["answer"]
    if place.empty:
        return None
    fact = _fact(w, place, row.item, question, today)
    if isinstance(fact, Fact) and fact.state is State.NOT_APPLICABLE and must_apply(w.library, question.id):
        return Trouble(place.where, "must_apply", {"said": str(place.value)})
    return fact


def read_day(w: Words, place: Place, today: datetime.date) -> datetime.date | Trouble | None:
    """A day of a document; None where the cell is empty."""
    if place.empty:
        return None
    if isinstance(place.value, datetime.datetime):
        return place.value.date()
    question = next(iter(w.library.questions.values()))  # only its form is read
    said = _understood(w, place, replace(question, fact=_DAY), today, {})
    return said.value if isinstance(said, Fact) and isinstance(said.value, datetime.date) else said if isinstance(said, Trouble) else None


def _fact(w: Words, place: Place, item: Item, question: Asked, today: datetime.date) -> Fact | Trouble | Gone | None:
    value, definition = place.value, question.fact
    if isinstance(value, datetime.time | datetime.timedelta):
        return Trouble(place.where, "became_day", {"said": str(value), "form": form_of(w, question)})
    if isinstance(value, str):
        return _listed(definition, item, value) or _understood(w, place, question, today, dict(item.options))
    if definition.type in (FactType.CHOICE, FactType.CHOICES) and not isinstance(value, bool | datetime.date):
        said = f"{value:.15g}" if isinstance(value, int | float) else str(value)
        whole = _listed(definition, item, said) if said.isdecimal() else None
        return whole or Trouble(place.where, "not_an_option", {"said": said, "form": form_of(w, question)})
    return _typed(w, place, question)


def _listed(definition: FactDefinition, item: Item, said: str) -> Fact | Gone | None:
    """Entries of the form's own list, by their words or numbers; None where it is something else."""
    text = _flat(said)
    entries = {_flat(entry): option for option, entry in item.options}
    states = {_flat(entry): State(state) for state, entry in item.states if state in _STATES}
    if text not in entries and text in states:
        return Fact(definition.id, states[text])
    if definition.type is FactType.YES_NO:
        return _known(definition, entries[text] == "yes") if text in entries else None
    if definition.type not in _LISTED:
        return None
    names = {**{_flat(o.label.in_(lang)): o.id for o in definition.options for lang in ("en", "zh")}, **_by_name(entries)}
    chosen = _chosen(text, names)
    if not chosen or (definition.type is FactType.CHOICE and len(set(chosen)) != 1):
        return None
    if NONE in chosen:
        return _known(definition, ()) if set(chosen) == {NONE} else None
    today = [o.id for o in definition.options]
    if lost := [option for option in chosen if option not in today]:
        return Gone(", ".join(entry for option, entry in item.options if option in lost))
    if definition.type is FactType.CHOICE:
        return _known(definition, chosen[0])
    if "none" in chosen and len(set(chosen)) > 1:
        return None
    return _known(definition, tuple(o for o in today if o in chosen))


def _by_name(entries: dict[str, str]) -> dict[str, str]:
    """The options by their whole entries, by their words alone, and by their numbers alone."""
    found: dict[str, str] = {}
    for entry, option in entries.items():
        number, _, label = entry.partition(". ")
        found |= {label: option, number: option, f"{number}.": option, entry: option}
    return found


def _chosen(text: str, names: dict[str, str]) -> list[str]:
    """The options that are named one after the other, nothing else between them; none where a part is something else.

    A label may hold commas itself, so the longest name that fits is taken, not what stands between two commas.
    """
    found: list[str] = []
    longest_first = sorted(names, key=len, reverse=True)
    while text:
        name = next((n for n in longest_first if text.startswith(n) and _APART.match(text[len(n) :])), None)
        if name is None:
            return []
        found.append(names[name])
        text = text[len(name) :].lstrip(" ,，、;；")
    return found


def _typed(w: Words, place: Place, question: Asked) -> Fact | Trouble:
    """A number, a day or a truth value, as the spreadsheet program keeps it."""
    value, definition = place.value, question.fact
    if isinstance(value, datetime.datetime):
        value = value.date()
    values = {"said": str(value), "form": form_of(w, question)}
    if isinstance(value, datetime.date) and definition.type is not FactType.DATE:
        return Trouble(place.where, "became_day", values)
    if isinstance(value, bool) and definition.type is not FactType.YES_NO:
        return Trouble(place.where, "not_a_value", values)
    if definition.type is FactType.SHARE and isinstance(value, int | float):
        if value > 1:
            shown = f"{value * 100:.15g} %" if place.percent else f"{value:.15g}"
            return Trouble(place.where, "more_than_all", {**values, "said": shown, "meant": f"{value:.15g} %"})
        if value == 1 and not place.percent:
            return Trouble(place.where, "one", {"said": "1"})
    if isinstance(value, datetime.date) and value.year < _EARLIEST:
        return Trouble(place.where, "became_day", values)  # 2024 typed into a cell for days is a day of 1905
    negative = isinstance(value, int | float) and value < 0 and definition.type is not FactType.NUMBER
    try:
        read = parse_value(definition, value, w.lang)
    except InputError:
        return Trouble(place.where, "not_a_value", values)
    return Trouble(place.where, "not_a_value", values) if negative else _known(definition, read)


def _understood(w: Words, place: Place, question: Asked, today: datetime.date, entries: dict[str, str]) -> Fact | Trouble:
    """Words as the interview reads them; only what is certain counts."""
    text = str(place.value).strip()

    def parse(definition: FactDefinition, typed: str) -> Value:
        return parse_value(definition, typed, w.lang)

    values = {"said": text, "form": form_of(w, question)}
    said = understand(text, question, parse=parse, today=today, must_apply=question.fact is not _DAY and must_apply(w.library, question.id))
    match said:
        case Answer((fact,)) if fact.id == question.id or question.fact is _DAY:
            return fact
        case Confirm((fact, *_)):
            options, states = dict(options_of(question.fact, w.lang)) | entries, dict(states_of(w, question))
            write = written(question.fact, fact, options, states)
            if write == text:  # none of them, and one of them
                return Trouble(place.where, "contradicts", values)
            return Trouble(place.where, "unsure", {"said": text, "write": write})
        case Refusal(Reason.RANGE | Reason.UNCERTAIN | Reason.ONLY_ONE as reason):
            return Trouble(place.where, str(reason), values)
        case Refusal(Reason.READ_BY_VETO):
            return Trouble(place.where, "must_apply", values)
        case _:
            return Trouble(place.where, "not_an_option" if question.fact.type in _LISTED else "not_a_value", values)


def form_of(w: Words, question: Asked) -> str:
    """How an answer to this question may be written, in one line."""
    kind, options = question.fact.type, question.fact.options
    if kind is FactType.YES_NO:
        return say(w.lang, "form.yes_no")
    if kind in _LISTED:
        example = options_of(question.fact, w.lang)[0][1]
        return say(w.lang, f"form.{kind}", n=str(len(options)), example=example)
    unit = w.strings.get(f"unit.{question.fact.unit}.many", question.fact.unit or "").replace("{n}", "").strip()
    return say(w.lang, f"format.{kind}", unit=unit)


def _known(definition: FactDefinition, value: Value) -> Fact:
    if definition.type in NUMERIC and definition.type is not FactType.COUNT:
        value = float(value)  # type: ignore[arg-type]  # a number, by its type
    return Fact(definition.id, State.KNOWN, value, Origin.DECLARED)


def _flat(text: str) -> str:
    return " ".join(text.replace("_x000D_", " ").split()).casefold()
