"""What surrounds the rules, from the compiled form: the glossary, the calendar of dated duties, and the limits of platforms.

A duty or a limit that reads a threshold out of force on the day is left out, as rules are.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from assistant.loading.definitions import OutOfForceError, text
from assistant.model.condition import Condition
from assistant.model.library import Duty, Mark, Platform, PlatformLimit, Term, Yearly

Conditions: TypeAlias = Callable[[Any], Condition | None]  # a compiled condition as it is on the day; raises OutOfForceError


def terms(raw: Iterable[Any]) -> dict[str, Term]:
    """The glossary."""
    return {g["id"]: Term(g["id"], text(g["term"]), tuple(g.get("also", ())), text(g["meaning"]), tuple(g["sources"])) for g in raw}


def duties(raw: Iterable[Any], condition: Conditions) -> dict[str, Duty]:
    """The calendar, of all dates."""
    return {d["id"]: duty for d in raw if (duty := _duty(d, condition)) is not None}


def platforms(raw: Iterable[Any], condition: Conditions, number: Callable[[str], float]) -> dict[str, Platform]:
    """The platforms with the limits in force."""
    found = {}
    for p in raw:
        limits = tuple(limit for part in p["limits"] if (limit := _limit(part, condition)) is not None)
        near = number(p["near"]) if "near" in p else None
        found[p["id"]] = Platform(p["id"], text(p["title"]), tuple(p.get("also", ())), p.get("home"), near, limits)
    return found


def _duty(raw: Any, condition: Conditions) -> Duty | None:
    try:
        applies = condition(raw.get("applies"))
    except OutOfForceError:
        return None
    return Duty(
        id=raw["id"],
        title=text(raw["title"]),
        what=text(raw["what"]),
        day=datetime.date.fromisoformat(raw["date"]) if "date" in raw else None,
        yearly=_yearly(raw["yearly"]) if "yearly" in raw else None,
        applies=applies,
        mark=Mark(raw["mark"]),
        measures=tuple(raw.get("measures", ())),
        sources=tuple(raw["sources"]),
    )


def _yearly(raw: Any) -> Yearly:
    return Yearly(_month_day(raw["from"]), _month_day(raw["to"]), _month_day(raw["aim"]) if "aim" in raw else None)


def _month_day(raw: str) -> tuple[int, int]:
    month, day = raw.split("-")
    return int(month), int(day)


def _limit(raw: Any, condition: Conditions) -> PlatformLimit | None:
    try:
        met, applies = condition(raw.get("met")), condition(raw.get("applies"))
    except OutOfForceError:
        return None
    return PlatformLimit(
        id=raw["id"],
        title=text(raw["title"]),
        level=raw["level"],
        indicator=raw.get("indicator"),
        met=met,
        applies=applies,
        sites=tuple(raw.get("sites", ())),
        window=text(raw["window"]),
        consequence=text(raw["consequence"]),
        mark=Mark(raw["mark"]),
        as_of=datetime.date.fromisoformat(raw["as_of"]),
        sources=tuple(raw["sources"]),
    )
