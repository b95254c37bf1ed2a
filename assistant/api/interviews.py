"""An interview over the store: where it stands, what is accepted, one step back, and the assessment at its end.

The trap it guards: an answer counts only once the disk has it, so an interview that is killed goes on exactly where it stood.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from assistant.api.assessment import Assessment
from assistant.api.desk import Desk
from assistant.api.listening import listen
from assistant.api.recall import fact_of
from assistant.api.scores import with_score
from assistant.errors import InputError
from assistant.interview.asking import Asked, Order, asked, next_question, quick_check, quick_check_is_over
from assistant.interview.confirming import agreed
from assistant.interview.progress import Progress, progress, standing
from assistant.interview.said import Answer, Confirm, Reason, Refusal, Said
from assistant.judging.judge import Judged, judge
from assistant.judging.needs import needs
from assistant.model.inputs import Inputs
from assistant.model.library import Library
from assistant.model.text import Lang, Text
from assistant.model.values import Evidence, Fact, Origin, State
from assistant.store.answers import Answer as Entry
from assistant.store.interviews import Interview as Record

NOTICES = "notices"  # the entry of the log that keeps the remarks of the files an interview began with


@dataclass(frozen=True, slots=True)
class Waiting:
    """An interview that can be gone on with. ``client`` is a name."""

    id: str
    client: str | None
    lang: Lang
    answers: int
    latest: datetime.datetime


class Interview:
    """One interview. Between calls it keeps what was said and, after a step back, which earlier question is asked again."""

    def __init__(self, desk: Desk, record: Record, client: str | None, entries: list[Entry]) -> None:
        self.id = record.id
        self.client = client
        self.lang: Lang = "zh" if record.language == "zh" else "en"
        self.order = Order(record.mode)
        self.templates = desk.templates
        self._desk = desk
        self.library = desk.library(_day(desk, record))
        self._notices = _notices(entries)
        self._channels: dict[str, dict[str, Fact]] = {}
        self._answers: dict[str, Fact] = {}  # in the order of the log, each fact where it was last answered
        for entry in entries:
            self._take(entry)
        self._again: str | None = None
        self._offered: tuple[Fact, ...] = ()
        self.finished = False
        self._judged: Judged = judge(self.library, with_score(self.library, self.inputs))

    @property
    def inputs(self) -> Inputs:
        """All that was said, as the judge takes it."""
        return Inputs(answers=dict(self._answers), channels=self._channels, notices=self._notices)

    @property
    def answered(self) -> int:
        """How many answers were given so far."""
        return len(self._answers)

    @property
    def asked(self) -> Asked | None:
        """The question the interview stands at; None when nothing is left to ask."""
        if self._again is not None:
            return asked(self.library, self._again)
        last = next(reversed(self._answers), None)
        staying_in = asked(self.library, last).section if last else None
        return next_question(self.library, self._judged, self._answers, order=self.order, staying_in=staying_in)

    @property
    def before(self) -> Fact | None:
        """The answer given earlier to the question that is asked again."""
        return self._answers[self._again] if self._again else None

    @property
    def offered(self) -> tuple[Fact, ...]:
        """What was understood but is not certain: the next line agrees with it, or says something else. It is not stored."""
        return self._offered

    @property
    def in_quick_check(self) -> bool:
        """Whether the quick check is still going on."""
        quick = self.order is Order.QUICK and bool(quick_check(self.library))
        return quick and not quick_check_is_over(self.library, self._judged, self._answers)

    @property
    def settles(self) -> tuple[str, ...]:
        """The ids of what an answer to the current question could settle: rules, ladder metrics, sub-systems."""
        question = self.asked
        return needs(self.library, self._judged).get(question.id, ()) if question else ()

    def progress(self) -> Progress:
        """How far it has come, seen from the section of the current question."""
        question = self.asked
        section = question.section if question else next(reversed(self.library.sections))
        return progress(self.library, self._judged, standing(self.library, self._judged, self._answers), section)

    def accept(self, text: str) -> Said:
        """Understand a typed line and store the answer, if it is one; a command is given back to be done, a refusal changes nothing.

        What is not certain is offered: the next line may agree with it, refuse it, or answer anew; side talk and what is not
        understood leave the offer standing. After a step back an empty line keeps the earlier answer.
        """
        question = self.asked
        if question is None:
            raise InputError(f"interview {self.id}: nothing is left to ask\n    Finish it.")

        said = self._reply(text) or listen(self._desk, self.library, question, text, self.lang)
        if isinstance(said, Refusal) and said.reason is Reason.EMPTY and self.before is not None:
            said = Answer((self.before,))
        if isinstance(said, Answer):
            for fact in said.facts:
                self._store(fact)
            self._again, self._offered = None, ()
        elif isinstance(said, Confirm):
            self._offered = said.facts
        return said

    def _reply(self, text: str) -> Said | None:
        """What a line says to the offer that stands; None where there is none, or where it says something else."""
        reply = agreed(text, self._offered) if self._offered else None
        if reply is None:
            return None
        if reply:
            return Answer(self._offered)
        self._offered = ()
        return Refusal(Reason.NOT_CONFIRMED, text.strip())

    def back(self) -> bool:
        """One question back, in the order they were answered; False at the first."""
        trail = list(self._answers)
        place = trail.index(self._again) if self._again else len(trail)
        if not place:
            return False
        self._again, self._offered = trail[place - 1], ()
        return True

    def document(self, text: str) -> Fact | None:
        """Name the document behind the last answer, as ``document, YYYY-MM-DD``; None where there is no answer yet.

        Raises InputError where the day cannot be read.
        """
        fact = next(reversed(self._answers.values()), None)
        if fact is None or fact.value is None:
            return None
        name, _, day = text.rpartition(",")
        try:
            on = datetime.date.fromisoformat(day.strip())
        except ValueError:
            name = ""
        if not name.strip():
            raise InputError(f"/evidence {text}: this is not a document with its day\n    Write: /evidence Carrier contract, 2026-05-01")
        fact = replace(fact, evidence=Evidence(name.strip(), on))
        self._store(fact)
        return fact

    def finish(self) -> Assessment:
        """Decide what was said so far. The interview is closed only when nothing is left to ask; until then it can be gone on with."""
        kept = standing(self.library, self._judged, self._answers)
        inputs = replace(self.inputs, answers={i: f for i, f in self._answers.items() if i in kept})
        self.finished = self._again is None and self.asked is None
        return self._desk.conclude(self.library, inputs, client=self.client, interview=self.id, finishes=self.finished)

    def _store(self, fact: Fact) -> None:
        from assistant.store import answers

        with self._desk.store() as store:
            answers.append(store, self.id, fact, at=self._desk.clock())
        self._answers.pop(fact.id, None)
        self._answers[fact.id] = fact
        self._judged = judge(self.library, with_score(self.library, self.inputs))

    def _take(self, entry: Entry) -> None:
        fact = _fact(self.library, entry)
        if fact is None:
            return
        if entry.channel:
            self._channels.setdefault(entry.channel, {})[fact.id] = fact
        else:
            self._answers[fact.id] = fact


def begin(
    desk: Desk,
    *,
    lang: Lang,
    client: str | None = None,
    as_of: datetime.date | None = None,
    order: Order = Order.QUICK,
    given: Inputs | None = None,
) -> Interview:
    """A new interview, for a client by name (added if new) or for nobody yet; ``given`` are inputs that files already hold."""
    from assistant.store import answers, clients, interviews

    library = desk.library(as_of or desk.today())
    with desk.store() as store:
        owner = (clients.find(store, client) or clients.add(store, client, desk.clock())) if client is not None else None
        record = interviews.start(
            store,
            client=owner.id if owner else None,
            language=lang,
            mode=order.value,
            as_of=library.as_of,
            rule_base=library.digest,
            at=desk.clock(),
        )
        if given is not None and (facts := _as_entries(given)):
            answers.append_all(store, record.id, facts, at=desk.clock())
        entries = answers.current(store, record.id)
    return Interview(desk, record, owner.name if owner else None, entries)


def resume(desk: Desk, interview: str) -> Interview:
    """The interview of this id, or the ``last`` unfinished one, where it stood. Raises InputError if there is none or it is finished."""
    from assistant.store import answers, clients, interviews

    with desk.store() as store:
        record = interviews.get(store, interview)
        if record.finished:
            raise InputError(f"interview {record.id}: it is finished as {record.finished}\n    Start a new interview to change an answer.")
        client = clients.get(store, record.client).name if record.client else None
        entries = answers.current(store, record.id)
    return Interview(desk, record, client, entries)


def waiting(desk: Desk, client: str | None = None) -> list[Waiting]:
    """The interviews that can be gone on with, the one last written into first."""
    from assistant.store import clients, interviews

    with desk.store() as store:
        names = {c.id: c.name for c in clients.every(store)}
        owner = clients.find(store, client) if client else None
        if client and owner is None:
            return []
        found = interviews.unfinished(store, owner.id if owner else None)
    return [Waiting(r.id, names.get(r.client or ""), "zh" if r.language == "zh" else "en", r.entries, r.latest) for r in found]


def _day(desk: Desk, record: Record) -> datetime.date:
    """The day of the assessment: the one asked for, or, where none was, the day on which it is gone on with."""
    begun = record.started.astimezone(desk.clock().tzinfo).date()
    return desk.today() if record.as_of == begun else record.as_of


def _fact(library: Library, entry: Entry) -> Fact | None:
    """An entry as a fact; None where the rule base no longer knows the question or the option: then it is asked again."""
    definition = library.facts.get(entry.fact)
    if definition is None or not (entry.fact in library.questions or entry.fact in library.indicators) or entry.state is None:
        return None
    fact = fact_of(
        entry.fact,
        {"state": entry.state, "value": entry.value, "origin": entry.origin, "note": entry.note}
        | ({"evidence": entry.evidence} if entry.evidence else {}),  # type: ignore[arg-type]  # a FactEntry, put together
        library,
    )
    chosen = fact.value if isinstance(fact.value, tuple) else (fact.value,) if isinstance(fact.value, str) else ()
    options = {o.id for o in definition.options}
    return fact if set(chosen) <= options else None


def _as_entries(given: Inputs) -> list[tuple[str, Fact]]:
    facts = [("", fact) for fact in given.answers.values()]
    facts += [(name, fact) for name, channel in given.channels.items() for fact in channel.values()]
    if given.notices:
        texts = tuple(part for notice in given.notices for part in (notice.en, notice.zh))
        facts.insert(0, ("", Fact(NOTICES, State.KNOWN, texts, Origin.DECLARED)))
    return facts


def _notices(entries: list[Entry]) -> tuple[Text, ...]:
    for entry in entries:
        if entry.fact == NOTICES and isinstance(entry.value, list):
            texts = [str(part) for part in entry.value]
            return tuple(Text(en, zh) for en, zh in zip(texts[::2], texts[1::2], strict=True))
    return ()
