"""What is said back of a line: the answer to the question at hand, and what the line tells besides.

The trap it guards: a figure answers one question only, and a line that gives no value, or two at once, tells no practice in passing.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.interview.asking import Asked
from assistant.interview.options.echo import echoed
from assistant.interview.options.own_words import stated_yes_or_no
from assistant.interview.own_answer import MEANT
from assistant.interview.prompt import CONDUCT, PROFILE, Prompt
from assistant.interview.said import Answer, Confirm, Refusal, Said
from assistant.interview.talk import Talk
from assistant.interview.told.naming import naming
from assistant.interview.told.presupposed import presupposed
from assistant.interview.told.volunteered import OF_ROLES, option_of_number, told_with_figures
from assistant.interview.values.figures import Figure, bare, figures, read_as
from assistant.interview.values.lists_of_figures import is_share
from assistant.interview.values.reckoned import reckons
from assistant.interview.values.shares import quotient
from assistant.interview.words.phrasing import unwrapped
from assistant.interview.words.plain import plain
from assistant.model.values import Fact, FactType, Origin, State

_PARTED = frozenset({FactType.SHARE, FactType.COUNT})
_WHOLES = frozenset({"orders", "rated_reviews"})  # what others are counted out of
_THINGS = re.compile(r"\s*(?!and\b|but\b|on average\b)(?:[a-z]|[个单件家条笔人])")
_ROLE, _STAFF = "profile.role", "profile.staff"


def with_what_is_told(prompt: Prompt, talk: Talk, own: Said, text: str) -> tuple[Fact, ...]:
    """The fact that was asked for, and what was told besides."""
    asked, line = prompt.asked, plain(text)
    refused = isinstance(own, Refusal) and own.reason in MEANT
    mine = own.fact if isinstance(own, Answer | Confirm) else None
    role = _role(asked.id, mine)
    told, figured, left = told_with_figures(talk, prompt.library, text, prompt.today, beside=prompt.of_practice, prefer=role, at=asked.id)
    own_kind = {asked.id, *_WHOLES, naming(talk, prompt.library).twins.get(asked.id, "")}
    if mine is not None and prompt.type in _PARTED and own_kind.issuperset(figured) and _parted(asked, line, prompt.today):
        return (mine,)
    others = _others(prompt, told, figured, mine, role=role, refused=refused)
    if mine is None or mine.state is State.KNOWN:
        named = next((f for f in told if f.id == asked.id), None)
        if prompt.of_figure and named is None:
            mine = _figure(prompt, mine, left, line, of_others=any(f.id in figured for f in others), beside=bool(others))
        mine = _numbered(asked, line, prompt.today) or _joined(asked, mine, named, told=asked.id in figured or _of_its_trade(named, others))
    if mine is None and not refused:
        mine = _otherwise(asked, line, prompt.called)
    return (mine, *others) if mine is not None else others


def _others(
    prompt: Prompt, told: tuple[Fact, ...], figured: Mapping[str, Figure], mine: Fact | None, *, role: str, refused: bool
) -> tuple[Fact, ...]:
    roles = role or ("role_" if any(f.id == _ROLE for f in told) else "-")
    counted = prompt.type is FactType.COUNT
    others = [f for f in told if f.id != prompt.id and not presupposed(prompt.asked, f) and not (counted and f.id == _STAFF)]
    others = [f for f in others if not f.id.startswith("role_") or f.id.startswith(roles)]
    if refused:  # what is two things at once tells of no practice in passing
        others = [f for f in others if f.id in figured or f.id.startswith((PROFILE, CONDUCT))]
    if mine is not None and mine.state is not State.KNOWN:
        told_too = PROFILE if mine.state is State.NOT_APPLICABLE else "-"  # a line that gives no value tells no practice
        others = [f for f in others if f.id in figured or f.id.startswith(told_too)]
    return tuple(others)


def _figure(prompt: Prompt, mine: Fact | None, left: tuple[Figure, ...], line: str, *, of_others: bool, beside: bool) -> Fact | None:
    """The figure that answers: not one that was said of another fact, but the first that was said of none."""
    if mine is not None and not of_others:
        return mine
    return _leading(prompt.asked, line, left, prompt.today) if beside else None


def _joined(asked: Asked, mine: Fact | None, named: Fact | None, *, told: bool) -> Fact | None:
    """The answer weighed with what names tell of the same fact, and figures where they ``told`` it."""
    if mine is None or named is None or told:
        return named if told or mine is None else mine
    if isinstance(mine.value, tuple) and isinstance(named.value, tuple):
        chosen = {*mine.value, *named.value}
        return replace(mine, value=tuple(o.id for o in asked.fact.options if o.id in chosen))
    return mine


def _of_its_trade(named: Fact | None, others: tuple[Fact, ...]) -> bool:
    """Whether the line goes on to tell of the trade of the role that it names."""
    begins = OF_ROLES.get(str(named.value)) if named is not None and named.id == _ROLE else None
    return begins is not None and any(f.id.startswith(begins) for f in others)


def _role(question: str, mine: Fact | None) -> str:
    """How the facts of the role begin that the question is for, or that is the answer to it."""
    if question == _ROLE and mine is not None:
        return OF_ROLES.get(str(mine.value), "")
    return question.partition(".")[0] + "." if question.startswith("role_") else ""


def _parted(asked: Asked, line: str, today: datetime.date) -> bool:
    """Whether all the figures of the line are parts of the one value that is asked for."""
    if asked.fact.type is FactType.SHARE and quotient(unwrapped(line).text) is not None:
        return True
    return reckons(asked.fact.type, line, today, f"{asked.ask.en} {asked.ask.zh} {asked.fact.title.en}")


def _leading(asked: Asked, line: str, left: tuple[Figure, ...], today: datetime.date) -> Fact | None:
    """The one figure that is said of nothing else, where the line begins with it: the answer, before what is told besides."""
    left = tuple(f for f in left if read_as(asked.fact, f.text, today) is not None)
    if asked.fact.type is FactType.SHARE and left and is_share(left[0]):
        left = tuple(f for f in left if is_share(f))
    if len(left) != 1 or left[0].open or unwrapped(line[: left[0].end]).text != left[0].text:
        return None
    if asked.fact.type is FactType.SHARE and bare(left[0]) and _THINGS.match(line, left[0].end):
        return None
    read = read_as(asked.fact, left[0].text, today)
    return None if read is None else Fact(asked.id, State.KNOWN, read.value, Origin.DECLARED)


def _numbered(asked: Asked, line: str, today: datetime.date) -> Fact | None:
    """The one number of the line at a list whose labels span numbers."""
    if asked.fact.type is not FactType.CHOICE:
        return None
    found = figures(line, today)
    option = option_of_number(asked.fact, found[0].text) if len(found) == 1 and not found[0].open else None
    return None if option is None else Fact(asked.id, State.KNOWN, option, Origin.DECLARED)


def _otherwise(asked: Asked, line: str, called: Mapping[str, tuple[str, ...]] | None) -> Fact | None:
    """At yes or no a sentence that states it, or one in the words of the question."""
    if asked.fact.type is not FactType.YES_NO:
        return None
    yes = stated_yes_or_no(line, called or {})
    yes = echoed(line, asked) if yes is None else yes
    return None if yes is None else Fact(asked.id, State.KNOWN, yes, Origin.DECLARED)
