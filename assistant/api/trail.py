"""What was said in an interview, as its log tells it: the answers that count, who gave them, what was said before, notes that wait.

The trap it guards: an answer that only got a document or a note keeps its place; only a change of mind moves it to the end.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from assistant.api.recall import fact_of
from assistant.interview.asking import Asked, asked
from assistant.model.inputs import Inputs, LevelState
from assistant.model.library import FactDefinition, Library
from assistant.model.text import Text
from assistant.model.values import NUMERIC, Fact, FactType, Money, Origin, State, Value
from assistant.store.answers import Answer as Entry
from assistant.store.answers import AnswerKind

NOTICES = "notices"  # the entry of the log that keeps the remarks of the files an interview began with


@dataclass(frozen=True, slots=True)
class Turn:
    """An answer as it was given once."""

    fact: Fact
    respondent: str
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it counts now, with who gave it and when, and the answers that it replaced.

    ``stands`` is False while its question does not apply: it is set aside, and counts again when the question does.
    """

    question: Asked
    fact: Fact
    respondent: str
    at: datetime.datetime
    stands: bool
    earlier: tuple[Turn, ...]


@dataclass(slots=True)
class Trail:
    """``turns`` holds every answer ever given to a fact, the last one counts; in the order in which minds were made up.

    ``unfit`` are answers that the library no longer understands: the question or the option is gone. They stay in the log.
    """

    library: Library
    turns: dict[str, list[Turn]] = field(default_factory=dict)
    channels: dict[str, dict[str, Fact]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)  # on questions without an answer
    notices: tuple[Text, ...] = ()
    before: Mapping[str, Mapping[str, LevelState]] = field(default_factory=dict)  # the ladder as the client's last month left it
    unfit: dict[str, Entry] = field(default_factory=dict)
    latest: str | None = None  # the answer that was given, or said more of, last

    @property
    def answers(self) -> dict[str, Fact]:
        """The answers that count, as long as their questions apply."""
        return {fact_id: turns[-1].fact for fact_id, turns in self.turns.items()}

    @property
    def inputs(self) -> Inputs:
        """All that was said, as the judge takes it."""
        return Inputs(answers=self.answers, channels=self.channels, before=self.before, notices=self.notices)

    def with_its_papers(self, fact: Fact) -> Fact:
        """An answer with the document and the note of the same answer before; another answer has to be documented anew."""
        before = self.turns[fact.id][-1].fact if fact.id in self.turns else None
        if before is None:
            return fact if fact.note else replace(fact, note=self.notes.get(fact.id, ""))
        if not says_the_same(before, fact):
            return fact
        return replace(fact, evidence=fact.evidence or before.evidence, note=fact.note or before.note)

    def noted(self, fact_id: str, words: str, between: str) -> str:
        """The note on an answer, or on a question without one, with these words added."""
        said = self.turns[fact_id][-1].fact.note if fact_id in self.turns else self.notes.get(fact_id, "")
        return f"{said}{between}{words}" if said else words

    def take(self, fact: Fact, respondent: str, at: datetime.datetime) -> None:
        """One answer more. Where it says the same as before it keeps its place."""
        turns = self.turns.get(fact.id, [])
        if turns and not says_the_same(turns[-1].fact, fact):
            del self.turns[fact.id]
        self.turns[fact.id] = [*turns, Turn(fact, respondent, at)]
        self.latest = fact.id
        self.notes.pop(fact.id, None)
        self.unfit.pop(fact.id, None)


def read_trail(library: Library, log: Iterable[Entry], strange: Iterable[str] = ()) -> Trail:
    """The log read from its beginning; answers to ``strange`` facts are not understood today, whatever they say."""
    trail, strangers = Trail(library), frozenset(strange)
    for entry in log:
        if entry.fact == NOTICES:
            trail.notices = _notices(entry)
        elif entry.kind is not AnswerKind.ANSWER:
            trail.turns.pop(entry.fact, None)
        elif entry.state is None:
            trail.notes[entry.fact] = entry.note
        elif (fact := None if entry.fact in strangers else understood(library, entry)) is None:
            trail.turns.pop(entry.fact, None)
            trail.unfit[entry.fact] = entry
        elif entry.channel:
            trail.channels.setdefault(entry.channel, {})[fact.id] = fact
        else:
            trail.take(fact, entry.respondent, entry.at)
    return trail


def given(trail: Trail, standing: Collection[str]) -> tuple[Given, ...]:
    """Every answer in the order in which minds were made up."""
    return tuple(
        Given(asked(trail.library, i), turns[-1].fact, turns[-1].respondent, turns[-1].at, i in standing, tuple(turns[:-1]))
        for i, turns in trail.turns.items()
    )


def says_the_same(one: Fact, other: Fact) -> bool:
    """Whether two answers to a question have the same state and value, whatever their documents and notes."""
    return (one.state, one.value) == (other.state, other.value)


def as_entries(given: Inputs) -> list[tuple[str, Fact]]:
    """Inputs from files as the log keeps them: by channel, the remarks of the files first."""
    facts = [("", fact) for fact in given.answers.values()]
    facts += [(name, fact) for name, channel in given.channels.items() for fact in channel.values()]
    if given.notices:
        texts = tuple(part for notice in given.notices for part in (notice.en, notice.zh))
        facts.insert(0, ("", Fact(NOTICES, State.KNOWN, texts, Origin.DECLARED)))
    return facts


def understood(library: Library, entry: Entry) -> Fact | None:
    """An entry as a fact of today's library; None where the question or the option is gone, or takes another kind of value."""
    definition = library.facts.get(entry.fact)
    if definition is None or not (entry.fact in library.questions or entry.fact in library.indicators) or entry.state is None:
        return None
    try:
        fact = fact_of(
            entry.fact,
            {"state": entry.state, "value": entry.value, "origin": entry.origin, "note": entry.note}
            | ({"evidence": entry.evidence} if entry.evidence else {}),  # type: ignore[arg-type]  # a FactEntry, put together
            library,
        )
    except (ValueError, TypeError, KeyError):  # written for a question that took another kind of value
        return None
    return fact if fact.value is None or _fits(definition, fact.value) else None


def _fits(definition: FactDefinition, value: Value) -> bool:
    match definition.type:
        case FactType.YES_NO:
            return isinstance(value, bool)
        case FactType.CHOICE:
            return value in {o.id for o in definition.options}
        case FactType.CHOICES:
            return isinstance(value, tuple) and set(value) <= {o.id for o in definition.options}
        case FactType.MONEY:
            return isinstance(value, Money)
        case FactType.DATE:
            return isinstance(value, datetime.date)
        case kind:
            return kind in NUMERIC and isinstance(value, int | float) and not isinstance(value, bool)


def _notices(entry: Entry) -> tuple[Text, ...]:
    texts = [str(part) for part in entry.value] if isinstance(entry.value, list) else []
    return tuple(Text(en, zh) for en, zh in zip(texts[::2], texts[1::2], strict=True))
