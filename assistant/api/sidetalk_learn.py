"""What there is to learn about a question: the terms of the glossary that occur in it, and its sources by name."""

from __future__ import annotations

import re

from assistant.interview.asking import Asked
from assistant.interview.words.plain import HAN, plain
from assistant.model.library import Library, Question, Source, Term
from assistant.model.text import Lang

MOST_TERMS = 3


def terms_in(library: Library, asked: Asked, lang: Lang, most: int = MOST_TERMS) -> tuple[Term, ...]:
    """The terms that the question, its choices or its reasons use: those in the question first, longer names before shorter ones."""
    texts = [asked.ask.in_(lang), asked.fact.title.in_(lang), " ".join(o.label.in_(lang) for o in asked.fact.options)]
    texts += [asked.why.in_(lang), asked.evidence.in_(lang) if asked.evidence else ""] if isinstance(asked, Question) else []
    return terms_said(library, texts, most)


def terms_said(library: Library, texts: list[str], most: int = MOST_TERMS) -> tuple[Term, ...]:
    """The terms that occur in these texts, in the order of the texts."""
    lines = [plain(text) for text in texts]
    found: dict[str, tuple[int, int]] = {}
    for term in library.glossary.values():
        for name in (term.term.en, term.term.zh, *term.also):
            wanted = plain(name)
            place = next((n for n, line in enumerate(lines) if _occurs(wanted, line)), None)
            if place is not None:
                found[term.id] = min(found.get(term.id, (99, 0)), (place, -len(wanted)))
    return tuple(library.glossary[i] for i in sorted(found, key=lambda i: (found[i], i))[:most])


def sources_of(library: Library, asked: Asked) -> tuple[Source, ...]:
    """The sources behind the question."""
    return tuple(library.sources[s] for s in asked.sources if s in library.sources)


def _occurs(name: str, line: str) -> bool:
    if re.search(f"[{HAN}]", name):
        return len(name) > 1 and name in line
    return len(name) > 1 and re.search(rf"(?<![a-z0-9]){re.escape(name)}(?:e?s)?(?![a-z0-9])", line) is not None
