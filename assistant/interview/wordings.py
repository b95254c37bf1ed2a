"""What a line in own words says of practices, by what many people said: of which question it speaks, and which option it means.

One small linear model tells the questions apart, and one for each question its options. The trap they guard: neither is ever sure. What
is taken for an answer is said back, and what was said of no single option names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.interview.clauses import Clause, denies, plans
from assistant.interview.grams import stated
from assistant.interview.talk import Talk
from assistant.interview.yes_no import without_fault
from assistant.model.library import FactDefinition, Library
from assistant.model.values import Fact, FactType, Origin, State, Value

_AND = re.compile(r"\s+and (?:the |our |we |they |also )?|\s+plus |\s+(?=nor\b)|，|且|并且|也(?=没|不|无|有)")
_OUTRIGHT = re.compile(  # of one thing: "no forged papers", 欧代有的
    r"^(?:and |but )?(?:(?P<yes>yes\b)|(?:no|not one|neither|nor)\b)(?! (?:idea|clue|longer|problem|one\b))[^,;]*$"
    r"|^(?!.*不是)[^,;]{2,12}?(?:(?P<yes_>(?<![没只还])有[的了]?)|(?:都|也|还|根本)?没有?[的了]?)$"
)
_SHORTEST = 5  # characters of a statement
_TOO_SHORT = re.compile(r"[^\u3400-\u9fff]{0,7}|\W*[\u3400-\u9fff]{0,3}\W*")  # of a statement that nobody asked for
_EXCEPTED = re.compile(r"除外|除了|\bexcept\b|\bexcluding\b")
_PROFILE = "profile."  # what an enterprise is, is told by names and numbers
_ROLE, _SUB_LIST = "profile.role", "honesty.asean_markets"  # the second is told by names alone
_CONDUCT = "conduct."  # what it admits, or denies
UNCLEAR = "unclear"
_NO_OPTION = frozenset({UNCLEAR, str(State.NOT_APPLICABLE)})  # which nobody tells of in passing
QUESTIONS = "*"  # the model that tells the questions apart
STATES = "-"  # the model that tells answers from lines without a value
NO_STATE = "answer"
_NEARBY, _ELSEWHERE = 0.4, 0.6  # how certain it must be that a clause speaks of a question nobody asked: of the section at hand, or another
_BY_NAME, _APART, _ALONE = 0.6, 0.75, 0.97  # and of one with another name, that may answer the question at hand, or is the whole line
_UNASKED, _IN_PASSING = 0.85, 0.95  # and of one with another name where no question stands, or where a figure is asked for
_MAY_BE = 0.05  # how certain it must be that a clause speaks of the question at hand for it to be weighed against another
_SURELY = 0.6  # how certain question and option must be of a fact of the profile, and of one more option of a list
_OPTION, _ANSWERS = 0.4, 0.5  # how certain an option must be that is told besides; from when on a clause may answer the question at hand
_OF_IT, _BESIDE = 18.0, 6.0  # how much likelier a clause speaks of the question at hand, or of one of its section, than of another
_ADMITTED = 0.7  # how certain an option must be that a denial in the line speaks against
_LEAST = 2  # pieces of a line that must be known


@dataclass(frozen=True, slots=True)
class Worded:
    """The likeliest option (or ``unclear``) and how certain it is, from 0 to 1."""

    option: str
    certainty: float


def worded(talk: Talk, question: str, line: str) -> Worded | None:
    """What a plain line says at a question; None where nothing was learnt for it, or too little of the line is known."""
    certain = _certainties(talk, question, line)
    return None if certain is None else Worded(*max(certain.items(), key=lambda c: c[1]))


def answered(talk: Talk, definition: FactDefinition, said: str) -> Worded | None:
    """What is said of a question: yes or no where it is said outright of a thing, else what was learnt."""
    learnt = worded(talk, definition.id, said)
    if definition.type is not FactType.YES_NO:
        return learnt
    outright = None if without_fault(said) else _OUTRIGHT.search(said)
    return learnt if outright is None else Worded("yes" if outright["yes"] or outright["yes_"] else "no", 1.0)


def _certainties(talk: Talk, question: str, line: str) -> dict[str, float] | None:
    model = talk.answers.of(question)
    pieces = stated(line)
    if model is None or sum(piece in model.weights and piece[0] != "#" for piece in pieces) < _LEAST:
        return None
    return model.certainties(pieces)


def _topic(talk: Talk, clause: str, at: str) -> tuple[Worded, float] | None:
    """Of which question a clause speaks that was said ``at`` one, and how certain it is that it speaks of this one.

    It most likely speaks of this one, else of one beside it.
    """
    certain = _certainties(talk, QUESTIONS, clause)
    if certain is None:
        return None
    weighed = {q: c * (_OF_IT if q == at else _BESIDE if _section(q) == _section(at) else 1.0) for q, c in certain.items()}
    best, total = max(weighed, key=lambda q: weighed[q]), sum(weighed.values())
    return Worded(best, weighed[best] / total), weighed.get(at, 0.0) / total


def _section(question: str) -> str:
    return question.partition(".")[0]


def worded_state(talk: Talk, line: str, *, at_least: float) -> State | None:
    """The state that a plain line says with a reason or a tail; None for what is an answer, or may be one."""
    found = worded(talk, STATES, line)
    if found is None or found.option == NO_STATE or found.certainty < at_least:
        return None
    return State(found.option)


def of_practices(
    talk: Talk,
    library: Library,
    line: str,
    parts: Sequence[Clause],
    named: Sequence[int],
    *,
    at: str = "",
    figured: Sequence[int] = (),
) -> dict[str, Fact]:
    """The practices that the clauses of a line tell of, those of one question together; ``at`` is the question at hand.

    ``named`` are the places of names that were understood otherwise: a clause with one must speak the clearer of a practice. One with a
    figure, ``figured``, speaks of none.
    """
    told: dict[str, Fact] = {}
    for question, spans in spoken_of(talk, line, parts, at=at, named=named, figured=figured, profiled=_SURELY).items():
        asked = library.questions.get(question)
        said = "; ".join(line[start:end] for start, end in spans)
        if asked is None or question in (at, _SUB_LIST):
            continue
        if question.startswith(_PROFILE):
            if asked.fact.type is FactType.YES_NO or question == _ROLE:
                continue  # too much hangs on it
            apart = [line[start:end] for start, end in spans if not any(start <= place < end for place in named)]
            if (fact := _of_profile(talk, asked.fact, apart)) is not None:
                told[question] = fact
            continue
        option = answered(talk, asked.fact, said)
        if option is None or option.certainty < _OPTION or option.option in _NO_OPTION or against(asked.fact, option, said):
            continue
        told[question] = meant(asked.fact, option.option)
    return told


def _of_profile(talk: Talk, definition: FactDefinition, said: Sequence[str]) -> Fact | None:
    """The fact of the profile that clauses without a name tell of: every option of a list, else the one they agree on."""
    options = list(options_told(talk, definition, said))
    if not options or (len(options) > 1 and definition.type is not FactType.CHOICES):
        return None
    return replace(meant(definition, options[0]), value=tuple(options)) if len(options) > 1 else meant(definition, options[0])


def options_told(talk: Talk, definition: FactDefinition, said: Sequence[str]) -> Iterator[str]:
    """The options that clauses name in other words, in the order of the list; what is denied or only planned names none."""
    told = set()
    for clause in said:
        option = None if plans(clause) else worded(talk, definition.id, clause)
        sure = option is not None and option.certainty >= _SURELY and option.option not in (UNCLEAR, "none")
        if option is not None and sure and not denies(clause):
            told.add(option.option)
    yield from (o.id for o in definition.options if o.id in told)


def options_beside(talk: Talk, definition: FactDefinition, line: str, parts: Sequence[Clause], named: Sequence[int]) -> tuple[str, ...]:
    """The options of a list that clauses of the line name in other words, where no name stands in them."""
    spans = spoken_of(talk, line, parts, at=definition.id).get(definition.id, [])
    return tuple(options_told(talk, definition, [line[a:z] for a, z in spans if not any(a <= place < z for place in named)]))


def left_for(talk: Talk, line: str, parts: Sequence[Clause], at: str) -> str:
    """What of a line may speak of the question at hand: all but the clauses that speak of another."""
    others = [span for question, spans in spoken_of(talk, line, parts, at=at).items() if question != at for span in spans]
    left = "; ".join(line[start:end] for start, end in _finer(line, parts) if (start, end) not in others)
    return left if others else line


def spoken_of(
    talk: Talk,
    line: str,
    parts: Sequence[Clause],
    *,
    at: str = "",
    named: Sequence[int] = (),
    figured: Sequence[int] = (),
    profiled: float = 0.0,
) -> dict[str, list[tuple[int, int]]]:
    """The clauses of a line by the question that each speaks of, where that is certain enough: ``profiled`` for one of the profile."""
    found: dict[str, list[tuple[int, int]]] = {}
    whole = worded(talk, at, line) if at else None
    finer = list(_finer(line, parts))
    for start, end in finer:
        clause = line[start:end]
        quiet = plans(clause) or _TOO_SHORT.fullmatch(clause.strip()) or any(start <= place < end for place in figured)
        found_topic = None if quiet else _topic(talk, clause, at)
        if found_topic is None:
            continue
        topic, mine = found_topic
        needed = _NEARBY if _section(topic.option) == _section(at) else _ELSEWHERE
        if any(start <= place < end for place in named):
            needed = max(needed, _BY_NAME if at else _UNASKED)
        if topic.option.startswith(_PROFILE):
            needed = max(needed, profiled)
        if topic.option != at and mine >= _MAY_BE and whole is not None and _same(worded(talk, at, clause), whole):
            needed = max(needed, _APART)
        if at and len(finer) == 1:
            needed = max(needed, _ALONE)
        if at and whole is None and at not in talk.answers.kept:
            needed = max(needed, _IN_PASSING)
        if topic.option == at or topic.certainty >= needed:
            found.setdefault(topic.option, []).append((start, end))
    return found


def _same(one: Worded | None, other: Worded) -> bool:
    """Whether a clause answers the question at hand as the whole line does."""
    return one is not None and one.option == other.option and one.certainty >= _ANSWERS


def admits(definition: FactDefinition, said: Worded) -> bool:
    """Whether a breach is admitted to, be it in part; to deny it in part says nothing."""
    return definition.id.startswith(_CONDUCT) and said.certainty >= _ADMITTED and said.option not in {"no", _last(definition)}


def against(definition: FactDefinition, said: Worded, line: str) -> bool:
    """Whether a line that denies seems to admit to a breach, or the other way round, and not quite certainly."""
    denied = said.option in {"no", _last(definition)}
    return definition.id.startswith(_CONDUCT) and said.certainty < _ADMITTED and denies(line) != denied


def _last(definition: FactDefinition) -> str:
    return definition.options[-1].id if definition.options else "no"  # none of these


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
    """The fact that the option of a list, or yes or no, is the answer, or that the question does not apply."""
    if option == State.NOT_APPLICABLE:
        return Fact(definition.id, State.NOT_APPLICABLE)
    value: Value = option == "yes" if definition.type is FactType.YES_NO else option
    return Fact(definition.id, State.KNOWN, (option,) if definition.type is FactType.CHOICES else value, Origin.DECLARED)
