"""Types and states of facts. The trap it guards: unknown is never 'no', and a missing number is never 0."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class FactType(StrEnum):
    """What kind of value a fact holds. ``OUTCOME`` is the conclusion of a rule (``found`` or ``clear``)."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    SHARE = "share"  # 0 to 1
    COUNT = "count"  # whole, not negative
    MONEY = "money"
    DATE = "date"
    DURATION = "duration"  # in the unit its definition names
    OUTCOME = "outcome"


NUMERIC = frozenset({FactType.NUMBER, FactType.SHARE, FactType.COUNT, FactType.DURATION})
ORDERED = NUMERIC | {FactType.MONEY, FactType.DATE}


class State(StrEnum):
    """Whether a fact has a value, and why not if it has none."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    DECLINED = "declined"


class Origin(StrEnum):
    """Where a known value comes from."""

    DECLARED = "declared"
    DOCUMENTED = "documented"
    MEASURED = "measured"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217) on a day; two currencies are never compared."""

    amount: float
    currency: str
    date: datetime.date | None = None


Value: TypeAlias = bool | str | int | float | tuple[str, ...] | Money | datetime.date


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document on file behind an answer; favourable answers count as documented only with one that is dated and unexpired."""

    document: str
    date: datetime.date | None = None
    expires: datetime.date | None = None

    def holds_on(self, day: datetime.date) -> bool:
        """Dated, not of the future, and not expired on ``day``."""
        return self.date is not None and self.date <= day and (self.expires is None or self.expires >= day)


@dataclass(frozen=True, slots=True)
class Fact:
    """One typed value in one of its states. ``value`` is None exactly when the state is not known."""

    id: str
    state: State
    value: Value | None = None
    origin: Origin | None = None
    evidence: Evidence | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if (self.value is not None) != (self.state is State.KNOWN):
            raise ValueError(f"{self.id}: a value goes with the state known, and only with it")
        if isinstance(self.value, float) and not math.isfinite(self.value):
            raise ValueError(f"{self.id}: {self.value} is not a finite number")


def known(fact_id: str, value: Value, origin: Origin = Origin.DECLARED, evidence: Evidence | None = None) -> Fact:
    """A fact with a value."""
    return Fact(fact_id, State.KNOWN, value, origin, evidence)


def unknown(fact_id: str) -> Fact:
    """A fact nobody has given yet, or that the respondent does not know."""
    return Fact(fact_id, State.UNKNOWN)


Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"


def plain(value: Value | None) -> Plain:
    """A value as JSON holds it: dates as ISO text, money as a mapping, choices as a list."""
    match value:
        case Money(amount, currency, day):
            return {"amount": amount, "currency": currency, "date": day.isoformat() if day else None}
        case datetime.date():
            return value.isoformat()
        case tuple():
            return list(value)
        case _:
            return value


def from_plain(kind: FactType, raw: Plain) -> Value | None:
    """The value that ``plain`` wrote, for a fact of this type."""
    if raw is None:
        return None
    if isinstance(raw, dict):
        day = raw.get("date")
        return Money(float(str(raw["amount"])), str(raw["currency"]), datetime.date.fromisoformat(str(day)) if day else None)
    if isinstance(raw, list):
        return tuple(str(part) for part in raw)
    if kind is FactType.DATE:
        return datetime.date.fromisoformat(str(raw))
    if kind in NUMERIC and kind is not FactType.COUNT:
        return float(str(raw))
    return raw
