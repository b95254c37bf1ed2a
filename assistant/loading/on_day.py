"""The library in force on one day, from the compiled form alone: what a stored blob must be enough for.

Nothing is checked again here. What the day lacks is left out: rules that are drafts, retired or out of force, and rules and
ladder metrics that read a threshold, or a rule, that is out of force.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, cast

from assistant.errors import InputError
from assistant.loading.background import duties, platforms, terms
from assistant.loading.definitions import OutOfForceError, definition, text
from assistant.loading.normal import facts_read
from assistant.model.canonical import canonical
from assistant.model.condition import All, Condition, Leaf, NoneOf, Op
from assistant.model.condition import Any as AnyOf
from assistant.model.library import (
    Derivation,
    Derive,
    Index,
    IndexBand,
    Indicator,
    Ladder,
    LadderMetric,
    Library,
    Mark,
    Measure,
    Question,
    Rule,
    RuleKind,
    Section,
    Severity,
    Source,
    SubSystem,
    Test,
    Threshold,
)
from assistant.model.text import Text
from assistant.model.values import Money, Value

SCHEMA = "credit-assistant/compiled/1"  # the compiled form that this module reads
PARTS = frozenset({"schema", "version", "digest", "content", "paths"})

_OPS = {str(op): op for op in Op}
_GROUPS: dict[str, type[All | AnyOf | NoneOf]] = {"all": All, "any": AnyOf, "none": NoneOf}


def library_on(compiled: Mapping[str, Any], as_of: datetime.date, *, drafts: bool = False) -> Library:
    """The library of a day; with ``drafts`` rules that are still drafts too (for their tests). Raises InputError where the day is
    before the first value of a threshold that the ladder or the index cannot do without.
    """
    return _Day(compiled, as_of).library(drafts=drafts)


def value_of(raw: Any) -> Value:
    """A value of the compiled form in memory."""
    if isinstance(raw, dict):
        if "amount" in raw:
            return Money(float(raw["amount"]), raw["currency"], _day(raw.get("date")))
        return datetime.date.fromisoformat(raw["date"])
    found: Value = tuple(raw) if isinstance(raw, list) else raw
    return found


def _day(raw: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(raw) if raw else None


def _text(raw: Any) -> Text | None:
    return None if raw is None else Text(raw["en"], raw["zh"])


class _Day:
    """One compiled form on one day: what its parts share while they are built."""

    def __init__(self, compiled: Mapping[str, Any], as_of: datetime.date) -> None:
        self.compiled = compiled
        self.content: dict[str, Any] = compiled["content"]
        self.paths: dict[str, str] = compiled["paths"]
        self.as_of = as_of
        self.thresholds = {t["id"]: found for t in self.content["thresholds"] if (found := self.threshold(t)) is not None}
        self.shared: dict[bytes, Condition] = {}

    def library(self, *, drafts: bool) -> Library:
        content = self.content
        return Library(
            version=self.compiled["version"],
            digest=self.compiled["digest"],
            as_of=self.as_of,
            sources={s["id"]: self.source(s) for s in content["sources"]},
            thresholds=self.thresholds,
            questions={q["id"]: self.question(q) for q in content["questions"]},
            indicators={i["id"]: self.indicator(i) for i in content["indicators"]},
            derivations={
                d["id"]: Derivation(definition(d), Derive(d["derive"]), tuple(d["inputs"]), tuple(d["sources"]))
                for d in content["derivations"]
            },
            rules=self.rules(drafts=drafts),
            ladder=self.ladder(),
            index=self.index(),
            weights=self.content.get("weights", {}).get(self.content["index"].get("weights")),
            measures={m["id"]: self.measure(m) for m in content["measures"]},
            sections={s["id"]: Section(s["id"], text(s["title"])) for s in content["sections"]},
            markets={m["id"]: text(m["title"]) for m in content["markets"]},
            glossary=terms(content["glossary"]),
            calendar=duties(content["calendar"], self.maybe),
            platforms=platforms(content["platforms"], self.maybe, self.number),
        )

    def in_force(self, raw: Mapping[str, Any]) -> bool:
        today = self.as_of.isoformat()
        return (raw.get("since") or today) <= today <= (raw.get("until") or today)

    def threshold(self, raw: Any) -> Threshold | None:
        period = next((p for p in raw["values"] if self.in_force(p)), None)
        if period is None:
            return None
        return Threshold(
            id=raw["id"],
            means=text(raw["means"]),
            value=value_of(period["value"]),
            unit=raw["unit"],
            as_of=datetime.date.fromisoformat(raw["as_of"]),
            since=_day(period["since"]),
            until=_day(period["until"]),
            platform=raw.get("platform"),
            mark=Mark(raw["mark"]),
            basis=_text(raw.get("basis")),
            sources=tuple(raw["sources"]),
            path=self.paths.get(raw["id"], ""),
        )

    def condition(self, raw: Any) -> Condition:
        if "fact" in raw:
            name = raw.get("threshold")
            if name is None:
                return Leaf(raw["fact"], _OPS[raw["op"]], self.operand(raw), None, raw.get("unit"))
            if name not in self.thresholds:
                raise OutOfForceError(name)
            return Leaf(raw["fact"], _OPS[raw["op"]], self.thresholds[name].value, name, raw.get("unit"))
        ((group, parts),) = raw.items()
        return _GROUPS[group](tuple(self.condition(part) for part in parts))

    def operand(self, raw: Any) -> Value:
        value = raw["value"]
        if raw["op"] != "one_of":
            return value_of(value)
        found: Any = tuple(v if isinstance(v, str) else value_of(v) for v in value)  # constants of the fact's own type
        return cast("Value", found)

    def maybe(self, raw: Any) -> Condition | None:
        if raw is None:
            return None
        written = canonical(raw)  # most questions are asked under one of a few conditions: one value for each is read once
        if written not in self.shared:
            self.shared[written] = self.condition(raw)
        return self.shared[written]

    def number(self, name: int | str) -> float:
        """A number written out, or the value of the threshold of that name; what asks for it cannot do without."""
        if not isinstance(name, str):
            return float(name)
        value = self.thresholds[name].value if name in self.thresholds else None
        if not isinstance(value, int | float):
            raise InputError(f"as of {self.as_of}: the threshold {name} was not in force; choose a later day")
        return float(value)

    def source(self, raw: Any) -> Source:
        return Source(raw["id"], text(raw["title"]), Mark(raw["mark"]), raw["reference"], datetime.date.fromisoformat(raw["as_of"]))

    def question(self, raw: Any) -> Question:
        return Question(
            fact=definition(raw),
            section=raw["section"],
            ask=text(raw["ask"]),
            why=text(raw["why"]),
            where=text(raw["where"]),
            example=text(raw["example"]),
            asked_if=self.maybe(raw.get("asked_if")),
            index=raw.get("index"),
            weight=raw.get("weight", 1.0),
            evidence=_text(raw.get("evidence")),
            quick=raw.get("quick", False) in (True, "yes"),
            sources=tuple(raw["sources"]),
        )

    def indicator(self, raw: Any) -> Indicator:
        minimum = raw.get("minimum")
        return Indicator(
            fact=definition(raw),
            section=raw["section"],
            ask=text(raw["ask"]),
            formula=text(raw["formula"]),
            where=text(raw["where"]),
            window=text(raw["window"]),
            origin=raw["origin"],
            asked_if=self.maybe(raw.get("asked_if")),
            sample=raw.get("sample"),
            minimum=None if minimum is None else self.number(minimum),
            minimum_threshold=minimum,
            sources=tuple(raw["sources"]),
        )

    def rules(self, *, drafts: bool) -> dict[str, Rule]:
        ids = {r["id"] for r in self.content["rules"]}
        statuses = ("stable", "draft") if drafts else ("stable",)
        found: dict[str, Rule] = {}
        for raw in self.content["rules"]:  # in the order of the strata: what a rule reads stands before it
            if raw["status"] not in statuses or not self.in_force(raw):
                continue
            if any(fact in ids and fact not in found for fact in facts_read(raw["when"])):
                continue
            try:
                found[raw["id"]] = self.rule(raw)
            except OutOfForceError:
                continue
        return found

    def rule(self, raw: Any) -> Rule:
        severity = raw.get("severity")
        return Rule(
            id=raw["id"],
            title=text(raw["title"]),
            status=raw["status"],
            kind=RuleKind(raw["kind"]),
            severity=None if severity is None else Severity(severity),
            problem=tuple(raw.get("problem", ())),
            sub_system=raw.get("sub_system"),
            level=raw.get("level"),
            factors=tuple(raw.get("factors", ())),
            when=self.condition(raw["when"]),
            says=_text(raw.get("says")),
            clears_when=_text(raw.get("clears_when")),
            cap=raw.get("cap"),
            market=raw.get("market"),
            measures=tuple(raw.get("measures", ())),
            sources=tuple(raw["sources"]),
            since=_day(raw.get("since")),
            until=_day(raw.get("until")),
            path=self.paths.get(raw["id"], ""),
        )

    def ladder(self) -> Ladder:
        settings = self.content["ladder"]
        metrics: list[LadderMetric] = []
        for raw in self.content["metrics"]:
            try:
                metrics.append(self.metric(raw))
            except OutOfForceError:
                continue
        try:
            rated = tuple(self.condition(c) for c in settings["rated"])
        except OutOfForceError as missing:
            raise InputError(f"as of {self.as_of}: the threshold {missing} was not in force; choose a later day") from None
        return Ladder(tuple(metrics), rated, int(self.number(settings["days_in_d"])))

    def metric(self, raw: Any) -> LadderMetric:
        tests = {name: self.test(test) for name, test in raw["tests"].items() if test is not None}
        return LadderMetric(
            id=raw["id"],
            title=text(raw["title"]),
            metric=raw["metric"],
            applies=self.maybe(raw.get("applies")),
            enough=self.maybe(raw.get("enough")),
            counts=raw["counts"],
            a_entry=tests["a_entry"],
            a_exit=tests["a_exit"],
            b_entry=tests["b_entry"],
            b_exit=tests["b_exit"],
            c_readmission=tests["c_readmission"],
            d_veto=tests.get("d_veto"),
            clears_when=text(raw["clears_when"]),
            measures=tuple(raw["measures"]),
            sources=tuple(raw["sources"]),
            sub_system=raw["sub_system"],
            path=self.paths.get(raw["id"], ""),
        )

    def test(self, raw: Any) -> Test:
        after = raw["after"]
        settings = self.content["ladder"]
        return Test(self.condition(raw["when"]), int(self.number(settings.get(after, after) if isinstance(after, str) else after)))

    def index(self) -> Index:
        raw = self.content["index"]
        subs = tuple(SubSystem(s["id"], text(s["title"])) for s in raw["sub_systems"])
        return Index(subs, tuple(IndexBand(b["grade"], self.number(b["total"]), self.number(b["each"])) for b in raw["bands"]))

    def measure(self, raw: Any) -> Measure:
        return Measure(
            id=raw["id"],
            title=text(raw["title"]),
            actor=raw["actor"],
            owner=text(raw["owner"]),
            effort=raw["effort"],
            cost=raw["cost"],
            lead_days=raw["lead_days"],
            prerequisites=tuple(raw.get("prerequisites", ())),
            changes=tuple((fact, value_of(value)) for fact, value in sorted(raw.get("changes", {}).items())),
            how=text(raw["how"]),
            first_step=text(raw["first_step"]),
            evidence=text(raw["evidence"]),
            kpi=text(raw["kpi"]),
            template=raw.get("template"),
            sources=tuple(raw["sources"]),
        )
