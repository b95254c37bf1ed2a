"""The verdict and the canonical core of an assessment, as the plain JSON-able mappings that are stored, printed and replayed.

Mappings, not classes, because these values live as JSON: in the store, on standard output, in a replay. One form, no conversions.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

from assistant.model.values import Plain

SCHEMA = "credit-assistant/verdict/1"


class FactEntry(TypedDict):
    """One fact as it went into the verdict. ``channel`` is given for measured facts of one shop."""

    state: str
    value: Plain
    origin: str | None
    channel: NotRequired[str]
    evidence: NotRequired[dict[str, Plain]]
    note: NotRequired[str]


class Node(TypedDict, total=False):
    """A node of a trace: a leaf with what it read, or a group with its parts. ``outcome`` is found, clear or unknown."""

    outcome: str
    group: str  # all | any | none
    parts: list[Node]
    fact: str
    op: str
    operand: Plain
    threshold: str
    value: Plain
    state: str
    origin: str
    distance: float  # how far the value is from the operand, in the fact's unit, never negative


class RuleResult(TypedDict):
    """The outcome of one rule with the tree of how it came about."""

    outcome: str
    tree: Node


class VetoItem(TypedDict):
    """A veto that is in force. ``market`` is set on a market veto."""

    rule: str
    text: dict[str, str]
    clears_when: dict[str, str]
    kind: str  # veto | ladder | market_veto
    market: NotRequired[str]


class FindingItem(TypedDict):
    """A rule that was found or is unknown; clear ones are in the trace only."""

    rule: str
    kind: str
    outcome: str
    severity: str | None
    sub_system: str | None
    text: dict[str, str]
    facts: list[str]
    sources: list[str]
    measures: list[str]


class ChannelLevel(TypedDict):
    """Where one channel stands on one metric of the ladder. ``possible`` are the levels not yet excluded."""

    channel: str
    status: str  # level | insufficient | unknown | not_applicable
    possible: list[str]
    now: list[str]  # the level(s) if it were evaluated without history
    tests: dict[str, str]  # outcome of each test: a_entry … d_veto
    before: dict[str, Plain] | None
    after: dict[str, Plain] | None


class MetricLevel(TypedDict):
    """A metric of the ladder over all channels; ``weakest`` names the channel that decides."""

    metric: str
    status: str
    possible: list[str]
    weakest: str | None
    counts: bool
    channels: list[ChannelLevel]


class IndexItem(TypedDict):
    """The practice index of a sub-system, 0–100: ``index`` when everything asked is answered, and its lowest and highest."""

    id: str
    index: float | None
    lowest: float
    highest: float
    answered: int
    asked: int


class Limit(TypedDict):
    """One part that limits the grade, and the grades it still allows."""

    part: str  # veto | ladder | index | cap | unrated
    id: str
    possible: list[str]


class Grade(TypedDict):
    """The grade. ``value`` is null while undecided; ``lowest`` and ``highest`` are the range of A–D still possible."""

    value: str | None
    lowest: str
    highest: str
    decided: bool
    possible: list[str]
    basis: str  # ladder | practice
    limits: list[Limit]
    practice: dict[str, Plain]  # the grade by practices alone: value, lowest, highest
    documented: dict[str, Plain]  # the documented verdict: value, lowest, highest, decided


class MeasureItem(TypedDict):
    """A measure that follows from findings, in order of priority (1 first). ``because`` are the rules or metrics it answers."""

    id: str
    actor: str
    priority: int
    effort: str
    text: dict[str, str]
    because: list[str]


class UnknownItem(TypedDict):
    """A fact not known that something still undecided reads, and what it would settle."""

    fact: str
    settles: list[str]


class DeadlineItem(TypedDict):
    """A dated duty that concerns the enterprise, or may concern it. ``date`` is the day it begins to hold, or the last day of a
    yearly span, whose first day is ``opens`` and whose earlier aim is ``aim``.
    """

    duty: str
    date: str
    days: int  # from the day of the assessment; negative where it has begun
    status: str  # begun | open | coming
    applies: str  # found | unknown
    opens: NotRequired[str]
    aim: NotRequired[str]
    mark: str
    title: dict[str, str]
    text: dict[str, str]
    unknown: list[str]  # the facts that would say whether it concerns the enterprise
    measures: list[str]
    sources: list[str]


class LimitStanding(TypedDict):
    """Where a channel stands against one limit of its platform. ``fact`` is the figure that decides, ``value`` its value, ``distance``
    the room left or what is missing, in its unit; while nothing is decided, ``value`` is that of ``indicator``, where it is known.
    """

    limit: str
    level: str  # minimum | top | throttle
    indicator: str | None
    status: str  # met | near | missed | unknown
    value: Plain
    fact: str | None
    distance: float | None


class PlatformStanding(TypedDict):
    """One channel against the limits of its platform; ``channel`` is null where the enterprise sells there but gave no figures."""

    platform: str
    channel: str | None
    limits: list[LimitStanding]


class CertificateItem(TypedDict):
    """The proof that the questions left open cannot change the grade, or a veto: ``whatever`` names what was left open, ``rests_on`` a
    small set of known facts that decides all of it. Vetoes are rules and metrics of the ladder.
    """

    grade: str
    vetoes: list[str]
    market_vetoes: list[str]
    whatever: list[str]
    rests_on: list[str]


class Verdict(TypedDict):
    """The outcome of an assessment; fields as in the product's contract, and more."""

    grade: Grade
    vetoes: list[VetoItem]
    market_vetoes: list[VetoItem]
    open_vetoes: list[str]
    findings: list[FindingItem]
    ladder: list[MetricLevel]
    sub_systems: list[IndexItem]
    practice_index: IndexItem
    data_score: dict[str, Plain] | None
    measures: list[MeasureItem]
    unknown: list[UnknownItem]
    deadlines: list[DeadlineItem]
    platforms: list[PlatformStanding]
    certificate: NotRequired[CertificateItem]  # where it was stopped early, with proof


class Core(TypedDict):
    """The canonical core: all that decides an assessment and all that it decided; no ids, no clock, no versions of programs."""

    schema: str
    as_of: str
    rule_base: dict[str, str]  # version, digest
    answers: dict[str, FactEntry]  # as given
    facts: dict[str, FactEntry]  # as the rules read them: what does not apply marked so, weakest channels, derived facts
    channels: dict[str, dict[str, FactEntry]]
    notices: list[dict[str, str]]  # remarks that every print carries, in both languages
    stopped: NotRequired[bool]  # only where it is true
    ladder_before: dict[str, dict[str, dict[str, Plain]]]
    ladder_after: dict[str, dict[str, dict[str, Plain]]]
    verdict: Verdict
    trace: dict[str, RuleResult]
