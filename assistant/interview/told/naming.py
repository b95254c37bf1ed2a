"""Where in a line a fact or an option of one is called by a name: worked out once for a library, then looked up piece by piece.

The trap it guards: the longest name counts, so that "own website reviews" is not a website, and a name that two facts bear names both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.interview.talk import Talk
from assistant.interview.values.lists_of_figures import twins
from assistant.interview.words.plain import HAN, plain
from assistant.interview.words.slips import Slips, slips
from assistant.model.library import FactDefinition, Library
from assistant.model.values import FactType

_PIECE = re.compile(rf"[a-z]+|[0-9]+|[{HAN}]|\S")
_WORD = re.compile(r"[a-z]{3,}")
_ASIDE = re.compile(r"[(（][^)）]*[)）]")
_LINES = 400  # characters of a line that are looked at


@dataclass(frozen=True, slots=True)
class Name:
    """A fact by one of its names (``option`` None), or one of its options."""

    fact: str
    option: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """Where in the line a name stands, and what bears it."""

    start: int
    end: int
    said: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """All names of facts and options, by their first piece, the longest first; ``slips`` mends words that were typed wrongly."""

    mentions: Mapping[str, tuple[tuple[str, tuple[Name, ...]], ...]]
    options: Mapping[str, tuple[tuple[str, tuple[Name, ...]], ...]]
    called: Mapping[str, Mapping[str, tuple[str, ...]]]  # fact -> option -> its names
    phrases: Mapping[str, tuple[str, ...]]  # fact -> what it is called
    slips: Slips
    twins: Mapping[str, str]  # the share that belongs to a count and the other way round


def naming(talk: Talk, library: Library) -> Naming:
    """The names in force for a library."""
    key = (library.digest, library.as_of)
    if key not in talk.kept:
        talk.kept[key] = _naming(talk, library)
    kept: Naming = talk.kept[key]
    return kept


def definitions_of(library: Library) -> dict[str, FactDefinition]:
    """The facts that can be asked for."""
    return {i: q.fact for i, q in library.questions.items()} | {i: q.fact for i, q in library.indicators.items()}


def mentioned_at(names: Naming, line: str) -> list[Hit]:
    """The names of facts in a plain line, from left to right; none lies in another."""
    return _found(names.mentions, line)


def options_at(names: Naming, line: str) -> list[Hit]:
    """The names of options in a plain line."""
    return _found(names.options, line)


def _naming(talk: Talk, library: Library) -> Naming:
    definitions = definitions_of(library)
    phrases: dict[str, tuple[str, ...]] = {}
    for fact, definition in definitions.items():
        said = [_plainly(t) for texts in talk.mentions.get(fact, {}).values() for t in texts]
        titles = [plain(_ASIDE.sub("", t)) for t in (definition.title.en, definition.title.zh)]
        phrases[fact] = tuple(dict.fromkeys(p for p in (*said, *titles) if len(p) > 1))
    called = {
        fact: {
            option: tuple(dict.fromkeys(_plainly(t) for texts in said.values() for t in texts)) for option, said in talk.names[fact].items()
        }
        for fact in definitions
        if fact in talk.names
    }
    options = [(p, Name(fact, o)) for fact, by_option in called.items() for o, said in by_option.items() for p in said]
    options += [(p, Name(f, o)) for f in called for o, p in _labels(definitions[f])]
    mentions = [(p, Name(fact)) for fact, said in phrases.items() for p in said]
    words = {w for p, n in (*mentions, *options) if n.option is None or n.fact.startswith("profile.") for w in _WORD.findall(p)}
    return Naming(_by_first(mentions), _by_first(options), called, phrases, slips(words, talk.index.words), twins(phrases, definitions))


def _plainly(text: str) -> str:
    """The plain form; most names are written in it already."""
    return text if text.isascii() and text.islower() and text.isprintable() and not set('"`') & set(text) else plain(text)


def _labels(definition: FactDefinition) -> Iterator[tuple[str, str]]:
    if definition.type in (FactType.CHOICE, FactType.CHOICES):
        for o in definition.options:
            yield from ((o.id, label) for label in (plain(o.label.en), plain(o.label.zh)) if 1 < len(label) < 20)


def _by_first(names: Iterable[tuple[str, Name]]) -> dict[str, tuple[tuple[str, tuple[Name, ...]], ...]]:
    bearers: dict[str, dict[Name, None]] = {}
    for phrase, name in names:
        bearers.setdefault(phrase, {})[name] = None
    firsts: dict[str, list[tuple[str, tuple[Name, ...]]]] = {}
    for phrase, who in bearers.items():
        first = _PIECE.match(phrase)
        if first:
            firsts.setdefault(first[0], []).append((phrase, tuple(who)))
    return {first: tuple(sorted(held, key=lambda h: -len(h[0]))) for first, held in firsts.items()}


def _found(names: Mapping[str, tuple[tuple[str, tuple[Name, ...]], ...]], line: str) -> list[Hit]:
    found: list[Hit] = []
    free = 0
    for piece in _PIECE.finditer(line[:_LINES]):
        start = piece.start()
        if start < free:
            continue
        for phrase, who in names.get(piece[0], ()):
            if line.startswith(phrase, start) and (end := _end(line, start + len(phrase), phrase)):
                found.append(Hit(start, end, phrase, who))
                free = end
                break
    return found


def _end(line: str, end: int, phrase: str) -> int:
    """Where the name ends as a word of its own, an s of the plural included; 0 where it goes on."""
    last = phrase[-1]
    if not (last.isascii() and last.isalnum()):
        return end
    if end < len(line) and last.isalpha() and line[end] == "s" and not _goes_on(line, end + 1):
        return end + 1
    return 0 if _goes_on(line, end) and (line[end].isalpha() == last.isalpha()) else end


def _goes_on(line: str, place: int) -> bool:
    return place < len(line) and line[place].isascii() and line[place].isalnum()
