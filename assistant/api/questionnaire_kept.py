"""Where the answers of a form go: into the interview they belong to, beside what is there, or into an answers file.

The trap it guards: a form of one client never goes into the file of another unasked, and reading it again stores nothing twice.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.api.desk import Desk
from assistant.api.interviews import Interview, begin, resume, waiting
from assistant.api.questionnaire_read import Reading
from assistant.api.questionnaires import last_of
from assistant.api.scores import with_score
from assistant.errors import InputError
from assistant.interview.progress import standing
from assistant.judging.judge import judge
from assistant.model.inputs import Inputs
from assistant.model.library import Library
from assistant.model.values import Fact, Money
from assistant.store.clients import key_of


@dataclass(frozen=True, slots=True)
class Plan:
    """What keeping a form would do. ``interview`` None: one is begun, from the answers of ``assessment`` where there is one.

    ``changed`` pairs answers that stand already with what the form says instead; ``same`` counts those that it repeats.
    ``set_aside`` are answers on the form whose question does not apply. ``other`` is the client the form was made for, where it is not
    the one it is kept for.
    """

    reading: Reading
    interview: Interview | None
    client: str | None
    assessment: str | None
    base: Inputs
    added: tuple[Fact, ...]
    changed: tuple[tuple[Fact, Fact], ...]
    same: int
    set_aside: tuple[str, ...]
    other: str | None

    @property
    def news(self) -> tuple[Fact, ...]:
        """The answers that are to be written."""
        return (*self.added, *(new for _, new in self.changed))


def plan(
    desk: Desk,
    reading: Reading,
    *,
    interview: str | None = None,
    client: str | None = None,
    answers: Mapping[str, Fact] | None = None,
) -> Plan:
    """What would be stored, and where. Without a client or interview it is the interview that the form was made from, or its client.
    ``answers`` are of a file: they go along where nothing else is said.

    Raises InputError for an interview that is not there, finished, or another client's.
    """
    wanted = _named(desk, client) if client is not None else None
    at = _interview(desk, reading, interview, wanted)
    owner = at.client if at is not None else wanted or _known_client(desk, reading)
    if at is not None and wanted is not None and at.client is not None and key_of(at.client) != key_of(wanted):
        raise InputError(
            f"interview {at.id}: it is one of {at.client}, not of {wanted}\n    Leave out --client, or name another interview."
        )
    last = last_of(desk, owner, reading.as_of) if at is None and owner is not None else None
    base = at.inputs if at is not None else last.inputs if last else Inputs()
    assessment = last.assessment if last else None
    library = at.library if at is not None else reading.library
    along = [f for i, f in (answers or {}).items() if i not in base.answers and i not in {f.id for f in reading.facts}]
    said = (*along, *reading.facts)
    added, changed, same = compared(base.answers, said)
    other = reading.client if reading.client and owner is not None and key_of(reading.client) != key_of(owner) else None
    aside = set_aside(library, base, said)
    return Plan(reading, at, owner, assessment, base, added, changed, same, aside, other)


def keep(desk: Desk, given: Plan, *, respondent: str = "") -> str | None:
    """Store what is new; gives the id of the interview. None where nothing is new and no interview is there: nothing is stored."""
    from assistant.store import answers

    at = given.interview
    if not given.news:
        return at.id if at is not None else None
    if at is None:
        base = given.base if given.base.answers or given.base.channels or given.base.notices else None
        at = begin(desk, lang=given.reading.lang, client=given.client, as_of=given.reading.as_of, given=base)
    with desk.store() as store:
        answers.append_all(store, at.id, [("", fact) for fact in given.news], at=desk.clock(), respondent=respondent)
    return at.id


def write_answers(path: Path, reading: Reading, base: Mapping[str, Fact]) -> int:
    """Write the answers of the form over those of ``base`` as an answers file; gives how many it holds."""
    from assistant.loading.written_answers import written_answers

    added, changed, _ = compared(base, reading.facts)
    answers = {**base, **{f.id: f for f in added}, **{new.id: new for _, new in changed}}
    order = [i for i in (*reading.library.questions, *reading.library.indicators) if i in answers]
    remarks = [(t.where, t.values["said"]) for t in reading.remarks]
    text = written_answers([answers[i] for i in order], reading.library, remarks=remarks)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}\n    Choose another place.") from error
    return len(order)


def compared(base: Mapping[str, Fact], said: tuple[Fact, ...]) -> tuple[tuple[Fact, ...], tuple[tuple[Fact, Fact], ...], int]:
    """What a form adds to answers that stand already, what it changes, and how many it repeats.

    Where it says the same and leaves document or remark empty, those that stand are kept.
    """
    added: list[Fact] = []
    changed: list[tuple[Fact, Fact]] = []
    same = 0
    for fact in said:
        before = base.get(fact.id)
        if before is None:
            added.append(fact)
            continue
        after = replace(before, evidence=fact.evidence or before.evidence, note=fact.note or before.note) if _alike(before, fact) else fact
        if after == before:
            same += 1
        else:
            changed.append((before, after))
    return tuple(added), tuple(changed), same


def set_aside(library: Library, base: Inputs, said: tuple[Fact, ...]) -> tuple[str, ...]:
    """The answers on the form whose question does not apply, seen from all answers together."""
    together = replace(base, answers={**base.answers, **{f.id: f for f in said if f.id in library.facts}})
    judged = judge(library, with_score(library, together))
    given = [f.id for f in said if f.id in library.questions]
    stand = standing(library, judged, given)
    return tuple(i for i in given if i not in stand)


def _alike(before: Fact, fact: Fact) -> bool:
    """Whether both say the same; an amount on a form has no day of its own, and a cell keeps 15 digits."""
    if isinstance(before.value, Money) and isinstance(fact.value, Money):
        return (before.value.amount, before.value.currency) == (fact.value.amount, fact.value.currency)
    if isinstance(before.value, float) and isinstance(fact.value, float):
        return math.isclose(before.value, fact.value, rel_tol=1e-12, abs_tol=1e-15)
    return (before.state, before.value) == (fact.state, fact.value)


def _interview(desk: Desk, reading: Reading, interview: str | None, client: str | None) -> Interview | None:
    if interview is not None:
        return resume(desk, interview)
    open_ones = [w for w in waiting(desk, client) if client is not None or w.id == reading.interview or _of_form(w.client, reading)]
    own = [w for w in open_ones if w.id == reading.interview]
    return resume(desk, (own or open_ones)[0].id) if open_ones else None


def _of_form(name: str | None, reading: Reading) -> bool:
    return bool(name and reading.client and key_of(name) == key_of(reading.client))


def _known_client(desk: Desk, reading: Reading) -> str | None:
    """The client the form was made for, where the store knows it."""
    from assistant.store import clients

    with desk.store() as store:
        owner = clients.find(store, reading.client) if reading.client else None
    return owner.name if owner else None


def _named(desk: Desk, client: str) -> str:
    """The name of a client that may be given by its id."""
    from assistant.store import clients

    with desk.store() as store:
        owner = clients.find(store, client)
    return owner.name if owner else client
