"""Cards of the rule base and the knowledge as headings with text, for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.report.cards import (
    CaseLine,
    DutyCard,
    FactCard,
    MeasureCard,
    MetricCard,
    PlatformCard,
    Ref,
    RuleCard,
    SourceCard,
    Statement,
    TermCard,
    ThresholdCard,
)
from assistant.report.parts import Term

Card = RuleCard | MetricCard | ThresholdCard | FactCard | MeasureCard | SourceCard | TermCard | DutyCard | PlatformCard
Field = tuple[str, str]


def card_fields(card: Card, strings: Mapping[str, str]) -> list[Field]:
    """The fields that are not empty, in the order they are read: heading and text."""
    match card:
        case RuleCard():
            found = _rule(card, strings)
        case MetricCard():
            found = _metric(card, strings)
        case ThresholdCard():
            found = _threshold(card, strings)
        case FactCard():
            found = _fact(card, strings)
        case MeasureCard():
            found = _measure(card, strings)
        case SourceCard():
            found = [("title", card.title), ("reference", card.reference), ("mark", card.mark.text), ("as_of", card.as_of)]
            found += [("cited_by", _refs(card.cited_by))]
        case TermCard():
            found = [("also", ", ".join(card.also)), ("meaning", card.meaning), ("sources", _sources(card.sources, strings))]
        case DutyCard():
            found = [("date", card.date), ("what", card.what), ("applies", _tree(card.applies)), ("mark", card.mark.text)]
            found += [("measures", _refs(card.measures)), ("sources", _sources(card.sources, strings))]
        case PlatformCard():
            parts = ((limit, [limit.test, limit.window, limit.consequence, limit.mark.text]) for limit in card.limits)
            found = [("limits", "\n".join(f"{limit.title}: {'; '.join(p for p in said if p)}" for limit, said in parts))]
    return [(strings[f"label.{label}"], text) for label, text in found if text]


def heading(card: Card, strings: Mapping[str, str]) -> str:
    """The first line under the id: what it is, and its title."""
    match card:
        case RuleCard():
            kind = strings["words.comma"].join(t.text for t in (card.kind, card.severity) if t)
        case MetricCard():
            kind = card.kind.text
        case ThresholdCard():
            return f"{strings['label.threshold']}{strings['words.colon']}{card.value}"
        case _:
            return card.title
    return f"{kind}{strings['words.colon']}{card.title}"


def _rule(card: RuleCard, strings: Mapping[str, str]) -> list[Field]:
    return [
        ("status", card.status.text if card.status.id != "stable" else ""),
        ("when", _tree(card.condition)),
        ("says", card.says),
        ("lifted" if card.cap else "clears", card.clears_when),
        ("cap", card.cap or ""),
        ("market", _term(card.market)),
        ("sub_system", _term(card.sub_system)),
        ("problem", "\n".join(f"{p.id} {p.text}" for p in card.problem)),
        ("level", _term(card.level)),
        ("factors", strings["words.comma"].join(f.text for f in card.factors)),
        ("since", card.since or ""),
        ("until", card.until or ""),
        ("thresholds", "\n".join(_limit(t, strings) for t in card.thresholds)),
        ("measures", _refs(card.measures)),
        ("reads", _refs(card.reads)),
        ("read_by", _refs(card.read_by)),
        ("sources", _sources(card.sources, strings)),
        ("cases", _cases(card.cases)),
        ("file", card.file),
    ]


def _metric(card: MetricCard, strings: Mapping[str, str]) -> list[Field]:
    tests = [f"{s.title} ({s.id}, ×{s.evaluations})\n{_tree(s.condition, 1)}" for s in card.steps]
    return [
        ("metric", f"{card.metric.id}: {card.metric.title}"),
        ("sub_system", _term(card.sub_system)),
        ("counts", strings["words.yes" if card.counts else "words.no"]),
        ("applies", _tree(card.applies)),
        ("enough", _tree(card.enough)),
        ("test", "\n".join(tests)),
        ("clears", card.clears_when),
        ("thresholds", "\n".join(_limit(t, strings) for t in card.thresholds)),
        ("measures", _refs(card.measures)),
        ("reads", _refs(card.reads)),
        ("read_by", _refs(card.read_by)),
        ("sources", _sources(card.sources, strings)),
        ("cases", _cases(card.cases)),
        ("file", card.file),
    ]


def _threshold(card: ThresholdCard, strings: Mapping[str, str]) -> list[Field]:
    return [
        ("means", card.means),
        ("value", card.value),
        ("unit", card.unit),
        ("as_of", card.as_of),
        ("since", card.since or ""),
        ("until", card.until or ""),
        ("platform", card.platform or ""),
        ("mark", card.mark.text),
        ("basis", card.basis),
        ("read_by", _refs(card.read_by)),
        ("sources", _sources(card.sources, strings)),
        ("file", card.file),
    ]


def _fact(card: FactCard, strings: Mapping[str, str]) -> list[Field]:
    return [
        ("ask", card.ask),
        ("type", card.type.text),
        ("unit", card.unit),
        ("options", "\n".join(f"{o.id}: {o.label}" + ("" if o.credit is None else f" ({o.credit:g})") for o in card.options)),
        ("asked_if", _tree(card.asked_if)),
        ("formula", card.formula),
        ("window", card.window),
        ("inputs", _refs(card.inputs)),
        ("why", card.why),
        ("where", card.where),
        ("example", card.example),
        ("evidence", card.evidence),
        ("origin", _term(card.origin)),
        ("minimum", card.minimum),
        ("index", _term(card.index)),
        ("weight", "" if card.weight is None else f"{card.weight:g}"),
        ("section", _term(card.section)),
        ("read_by", _refs(card.read_by)),
        ("opens", _refs(card.opens)),
        ("changed_by", _refs(card.changed_by)),
        ("sources", _sources(card.sources, strings)),
    ]


def _measure(card: MeasureCard, strings: Mapping[str, str]) -> list[Field]:
    return [
        ("actor", card.actor.text),
        ("owner", card.owner),
        ("effort", card.effort.text),
        ("cost", card.cost.text),
        ("lead", card.lead),
        ("first_step", card.first_step),
        ("how", card.how),
        ("proof", card.evidence),
        ("kpi", card.kpi),
        ("prerequisites", _refs(card.prerequisites)),
        ("changes", "\n".join(f"{c.fact.id}: {c.fact.title} → {c.value}" for c in card.changes)),
        ("answers", _refs(card.answers)),
        ("template", card.template or ""),
        ("sources", _sources(card.sources, strings)),
    ]


def _tree(statement: Statement | None, depth: int = 0) -> str:
    """A condition as an indented tree; each leaf with the threshold it names."""
    if statement is None:
        return ""
    said = "  " * depth + statement.text + (f"  [{statement.threshold}]" if statement.threshold else "")
    return "\n".join([said, *(_tree(part, depth + 1) for part in statement.parts)])


def _limit(card: ThresholdCard, strings: Mapping[str, str]) -> str:
    notes = (card.mark.text, card.as_of, *(s.id for s in card.sources))
    said = f"{card.id} = {card.value}{strings['words.colon']}{card.means}"
    return said + _bracket(strings, strings["words.semicolon"].join(notes))


def _bracket(strings: Mapping[str, str], text: str) -> str:
    bracket = strings["group.bracket"].replace("{text}", text)
    return strings["words.gap"] + bracket


def _refs(refs: Iterable[Ref]) -> str:
    return "\n".join(f"{r.id}: {r.title}" for r in refs)


def _sources(sources: Iterable[SourceCard], strings: Mapping[str, str]) -> str:
    between = strings["words.semicolon"]
    return "\n".join(f"{s.id}: {s.title}{_bracket(strings, s.mark.text + between + s.reference)}" for s in sources)


def _cases(cases: Iterable[CaseLine]) -> str:
    return "\n".join(f"{c.expect.text}: {c.case} ({c.file}:{c.line})" for c in cases)


def _term(term: Term | None) -> str:
    return term.text if term else ""
