"""What the cards of the rule book share: words, references both ways, sources with their marks, texts without an assessment.

The trap it guards: a rule text has places for facts that nobody has given here, so a place is filled with the fact's title in ‹ ›.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.model.condition import Condition, leaves
from assistant.model.library import LadderMetric, Library, Threshold
from assistant.model.text import Lang, Text, fill
from assistant.model.values import plain
from assistant.report.cards import Ref, SourceCard, ThresholdCard
from assistant.report.catalogue import rulebook_strings
from assistant.report.parts import Term
from assistant.report.references import reference
from assistant.report.statements import ref
from assistant.report.words import Words, name, term, threshold, tidy, words


@dataclass(frozen=True, slots=True)
class Book:
    """A library in one language, with what reads a fact or a threshold, rests on a source, asks for a measure, changes a
    fact or is asked only where a fact is so.
    """

    w: Words
    readers: dict[str, tuple[Ref, ...]]
    cited: dict[str, tuple[Ref, ...]]
    asked: dict[str, tuple[Ref, ...]]
    changers: dict[str, tuple[Ref, ...]]
    openers: dict[str, tuple[Ref, ...]]
    places: dict[str, str]  # what fills a place in a text: thresholds by their values, facts by their titles


def book(library: Library, lang: Lang, *, templates: Path) -> Book:
    """The book of one library in one language."""
    w = words(library, lang, templates=templates)
    w = Words(w.lang, rulebook_strings(templates, lang), w.library, w.limits)
    readers: dict[str, dict[Ref, None]] = {}
    cited: dict[str, dict[Ref, None]] = {}
    asked: dict[str, dict[Ref, None]] = {}
    changers: dict[str, dict[Ref, None]] = {}
    openers: dict[str, dict[Ref, None]] = {}
    judged = [(r.id, "rule", r.title, [r.when], r.sources, r.measures) for r in library.rules.values()]
    judged += [(m.id, "ladder", m.title, of_metric(m), m.sources, m.measures) for m in library.ladder.metrics]
    for entry, kind, title, conditions, sources, measures in judged:
        me = Ref(entry, kind, title.in_(lang))
        for leaf in (leaf for c in conditions for leaf in leaves(c)):
            for read in (leaf.fact, leaf.threshold):
                if read:
                    readers.setdefault(read, {})[me] = None
        _into(cited, sources, me)
        _into(asked, measures, me)
    for measure in library.measures.values():
        me = Ref(measure.id, "measure", measure.title.in_(lang))
        _into(changers, (fact for fact, _ in measure.changes), me)
        _into(cited, measure.sources, me)
    for limit in library.thresholds.values():
        _into(cited, limit.sources, Ref(limit.id, "threshold", limit.means.in_(lang)))
    for kind, facts in (("question", library.questions), ("indicator", library.indicators), ("derivation", library.derivations)):
        for fact in facts.values():
            _into(cited, fact.sources, ref(w, fact.fact.id))
            for derived in fact.inputs if kind == "derivation" else ():  # type: ignore[union-attr]  # the kind says what it is
                readers.setdefault(derived, {})[ref(w, fact.fact.id)] = None
    for platform in library.platforms.values():
        for it in platform.limits:
            me = Ref(f"{platform.id}.{it.id}", "limit", f"{platform.title.in_(lang)}{w.strings['words.colon']}{it.title.in_(lang)}")
            for leaf in (leaf for c in (it.met, it.applies) if c for leaf in leaves(c)):
                for read in (leaf.fact, leaf.threshold):
                    if read:
                        readers.setdefault(read, {})[me] = None
            _into(cited, it.sources, me)
    for duty in library.calendar.values():
        _into(cited, duty.sources, Ref(duty.id, "duty", duty.title.in_(lang)))
    for said in library.glossary.values():
        _into(cited, said.sources, Ref(said.id, "term", said.term.in_(lang)))
    asked_if = {q.id: q.asked_if for q in library.questions.values()} | {i.id: i.asked_if for i in library.indicators.values()}
    for fact_id, condition in asked_if.items():
        for leaf in leaves(condition) if condition else ():
            openers.setdefault(leaf.fact, {})[ref(w, fact_id)] = None
    places = {i: f"‹{f.title.in_(lang)}›" for i, f in library.facts.items()}
    places |= {i: threshold(w, t) for i, t in library.thresholds.items()}
    return Book(w, _held(readers), _held(cited), _held(asked), _held(changers), _held(openers), places)


def of_metric(metric: LadderMetric) -> list[Condition]:
    """Every condition of a metric, over the profile and over a channel."""
    tests = (metric.a_entry, metric.a_exit, metric.b_entry, metric.b_exit, metric.c_readmission, metric.d_veto)
    return [c for c in (metric.applies, metric.enough, *(t.when for t in tests if t)) if c is not None]


def coded(b: Book, group: str, code: str | None) -> Term | None:
    """A code of a closed list with its words."""
    return Term(code, term(b.w, group, code)) if code else None


def sure(b: Book, group: str, code: str) -> Term:
    """The same where there is always one."""
    return Term(code, term(b.w, group, code))


def named(b: Book, code: str | None) -> Term | None:
    """A sub-system, section or market by its title."""
    if not code:
        return None
    section = b.w.library.sections.get(code)
    title = name(b.w, code)
    return Term(code, section.title.in_(b.w.lang) if section and title == code else title)


def told(b: Book, text: Text | None) -> str:
    """A text of the rule base: thresholds filled in, facts by their titles."""
    if text is None:
        return ""
    return tidy(b.w, fill(text.in_(b.w.lang), b.places))


def measures(b: Book, ids: Iterable[str]) -> tuple[Ref, ...]:
    """Measures by their titles."""
    return tuple(Ref(m, "measure", name(b.w, m)) for m in ids)


def sources(b: Book, ids: Iterable[str]) -> tuple[SourceCard, ...]:
    """Sources with their marks, without what rests on them."""
    known = [b.w.library.sources[i] for i in ids if i in b.w.library.sources]
    return tuple(
        SourceCard(s.id, s.title.in_(b.w.lang), reference(s, b.w.lang), sure(b, "mark_short", str(s.mark)), s.as_of.isoformat())
        for s in known
    )


def thresholds(b: Book, conditions: Iterable[Condition]) -> tuple[ThresholdCard, ...]:
    """The thresholds that conditions read, each once, in the order they are read."""
    read = dict.fromkeys(leaf.threshold for c in conditions for leaf in leaves(c) if leaf.threshold)
    return tuple(threshold_card(b, b.w.library.thresholds[t]) for t in read)


def reads(b: Book, conditions: Iterable[Condition]) -> tuple[Ref, ...]:
    """The facts that conditions read, each once."""
    return tuple(ref(b.w, f) for f in dict.fromkeys(leaf.fact for c in conditions for leaf in leaves(c)))


def threshold_card(b: Book, given: Threshold) -> ThresholdCard:
    """One threshold."""
    return ThresholdCard(
        id=given.id,
        means=given.means.in_(b.w.lang),
        value=threshold(b.w, given),
        amount=plain(given.value),
        unit=given.unit,
        as_of=given.as_of.isoformat(),
        since=given.since.isoformat() if given.since else None,
        until=given.until.isoformat() if given.until else None,
        platform=given.platform,
        mark=sure(b, "mark_short", str(given.mark)),
        basis=told(b, given.basis),
        sources=sources(b, given.sources),
        file=given.path,
        read_by=b.readers.get(given.id, ()),
    )


def _held(found: dict[str, dict[Ref, None]]) -> dict[str, tuple[Ref, ...]]:
    return {k: tuple(v) for k, v in found.items()}


def _into(found: dict[str, dict[Ref, None]], keys: Iterable[str], me: Ref) -> None:
    for key in keys:
        found.setdefault(key, {})[me] = None
