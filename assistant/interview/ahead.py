"""Everything an interview may still ask, for a form that is filled in without us: what is needed now, and what an answer may make needed.

The trap it guards: a question that waits for another answer is not asked yet, but on paper it must stand there, with its condition.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from assistant.interview.asking import Asked, asked, open_needs
from assistant.judging.judge import judge
from assistant.judging.logic import truth
from assistant.model.condition import All, Any, Condition, Leaf, leaves
from assistant.model.inputs import Inputs
from assistant.model.library import Indicator, Library, Question
from assistant.model.values import Fact, State

_Asked = TypeVar("_Asked", Question, Indicator)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A question that may be asked. ``only_if`` is what is still open of its condition; None where it is asked in any case."""

    asked: Asked
    only_if: Condition | None


def ahead(library: Library, inputs: Inputs, *, answered: Collection[str], everything: bool = False) -> tuple[Ahead, ...]:
    """All that may still be asked, section by section; no answer can make the interview ask anything else.

    ``inputs`` carry the data score, if there is one. With ``everything`` also what is answered already or settles nothing any more:
    only what does not apply is left out.
    """
    facts = judge(library, inputs).facts
    if everything:
        found = {i for i, q in _all(library).items() if _applies(q, facts) is not False}
    else:
        silent = {i for i in answered if i not in inputs.answers or inputs.answers[i].value is None}
        never = _never(library, facts, silent) | frozenset(answered)
        loose = _loosened(library, facts, never)
        found = open_needs(loose, judge(loose, inputs), answered).keys() - never
        waiting = list(found)
        while waiting:
            condition = _open_condition(asked(library, waiting.pop()), facts)
            read = {leaf.fact for leaf in leaves(condition)} if condition is not None else set()
            new = read - found - never
            waiting += new
            found |= new
    sections = list(library.sections)
    order = sorted((i for i in _all(library) if i in found), key=lambda i: sections.index(asked(library, i).section))
    return tuple(Ahead(asked(library, i), _open_condition(asked(library, i), facts)) for i in order)


def _all(library: Library) -> dict[str, Asked]:
    return {**library.questions, **library.indicators}


def _applies(question: Asked, facts: Mapping[str, Fact]) -> bool | None:
    return truth(question.asked_if, facts) if question.asked_if is not None else True


def _open_condition(question: Asked, facts: Mapping[str, Fact]) -> Condition | None:
    return None if _applies(question, facts) is not None else _open_part(question.asked_if, facts)


def _open_part(condition: Condition | None, facts: Mapping[str, Fact]) -> Condition | None:
    """A condition without the parts that are decided: what is left is what the answers on the form decide."""
    if condition is None or isinstance(condition, Leaf):
        return condition
    parts = tuple(p for p in (_open_part(p, facts) for p in condition.parts if truth(p, facts) is None) if p is not None)
    return parts[0] if len(parts) == 1 and isinstance(condition, All | Any) else replace(condition, parts=parts)


def _never(library: Library, facts: Mapping[str, Fact], silent: Collection[str]) -> frozenset[str]:
    """What stays without a value whatever is answered: ``silent`` answers, and what waits for one of them. An answer whose own
    condition is still open has its value in waiting.
    """
    never = set(silent)
    while True:
        closed = {**facts, **{i: Fact(i, State.NOT_APPLICABLE) for i in never if i in facts and facts[i].value is None}}
        more = {
            i
            for i, q in _all(library).items()
            if i not in never and q.asked_if is not None and _applies(q, facts) is None and truth(q.asked_if, closed) is False
        }
        if not more:
            return frozenset(never)
        never |= more


def _loosened(library: Library, facts: Mapping[str, Fact], never: Collection[str]) -> Library:
    """The library with every condition that may still be met taken as met: what it then needs is what it may need."""

    def free(entries: Iterable[_Asked]) -> dict[str, _Asked]:
        return {q.id: replace(q, asked_if=None) if _applies(q, facts) is None and q.id not in never else q for q in entries}

    metrics = tuple(
        replace(m, applies=None) if m.applies is not None and truth(m.applies, facts) is None else m for m in library.ladder.metrics
    )
    return replace(
        library,
        questions=free(library.questions.values()),
        indicators=free(library.indicators.values()),
        ladder=replace(library.ladder, metrics=metrics),
    )
