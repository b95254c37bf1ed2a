"""The rule base and the knowledge as one frozen value, in force on one day.

A library is built by ``loading`` from the compiled form for an as-of date: rules and thresholds out of force on that day are
left out, and every leaf already carries the constant that its threshold had then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from assistant.model.condition import Condition, leaves
from assistant.model.text import Text
from assistant.model.values import FactType, Value


class RuleKind(StrEnum):
    """What a rule concludes. The order is the order of the strata: a rule reads only conclusions of earlier kinds."""

    DERIVED = "derived"
    FINDING = "finding"
    CONTRADICTION = "contradiction"  # shown, never changes a grade
    VETO = "veto"
    MARKET_VETO = "market_veto"
    CAP = "cap"


class Severity(StrEnum):
    """How much a finding matters; decides the priority of its measures."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Mark(StrEnum):
    """How far a figure can be trusted."""

    VERIFIED = "V"
    SECONDARY = "V2"
    UNVERIFIED = "U"
    DERIVED = "D"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure or a duty comes from; ``id`` is the stable handle that rules cite."""

    id: str
    title: Text
    mark: Mark
    reference: str
    as_of: date


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice. ``credit`` (0–1) is what it is worth in the practice index; None outside the index."""

    id: str
    label: Text
    credit: float | None = None


@dataclass(frozen=True, slots=True)
class FactDefinition:
    """What every engine must know of a fact: its type, its options, its unit, and which way is better.

    ``better`` is ``high``, ``low``, an ordered tuple of option ids from worst to best, or None where no value is better.
    """

    id: str
    type: FactType
    title: Text
    options: tuple[Option, ...] = ()
    unit: str | None = None
    better: str | tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question whose answer is the fact of the same id."""

    fact: FactDefinition
    section: str
    ask: Text
    why: Text
    where: Text
    example: Text
    asked_if: Condition | None  # where it is clear, the fact is not applicable
    index: str | None  # sub-system whose practice index it counts in
    weight: float
    evidence: Text | None  # the document that counts; None: cannot be documented, the declaration stands
    quick: bool
    sources: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.fact.id


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured number of one channel. ``sample`` names the count it rests on; below ``minimum`` it is insufficient."""

    fact: FactDefinition
    section: str
    ask: Text
    formula: Text
    where: Text
    window: Text
    origin: str  # third_party | platform | network: the paper's three sources of data
    asked_if: Condition | None
    sample: str | None
    minimum: float | None
    minimum_threshold: str | None
    sources: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.fact.id


class Derive(StrEnum):
    """The closed list of derivations that are not conditions. Any unknown input makes the result unknown, except as noted."""

    RATIO = "ratio"  # first ÷ second; unknown when the second is 0
    SUM = "sum"  # of the applicable inputs
    COUNT = "count"  # how many yes/no inputs are yes
    WORST_OF = "worst_of"  # the least favourable of the applicable inputs, all with the same direction
    DAYS_BETWEEN = "days_between"  # from the first date to the second; ``as_of`` names the day of the assessment


@dataclass(frozen=True, slots=True)
class Derivation:
    """A fact computed from other facts by one of the listed derivations."""

    fact: FactDefinition
    derive: Derive
    inputs: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number with a unit, a date and a source. ``basis`` says in a sentence why, where the number is derived by us."""

    id: str
    means: Text
    value: Value
    unit: str
    as_of: date
    since: date | None
    until: date | None
    platform: str | None
    mark: Mark
    basis: Text | None
    sources: tuple[str, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the rule base; the path of its file is its id."""

    id: str
    title: Text
    status: str
    kind: RuleKind
    severity: Severity | None
    problem: tuple[str, ...]  # rows of the paper
    sub_system: str | None
    level: str | None  # government | enterprise | public
    factors: tuple[str, ...]  # purchase factors of the paper's Figure 2
    when: Condition
    says: Text | None
    clears_when: Text | None
    cap: str | None
    market: str | None
    measures: tuple[str, ...]
    sources: tuple[str, ...]
    since: date | None
    until: date | None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Test:
    """A test of the ladder: a condition over the facts of one channel, and how many consecutive evaluations it must hold."""

    when: Condition
    evaluations: int


@dataclass(frozen=True, slots=True)
class LadderMetric:
    """The ladder of one metric: entry and exit of A and B, re-admission to C, veto into D (None: advice only)."""

    id: str
    title: Text
    metric: str  # the indicator it reads, whose sample decides whether there is enough data
    applies: Condition | None
    enough: Condition | None  # over the facts of one channel; clear: insufficient
    counts: bool  # False: shown and advised on, but not part of the grade
    a_entry: Test
    a_exit: Test
    b_entry: Test
    b_exit: Test
    c_readmission: Test
    d_veto: Test | None
    clears_when: Text
    measures: tuple[str, ...]
    sources: tuple[str, ...]
    sub_system: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Ladder:
    """The metrics and what holds for all of them. ``rated`` must hold in some channel, otherwise the grade is U."""

    metrics: tuple[LadderMetric, ...]
    rated: tuple[Condition, ...]  # each must hold in at least one channel
    days_in_d: int  # least stay in D before re-admission


@dataclass(frozen=True, slots=True)
class SubSystem:
    """One of the paper's three sub-systems."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class IndexBand:
    """The grade that the practice index allows: ``total`` and every sub-system must reach their marks (0–100)."""

    grade: str
    total: float
    each: float


@dataclass(frozen=True, slots=True)
class Index:
    """The practice index: sub-systems, and the bands from best to worst; who reaches no band gets C."""

    sub_systems: tuple[SubSystem, ...]
    bands: tuple[IndexBand, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A topic of the interview, in the order it is asked."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Measure:
    """A recommended improvement. ``changes`` are practice facts and the values they take once it is done, never a promised metric."""

    id: str
    title: Text
    actor: str
    owner: Text
    effort: str  # L | M | H
    cost: str  # none | low | medium | high
    lead_days: int
    prerequisites: tuple[str, ...]
    changes: tuple[tuple[str, Value], ...]
    how: Text
    first_step: Text
    evidence: Text
    kpi: Text
    template: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary in plain words. ``also`` are the other names and abbreviations that people type, in either language."""

    id: str
    term: Text
    also: tuple[str, ...]
    meaning: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Yearly:
    """A span that comes back every year, first to last day as (month, day). ``aim`` is the day to be done by, ahead of the last."""

    first: tuple[int, int]
    last: tuple[int, int]
    aim: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Duty:
    """A dated duty: on ``day`` something begins (or ends) to hold, or every year something is due. Exactly one of the two is given.

    ``applies`` says whom it concerns; None: every enterprise. A duty marked U has a date that is still to be checked.
    """

    id: str
    title: Text
    what: Text
    day: date | None
    yearly: Yearly | None
    applies: Condition | None
    mark: Mark
    measures: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlatformLimit:
    """A limit as one platform publishes it. ``met`` reads the indicators of one channel; None: it has no number we could compare.

    ``applies`` reads the counts it is meant for; ``sites`` are the country sites that have it (empty: all of them).
    """

    id: str
    title: Text  # what the platform calls it
    level: str  # minimum | top | throttle
    indicator: str | None  # the figure it is about, where we have it
    met: Condition | None
    applies: Condition | None
    sites: tuple[str, ...]
    window: Text
    consequence: Text
    mark: Mark
    as_of: date
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Platform:
    """A marketplace and its limits. ``also`` are other names that channels may begin with; ``home`` is the site that is meant where
    none is named; ``near`` is how much more may go wrong (as a share of what does) before a limit that is met counts as near.
    """

    id: str
    title: Text
    also: tuple[str, ...]
    home: str | None
    near: float | None
    limits: tuple[PlatformLimit, ...]


@dataclass(frozen=True, repr=False)
class Library:
    """Everything an assessment is made with, in force on ``as_of``. ``digest`` is that of the compiled form (all dates)."""

    version: str
    digest: str
    as_of: date
    sources: dict[str, Source]
    thresholds: dict[str, Threshold]
    questions: dict[str, Question]  # in the order of the interview
    indicators: dict[str, Indicator]
    derivations: dict[str, Derivation]  # each after its inputs
    rules: dict[str, Rule]  # strata order: by kind, derived rules after what they read, then by id
    ladder: Ladder
    index: Index
    measures: dict[str, Measure]
    sections: dict[str, Section]
    markets: dict[str, Text] = field(default_factory=dict)
    glossary: dict[str, Term] = field(default_factory=dict)
    calendar: dict[str, Duty] = field(default_factory=dict)  # of all days, not only the day of the library
    platforms: dict[str, Platform] = field(default_factory=dict)
    weights: Mapping[str, object] | None = None  # of the data score, as ``scoring`` wrote them

    def __repr__(self) -> str:
        return f"Library({self.version}, {self.digest[:12]}, {self.as_of})"

    @cached_property
    def facts(self) -> dict[str, FactDefinition]:
        """The definition of every fact a condition may read: answers, indicators, derivations, ladder levels, indices, outcomes."""
        found: dict[str, FactDefinition] = {}
        for part in (self.questions, self.indicators, self.derivations):
            found.update({k: v.fact for k, v in part.items()})
        for metric in self.ladder.metrics:
            found[metric.id] = level_fact(metric.id, metric.title)
        for sub in self.index.sub_systems:
            found[f"index.{sub.id}"] = score_fact(f"index.{sub.id}", sub.title)
        found["index.total"] = score_fact("index.total", Text("Practice index", "实践指数"))
        found.update({i: score_fact(i, title) for i, title in DATA_SCORE.items()})
        found.update({r.id: outcome_fact(r.id, r.title) for r in self.rules.values()})
        return found

    @cached_property
    def scored(self) -> tuple[str, ...]:
        """The indicators that make the data score."""
        formula: Any = (self.weights or {}).get("formula")
        return tuple(part["id"] for part in formula["parts"]) if formula else ()

    @cached_property
    def read_by_score(self) -> frozenset[str]:
        """The indicators that make the data score, and the samples that they rest on."""
        formula: Any = (self.weights or {}).get("formula")
        parts = formula["parts"] if formula else ()
        return frozenset(i for part in parts for i in (part["id"], part["sample"]) if i)

    @cached_property
    def read_by_vetoes(self) -> frozenset[str]:
        """The facts that a veto or a cap reads."""
        kinds = (RuleKind.VETO, RuleKind.CAP)
        return frozenset(leaf.fact for r in self.rules.values() if r.kind in kinds for leaf in leaves(r.when))

    @cached_property
    def read_by_ladder(self) -> frozenset[str]:
        """The indicators that a veto of the ladder reads, or that decide whether there is enough data for it."""
        tests = [m.d_veto.when for m in self.ladder.metrics if m.d_veto] + [m.enough for m in self.ladder.metrics if m.enough]
        return frozenset(leaf.fact for condition in (*tests, *self.ladder.rated) for leaf in leaves(condition))

    @cached_property
    def strata(self) -> tuple[tuple[Rule, ...], ...]:
        """The rules in layers: no rule reads a conclusion of its own layer or of a later one."""
        depth: dict[str, int] = {}
        layers: dict[tuple[int, int], list[Rule]] = {}
        order = {kind: place for place, kind in enumerate((RuleKind.DERIVED, RuleKind.FINDING, RuleKind.VETO))}
        for rule in self.rules.values():
            reads = [depth[leaf.fact] for leaf in leaves(rule.when) if leaf.fact in depth and rule.kind is RuleKind.DERIVED]
            depth[rule.id] = max(reads, default=-1) + 1 if rule.kind is RuleKind.DERIVED else 0
            stage = order[_STAGE[rule.kind]]
            layers.setdefault((stage, depth[rule.id]), []).append(rule)
        return tuple(tuple(layers[key]) for key in sorted(layers))


DATA_SCORE = {  # while an indicator is missing only the range is known: rules that read its ends can be decided all the same
    "data.score": Text("Data score", "数据得分"),
    "data.score_lowest": Text("Lowest the data score can be", "数据得分可能的最低值"),
    "data.score_highest": Text("Highest the data score can be", "数据得分可能的最高值"),
}

_STAGE = {
    RuleKind.DERIVED: RuleKind.DERIVED,
    RuleKind.FINDING: RuleKind.FINDING,
    RuleKind.CONTRADICTION: RuleKind.FINDING,
    RuleKind.VETO: RuleKind.VETO,
    RuleKind.MARKET_VETO: RuleKind.VETO,
    RuleKind.CAP: RuleKind.VETO,
}

GRADES = ("D", "C", "B", "A")  # worst to best


def stage(kind: RuleKind) -> int:
    """The stratum of a kind: 0 derived facts, 1 findings and contradictions, 2 vetoes and caps."""
    return (RuleKind.DERIVED, RuleKind.FINDING, RuleKind.VETO).index(_STAGE[kind])


def level_fact(fact_id: str, title: Text) -> FactDefinition:
    """The level of a ladder metric as a fact: D, C, B or A."""
    options = tuple(Option(g, Text(g, g)) for g in GRADES)
    return FactDefinition(fact_id, FactType.CHOICE, title, options, better=GRADES)


def score_fact(fact_id: str, title: Text) -> FactDefinition:
    """An index or score from 0 to 100 as a fact."""
    return FactDefinition(fact_id, FactType.NUMBER, title, unit="points", better="high")


def outcome_fact(rule_id: str, title: Text) -> FactDefinition:
    """The conclusion of a rule as a fact: ``found`` or ``clear``."""
    options = (Option("found", Text("found", "成立")), Option("clear", Text("clear", "不成立")))
    return FactDefinition(rule_id, FactType.OUTCOME, title, options)
