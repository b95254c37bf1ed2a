"""From inputs to the canonical core: declared and documented verdict, trace, ladder before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.judging.advise import measures
from assistant.judging.deadlines import deadlines
from assistant.judging.documented import documented
from assistant.judging.grade import GradeResult, draw_grade, practice_grade
from assistant.judging.index import IndexResult
from assistant.judging.judge import Judged, judge
from assistant.judging.ladder import ChannelResult, MetricResult, test_outcomes
from assistant.judging.logic import trace
from assistant.judging.needs import needs
from assistant.judging.platform_limits import standings
from assistant.judging.settled import Certificate, settled
from assistant.model.condition import leaves
from assistant.model.inputs import DataScore, Inputs, LevelState
from assistant.model.library import GRADES, Library, Rule, RuleKind
from assistant.model.text import Text
from assistant.model.values import Fact, Plain, plain, plain_evidence
from assistant.model.verdict import (
    SCHEMA,
    CertificateItem,
    ChannelLevel,
    Core,
    FactEntry,
    FindingItem,
    IndexItem,
    MetricLevel,
    Verdict,
    VetoItem,
)

LADDER_VETO = Text("{title}: the level is D", "{title}：等级为 D")


@dataclass(frozen=True, slots=True)
class Decision:
    """The core together with what engines are compared on: the judged inputs, as declared and as documented."""

    core: Core
    declared: Judged
    documented: Judged


def decide(library: Library, inputs: Inputs) -> Decision:
    """Decides an assessment. Pure: the same library and inputs give the same core, byte for byte."""
    declared = judge(library, inputs)
    on_file = judge(library, documented(library, inputs))
    grade = draw_grade(library, declared)
    core: Core = {
        "schema": SCHEMA,
        "as_of": library.as_of.isoformat(),
        "rule_base": {"version": library.version, "digest": library.digest},
        "answers": {i: entry(f) for i, f in sorted(inputs.answers.items())},
        "facts": {i: entry(f) for i, f in sorted(declared.facts.items()) if i not in library.rules},
        "channels": {n: {i: entry(f) for i, f in sorted(c.items())} for n, c in sorted(inputs.channels.items())},
        "notices": [_text(n) for n in inputs.notices],
        "ladder_before": {m: {c: _state(s) for c, s in sorted(by.items())} for m, by in sorted(inputs.before.items())},
        "ladder_after": _after(declared, inputs.before),
        "verdict": _verdict(library, declared, grade, draw_grade(library, on_file), inputs.data_score),
        "trace": {r.id: {"outcome": declared.outcomes[r.id], "tree": trace(r.when, declared.facts)} for r in library.rules.values()},
    }
    if inputs.stopped:
        core["stopped"] = True
        if (proof := settled(library, declared)) is not None:
            core["verdict"]["certificate"] = _certificate(proof)
    return Decision(core, declared, on_file)


def entry(fact: Fact) -> FactEntry:
    """A fact as it is kept in the core."""
    kept: FactEntry = {"state": str(fact.state), "value": plain(fact.value), "origin": str(fact.origin) if fact.origin else None}
    if fact.evidence:
        kept["evidence"] = plain_evidence(fact.evidence)
    if fact.note:
        kept["note"] = fact.note
    return kept


def _verdict(library: Library, judged: Judged, grade: GradeResult, on_file: GradeResult, score: DataScore | None) -> Verdict:
    total = judged.index[-1]
    practice = practice_grade(library, judged)
    return {
        "grade": {
            "value": grade.value,
            "lowest": grade.lowest,
            "highest": grade.highest,
            "decided": grade.value is not None,
            "possible": _sorted(grade.possible),
            "basis": grade.basis,
            "limits": [{"part": p.part, "id": p.id, "possible": _sorted(p.possible)} for p in grade.parts],
            "practice": _range(practice),
            "documented": _range(on_file),
        },
        "vetoes": [*_vetoes(library, judged), *_ladder_vetoes(judged)],
        "market_vetoes": [_veto(r) for r in _rules(library, judged, RuleKind.MARKET_VETO, "found")],
        "open_vetoes": [r.id for kind in (RuleKind.VETO, RuleKind.MARKET_VETO) for r in _rules(library, judged, kind, "unknown")],
        "findings": _findings(library, judged),
        "ladder": [_metric(m) for m in judged.ladder],
        "sub_systems": [_index(r) for r in judged.index[:-1]],
        "practice_index": _index(total),
        "data_score": _score(score),
        "measures": measures(library, judged),
        "unknown": [{"fact": f, "settles": list(s)} for f, s in needs(library, judged).items()],
        "deadlines": deadlines(library, judged.facts),
        "platforms": standings(library, judged.facts, judged.channels),
    }


def _findings(library: Library, judged: Judged) -> list[FindingItem]:
    shown = (RuleKind.FINDING, RuleKind.CONTRADICTION, RuleKind.CAP, RuleKind.VETO, RuleKind.MARKET_VETO)
    order = ("critical", "high", "medium", "low", None)
    items: list[FindingItem] = [
        {
            "rule": rule.id,
            "kind": str(rule.kind),
            "outcome": judged.outcomes[rule.id],
            "severity": str(rule.severity) if rule.severity else None,
            "sub_system": rule.sub_system,
            "text": _text(rule.says or rule.title),
            "facts": sorted({leaf.fact for leaf in leaves(rule.when)}),
            "sources": list(rule.sources),
            "measures": list(rule.measures),
        }
        for kind in shown
        for rule in library.rules.values()
        if rule.kind is kind and judged.outcomes[rule.id] != "clear"
    ]
    return sorted(items, key=lambda i: (i["outcome"] != "found", order.index(i["severity"]), i["rule"]))


def _rules(library: Library, judged: Judged, kind: RuleKind, result: str) -> list[Rule]:
    return [r for r in library.rules.values() if r.kind is kind and judged.outcomes[r.id] == result]


def _vetoes(library: Library, judged: Judged) -> list[VetoItem]:
    return [_veto(r) for r in _rules(library, judged, RuleKind.VETO, "found")]


def _veto(rule: Rule) -> VetoItem:
    item: VetoItem = {
        "rule": rule.id,
        "text": _text(rule.says or rule.title),
        "clears_when": _text(rule.clears_when or rule.title),
        "kind": str(rule.kind),
    }
    if rule.market:
        item["market"] = rule.market
    return item


def _ladder_vetoes(judged: Judged) -> list[VetoItem]:
    return [
        {
            "rule": m.metric.id,
            "text": {
                "en": LADDER_VETO.en.replace("{title}", m.metric.title.en),
                "zh": LADDER_VETO.zh.replace("{title}", m.metric.title.zh),
            },
            "clears_when": _text(m.metric.clears_when),
            "kind": "ladder",
        }
        for m in judged.ladder
        if m.metric.counts and m.possible == {"D"}
    ]


def _metric(result: MetricResult) -> MetricLevel:
    return {
        "metric": result.metric.id,
        "status": result.status,
        "possible": _sorted(result.possible),
        "weakest": result.weakest,
        "counts": result.metric.counts,
        "channels": [_channel(c) for c in result.channels],
    }


def _channel(result: ChannelResult) -> ChannelLevel:
    return {
        "channel": result.channel,
        "status": result.status,
        "possible": _sorted(result.possible),
        "now": _sorted(result.now),
        "tests": test_outcomes(result),
        "before": _state(result.before) if result.before else None,
        "after": _state(result.after) if result.after else None,
    }


def _after(judged: Judged, before: Mapping[str, Mapping[str, LevelState]]) -> dict[str, dict[str, dict[str, Plain]]]:
    """The state for next month: what this evaluation made, and, untouched, what it did not evaluate."""
    kept = {m: {c: _state(s) for c, s in by.items()} for m, by in before.items()}
    for result in judged.ladder:
        for channel in result.channels:
            if channel.after is not None:
                kept.setdefault(result.metric.id, {})[channel.channel] = _state(channel.after)
    return {m: dict(sorted(by.items())) for m, by in sorted(kept.items())}


def _state(state: LevelState) -> dict[str, Plain]:
    return {
        "level": state.level,
        "since": state.since.isoformat(),
        "month": state.month,
        "failing": state.failing,
        "passing": state.passing,
    }


def _index(result: IndexResult) -> IndexItem:
    return {
        "id": result.id,
        "index": result.value,
        "lowest": result.lowest,
        "highest": result.highest,
        "answered": result.answered,
        "asked": result.asked,
    }


def _score(score: DataScore | None) -> dict[str, Plain] | None:
    if score is None:
        return None
    return {
        "value": score.value,
        "lowest": score.lowest,
        "highest": score.highest,
        "percentile": score.percentile,
        **{k: v for k, v in score.details.items() if isinstance(v, str | int | float | bool | list | dict)},
    }


def _range(grade: GradeResult) -> dict[str, Plain]:
    return {"value": grade.value, "lowest": grade.lowest, "highest": grade.highest, "decided": grade.value is not None}


def _sorted(grades: frozenset[str]) -> list[str]:
    return sorted(grades, key=("U", *GRADES).index)


def _certificate(proof: Certificate) -> CertificateItem:
    return {
        "grade": proof.grade,
        "vetoes": list(proof.vetoes),
        "market_vetoes": list(proof.market_vetoes),
        "whatever": list(proof.whatever),
        "rests_on": list(proof.rests_on),
    }


def _text(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}
