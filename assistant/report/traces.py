"""The rule trace, the thresholds it read, and every source that the report cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.model.condition import leaves
from assistant.model.verdict import Core, Node
from assistant.report.outlook import thresholds_read
from assistant.report.parts import Deadline, Finding, LimitRow, Measure, Source, Term, ThresholdUse, TraceEntry
from assistant.report.references import reference
from assistant.report.sentences import trace_tree
from assistant.report.words import Words, day, name, say, term, threshold


def entries(w: Words, core: Core) -> tuple[TraceEntry, ...]:
    """Every rule that was found or is unknown, in the order of the strata, with its condition tree."""
    return tuple(_entry(w, core, rule) for rule in _in_order(w, core) if core["trace"][rule]["outcome"] != "clear")


def cleared(w: Words, core: Core) -> tuple[Term, ...]:
    """Rules that were checked and are not found."""
    return tuple(Term(rule, name(w, rule)) for rule in _in_order(w, core) if core["trace"][rule]["outcome"] == "clear")


def thresholds(w: Words, shown: Iterable[TraceEntry], core: Core) -> tuple[ThresholdUse, ...]:
    """The thresholds that the shown rules, the ladder and the compared limits of platforms read, by id."""
    used = {t for entry in shown for t in entry.thresholds} | set(_ladder_thresholds(w, core)) | set(thresholds_read(w, core))
    return tuple(_threshold(w, t) for t in sorted(used) if t in w.library.thresholds)


def sources(
    w: Words,
    *,
    shown: Iterable[TraceEntry],
    findings: Iterable[Finding],
    measures: Iterable[Measure],
    used: Iterable[ThresholdUse],
    around: Iterable[Deadline | LimitRow],
    core: Core,
) -> tuple[Source, ...]:
    """Every source cited anywhere in the report, by id."""
    cited = {s for part in (shown, findings, measures, used, around) for item in part for s in item.sources}
    rated = _rated(core)
    cited |= {s for m in w.library.ladder.metrics if m.id in rated for s in m.sources}
    return tuple(_source(w, s) for s in sorted(cited) if s in w.library.sources)


def marks(w: Words, cited: Iterable[Source], used: Iterable[ThresholdUse]) -> tuple[Term, ...]:
    """What each mark that occurs in the report means."""
    occurring = {item.mark.id for part in (cited, used) for item in part}
    return tuple(Term(m, term(w, "mark", m)) for m in ("V", "V2", "U", "D") if m in occurring)


def _in_order(w: Words, core: Core) -> list[str]:
    place = {rule: n for n, rule in enumerate(w.library.rules)}
    return sorted(core["trace"], key=lambda r: (place.get(r, len(place)), r))


def _entry(w: Words, core: Core, rule_id: str) -> TraceEntry:
    result = core["trace"][rule_id]
    rule = w.library.rules.get(rule_id)
    kind = str(rule.kind) if rule else "ladder"
    return TraceEntry(
        rule=rule_id,
        kind=Term(kind, term(w, "kind", kind)),
        title=name(w, rule_id),
        outcome=Term(result["outcome"], term(w, "outcome", result["outcome"])),
        tree=trace_tree(w, result["tree"]),
        thresholds=tuple(dict.fromkeys(_read(result["tree"]))),
        sources=rule.sources if rule else (),
    )


def _read(node: Node) -> Iterator[str]:
    if "threshold" in node:
        yield node["threshold"]
    for part in node.get("parts", []):
        yield from _read(part)


def _rated(core: Core) -> set[str]:
    """The metrics with a level in some channel: only their thresholds and sources were put to use."""
    return {m["metric"] for m in core["verdict"]["ladder"] if any(c["status"] == "level" for c in m["channels"])}


def _ladder_thresholds(w: Words, core: Core) -> Iterator[str]:
    rated = _rated(core)
    for metric in w.library.ladder.metrics:
        if metric.id in rated:
            for test in (metric.a_entry, metric.a_exit, metric.b_entry, metric.b_exit, metric.c_readmission, metric.d_veto):
                yield from (leaf.threshold for leaf in leaves(test.when) if leaf.threshold) if test else ()


def _threshold(w: Words, threshold_id: str) -> ThresholdUse:
    it = w.library.thresholds[threshold_id]
    return ThresholdUse(
        id=it.id,
        means=it.means.in_(w.lang),
        value=threshold(w, it),
        platform=say(w, "sources.platform", platform=it.platform) if it.platform else "",
        as_of=day(w, it.as_of),
        since=say(w, "sources.since", date=day(w, it.since)) if it.since else "",
        mark=Term(str(it.mark), term(w, "mark_short", str(it.mark))),
        basis=it.basis.in_(w.lang) if it.basis else "",
        sources=it.sources,
    )


def _source(w: Words, source_id: str) -> Source:
    it = w.library.sources[source_id]
    mark = Term(str(it.mark), term(w, "mark_short", str(it.mark)))
    return Source(it.id, it.title.in_(w.lang), reference(it, w.lang), mark, day(w, it.as_of))
