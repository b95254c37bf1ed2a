"""Which dated duties concern this enterprise and are near: due within a year of the assessment, or begun within the last half.

The trap it guards: a duty whose reach is not known yet is shown with its condition, never left out and never asserted.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from assistant.judging.logic import outcome, trace, truth
from assistant.model.library import Duty, Library
from assistant.model.values import Fact
from assistant.model.verdict import DeadlineItem, Node

AHEAD, BEHIND = 12, 6  # months of the calendar that are shown; what lies outside changes no verdict


def deadlines(library: Library, facts: Mapping[str, Fact]) -> list[DeadlineItem]:
    """The duties that are near and not known to concern others, the earliest first."""
    found = (_item(duty, facts, library.as_of) for duty in library.calendar.values() if _concerns(duty, facts) is not False)
    return sorted((item for item in found if item is not None), key=lambda i: (i["date"], i["duty"]))


def months_from(day: datetime.date, months: int) -> datetime.date:
    """The same day some months later (earlier where negative), or the last day of that month where it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    first = datetime.date(count // 12, count % 12 + 1, 1)
    last = (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def span_of(duty: Duty, as_of: datetime.date) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of the yearly span that is running on ``as_of``, or of the next one; None for a single day."""
    if duty.yearly is None:
        return None
    first, last = duty.yearly.first, duty.yearly.last
    for year in (as_of.year, as_of.year + 1):
        end = datetime.date(year, *last)
        if end >= as_of:
            return datetime.date(year - 1 if first > last else year, *first), end
    raise AssertionError(duty.id)  # the end of next year's span is never behind


def _concerns(duty: Duty, facts: Mapping[str, Fact]) -> bool | None:
    return True if duty.applies is None else truth(duty.applies, facts)


def _item(duty: Duty, facts: Mapping[str, Fact], as_of: datetime.date) -> DeadlineItem | None:
    span = span_of(duty, as_of)
    day = span[1] if span else duty.day
    if day is None or not months_from(as_of, -BEHIND) <= day <= months_from(as_of, AHEAD):
        return None
    opened = span[0] if span else day
    tree = trace(duty.applies, facts) if duty.applies else None
    item: DeadlineItem = {
        "duty": duty.id,
        "date": day.isoformat(),
        "days": (day - as_of).days,
        "status": "coming" if opened > as_of else "open" if span else "begun",
        "applies": outcome(_concerns(duty, facts)),
        "mark": str(duty.mark),
        "title": {"en": duty.title.en, "zh": duty.title.zh},
        "text": {"en": duty.what.en, "zh": duty.what.zh},
        "unknown": sorted(set(_unknown(tree))) if tree else [],
        "measures": list(duty.measures),
        "sources": list(duty.sources),
    }
    if span:
        item["opens"] = span[0].isoformat()
    if span and duty.yearly and duty.yearly.aim:
        item["aim"] = datetime.date(span[1].year, *duty.yearly.aim).isoformat()
    return item


def _unknown(node: Node) -> Iterator[str]:
    if node["outcome"] == "unknown" and "fact" in node:
        yield node["fact"]
    for part in node.get("parts", []) if node["outcome"] == "unknown" else []:
        yield from _unknown(part)
