"""Vetoes, findings, contradictions and what is not known, in words; every conclusion of the verdict has exactly one place."""

from __future__ import annotations

from assistant.model.verdict import Core, FindingItem, UnknownItem, VetoItem
from assistant.report.parts import FactLine, Finding, FindingGroup, Open, Term, Veto
from assistant.report.words import Words, channel_name, fact, filled, name, say, term

SEVERITIES = ("critical", "high", "medium", "low", "cap", "derived")


def vetoes(w: Words, core: Core, items: list[VetoItem]) -> tuple[Veto, ...]:
    """Vetoes in force, in the order of the verdict."""
    return tuple(
        Veto(
            rule=item["rule"],
            kind=Term(item["kind"], term(w, "kind", "ladder_veto" if item["kind"] == "ladder" else item["kind"])),
            title=name(w, item["rule"]),
            text=filled(w, item["text"][w.lang], core["facts"]),
            clears_when=filled(w, item["clears_when"][w.lang], core["facts"]),
            market=name(w, item["market"]) if "market" in item else None,
        )
        for item in items
    )


def groups(w: Words, core: Core) -> tuple[FindingGroup, ...]:
    """Findings and caps that were found, by severity; vetoes and contradictions have their own places."""
    shown = [f for f in core["verdict"]["findings"] if f["outcome"] == "found" and f["kind"] in {"finding", "cap", "derived"}]
    by = {s: tuple(finding(w, core, f) for f in shown if group_of(f) == s) for s in SEVERITIES}
    return tuple(FindingGroup(Term(s, term(w, "severity", s)), found) for s, found in by.items() if found)


def group_of(item: FindingItem) -> str:
    """The heading a finding stands under."""
    return item["severity"] or ("cap" if item["kind"] == "cap" else "derived")


def contradictions(w: Words, core: Core) -> tuple[Finding, ...]:
    """Contradictions that were found."""
    return _pick(w, core, kinds={"contradiction"}, outcome="found")


def undecided(w: Words, core: Core) -> tuple[Finding, ...]:
    """Rules of every kind that could not be decided."""
    kinds = {"finding", "cap", "derived", "contradiction", "veto", "market_veto"}
    return _pick(w, core, kinds=kinds, outcome="unknown")


def _pick(w: Words, core: Core, *, kinds: set[str], outcome: str) -> tuple[Finding, ...]:
    items = core["verdict"]["findings"]
    return tuple(finding(w, core, f) for f in items if f["kind"] in kinds and f["outcome"] == outcome)


def finding(w: Words, core: Core, item: FindingItem) -> Finding:
    """One finding with the facts it rests on and what answers it."""
    rule = w.library.rules.get(item["rule"])
    sub = item["sub_system"]
    return Finding(
        rule=item["rule"],
        kind=Term(item["kind"], term(w, "kind", item["kind"])),
        outcome=Term(item["outcome"], term(w, "outcome", item["outcome"])),
        severity=Term(item["severity"], term(w, "severity", item["severity"])) if item["severity"] else None,
        sub_system=name(w, sub) if sub else "",
        title=name(w, item["rule"]),
        text=filled(w, item["text"].get(w.lang, ""), core["facts"]) if item["outcome"] == "found" else "",
        facts=tuple(_line(w, core, f) for f in item["facts"]),
        measures=tuple(Term(m, name(w, m)) for m in item["measures"]),
        sources=tuple(item["sources"]),
        cap=rule.cap if rule else None,
    )


def unknowns(w: Words, core: Core) -> tuple[Open, ...]:
    """What would settle what is open, and where to find it."""
    return tuple(_open(w, core, item) for item in core["verdict"]["unknown"])


def _open(w: Words, core: Core, item: UnknownItem) -> Open:
    entry = core["facts"].get(item["fact"])
    state = entry["state"] if entry else "unknown"
    question, indicator = w.library.questions.get(item["fact"]), w.library.indicators.get(item["fact"])
    asked = question or indicator
    return Open(
        fact=item["fact"],
        title=name(w, item["fact"]),
        state=Term(state, term(w, "state", state)),
        settles=tuple(name(w, s) for s in item["settles"]),
        where=asked.where.in_(w.lang) if asked else "",
        evidence=question.evidence.in_(w.lang) if question and question.evidence else "",
    )


def _line(w: Words, core: Core, fact_id: str) -> FactLine:
    entry = core["facts"].get(fact_id)
    origin = entry["origin"] if entry else None
    channel = channel_name(w, entry["channel"]) if entry and "channel" in entry else ""
    parts = [p for p in (term(w, "origin", origin) if origin else "", channel) if p]
    result = core["trace"].get(fact_id)
    said = term(w, "outcome", result["outcome"]) if entry is None and result else fact(w, fact_id, entry)
    return FactLine(fact_id, name(w, fact_id), said, w.strings["words.comma"].join(parts))


def counts(w: Words, found: tuple[FindingGroup, ...]) -> tuple[str, ...]:
    """How many findings of each severity, in words."""
    return tuple(say(w, f"count.{g.severity.id}", n=str(len(g.findings))) for g in found)
