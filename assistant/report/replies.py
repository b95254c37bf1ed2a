"""What is answered to a free question: one entry in a few sentences, with its figures filled in, and the sources it rests on.

The trap it guards: what was not confirmed is said to be unverified in the answer itself, not only beside its source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.model.library import Duty, Indicator, Library, Mark, Measure, Platform, PlatformLimit, Question, Rule, RuleKind, Source, Term
from assistant.model.text import Lang, Text, fill, placeholders
from assistant.report.catalogue import rulebook_strings
from assistant.report.outlook import span_words
from assistant.report.sentences import condition_words
from assistant.report.words import Words, day, listing, name, say, term, threshold, tidy

_MEASURES = 3


@dataclass(frozen=True, slots=True)
class Reply:
    """What an entry says. ``text`` is made of sentences; ``sources`` are those it rests on."""

    title: str
    text: str
    sources: tuple[Source, ...]


def reply_words(library: Library, lang: Lang, *, templates: Path) -> Words:
    """The words that replies are made of."""
    return Words(lang, rulebook_strings(templates, lang), library, {})


def reply(w: Words, entry: str) -> Reply | None:
    """What the entry with an id such as ``term.aeo`` says; None where the library has none."""
    kind, _, name_id = entry.partition(".")
    library = w.library
    match kind:
        case "term" if name_id in library.glossary:
            return _reply(w, *_of_term(w, library.glossary[name_id]))
        case "rule" if name_id in library.rules:
            return _reply(w, *_of_rule(w, library.rules[name_id]))
        case "measure" if name_id in library.measures:
            return _reply(w, *_of_measure(w, library.measures[name_id]))
        case "duty" if name_id in library.calendar:
            return _reply(w, *_of_duty(w, library.calendar[name_id]))
        case "question" if name_id in library.questions:
            return _reply(w, *_of_question(w, library.questions[name_id]))
        case "indicator" if name_id in library.indicators:
            return _reply(w, *_of_indicator(w, library.indicators[name_id]))
        case "limit":
            platform, _, limit_id = name_id.partition(".")
            for limit in library.platforms[platform].limits if platform in library.platforms else ():
                if limit.id == limit_id:
                    return _reply(w, *_of_limit(w, library.platforms[platform], limit))
    return None


def _reply(w: Words, title: str, parts: Iterator[str], cited: tuple[str, ...]) -> Reply:
    gap = "" if w.lang == "zh" else " "
    text = gap.join(_sentence(w, part) for part in parts if part)
    return Reply(title, tidy(w, text), tuple(w.library.sources[s] for s in cited if s in w.library.sources))


def _sentence(w: Words, text: str) -> str:
    return text if text.endswith((".", "。", "?", "？", "!", "！")) else text + w.strings["reply.stop"]


def _of_term(w: Words, entry: Term) -> tuple[str, Iterator[str], tuple[str, ...]]:
    title = entry.term.in_(w.lang)
    return title, iter((say(w, "reply.is", title=title, text=_told(w, entry.meaning)),)), entry.sources


def _of_rule(w: Words, rule: Rule) -> tuple[str, Iterator[str], tuple[str, ...]]:
    def parts() -> Iterator[str]:
        yield say(w, "reply.is", title=rule.title.in_(w.lang), text=_told(w, rule.says) or term(w, "kind", str(rule.kind)))
        match rule.kind:
            case RuleKind.VETO:
                yield w.strings["reply.veto"]
            case RuleKind.MARKET_VETO:
                yield say(w, "reply.market_veto", market=name(w, rule.market or ""))
            case RuleKind.CAP:
                yield say(w, "reply.cap", cap=rule.cap or "")
            case _:
                pass
        if rule.clears_when:
            yield say(w, "reply.clears", text=_told(w, rule.clears_when))
        if rule.measures:
            yield say(w, "reply.measures", names=listing(w, [_quoted(w, name(w, m)) for m in rule.measures[:_MEASURES]]))

    return rule.title.in_(w.lang), parts(), rule.sources


def _of_measure(w: Words, measure: Measure) -> tuple[str, Iterator[str], tuple[str, ...]]:
    def parts() -> Iterator[str]:
        yield say(w, "reply.is", title=measure.title.in_(w.lang), text=_told(w, measure.how))
        yield say(w, "reply.first_step", text=_told(w, measure.first_step))
        yield say(w, "reply.shows", text=_told(w, measure.evidence))

    return measure.title.in_(w.lang), parts(), measure.sources


def _of_duty(w: Words, duty: Duty) -> tuple[str, Iterator[str], tuple[str, ...]]:
    def parts() -> Iterator[str]:
        when = span_words(w, duty.yearly) if duty.yearly else day(w, duty.day)
        yield say(w, "reply.is", title=duty.title.in_(w.lang), text=when)
        yield _told(w, duty.what)
        yield _trust(w, duty.mark)

    return duty.title.in_(w.lang), parts(), duty.sources


def _of_limit(w: Words, platform: Platform, limit: PlatformLimit) -> tuple[str, Iterator[str], tuple[str, ...]]:
    title = say(w, "reply.limit", platform=platform.title.in_(w.lang), title=limit.title.in_(w.lang))

    def parts() -> Iterator[str]:
        if limit.met:
            yield say(w, "reply.asks", title=title, text=condition_words(w, limit.met, about=limit.indicator))
            yield _told(w, limit.window)
        else:
            yield say(w, "reply.is", title=title, text=_told(w, limit.window))
        yield _told(w, limit.consequence)
        yield say(w, "reply.read_on", day=day(w, limit.as_of))
        yield _trust(w, limit.mark)

    return title, parts(), limit.sources


def _of_question(w: Words, question: Question) -> tuple[str, Iterator[str], tuple[str, ...]]:
    def parts() -> Iterator[str]:
        yield say(w, "reply.is", title=question.fact.title.in_(w.lang), text=_told(w, question.why))
        yield say(w, "reply.where", text=_told(w, question.where))
        if question.evidence:
            yield say(w, "reply.evidence", text=_told(w, question.evidence))

    return question.fact.title.in_(w.lang), parts(), question.sources


def _of_indicator(w: Words, indicator: Indicator) -> tuple[str, Iterator[str], tuple[str, ...]]:
    def parts() -> Iterator[str]:
        yield say(w, "reply.is", title=indicator.fact.title.in_(w.lang), text=_told(w, indicator.formula))
        yield say(w, "reply.window", text=_told(w, indicator.window))
        yield say(w, "reply.where", text=_told(w, indicator.where))

    return indicator.fact.title.in_(w.lang), parts(), indicator.sources


def _trust(w: Words, mark: Mark) -> str:
    return w.strings["reply.unverified"] if mark is Mark.UNVERIFIED else w.strings["reply.derived"] if mark is Mark.DERIVED else ""


def _quoted(w: Words, text: str) -> str:
    return say(w, "asks.quoted", text=text)


def _told(w: Words, text: Text | None) -> str:
    """A text with its thresholds filled in; a fact nobody has given stands by its title."""
    if text is None:
        return ""
    said, library = text.in_(w.lang), w.library
    values = {p: threshold(w, library.thresholds[p]) for p in placeholders(said) if p in library.thresholds}
    values |= {p: f"‹{library.facts[p].title.in_(w.lang)}›" for p in placeholders(said) if p in library.facts}
    return fill(said, values)
