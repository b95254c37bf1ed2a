"""The cards of the knowledge: facts, measures, sources, terms, dated duties and the limits of platforms."""

from __future__ import annotations

from dataclasses import replace

from assistant.model.library import Derivation, Duty, FactDefinition, Indicator, Measure, Platform, Question, Source, Term
from assistant.report.book import Book, coded, measures, named, sources, sure, told
from assistant.report.cards import (
    ChangeLine,
    DutyCard,
    FactCard,
    LimitLine,
    MeasureCard,
    OptionLine,
    PlatformCard,
    SourceCard,
    TermCard,
)
from assistant.report.outlook import span_words
from assistant.report.parts import Term as Coded
from assistant.report.references import reference
from assistant.report.sentences import condition_words
from assistant.report.statements import ref, statement
from assistant.report.words import day, name, tidy, unit, value


def question_card(b: Book, question: Question) -> FactCard:
    """One question."""
    asked = statement(b.w, question.asked_if) if question.asked_if else None
    return replace(
        _fact(b, question.fact, "question", question.sources),
        section=named(b, question.section),
        ask=told(b, question.ask),
        asked_if=asked,
        why=told(b, question.why),
        where=told(b, question.where),
        example=told(b, question.example),
        evidence=told(b, question.evidence),
        index=named(b, question.index),
        weight=question.weight if question.index else None,
        quick=question.quick,
    )


def indicator_card(b: Book, indicator: Indicator) -> FactCard:
    """One measured indicator."""
    minimum = ""
    if indicator.sample and indicator.minimum is not None:
        minimum = f"{name(b.w, indicator.sample)} ≥ {value(b.w, b.w.library.facts[indicator.sample], indicator.minimum)}"
    return replace(
        _fact(b, indicator.fact, "indicator", indicator.sources),
        section=named(b, indicator.section),
        ask=told(b, indicator.ask),
        asked_if=statement(b.w, indicator.asked_if) if indicator.asked_if else None,
        where=told(b, indicator.where),
        formula=told(b, indicator.formula),
        window=told(b, indicator.window),
        origin=coded(b, "data_origin", indicator.origin),
        minimum=minimum,
    )


def derivation_card(b: Book, derivation: Derivation) -> FactCard:
    """One fact computed from others."""
    return replace(
        _fact(b, derivation.fact, "derivation", derivation.sources),
        formula=b.w.strings[f"derive.{derivation.derive}"],
        inputs=tuple(ref(b.w, i) for i in derivation.inputs if i in b.w.library.facts),
    )


def measure_card(b: Book, measure: Measure) -> MeasureCard:
    """One measure."""
    facts = b.w.library.facts
    return MeasureCard(
        id=measure.id,
        title=measure.title.in_(b.w.lang),
        actor=sure(b, "actor", measure.actor),
        owner=measure.owner.in_(b.w.lang),
        effort=sure(b, "effort", measure.effort),
        cost=sure(b, "cost", measure.cost),
        lead=unit(b.w, measure.lead_days, str(measure.lead_days), "days"),
        lead_days=measure.lead_days,
        how=told(b, measure.how),
        first_step=told(b, measure.first_step),
        evidence=told(b, measure.evidence),
        kpi=told(b, measure.kpi),
        template=measure.template,
        prerequisites=measures(b, measure.prerequisites),
        changes=tuple(ChangeLine(ref(b.w, f), value(b.w, facts[f], v, exact=True)) for f, v in measure.changes if f in facts),
        answers=b.asked.get(measure.id, ()),
        sources=sources(b, measure.sources),
    )


def source_card(b: Book, source: Source) -> SourceCard:
    """One source, with everything that rests on it."""
    mark = sure(b, "mark", str(source.mark))
    cited = b.cited.get(source.id, ())
    return SourceCard(source.id, source.title.in_(b.w.lang), reference(source, b.w.lang), mark, source.as_of.isoformat(), cited)


def term_card(b: Book, entry: Term) -> TermCard:
    """One term of the glossary."""
    return TermCard(entry.id, entry.term.in_(b.w.lang), entry.also, told(b, entry.meaning), sources(b, entry.sources))


def duty_card(b: Book, duty: Duty) -> DutyCard:
    """One dated duty."""
    return DutyCard(
        id=duty.id,
        title=duty.title.in_(b.w.lang),
        date=span_words(b.w, duty.yearly) if duty.yearly else day(b.w, duty.day),
        day=duty.day.isoformat() if duty.day else None,
        what=told(b, duty.what),
        applies=statement(b.w, duty.applies) if duty.applies else None,
        mark=sure(b, "mark_short", str(duty.mark)),
        measures=measures(b, duty.measures),
        sources=sources(b, duty.sources),
    )


def platform_card(b: Book, platform: Platform) -> PlatformCard:
    """One marketplace with its limits."""
    limits = tuple(
        LimitLine(
            id=f"{platform.id}.{limit.id}",
            title=limit.title.in_(b.w.lang),
            level=sure(b, "limit_level", limit.level),
            test=tidy(b.w, condition_words(b.w, limit.met, about=limit.indicator)) if limit.met else "",
            window=told(b, limit.window),
            consequence=told(b, limit.consequence),
            mark=sure(b, "mark_short", str(limit.mark)),
            as_of=limit.as_of.isoformat(),
            sources=sources(b, limit.sources),
        )
        for limit in platform.limits
    )
    return PlatformCard(platform.id, platform.title.in_(b.w.lang), limits)


def _fact(b: Book, definition: FactDefinition, kind: str, cited: tuple[str, ...]) -> FactCard:
    return FactCard(
        id=definition.id,
        title=definition.title.in_(b.w.lang),
        kind=kind,
        type=Coded(str(definition.type), b.w.strings[f"type_of.{definition.type}"]),
        unit=definition.unit or "",
        options=tuple(OptionLine(o.id, o.label.in_(b.w.lang), o.credit) for o in definition.options),
        changed_by=b.changers.get(definition.id, ()),
        read_by=b.readers.get(definition.id, ()),
        opens=b.openers.get(definition.id, ()),
        sources=sources(b, cited),
    )
