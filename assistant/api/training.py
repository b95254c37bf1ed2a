"""What side talk is trained from: the wordings that people wrote, and the names and texts of the entries themselves.

The trap it guards: what was trained must be known to be stale as soon as any of it changes, hence the digest over all of it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.interview.commands import COMMANDS
from assistant.interview.enquiries import entries_of
from assistant.interview.intents import ANSWER, ASK, OTHER
from assistant.interview.talk import FORM
from assistant.interview.words.plain import plain
from assistant.loading.compiled import read_sources
from assistant.loading.on_day import library_on
from assistant.loading.talk_answers import read_answers, read_states
from assistant.loading.talk_files import TalkFiles, read_talk
from assistant.model.canonical import digest
from assistant.model.library import FactDefinition, Library
from assistant.model.text import Text
from assistant.model.values import FactType

YES_NO = ("yes", "no")
LISTED = (FactType.YES_NO, FactType.CHOICE, FactType.CHOICES)
SAMPLED, _FRAMED = 5, 2  # lines of each answer that teach what a statement is; frames of each term
_FRAMES = (
    (
        "explain {}",
        "tell me about {}",
        "{}, what's that",
        "define {}",
        "describe {} to me",
        "meaning of {}",
        "{} in simple words",
        "I'd like to know more about {}",
        "say something on {}",
        "can you explain {}",
        "what {} means",
        "give me the basics of {}",
    ),
    (
        "说说{}",
        "介绍一下{}",
        "{}是啥",
        "讲讲{}",
        "解释一下{}",
        "{}的意思",
        "{}的定义",
        "想了解{}",
        "{}指什么",
        "聊聊{}",
        "给我科普下{}",
        "{}是干嘛的",
    ),
)
_PLACE = re.compile(r"\{[^}]*\}")
_ASIDE = re.compile(r"[(（]([^)）]*)[)）]")


@dataclass(frozen=True, slots=True)
class Material:
    """Everything the training reads, in a fixed order; every line is plain."""

    intents: tuple[tuple[str, str], ...]  # line, intent
    wordings: tuple[tuple[str, tuple[str, ...]], ...]  # line, entry ids; none: elsewhere
    names: tuple[tuple[str, str], ...]  # name, entry id
    texts: tuple[tuple[str, str], ...]  # what an entry says of itself, entry id
    titles: tuple[tuple[str, str], ...]  # what an entry is called, entry id
    platforms: tuple[tuple[str, str], ...]  # name, platform id
    mentions: Mapping[str, Any]
    places: Mapping[str, Any]

    @property
    def digest(self) -> str:
        """Of all of it, and of the form of what is written."""
        return digest([FORM, self.intents, self.wordings, self.names, self.texts, self.titles, self.platforms, self.mentions, self.places])


def material(root: Path) -> Material:
    """The material of a content root. Raises RuleBaseError with every problem in its files."""
    compiled = read_sources(root)
    day = max(datetime.date.fromisoformat(str(s["as_of"])) for s in compiled["content"]["sources"])
    library = library_on(compiled, day)
    options = {q.id: _options(q.fact) for q in library.questions.values()} | {i: [] for i in library.indicators}
    files = read_talk(root, intents=[*COMMANDS, ANSWER, OTHER], entries=entries_of(library), options=options)
    said = read_answers(root, answered_by(library))
    answers = (*sampled(said), *(line for line, _ in read_states(root)))  # whoever gives no value answers as well
    intents = (*_intents(files), *_statements(library, files), *_framed(library), *((plain(line), ANSWER) for line in answers))
    return Material(
        intents=tuple({line: (line, intent) for line, intent in reversed(intents)}.values()),
        wordings=tuple(dict.fromkeys(_wordings(files))),
        names=tuple(dict.fromkeys(_names(library))),
        texts=tuple(dict.fromkeys(_texts(library))),
        titles=tuple(dict.fromkeys(_titles(library))),
        platforms=tuple((plain(name), p.id) for p in library.platforms.values() for name in (p.title.en, p.title.zh, *p.also)),
        mentions=files.mentions,
        places=files.places,
    )


def _options(definition: FactDefinition) -> list[str]:
    """What may be called otherwise: the options, or yes and no."""
    return ["yes", "no"] if definition.type is FactType.YES_NO else [o.id for o in definition.options]


def _intents(files: TalkFiles) -> Iterator[tuple[str, str]]:
    for name, said in files.intents.items():
        yield from ((plain(line), name) for lines in said.values() for line in lines)
    yield from ((line, ASK) for line, _ in _wordings(files))


def _statements(library: Library, files: TalkFiles) -> Iterator[tuple[str, str]]:
    """What the options say of a practice is what people answer in their own words."""
    for question in library.questions.values():
        for option in question.fact.options:
            yield from ((plain(said), ANSWER) for said in (option.label.en, option.label.zh))
    for options in files.places.values():
        yield from ((plain(line), ANSWER) for said in options.values() for lines in said.values() for line in lines)


def _framed(library: Library) -> Iterator[tuple[str, str]]:
    """Terms asked about without a question mark or a question word, each in some of the frames in turn."""
    for at, term in enumerate(library.glossary.values()):
        for frames, name in ((_FRAMES[0], term.term.en), (_FRAMES[1], term.term.zh)):
            yield from ((plain(frames[(at + step) % len(frames)].format(_ASIDE.sub("", name).strip())), ASK) for step in range(_FRAMED))


def sampled(said: Mapping[str, list[tuple[str, str]]]) -> Iterator[str]:
    """Some lines of each answer, spread over what was written of it."""
    for lines in said.values():
        by_option: dict[str, list[str]] = {}
        for line, option in lines:
            by_option.setdefault(option, []).append(line)
        for of_option in by_option.values():
            yield from of_option[:: max(1, len(of_option) // SAMPLED)][:SAMPLED]


def answered_by(library: Library) -> dict[str, tuple[str, ...]]:
    """The options of each question that has some, or yes and no."""
    return {q.id: tuple(o.id for o in q.fact.options) or YES_NO for q in library.questions.values() if q.fact.type in LISTED}


def _wordings(files: TalkFiles) -> Iterator[tuple[str, tuple[str, ...]]]:
    for enquiry in files.enquiries:
        yield from ((plain(line), enquiry.about) for lines in enquiry.said.values() for line in lines)
    yield from ((plain(line), ()) for lines in files.elsewhere.values() for line in lines)


def _names(library: Library) -> Iterator[tuple[str, str]]:
    def titled(title: Text, entry: str, *also: str) -> Iterator[tuple[str, str]]:
        for name in (title.en, title.zh, *also):
            outside = _ASIDE.sub("", name).strip("“”《》 ")
            for said in (outside, *_ASIDE.findall(name)):
                line = plain(_PLACE.sub("", said)).strip(" .?？。")
                if len(line) > 1:
                    yield line, entry

    for term in library.glossary.values():
        yield from titled(term.term, f"term.{term.id}", *term.also)
    for indicator in library.indicators.values():
        yield from titled(indicator.fact.title, f"indicator.{indicator.id}")


def _texts(library: Library) -> Iterator[tuple[str, str]]:
    for term in library.glossary.values():
        yield from _both(f"term.{term.id}", term.meaning)


def _both(entry: str, *texts: Text) -> Iterator[tuple[str, str]]:
    for text in texts:
        yield from ((plain(_PLACE.sub("", said)), entry) for said in (text.en, text.zh))


def _titles(library: Library) -> Iterator[tuple[str, str]]:
    for term in library.glossary.values():
        yield from _both(f"term.{term.id}", term.term, *(Text(name, name) for name in term.also))
    for rule in library.rules.values():
        yield from _both(f"rule.{rule.id}", rule.title)
    for measure in library.measures.values():
        yield from _both(f"measure.{measure.id}", measure.title)
    for duty in library.calendar.values():
        yield from _both(f"duty.{duty.id}", duty.title)
    for question in library.questions.values():
        yield from _both(f"question.{question.id}", question.fact.title)
    for indicator in library.indicators.values():
        yield from _both(f"indicator.{indicator.id}", indicator.fact.title)
    for platform in library.platforms.values():
        for limit in platform.limits:
            for name in (platform.title, *(Text(a, a) for a in platform.also)):
                yield from _both(f"limit.{platform.id}.{limit.id}", Text(f"{name.en} {limit.title.en}", f"{name.zh} {limit.title.zh}"))


@dataclass(frozen=True, slots=True)
class Sayings:
    """What people say at each question with options: lines with the option they mean; ``labels`` are the labels of the options,
    ``titles`` what the question itself says, ``states`` the lines that give no value at any of them.
    """

    said: dict[str, list[tuple[str, str]]]
    labels: dict[str, list[tuple[str, str]]]
    titles: dict[str, list[str]]
    states: list[tuple[str, str]]

    @property
    def digest(self) -> str:
        """Of all of it."""
        return digest([self.said, self.labels, self.titles, self.states])


def sayings(root: Path) -> Sayings:
    """What the answers of a content root are learnt from. Raises RuleBaseError with every problem in its files."""
    compiled = read_sources(root)
    library = library_on(compiled, max(datetime.date.fromisoformat(str(s["as_of"])) for s in compiled["content"]["sources"]))
    said = read_answers(root, answered_by(library))
    labels = {q: [(text, o.id) for o in library.questions[q].fact.options for text in (o.label.en, o.label.zh)] for q in said}
    asked = {q: library.questions[q] for q in said}
    titles = {i: [text for t in (q.fact.title, q.ask) for text in (t.en, t.zh)] for i, q in asked.items()}
    return Sayings(dict(sorted(said.items())), labels, titles, read_states(root))
