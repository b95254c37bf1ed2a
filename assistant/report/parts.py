"""The rows and entries an outline is made of, each in words and with the ids that lead back to the rule base."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A code and how it reads."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of a trace in words; a leaf names its fact and threshold, a group has parts."""

    glyph: str  # ✓ ✗ ?
    outcome: str
    text: str
    detail: str
    fact: str | None
    threshold: str | None
    origin: str | None
    parts: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Veto:
    """A veto in force, with what clears it."""

    rule: str
    kind: Term  # veto | ladder | market_veto
    title: str
    text: str
    clears_when: str
    market: str | None


@dataclass(frozen=True, slots=True)
class Bar:
    """An index from 0 to 100; a range where not everything is answered."""

    id: str
    title: str
    text: str
    index: float | None
    lowest: float
    highest: float
    answered: int
    asked: int
    coverage: str
    marks: tuple[float, ...]  # what it must reach for each better grade


@dataclass(frozen=True, slots=True)
class Step:
    """The next level up or down: its test, whether it holds now, how far it is, and how often it must hold in a row."""

    level: str
    test: str
    holds: bool
    distance: str
    evaluations: str
    slack: float | None  # relative distance, for ordering only


@dataclass(frozen=True, slots=True)
class LadderRow:
    """One metric in one channel."""

    metric: str
    title: str
    channel: str
    value: str
    sample: str
    status: Term
    counts: bool
    now: str  # if evaluated today, without history
    level: str  # with history
    before: str
    up: Step | None
    down: Step | None
    weakest: bool
    at_risk: bool
    decides: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the plan; ``number`` is its priority and how other pages refer to it."""

    number: int
    id: str
    title: str
    actor: Term
    owner: str
    effort: Term
    cost: Term
    lead: str
    ready_day: int
    ready_on: str
    after: tuple[str, ...]
    effect: Term  # veto | limit | critical | high | medium | low
    because: tuple[Term, ...]
    how: str
    first_step: str
    evidence: str
    kpi: str
    changes: tuple[str, ...]
    template: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact that a finding rests on."""

    id: str
    title: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Finding:
    rule: str
    kind: Term
    outcome: Term
    severity: Term | None
    sub_system: str
    title: str
    text: str
    facts: tuple[FactLine, ...]
    measures: tuple[Term, ...]
    sources: tuple[str, ...]
    cap: str | None


@dataclass(frozen=True, slots=True)
class FindingGroup:
    severity: Term
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A fact that is not known, what it would settle, and where to find it."""

    fact: str
    title: str
    state: Term
    settles: tuple[str, ...]
    where: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Answer:
    id: str
    question: str
    answer: str
    state: str
    origin: Term | None
    evidence: str
    note: str


@dataclass(frozen=True, slots=True)
class AnswerSection:
    id: str
    title: str
    answers: tuple[Answer, ...]
    given: str  # how many of how many are answered


@dataclass(frozen=True, slots=True)
class MeasuredRow:
    id: str
    title: str
    formula: str
    origin: Term
    values: tuple[str, ...]  # one for each channel
    evidence: str


@dataclass(frozen=True, slots=True)
class MeasuredTable:
    """Measured indicators, one column for each channel."""

    channels: tuple[str, ...]
    rows: tuple[MeasuredRow, ...]


@dataclass(frozen=True, slots=True)
class ThresholdUse:
    """A threshold that a shown rule reads, with date, mark and sources."""

    id: str
    means: str
    value: str
    platform: str
    as_of: str
    since: str
    mark: Term
    basis: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TraceEntry:
    rule: str
    kind: Term
    title: str
    outcome: Term
    tree: Branch
    thresholds: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    title: str
    reference: str
    mark: Term
    as_of: str


@dataclass(frozen=True, slots=True)
class Remark:
    """An annotation made after the verdict: a comment, a waiver or a sign-off; it never changes the verdict."""

    kind: Term
    text: str
    author: str
    date: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A dated duty. ``condition`` says whom it concerns, where that is not known of this enterprise."""

    id: str
    title: str
    text: str
    date: str
    iso: str
    when: str
    status: Term  # coming | open | begun
    condition: str
    note: str
    measures: tuple[Term, ...]
    mark: Term
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LimitRow:
    """One limit of a platform, and where the channel stands against it."""

    limit: str
    title: str
    level: Term  # minimum | top | throttle
    value: str
    asked: str
    status: Term  # met | near | missed | unknown
    distance: str
    window: str
    consequence: str
    mark: Term
    as_of: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlatformTable:
    """One channel against its platform; ``besides`` is what the platform also looks at and what has no figure to compare."""

    platform: str
    title: str
    channel: str  # empty where no figures were given
    rows: tuple[LimitRow, ...]
    besides: tuple[str, ...]
