"""Interviews over the store: begun, gone on with, waiting. What happens within one is in ``interview``."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.api.desk import Desk, ladder_before
from assistant.api.interview import Interview, Read
from assistant.api.position import Position
from assistant.api.trail import as_entries, read_trail
from assistant.interview.asking import Order
from assistant.model.inputs import Inputs
from assistant.model.library import Library
from assistant.model.text import Lang
from assistant.store.interviews import Interview as Record
from assistant.store.interviews import finished

if TYPE_CHECKING:
    from assistant.store.opening import Store

__all__ = ["Interview", "Read", "Waiting", "begin", "resume", "waiting"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An interview that can be gone on with. ``client`` is a name."""

    id: str
    client: str | None
    lang: Lang
    answers: int
    latest: datetime.datetime


def begin(
    desk: Desk,
    *,
    lang: Lang,
    client: str | None = None,
    as_of: datetime.date | None = None,
    order: Order = Order.QUICK,
    given: Inputs | None = None,
    respondent: str = "",
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
            contents=desk.keep_rule_base(store),
            at=desk.clock(),
            respondent=respondent,
        )
        if given is not None and (facts := as_entries(given)):
            answers.append_all(store, record.id, facts, at=desk.clock(), respondent=respondent)
        trail = read_trail(library, answers.log(store, record.id))
        trail.before = ladder_before(store, record.client, library.as_of)
    read = Read(len(given.answers), sum(len(shop) for shop in given.channels.values())) if given is not None else None
    return Interview(desk, record, owner.name if owner else None, trail, respondent=respondent, read=read)


def resume(desk: Desk, interview: str, *, respondent: str = "") -> Interview:
    """The interview of this id, or the ``last`` unfinished one, where it stood. Raises InputError if there is none or it is finished.

    ``respondent`` is who answers now; without a name it is the one with whom it began. ``news`` of the interview is what changed since
    it was last gone on with; None where nothing did.
    """
    from assistant.api.news import news, strange
    from assistant.store import answers, clients, interviews

    with desk.store() as store:
        record = interviews.get(store, interview)
        if record.finished:
            raise finished(record)
        client = clients.get(store, record.client).name if record.client else None
        library, since = desk.library(_day(desk, record)), _day_of_last_sitting(desk, record)
        same = (record.rule_base, since) == (library.digest, library.as_of)
        before = library if same else _library_then(desk, store, record, since)
        trail = read_trail(library, answers.log(store, record.id), strange(before, library))
        trail.before = ladder_before(store, record.client, library.as_of)
    position = Position(library, trail.inputs)
    told = None if same else news(before, position, trail.unfit, since=since)
    raised = [c for c in position.clashes if before is None or c.about in before.rules or c.about in before.indicators]
    return Interview(
        desk,
        record,
        client,
        trail,
        respondent=respondent or record.respondent,
        raised=raised,
        news=told if told is not None and told.anything else None,
    )


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


def _library_then(desk: Desk, store: Store, record: Record, day: datetime.date) -> Library | None:
    """The library of the last sitting; None where its rule base was not kept, or in a form that is not read any more."""
    from assistant.loading.on_day import PARTS, SCHEMA
    from assistant.store import contents

    if record.rule_base == desk.compiled["digest"]:
        return desk.library(day)
    compiled = json.loads(contents.get(store, record.contents)) if record.contents else {}
    readable = compiled.keys() == PARTS and compiled["schema"] == SCHEMA
    return desk.library(day, compiled) if readable else None


def _day_of_last_sitting(desk: Desk, record: Record) -> datetime.date:
    """The day on which it was last written into, where the assessment is of the day on which it is gone on with."""
    zone = desk.clock().tzinfo
    free = record.as_of == record.started.astimezone(zone).date()
    return record.latest.astimezone(zone).date() if free else record.as_of


def _day(desk: Desk, record: Record) -> datetime.date:
    """The day of the assessment: the one asked for, or, where none was, the day on which it is gone on with."""
    begun = record.started.astimezone(desk.clock().tzinfo).date()
    return desk.today() if record.as_of == begun else record.as_of
