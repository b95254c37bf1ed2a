"""The outline of a report: everything that is printed, already in words and in order. Renderers ink it and decide nothing.

Codes stay beside their wording (``Term``), so that a program can read the JSON and a colour can be chosen without parsing a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.report.parts import (
    Answer,
    AnswerSection,
    Bar,
    Deadline,
    Finding,
    FindingGroup,
    LadderRow,
    Measure,
    MeasuredTable,
    Open,
    PlatformTable,
    Remark,
    Source,
    Term,
    ThresholdUse,
    TraceEntry,
    Veto,
)
from assistant.report.score import Beside, Score

SCHEMA = "credit-assistant/report/1"


@dataclass(frozen=True, slots=True)
class About:
    """What this report is of. Digests are SHA-256 in hex."""

    assessment: str
    client: str | None
    as_of: str  # in words
    as_of_date: str  # ISO
    rule_base_version: str
    rule_base_digest: str
    core_digest: str
    status: Term  # draft | final


@dataclass(frozen=True, slots=True)
class GradeView:
    """A grade as it is shown: ``badge`` is the letter, or the range while undecided."""

    badge: str
    value: str | None
    lowest: str
    highest: str
    decided: bool
    label: str  # credit grade | practice grade | documented | by practices alone
    meaning: str
    tone: str  # A | B | C | D | U | open: what a renderer colours by


@dataclass(frozen=True, slots=True)
class Reason:
    """One of the at most four reasons that decide the grade, the heaviest first."""

    kind: Term  # veto | ladder | cap | index | unrated | finding
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Front:
    """Page one, and all of the ending on a terminal: verdict, vetoes, reasons, what to do first."""

    headline: str
    grade: GradeView
    declared_and_documented: str
    documented: GradeView
    practice: GradeView | None  # by practices alone; left out where the grade itself is a practice grade
    vetoes: tuple[Veto, ...]
    market_vetoes: tuple[Veto, ...]
    open_vetoes: tuple[Term, ...]
    reasons: tuple[Reason, ...]
    first: tuple[Measure, ...]  # at most three
    settle: tuple[Open, ...]  # at most three facts that would settle what is open
    counts: tuple[str, ...]  # findings by severity, in words


@dataclass(frozen=True, slots=True)
class Band:
    """What the practice index must reach for a grade."""

    grade: str
    total: str
    each: str


@dataclass(frozen=True, slots=True)
class Phase:
    """The measures that can be finished in one span of days, if all are begun on the day of the assessment."""

    id: str
    title: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """Measures of one effect by effort; the cells hold measure numbers. Nothing here is an estimate."""

    effect: Term
    low: tuple[Measure, ...]
    medium: tuple[Measure, ...]
    high: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    phases: tuple[Phase, ...]
    matrix: tuple[MatrixRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole report in one language."""

    schema: str
    lang: str
    title: str
    about: About
    notices: tuple[str, ...]
    front: Front
    practice_index: Bar
    sub_systems: tuple[Bar, ...]
    bands: tuple[Band, ...]
    data_score: Score | None
    ladder: tuple[LadderRow, ...]
    platforms: tuple[PlatformTable, ...]
    findings: tuple[FindingGroup, ...]
    contradictions: tuple[Finding, ...]
    beside: tuple[Beside, ...]
    undecided: tuple[Finding, ...]
    unknown: tuple[Open, ...]
    plan: Plan
    deadlines: tuple[Deadline, ...]
    answers: tuple[AnswerSection, ...]
    measured: MeasuredTable
    derived: tuple[Answer, ...]
    trace: tuple[TraceEntry, ...]
    cleared: tuple[Term, ...]
    thresholds: tuple[ThresholdUse, ...]
    sources: tuple[Source, ...]
    marks: tuple[Term, ...]
    method: tuple[str, ...]
    annotations: tuple[Remark, ...] = field(default=())
