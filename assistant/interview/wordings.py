"""What a line in own words says of practices, by what many people said: of which question it speaks, and which option it means.

One small linear model tells the questions apart, and one for each question its options. The trap they guard: neither is ever sure. What
is taken for an answer is said back, and what was said of no single option names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.interview.clauses import Clause, denies, plans
from assistant.interview.grams import grams
from assistant.interview.talk import Talk
from assistant.model.library import FactDefinition, Library
from assistant.model.values import Fact, FactType, Origin, State, Value

_AND = re.compile(r"\s+and (?:the |our |we |they |also |no )?|\s+plus |，|且|并且|也(?=没|不|无|有)")
_SHORTEST = 5  # characters of a statement
_TOO_SHORT = re.compile(r"[^\u3400-\u9fff]{0,11}|\W*[\u3400-\u9fff]{0,3}\W*")  # of a statement that nobody asked for
_EXCEPTED = re.compile(r"除外|除了|\bexcept\b|\bexcluding\b")
_PROFILE = "profile."  # what an enterprise is, is told by names and numbers
_CONDUCT = "conduct."  # what it admits, or denies
UNCLEAR = "unclear"
QUESTIONS = "*"  # the model that tells the questions apart
STATES = "-"  # the model that tells answers from lines without a value
NO_STATE = "answer"
_STATE, _APART = 0.75, 0.95  # how certain a state must be; "we don't sell there" may be an answer, and so must be surer
_TOPIC, _OPTION = 0.5, 0.5  # how certain a question and an option must be for a practice that nobody asked about
_MAY_WELL = 0.1  # how certain it need only be that a clause speaks of the question at hand
_LEAST = 2  # pieces of a line that must be known


@dataclass(frozen=True, slots=True)
class Worded:
    """The likeliest option (or ``unclear``) and how certain it is, from 0 to 1."""

    option: str
    certainty: float


def worded(talk: Talk, question: str, line: str, *, unless: str = "") -> Worded | None:
    """What a plain line says at a question; None where nothing was learnt for it, too little is known, or it may well be ``unless``."""
    model = talk.answers.of(question)
    pieces = grams(line)
    if model is None or sum(piece in model.weights for piece in pieces) < _LEAST:
        return None
    certain = model.certainties(pieces)
    return Worded(*max(certain.items(), key=lambda c: c[1])) if certain.get(unless, 0.0) < _MAY_WELL else None


def worded_state(talk: Talk, line: str, *, read: bool) -> State | None:
    """The state that a plain line says with a reason or a tail; None for what is an answer, or may be one: where it was ``read`` as one."""
    found = worded(talk, STATES, line)
    if found is None or found.option == NO_STATE:
        return None
    needed = _APART if read or found.option == State.NOT_APPLICABLE else _STATE
    return State(found.option) if found.certainty >= needed else None


def of_practices(
    talk: Talk, library: Library, line: str, parts: Sequence[Clause], said: Sequence[tuple[int, int]], *, at: str = ""
) -> dict[str, Fact]:
    """The practices that the clauses of a line tell of, each by itself; of two that contradict each other none.

    ``said`` are the places of what was understood otherwise: figures and names. A clause that holds one tells no practice besides;
    nor does one that may well speak of the question it was said ``at``.
    """
    told: dict[str, set[str]] = {}
    if _EXCEPTED.search(line):
        return {}
    for start, end in _finer(line, parts):
        clause = line[start:end]
        if _TOO_SHORT.fullmatch(clause.strip()):
            continue
        topic = worded(talk, QUESTIONS, clause, unless=at)
        if topic is None or topic.certainty < _TOPIC or any(start <= s < end for s, _ in said) or plans(clause):
            continue
        question = library.questions.get(topic.option)
        option = worded(talk, topic.option, clause)
        if question is None or option is None or option.certainty < _OPTION or question.id.startswith(_PROFILE):
            continue
        if not against(question.fact, option.option, clause):
            told.setdefault(topic.option, set()).add(option.option)
    return {i: meant(library.questions[i].fact, o) for i, options in told.items() for o in options if {o} == options != {UNCLEAR}}


def against(definition: FactDefinition, option: str, line: str) -> bool:
    """Whether a line that denies would admit to a breach, or the other way round: likeness does not hear the "not"."""
    last = definition.options[-1].id if definition.options else "no"  # none of these
    return definition.id.startswith(_CONDUCT) and denies(line) != (option in {"no", last})


def _finer(line: str, parts: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """The clauses, cut where two statements are joined by a word."""
    for part in parts:
        start = part.start
        for joint in _AND.finditer(line, part.start, part.end):
            if joint.start() - start >= _SHORTEST and part.end - joint.end() >= _SHORTEST:
                yield start, joint.start()
                start = joint.end()
        yield start, part.end


def meant(definition: FactDefinition, option: str) -> Fact:
    """The fact that the option of a list, or yes or no, is the answer."""
    value: Value = option == "yes" if definition.type is FactType.YES_NO else option
    return Fact(definition.id, State.KNOWN, (option,) if definition.type is FactType.CHOICES else value, Origin.DECLARED)
