"""Which fact a phrase means, as after /edit or /change: by its names, nearly so, or by the words it shares with them.

The trap it guards: the nearest is not always meant, so all that are near come back, the best first, and a tie is one.
"""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import dataclass

from assistant.interview.asking import asked as asked_of
from assistant.interview.hearing import hear
from assistant.interview.options.own_words import features
from assistant.interview.said import Answer, Confirm, Reason, Refusal, Said
from assistant.interview.talk import Talk
from assistant.interview.told.naming import Naming, definitions_of, mentioned_at, naming
from assistant.interview.told.volunteered import option_of_number, readable, volunteered
from assistant.interview.understanding import understand
from assistant.interview.values.exactly import Parse
from assistant.interview.values.figures import figures
from assistant.interview.words.plain import plain
from assistant.model.library import Library
from assistant.model.values import Fact, FactType, Origin, State

_TO = re.compile(r"\s*(?:\bto\b|=|:|->|=>|→|\bis\b|\bare\b|\binto\b|\bas\b|改成|改为|改到|变成|变为|换成|设为|调到|降到|升到|到|为|是)\s*")
_LEAD = re.compile(
    r"^(?:please |can you |could you |i want to |i'd like to |let me |let's )*(?:change|edit|set|correct"
    r"|fix|update|revise|make|go back to|put|what if|suppose|if)?\s*"
    r"(?:(?:the|my|our) )?(?:(?:answer|question|value)s? (?:to|of|about|on|for) )?(?:(?:the|my|our) )?"
    r"|^(?:请|帮我|我想|我要)*(?:把|将)?(?:修改|更改|编辑|改一下|改|如果|假如|要是)?(?:我们的?|关于)?"
)
_VALUE_AFTER = re.compile(
    r"(?:\bto\b|=|:|->|→|\bit is\b|\bit'?s\b|\bwe are\b|\bwe have\b|\bis\b|\bare\b|\bshould be\b|\binto\b|改成|改为|改到|更新为"
    r"|更新成|更正为|调整为|调整到|修改成"
    r"|修改为|变成|变为|换成|应该?是|其实是|实际是|正确的是|为|是)\s*"
)
_OLD = re.compile(r"(?<=\w),? (?:and )?not [0-9].*$|(?<=\w),?(?:而)?不是.*$")  # we are 12, not 9
_PART = re.compile(r"[,;:.。!]+\s*(?=\w)")
_MADE = re.compile(r"^(?:(?:so|and|but|please) )*(?:make (?:it|that)|should be|set it to|that should be)\s+|^(?:所以|请|应该?是?)+")
_COUNTED = re.compile(r"\b([A-Za-z]{3,}[^s\W])s? (?:number|count|total|figure)\b")  # the order number is how many orders there are
_LEAST, _WITHIN = 0.3, 0.8


@dataclass(frozen=True, slots=True)
class Referred:
    """A fact that a phrase may mean. ``likeness`` is from 0 to 1; 1 where the phrase is its name."""

    id: str
    likeness: float


def referred(talk: Talk, library: Library, phrase: str) -> tuple[Referred, ...]:
    """The facts that the phrase may mean, the likeliest first, those of the enterprise before those of other roles."""
    names = naming(talk, library)
    line = names.slips.mended(_LEAD.sub("", readable(phrase)).strip(" .,!?。，"))
    exact = plain(phrase).strip()
    if exact in names.phrases:
        return (Referred(exact, 1.0),)
    said = features(line)
    if not line or not said:
        return ()
    weight = _weights(names)
    order = [*library.questions, *library.indicators]
    scored = [(_likeness(line, said, names.phrases[i], weight), i) for i in order if i in names.phrases]
    best = max((s for s, _ in scored), default=0.0)
    near = [(s, i) for s, i in scored if s >= _LEAST and s >= best * _WITHIN]
    near.sort(key=lambda n: (-round(n[0], 3), n[1].startswith("role_"), order.index(n[1])))
    return tuple(Referred(i, round(s, 3)) for s, i in near)


def parted(text: str) -> tuple[str, str]:
    """What is to be changed, and to what; the second is empty where no value is named."""
    line = text.strip()
    gaps = [g for g in _TO.finditer(line) if g.start() and g.end() < len(line)]
    if not gaps:
        return line, ""
    return line[: gaps[-1].start()].strip(), line[gaps[-1].end() :].strip()


def changed(talk: Talk, library: Library, text: str, *, parse: Parse, today: datetime.date) -> Said:
    """What "late shipments to 4%" would set: always a Confirm, or a Refusal whose hint are the ids that may be meant."""
    if not mentioned_at(naming(talk, library), readable(text)):
        text = _COUNTED.sub(r"number of \1s", text, count=1)
    by_name = _by_mention(talk, library, text, parse=parse, today=today)
    if by_name is not None:
        return by_name
    answered = _as_answer(talk, library, text, parse=parse, today=today)
    if answered is not None:
        return answered
    for what, value in _splits(text):
        near = referred(talk, library, what)
        if not near:
            continue
        called = naming(talk, library).called
        read = []
        for one in near[:4]:
            question = asked_of(library, one.id)
            said = understand(value, question, parse=parse, today=today, called=dict(called.get(one.id, {})))
            if isinstance(said, Answer | Confirm) and said.fact.value is not None:
                read.append((one, said.fact))
        read = [r for r in read if r[0].likeness >= read[0][0].likeness * 0.95] if read else []
        if len(read) == 1:
            return Confirm((read[0][1],))
        if read:
            return Refusal(Reason.NOT_UNDERSTOOD, text.strip(), ", ".join(r[0].id for r in read))
    told = volunteered(talk, library, text, today)
    if told:
        return Confirm(told)
    near = referred(talk, library, parted(text)[0])
    return Refusal(Reason.NOT_UNDERSTOOD, text.strip(), ", ".join(r.id for r in near[:4]))


def _by_mention(talk: Talk, library: Library, text: str, *, parse: Parse, today: datetime.date) -> Confirm | None:
    """Where one thing is named and what follows says the value: "the staff answer was wrong, we are 12", 订单数不对，改成5600."""
    names = naming(talk, library)
    line = readable(text)
    hits = mentioned_at(names, line)
    ids = dict.fromkeys(n.fact for h in hits[:1] for n in h.names)
    tail = line[hits[0].end :] if hits else ""
    gaps = list(_VALUE_AFTER.finditer(tail))
    value = _OLD.sub("", tail[gaps[-1].end() :]).strip(" .!。") if gaps else ""
    if not value:
        return None
    definitions = definitions_of(library)
    read: list[tuple[bool, Fact]] = []
    for one in ids:
        definition = definitions[one]
        found = figures(value, today)
        number = found[0].text if len(found) == 1 else value
        option = option_of_number(definition, number) if definition.type is FactType.CHOICE else None
        if option is not None:
            read.append((True, Fact(one, State.KNOWN, option, Origin.DECLARED)))
            continue
        said = understand(value, asked_of(library, one), parse=parse, today=today, called=dict(names.called.get(one, {})))
        if isinstance(said, Answer | Confirm) and said.fact.state is State.KNOWN and said.fact.value is not None:
            read.append((isinstance(said, Answer), said.fact))
    sure = [f for certain, f in read if certain]
    chosen = sure or [f for _, f in read]
    own = [f for f in chosen if not f.id.startswith("role_")] or chosen
    return Confirm((own[0],)) if len(own) == 1 else None


def _as_answer(talk: Talk, library: Library, text: str, *, parse: Parse, today: datetime.date) -> Confirm | None:
    """Where one thing is named and what follows answers its question: "the zone one is wrong, we are not in any"."""
    line = readable(text)
    hits = mentioned_at(naming(talk, library), line)
    if not hits:
        return None
    ids = sorted(dict.fromkeys(n.fact for n in hits[0].names), key=lambda i: i.startswith("role_"))
    starts = [part.end() for part in _PART.finditer(line, hits[0].end)][::-1]
    for one in ids:
        for start in starts:
            said = hear(_MADE.sub("", line[start:]), asked_of(library, one), library, talk, parse=parse, today=today)
            fact = next((f for f in said.facts if f.id == one), None) if isinstance(said, Answer | Confirm) else None
            if fact is not None and fact.state is State.KNOWN:
                return Confirm((fact,))
    return None


def _splits(text: str) -> list[tuple[str, str]]:
    line = text.strip()
    return [(line[: g.start()], line[g.end() :]) for g in _TO.finditer(line) if g.start() and g.end() < len(line)][::-1]


def _weights(names: Naming) -> dict[str, float]:
    there: dict[str, int] = {}
    for said in names.phrases.values():
        for feature in frozenset().union(*(features(p) for p in said)):
            there[feature] = there.get(feature, 0) + 1
    return {f: math.log(1 + len(names.phrases) / n) for f, n in there.items()}


def _likeness(line: str, said: frozenset[str], phrases: tuple[str, ...], weight: dict[str, float]) -> float:
    if line in phrases or line.removesuffix("s") in phrases:
        return 1.0
    best = 0.0
    mine = math.sqrt(sum(weight.get(f, 5.0) ** 2 for f in said))
    for phrase in phrases:
        theirs = features(phrase)
        shared = sum(weight[f] ** 2 for f in said & theirs)
        if shared:
            best = max(best, shared / (mine * math.sqrt(sum(weight[f] ** 2 for f in theirs))))
    return min(best, 0.99)
