"""How a conclusion was reached, and why another was not: trees of sentences over what the assessment kept, nothing decided anew.

A tree of tests of the ladder is traced again from the kept figures, because the core keeps only their outcomes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from assistant.api.assessment import Assessment
from assistant.api.recall import fact_of
from assistant.errors import InputError
from assistant.interview.progress import span
from assistant.judging.index import credit
from assistant.judging.ladder import TESTS
from assistant.judging.logic import trace
from assistant.model.condition import leaves
from assistant.model.library import GRADES, LadderMetric
from assistant.model.text import Lang, Text, fill
from assistant.model.values import Fact
from assistant.model.verdict import ChannelLevel, FactEntry, Limit, Node
from assistant.report.parts import Branch, Source, Term, ThresholdUse, TraceEntry
from assistant.report.sentences import leaf_sentence, trace_tree
from assistant.report.words import Words, decimal, fact, filled, name, term, words

if TYPE_CHECKING:
    from assistant.model.verdict import MetricLevel

_GLYPH = {"found": "✓", "clear": "✗", "unknown": "?"}
_ALLOWS = Text("{kind}: {title} – allows {grades}", "{kind}：{title}，允许 {grades}")
_ALLOWS_ITSELF = Text("{title} – allows {grades}", "{title}：允许 {grades}")
_NOT_EXCLUDED = Text("{kind}: {title} – not yet excluded", "{kind}：{title}，尚未排除")
_FAILED = Text("Not found, because this was not so: {leaves}", "不成立，原因是以下条件不满足：{leaves}")
_WAITING = Text("Undecided, because this is not known: {leaves}", "未定，原因是以下事实未知：{leaves}")
_READ_BY = Text("Read by", "以下内容读取它")
_NEVER = Text("No rule in force reads it.", "没有生效的规则读取它。")
_ORIGIN = Text("{title}: {value} ({origin})", "{title}：{value}（{origin}）")
_DOCUMENT = Text("Document: {name}, {day}", "证明文件：{name}，{day}")
_CREDIT = Text("{title}: {value} – {credit} of 1", "{title}：{value}，得 {credit}（满分 1）")
_CHANNEL = Text("Channel {channel}: {status}", "渠道 {channel}：{status}")
_LEVEL = Text("Channel {channel}: level {level}", "渠道 {channel}：{level} 级")
_TEST = {
    "a_entry": Text("Entry to A", "进入 A 级"),
    "a_exit": Text("Exit from A", "退出 A 级"),
    "b_entry": Text("Entry to B", "进入 B 级"),
    "b_exit": Text("Exit from B", "退出 B 级"),
    "c_readmission": Text("Re-admission to C", "重新准入 C 级"),
    "d_veto": Text("Veto into D", "否决至 D 级"),
}


@dataclass(frozen=True, slots=True)
class Explained:
    """``lines`` say it in short, ``trees`` in full; each leaf of a tree names its fact, the threshold and where the value is from."""

    id: str
    kind: str  # grade | rule | metric | sub_system | fact
    title: str
    outcome: str
    lines: tuple[str, ...]
    trees: tuple[Branch, ...]
    thresholds: tuple[ThresholdUse, ...]
    sources: tuple[Source, ...]


def explain(assessment: Assessment, about: str, lang: Lang) -> Explained:
    """Explains ``grade``, a rule, a ladder metric, a sub-system, or a fact. Raises InputError, with names that look alike, for another."""
    w = words(assessment.library, lang, templates=assessment.templates)
    core, library = assessment.core, assessment.library
    subs = {i: i for i in (*(s.id for s in library.index.sub_systems), "total")}
    subs |= {f"index.{i}": i for i in subs}
    metrics = {m.id: m for m in library.ladder.metrics}
    if about == "grade":
        return _grade(w, assessment)
    if about in core["trace"]:
        return _rule(w, assessment, about)
    if about in metrics:
        return _metric(w, assessment, metrics[about])
    if about in subs:
        return _sub_system(w, assessment, subs[about])
    if about in library.facts:
        return _fact(w, assessment, about)
    near = get_close_matches(about, dict.fromkeys(("grade", *core["trace"], *metrics, *subs, *library.facts)))
    said = Text("nothing of this name was judged", "本次评估中没有这个名称").in_(lang)
    meant = Text("Did you mean {names}?", "是否想用 {names}？").in_(lang)
    every = Text("rules list and knowledge list show the names.", "rules list 与 knowledge list 可列出名称。").in_(lang)
    raise InputError(f"{about}: {said}\n    {fill(meant, {'names': ', '.join(near)}) if near else every}")


def _grade(w: Words, assessment: Assessment) -> Explained:
    from assistant.api.reports import outline_of

    verdict = assessment.core["verdict"]
    front = outline_of(assessment, w.lang).front
    trees = tuple(_limit(w, x) for x in sorted(verdict["grade"]["limits"], key=_worst_first))
    lines = (front.headline, front.grade.meaning, front.declared_and_documented)
    return Explained("grade", "grade", front.grade.label, front.grade.badge, lines, trees, (), ())


def _limit(w: Words, limit: Limit) -> Branch:
    possible = limit["possible"]
    outcome = "unknown" if len(possible) > 1 else "found" if possible == ["A"] else "clear"
    title = name(w, limit["id"])
    kind = term(w, "kind", limit["part"])
    said = _NOT_EXCLUDED if limit["part"] == "veto" and outcome == "unknown" else _ALLOWS_ITSELF if kind == title else _ALLOWS
    text = fill(said.in_(w.lang), {"kind": kind, "title": title, "grades": span(possible, w.lang)})
    return Branch(_GLYPH[outcome], outcome, text, "", limit["id"], None, None, ())


def _worst_first(limit: Limit) -> tuple[int, str]:
    places = [GRADES.index(g) for g in limit["possible"] if g in GRADES]
    return max(places, default=-1), limit["id"]


def _rule(w: Words, assessment: Assessment, rule_id: str) -> Explained:
    core = assessment.core
    result, rule = core["trace"][rule_id], w.library.rules[rule_id]
    lines = []
    if result["outcome"] == "found" and rule.says is not None:
        lines.append(filled(w, rule.says.in_(w.lang), core["facts"]))
        if rule.clears_when is not None:
            lines.append(f"{w.strings['front.clears']}{w.strings['words.colon']}{filled(w, rule.clears_when.in_(w.lang), core['facts'])}")
    elif result["outcome"] != "found":
        said = w.strings["words.semicolon"].join(dict.fromkeys(leaf_sentence(w, n) for n in _deciding(result["tree"])))
        lines.append(fill((_FAILED if result["outcome"] == "clear" else _WAITING).in_(w.lang), {"leaves": said}))
    tree = trace_tree(w, result["tree"])
    outcome = term(w, "outcome", result["outcome"])
    return Explained(rule_id, "rule", name(w, rule_id), outcome, tuple(lines), (tree,), *_cited(w, assessment, (tree,), rule.sources))


def _deciding(node: Node) -> Iterator[Node]:
    """The leaves with the outcome of the whole: why it is clear, or what it waits for."""
    if "fact" in node:
        yield node
        return
    for part in node["parts"]:
        if part["outcome"] == node["outcome"]:
            yield from _deciding(part)


def _metric(w: Words, assessment: Assessment, metric: LadderMetric) -> Explained:
    core = assessment.core
    level: MetricLevel | None = next((m for m in core["verdict"]["ladder"] if m["metric"] == metric.id), None)
    if level is None or not level["channels"]:
        status = term(w, "ladder_status", level["status"] if level else "not_applicable")
        return Explained(metric.id, "metric", name(w, metric.id), status, (), (), *_cited(w, assessment, (), metric.sources))
    trees = tuple(_channel(w, assessment, metric, c) for c in level["channels"])
    said = span(level["possible"], w.lang) or term(w, "ladder_status", level["status"])
    line = f"{w.strings['front.clears']}{w.strings['words.colon']}{filled(w, metric.clears_when.in_(w.lang), core['facts'])}"
    return Explained(metric.id, "metric", name(w, metric.id), said, (line,), trees, *_cited(w, assessment, trees, metric.sources))


def _channel(w: Words, assessment: Assessment, metric: LadderMetric, channel: ChannelLevel) -> Branch:
    facts = _facts(assessment, channel["channel"])
    parts = []
    if metric.enough is not None:
        parts.append(trace_tree(w, trace(metric.enough, facts)))
    for test_name in TESTS:
        test = getattr(metric, test_name)
        if test is not None:
            node = trace(test.when, facts)
            tree = trace_tree(w, node)
            parts.append(Branch(tree.glyph, tree.outcome, _TEST[test_name].in_(w.lang), "", None, None, None, (tree,)))
    possible = channel["possible"]
    known = channel["status"] == "level" and len(possible) == 1
    values = {"channel": channel["channel"], "status": term(w, "ladder_status", channel["status"]), "level": "".join(possible)}
    text = fill((_LEVEL if known else _CHANNEL).in_(w.lang), values)
    outcome = "found" if possible == ["A"] else "clear" if known else "unknown"
    return Branch(_GLYPH[outcome], outcome, text, "", metric.metric, None, None, tuple(parts))


def _facts(assessment: Assessment, channel: str) -> dict[str, Fact]:
    core, library = assessment.core, assessment.library
    kept: dict[str, FactEntry] = {**core["facts"]}
    kept.update({i: {"state": "unknown", "value": None, "origin": None} for i in library.indicators})
    kept.update({i: e for i, e in core["answers"].items() if i in library.indicators and channel == "all"})
    kept.update(core["channels"].get(channel, {}))
    return {i: fact_of(i, e, library) for i, e in kept.items()}


def _sub_system(w: Words, assessment: Assessment, sub: str) -> Explained:
    core, verdict = assessment.core, assessment.core["verdict"]
    item = next(i for i in (*verdict["sub_systems"], verdict["practice_index"]) if i["id"] == sub)
    ends = [decimal(item[end], digits=1) for end in ("lowest", "highest")]
    said = ends[0] if item["index"] is not None else "–".join(ends)
    trees = []
    for question in assessment.library.questions.values():
        entry = core["facts"].get(question.id)
        if question.index is None or sub not in (question.index, "total") or entry is None or entry["state"] == "not_applicable":
            continue
        given = fact_of(question.id, entry, assessment.library).value
        worth = credit(question, given) if given is not None else None
        outcome = "unknown" if worth is None else "found" if worth == 1 else "clear"
        values = {
            "title": question.fact.title.in_(w.lang),
            "value": fact(w, question.id, entry),
            "credit": "?" if worth is None else f"{worth:g}",
        }
        trees.append(Branch(_GLYPH[outcome], outcome, fill(_CREDIT.in_(w.lang), values), "", question.id, None, entry["origin"], ()))
    return Explained(f"index.{sub}", "sub_system", name(w, sub), said, (), tuple(trees), (), ())


def _fact(w: Words, assessment: Assessment, fact_id: str) -> Explained:
    core, library = assessment.core, assessment.library
    entry = core["facts"].get(fact_id) or core["answers"].get(fact_id)  # a figure of the shops that was said is an answer alone
    measured = [
        f"{channel}{w.strings['words.colon']}{fact(w, fact_id, values[fact_id])}"
        for channel, values in core["channels"].items()
        if fact_id in values
    ]
    outcome = w.strings["words.semicolon"].join(measured) if entry is None and measured else fact(w, fact_id, entry)
    lines = [_value_line(w, fact_id, entry)] if entry is not None and entry["origin"] else []
    lines += measured if entry is not None else []
    derivation = library.derivations.get(fact_id)
    if derivation is not None:
        lines += [_value_line(w, i, core["facts"].get(i)) for i in derivation.inputs if i in library.facts]
    readers = [r for r in library.rules.values() if any(leaf.fact == fact_id for leaf in leaves(r.when)) and r.id in core["trace"]]
    trees = (
        *(
            _reader(w, m["metric"], m["status"], span(m["possible"], w.lang) or term(w, "ladder_status", m["status"]))
            for m in core["verdict"]["ladder"]
            if m["metric"] in _over(w, fact_id)
        ),
        *(_reader(w, r.id, core["trace"][r.id]["outcome"], term(w, "outcome", core["trace"][r.id]["outcome"])) for r in readers),
    )
    lines.append((_READ_BY.in_(w.lang) + w.strings["words.colon"]).rstrip() if trees else _NEVER.in_(w.lang))
    known = library.questions.get(fact_id) or library.indicators.get(fact_id) or derivation
    sources = known.sources if known else ()
    return Explained(fact_id, "fact", name(w, fact_id), outcome, tuple(lines), trees, *_cited(w, assessment, (), sources))


def _over(w: Words, fact_id: str) -> frozenset[str]:
    """The ladder metrics that read a fact."""
    found = set()
    for metric in w.library.ladder.metrics:
        conditions = [metric.applies, metric.enough, *(t.when for t in (getattr(metric, n) for n in TESTS) if t is not None)]
        if any(leaf.fact == fact_id for c in conditions if c is not None for leaf in leaves(c)):
            found.add(metric.id)
    return frozenset(found)


def _reader(w: Words, reader: str, status: str, said: str) -> Branch:
    outcome = {"level": "found", "found": "found", "clear": "clear"}.get(status, "unknown")
    return Branch(_GLYPH[outcome], outcome, f"{name(w, reader)}{w.strings['words.colon']}{said}", "", reader, None, None, ())


def _value_line(w: Words, fact_id: str, entry: FactEntry | None) -> str:
    value, title = fact(w, fact_id, entry), name(w, fact_id)
    if entry is None or not entry["origin"]:
        return f"{title}{w.strings['words.colon']}{value}"
    said = fill(_ORIGIN.in_(w.lang), {"title": title, "value": value, "origin": term(w, "origin", entry["origin"])})
    evidence: Mapping[str, object] = entry.get("evidence") or {}
    if not evidence:
        return said
    return f"{said}\n{fill(_DOCUMENT.in_(w.lang), {'name': str(evidence['document']), 'day': str(evidence.get('date') or '–')})}"


def _cited(
    w: Words, assessment: Assessment, trees: tuple[Branch, ...], own: tuple[str, ...]
) -> tuple[tuple[ThresholdUse, ...], tuple[Source, ...]]:
    """The thresholds that the trees read and the sources of both."""
    from assistant.report import traces

    core, nothing = assessment.core, Term("", "")
    read = tuple(dict.fromkeys(t for tree in trees for t in _thresholds(tree)))
    shown = (TraceEntry("", nothing, "", nothing, Branch("", "", "", "", None, None, None, ()), read, own),)
    used = tuple(t for t in traces.thresholds(w, shown, core) if t.id in read)
    cited = {s for part in (own, *(t.sources for t in used)) for s in part}
    return used, tuple(
        s for s in traces.sources(w, shown=shown, findings=(), measures=(), used=used, around=(), core=core) if s.id in cited
    )


def _thresholds(tree: Branch) -> Iterator[str]:
    if tree.threshold:
        yield tree.threshold
    for part in tree.parts:
        yield from _thresholds(part)
