"""The rule base and the knowledge as cards: each entry whole, worded in one language, with the ids that lead on.

Screens, JSON and the pages of the rule book show the same cards. Days are ISO dates here; who shows them words them.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.model.values import Plain
from assistant.report.parts import Term


@dataclass(frozen=True, slots=True)
class Ref:
    """Another entry; ``kind`` says where it is at home (rule, ladder, question, indicator, derivation, index, score, measure)."""

    id: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A condition in words: a leaf names its fact and threshold, a group has parts."""

    text: str
    fact: Ref | None
    threshold: str | None
    parts: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class SourceCard:
    id: str
    title: str
    reference: str
    mark: Term
    as_of: str
    cited_by: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class ThresholdCard:
    """``value`` in words; ``amount`` as it is compared."""

    id: str
    means: str
    value: str
    amount: Plain
    unit: str
    as_of: str
    since: str | None
    until: str | None
    platform: str | None
    mark: Term
    basis: str
    sources: tuple[SourceCard, ...]
    file: str
    read_by: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class FactGiven:
    """A fact as a case gives it."""

    id: str
    title: str
    value: str


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case beside a rule or metric. ``before`` is where a metric stood, in words."""

    case: str
    facts: tuple[FactGiven, ...]
    before: str
    as_of: str
    expect: Term
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class RuleCard:
    id: str
    title: str
    kind: Term
    severity: Term | None
    status: Term
    problem: tuple[Term, ...]
    sub_system: Term | None
    level: Term | None
    factors: tuple[Term, ...]
    since: str | None
    until: str | None
    file: str
    condition: Statement
    says: str
    clears_when: str
    cap: str | None
    market: Term | None
    thresholds: tuple[ThresholdCard, ...]
    measures: tuple[Ref, ...]
    reads: tuple[Ref, ...]
    read_by: tuple[Ref, ...]
    sources: tuple[SourceCard, ...]
    cases: tuple[CaseLine, ...]


@dataclass(frozen=True, slots=True)
class StepCard:
    """One test of a metric, named as in its file (``A.entry``), and in how many evaluations running it must hold."""

    id: str
    title: str
    condition: Statement
    evaluations: int


@dataclass(frozen=True, slots=True)
class MetricCard:
    id: str
    title: str
    kind: Term
    metric: Ref
    sub_system: Term | None
    counts: bool
    file: str
    applies: Statement | None
    enough: Statement | None
    steps: tuple[StepCard, ...]
    clears_when: str
    thresholds: tuple[ThresholdCard, ...]
    measures: tuple[Ref, ...]
    reads: tuple[Ref, ...]
    read_by: tuple[Ref, ...]
    sources: tuple[SourceCard, ...]
    cases: tuple[CaseLine, ...]


@dataclass(frozen=True, slots=True)
class OptionLine:
    """An answer that can be given; ``credit`` is what it is worth in the practice index."""

    id: str
    label: str
    credit: float | None


@dataclass(frozen=True, slots=True)
class FactCard:
    """A question, an indicator or a derivation. What only one of them has is empty in the others."""

    id: str
    title: str
    kind: str  # question | indicator | derivation
    type: Term
    unit: str
    options: tuple[OptionLine, ...]
    changed_by: tuple[Ref, ...]
    read_by: tuple[Ref, ...]
    sources: tuple[SourceCard, ...]
    section: Term | None = None
    ask: str = ""
    asked_if: Statement | None = None
    why: str = ""
    where: str = ""
    example: str = ""
    evidence: str = ""
    index: Term | None = None
    weight: float | None = None
    quick: bool = False
    formula: str = ""
    window: str = ""
    origin: Term | None = None
    minimum: str = ""
    inputs: tuple[Ref, ...] = ()
    opens: tuple[Ref, ...] = ()  # what is asked only where this is so


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A practice that a measure changes, and to what."""

    fact: Ref
    value: str


@dataclass(frozen=True, slots=True)
class MeasureCard:
    id: str
    title: str
    actor: Term
    owner: str
    effort: Term
    cost: Term
    lead: str
    lead_days: int
    how: str
    first_step: str
    evidence: str
    kpi: str
    template: str | None
    prerequisites: tuple[Ref, ...]
    changes: tuple[ChangeLine, ...]
    answers: tuple[Ref, ...]
    sources: tuple[SourceCard, ...]


@dataclass(frozen=True, slots=True)
class TermCard:
    id: str
    title: str
    also: tuple[str, ...]
    meaning: str
    sources: tuple[SourceCard, ...]


@dataclass(frozen=True, slots=True)
class DutyCard:
    """A dated duty. ``day`` is ISO, or None where ``date`` comes back every year."""

    id: str
    title: str
    date: str
    day: str | None
    what: str
    applies: Statement | None
    mark: Term
    measures: tuple[Ref, ...]
    sources: tuple[SourceCard, ...]


@dataclass(frozen=True, slots=True)
class LimitLine:
    id: str
    title: str
    level: Term
    test: str
    window: str
    consequence: str
    mark: Term
    as_of: str
    sources: tuple[SourceCard, ...]


@dataclass(frozen=True, slots=True)
class PlatformCard:
    id: str
    title: str
    limits: tuple[LimitLine, ...]
