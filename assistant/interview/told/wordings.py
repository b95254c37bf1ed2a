"""What a line in own words says of practices, by what many people said: of which question it speaks, and which option it means.

One small linear model tells the questions apart, and one for each question its options. The trap they guard: neither is ever sure. What
is taken for an answer is said back, and what was said of no single option names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.interview.options.yes_no import without_fault
from assistant.interview.talk import Talk
from assistant.interview.told.topics import by_topic, known, topics
from assistant.interview.words.clauses import Clause, denies, later, plans
from assistant.interview.words.grams import pieces as wordy
from assistant.interview.words.grams import stated
from assistant.interview.words.remainder import nothing_else
from assistant.model.library import FactDefinition, Library
from assistant.model.values import Fact, FactType, Origin, State, Value

_OUTRIGHT = re.compile(  # of one thing: "no forged papers", 欧代有的
    r"^(?:and |but )?(?:(?P<yes>yes\b)|(?:no|not one|neither|nor)\b)(?! (?:idea|clue|longer|problem|one\b))[^,;]*$"
    r"|^(?:都|也|还|根本)?没有?(?!.*(?:数|记录|统计|问题|印象|概念|办法|意见|想法))[^,;]{2,10}$"
    r"|^(?!.*不是)[^,;]{2,12}?(?:(?P<yes_>(?<![没只还])有[的了]?)|(?:都|也|还|根本)?没有?[的了]?)$"
)
_EXCEPTED = re.compile(r"除外|除了|\bexcept\b|\bexcluding\b")
_PROFILE = "profile."  # what an enterprise is, is told by names and numbers
_ROLE, _SUB_LIST = "profile.role", "honesty.asean_markets"  # the second is told by names alone
_CONDUCT = "conduct."  # what it admits, or denies
UNCLEAR = "unclear"
STATES = "-"  # the model that tells answers from lines without a value
NO_STATE = "answer"
_TOLD, _IN_A_FEW_WORDS = 0.45, 0.75  # how certain question and option must be together of what nobody asked for
_APART, _ALONE, _IN_PASSING = (
    0.5,
    0.97,
    0.95,
)  # and a question alone, of a piece beside others, of a whole line, and where a figure is asked for
_FEW_WORDS = 4  # or Chinese characters
_SURELY = 0.6  # how certain question and option must be of a fact of the profile, and of one more option of a list
_ADMITTED = 0.7  # how certain an option must be that a denial in the line speaks against


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
    if model is None or not known(model, pieces):
        return None
    return model.certainties(pieces)


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
    named: Sequence[tuple[int, int]],
    *,
    at: str = "",
    figured: Sequence[int] = (),
) -> dict[str, Fact]:
    """The practices that the pieces of a line tell of, those of one question together; ``at`` is the question at hand.

    ``named`` are names that were understood otherwise, and ``figured`` the places of figures: a piece that is no more than such a name,
    or has such a figure, tells of no practice.
    """
    told: dict[str, Fact] = {}
    places = [start for start, _ in named]
    pieces = topics(talk, line, parts, at, silent=figured)
    least = _ALONE if at and len(pieces) == 1 else _IN_PASSING if at and at not in talk.answers.kept else 0.0
    for question, all_of_it in by_topic(pieces).items():
        asked = library.questions.get(question)
        speaking = [p for p in all_of_it if not later(line[p.start : p.end]) and not p.holds(figured)]
        if not question.startswith(_PROFILE):
            speaking = [p for p in speaking if not nothing_else(line, Clause(p.start, p.end), named)]
        certain = max((p.certain[question] for p in speaking), default=0.0)
        if asked is None or question in (at, _SUB_LIST) or certain <= least:
            continue
        if question.startswith(_PROFILE):
            if asked.fact.type is FactType.YES_NO or question == _ROLE:
                continue  # too much hangs on it
            apart = [line[p.start : p.end] for p in speaking if not p.holds(places) and p.certain[question] >= _SURELY]
            if (fact := _of_profile(talk, asked.fact, apart)) is not None:
                told[question] = fact
            continue
        said = "; ".join(line[p.start : p.end] for p in speaking)
        option = answered(talk, asked.fact, said)
        if option is None or option.option == UNCLEAR or against(asked.fact, option, said):
            continue
        if option.option == State.NOT_APPLICABLE and not denies(said):
            continue  # what is done elsewhere does not make it so
        if certain * option.certainty >= (_IN_A_FEW_WORDS if len(wordy(said)) <= _FEW_WORDS else _TOLD):
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
    """The options of a list that pieces of the line name in other words, where no name stands in them."""
    speaking = by_topic(topics(talk, line, parts, definition.id)).get(definition.id, [])
    return tuple(options_told(talk, definition, [line[p.start : p.end] for p in speaking if not p.holds(named)]))


def left_for(talk: Talk, line: str, parts: Sequence[Clause], at: str, *, surely: bool = False) -> str:
    """What of a line may speak of the question at hand: all but the pieces that clearly speak of another.

    What an enterprise is, is told by names, which know what they are of. ``surely``: nothing is left where no piece clearly speaks of it.
    """
    if at not in talk.answers.kept:
        return line
    pieces = topics(talk, line, parts, at)
    needed = _APART if len(pieces) > 1 else _ALONE
    named = at.startswith(_PROFILE)
    left = [p for p in pieces if p.topic == at or p.certain[p.topic] < needed or (named and p.topic.startswith(_PROFILE))]
    if len(left) == len(pieces):
        return line
    speaks = any(p.topic == at or (named and p.topic.startswith(_PROFILE)) for p in left)
    return "; ".join(line[p.start : p.end] for p in left) if speaks or not (surely or named) else ""


def admits(definition: FactDefinition, said: Worded) -> bool:
    """Whether a breach is admitted to, be it in part; to deny it in part says nothing."""
    return definition.id.startswith(_CONDUCT) and said.certainty >= _ADMITTED and said.option not in {"no", _last(definition)}


def against(definition: FactDefinition, said: Worded, line: str) -> bool:
    """Whether a line that denies seems to admit to a breach, or the other way round, and not quite certainly."""
    denied = said.option in {"no", _last(definition)}
    return definition.id.startswith(_CONDUCT) and said.certainty < _ADMITTED and denies(line) != denied


def _last(definition: FactDefinition) -> str:
    return definition.options[-1].id if definition.options else "no"  # none of these


def meant(definition: FactDefinition, option: str) -> Fact:
    """The fact that the option of a list, or yes or no, is the answer, or that the question does not apply."""
    if option == State.NOT_APPLICABLE:
        return Fact(definition.id, State.NOT_APPLICABLE)
    value: Value = option == "yes" if definition.type is FactType.YES_NO else option
    return Fact(definition.id, State.KNOWN, (option,) if definition.type is FactType.CHOICES else value, Origin.DECLARED)
