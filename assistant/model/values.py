"""Types and states of facts. The trap it guards: unknown is never 'no', and a missing number is never 0."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
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


class DocumentKind(StrEnum):
    """What kind of document stands behind an answer."""

    CONTRACT = "contract"
    CERTIFICATE = "certificate"  # licences and registrations too
    REPORT = "report"  # of a test, an inspection, an audit
    RECORD = "record"  # what is kept day by day: lists, tables, exports
    INVOICE = "invoice"  # receipts and proofs of payment too
    CONFIRMATION = "confirmation"  # of an authority, a platform or a partner
    SCREENSHOT = "screenshot"  # prints and photos too
    PROCEDURE = "procedure"  # policies and work instructions too
    DECLARATION = "declaration"  # the enterprise's own word, signed
    OTHER = "other"


class Lack(StrEnum):
    """Why a document does not count on a day."""

    UNDATED = "undated"
    FUTURE = "future"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document on file behind an answer; favourable answers count as documented only with one that is dated and unexpired.

    ``where`` it lies, as the respondent says it.
    """

    document: str
    date: datetime.date | None = None
    expires: datetime.date | None = None
    kind: DocumentKind | None = None
    where: str = ""

    def holds_on(self, day: datetime.date) -> bool:
        """Dated, not of the future, and not expired on ``day``."""
        return self.lack_on(day) is None

    def lack_on(self, day: datetime.date) -> Lack | None:
        """Why it does not count on ``day``; None where it does."""
        if self.date is None:
            return Lack.UNDATED
        if self.date > day:
            return Lack.FUTURE
        return Lack.EXPIRED if self.expires is not None and self.expires < day else None


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


def plain_evidence(evidence: Evidence) -> dict[str, Plain]:
    """A document as JSON holds it; ``kind`` and ``where`` only where they were given, so that older bytes stay what they are."""
    kept: dict[str, Plain] = {"document": evidence.document, "date": plain(evidence.date), "expires": plain(evidence.expires)}
    if evidence.kind is not None:
        kept["kind"] = evidence.kind.value
    if evidence.where:
        kept["where"] = evidence.where
    return kept


def evidence_from_plain(raw: Mapping[str, Plain]) -> Evidence:
    """The document that ``plain_evidence`` wrote."""
    dated, expires = (datetime.date.fromisoformat(str(raw[key])) if raw.get(key) else None for key in ("date", "expires"))
    kind = DocumentKind(str(raw["kind"])) if raw.get("kind") else None
    return Evidence(str(raw["document"]), dated, expires, kind, str(raw.get("where") or ""))
