"""What the knowledge holds, entry by entry, in words: questions, indicators, measures, sources, glossary, calendar, platforms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.model.library import Duty, Library, PlatformLimit
from assistant.model.text import Lang
from assistant.report.references import reference
from assistant.report.words import Words, words


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``kind`` says what it is; ``detail`` is what a reader wants next: a meaning, a date, a limit. Empty: nothing more."""

    kind: str
    id: str
    title: str
    detail: str
    also: tuple[str, ...] = ()
    mark: str | None = None
    sources: tuple[str, ...] = ()


def entries(library: Library, lang: Lang, *, templates: Path, kind: str | None = None, begins: str = "") -> list[Entry]:
    """The entries of one kind (a key of ``KINDS``), or of all, whose id or name begins so."""
    w = words(library, lang, templates=templates)
    wanted = [KINDS[kind]] if kind else list(KINDS.values())
    return [e for listed in wanted for e in listed(w) if _begins(e, begins)]


def _begins(entry: Entry, begins: str) -> bool:
    names = (entry.title, *entry.also) if entry.kind == "term" else ()
    return entry.id.startswith(begins) or any(n.casefold().startswith(begins.casefold()) for n in names)


def _questions(w: Words) -> Iterator[Entry]:
    from assistant.report.words import filled

    for q in w.library.questions.values():
        yield Entry("question", q.id, q.fact.title.in_(w.lang), filled(w, q.ask.in_(w.lang), {}), sources=q.sources)


def _indicators(w: Words) -> Iterator[Entry]:
    for i in w.library.indicators.values():
        yield Entry("indicator", i.id, i.fact.title.in_(w.lang), i.formula.in_(w.lang), sources=i.sources)


def _measures(w: Words) -> Iterator[Entry]:
    for m in w.library.measures.values():
        yield Entry("measure", m.id, m.title.in_(w.lang), "", sources=m.sources)


def _sources(w: Words) -> Iterator[Entry]:
    for s in w.library.sources.values():
        yield Entry("source", s.id, s.title.in_(w.lang), reference(s, w.lang), mark=str(s.mark))


def _derivations(w: Words) -> Iterator[Entry]:
    for d in w.library.derivations.values():
        yield Entry("derivation", d.fact.id, d.fact.title.in_(w.lang), ", ".join(d.inputs), sources=d.sources)


def _thresholds(w: Words) -> Iterator[Entry]:
    from assistant.report.words import threshold

    for t in w.library.thresholds.values():
        yield Entry("threshold", t.id, t.means.in_(w.lang), threshold(w, t), mark=str(t.mark), sources=t.sources)


def _glossary(w: Words) -> Iterator[Entry]:
    from assistant.report.words import filled

    for t in w.library.glossary.values():
        yield Entry("term", t.id, t.term.in_(w.lang), filled(w, t.meaning.in_(w.lang), {}), also=t.also, sources=t.sources)


def _calendar(w: Words) -> Iterator[Entry]:
    for duty in sorted(w.library.calendar.values(), key=lambda d: (d.day is not None, d.day, d.id)):
        yield Entry("duty", duty.id, duty.title.in_(w.lang), _date(w, duty), mark=str(duty.mark), sources=duty.sources)


def _platforms(w: Words) -> Iterator[Entry]:
    for platform in w.library.platforms.values():
        title = platform.title.in_(w.lang)
        for limit in platform.limits:
            name = f"{title}{w.strings['words.colon']}{limit.title.in_(w.lang)}"
            detail = _limit(w, limit)
            yield Entry("limit", f"{platform.id}.{limit.id}", name, detail, mark=str(limit.mark), sources=limit.sources)


def _date(w: Words, duty: Duty) -> str:
    from assistant.report.outlook import span_words
    from assistant.report.words import day

    return span_words(w, duty.yearly) if duty.yearly else day(w, duty.day)


def _limit(w: Words, limit: PlatformLimit) -> str:
    from assistant.report.sentences import condition_words
    from assistant.report.words import filled

    parts = [condition_words(w, limit.met, about=limit.indicator)] if limit.met else []
    parts += [filled(w, text.in_(w.lang), {}) for text in (limit.window, limit.consequence)]
    return w.strings["words.semicolon"].join(parts)


KINDS: dict[str, Callable[[Words], Iterator[Entry]]] = {
    "questions": _questions,
    "indicators": _indicators,
    "derivations": _derivations,
    "measures": _measures,
    "thresholds": _thresholds,
    "sources": _sources,
    "glossary": _glossary,
    "calendar": _calendar,
    "platforms": _platforms,
}
