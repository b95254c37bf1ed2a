"""The measures as a dated plan. Effects are what the rules say a measure answers; no gain in points or percent is invented."""

from __future__ import annotations

import datetime

from assistant.model.text import Text
from assistant.model.verdict import Core, MeasureItem
from assistant.report.parts import Measure, Term
from assistant.report.shape import MatrixRow, Phase, Plan
from assistant.report.words import Words, day, filled, name, say, term, unit, value

_PHASES = (("30", 30), ("60", 60), ("90", 90), ("later", None))
_EFFECTS = ("veto", "market_veto", "limit", "critical", "high", "medium", "low", "other")


def plan(w: Words, measures: tuple[Measure, ...]) -> Plan:
    """Measures by the span in which they can be finished, and by effort against what they answer."""
    phases = []
    start = -1
    for phase, end in _PHASES:
        inside = tuple(m for m in measures if m.ready_day > start and (end is None or m.ready_day <= end))
        phases.append(Phase(phase, term(w, "phase", phase), inside))
        start = end or start
    rows = []
    for effect in _EFFECTS:
        by = [tuple(m for m in measures if m.effect.id == effect and m.effort.id == e) for e in "LMH"]
        if any(by):
            rows.append(MatrixRow(Term(effect, term(w, "effect", effect)), *by))
    return Plan(tuple(phases), tuple(rows), len(measures))


def measures(w: Words, core: Core, limiting: frozenset[str]) -> tuple[Measure, ...]:
    """The measures of the verdict in order of priority; ``limiting`` are the rules and metrics that hold the grade down."""
    items = sorted(core["verdict"]["measures"], key=lambda m: (m["priority"], m["id"]))
    planned = frozenset(m["id"] for m in items)
    effects = _effects(core, limiting)
    return tuple(_measure(w, core, item, number, planned=planned, effects=effects) for number, item in enumerate(items, 1))


def _measure(w: Words, core: Core, item: MeasureItem, number: int, *, planned: frozenset[str], effects: dict[str, str]) -> Measure:
    it = w.library.measures[item["id"]]
    ready = _ready(w, it.id, planned)
    on = datetime.date.fromisoformat(core["as_of"]) + datetime.timedelta(days=ready)
    effect = min((effects.get(b, "other") for b in item["because"]), key=_EFFECTS.index, default="other")
    changed = ((name(w, f), value(w, w.library.facts[f], v)) for f, v in it.changes)
    return Measure(
        number=number,
        id=it.id,
        title=_text(w, core, it.title),
        actor=Term(it.actor, term(w, "actor", it.actor)),
        owner=it.owner.in_(w.lang),
        effort=Term(it.effort, term(w, "effort", it.effort)),
        cost=Term(it.cost, term(w, "cost", it.cost)),
        lead=unit(w, it.lead_days, str(it.lead_days), "days"),
        ready_day=ready,
        ready_on=day(w, on),
        after=tuple(name(w, p) for p in it.prerequisites if p in planned),
        effect=Term(effect, term(w, "effect", effect)),
        because=tuple(Term(b, name(w, b)) for b in item["because"]),
        how=_text(w, core, it.how),
        first_step=_text(w, core, it.first_step),
        evidence=_text(w, core, it.evidence),
        kpi=_text(w, core, it.kpi),
        changes=tuple(say(w, "plan.change", title=title, value=said) for title, said in changed),
        template=it.template,
        sources=it.sources,
    )


def _text(w: Words, core: Core, text: Text) -> str:
    return filled(w, text.in_(w.lang), core["facts"])


def _ready(w: Words, measure: str, planned: frozenset[str], above: frozenset[str] = frozenset()) -> int:
    """The day it can be finished when everything is begun at once and planned prerequisites come first."""
    it = w.library.measures[measure]
    before = (p for p in it.prerequisites if p in planned and p not in above)
    return it.lead_days + max((_ready(w, p, planned, above | {measure}) for p in before), default=0)


def _effects(core: Core, limiting: frozenset[str]) -> dict[str, str]:
    verdict = core["verdict"]
    found = {f["rule"]: f["severity"] or "other" for f in verdict["findings"]}
    found.update({f["rule"]: "other" for f in verdict["findings"] if f["outcome"] != "found"})
    found.update(dict.fromkeys(limiting, "limit"))
    found.update({v["rule"]: "market_veto" for v in verdict["market_vetoes"]})
    found.update({v["rule"]: "veto" for v in verdict["vetoes"]})
    return found
