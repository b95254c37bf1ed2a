"""Which question comes next: only one that something still undecided needs, topic by topic because people hate jumping.

The trap it guards: a question that was answered in any way, *unknown* and *declined* too, is never asked again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import TypeAlias

from assistant.interview.ordering import Expected, expected
from assistant.judging.grade import draw_grade
from assistant.judging.judge import Judged
from assistant.judging.ladder import TESTS
from assistant.judging.loosening import read_together
from assistant.judging.needs import needs
from assistant.model.condition import leaves
from assistant.model.inputs import ENTERPRISE
from assistant.model.library import Indicator, Library, Question, RuleKind
from assistant.model.values import State

Asked: TypeAlias = Question | Indicator
Settles: TypeAlias = Mapping[str, tuple[str, ...]]  # as ``needs`` gives it


class Order(StrEnum):
    """In which order questions come."""

    TOPICS = "topics"  # section by section, in the order of the library; inside a section what settles most
    QUICK = "quick"  # first the quick check with the profile it rests on, then the rest by topics
    FAST = "fast"  # what can be expected to settle most comes first: vetoes, then the grade, then advice


def next_question(
    library: Library,
    judged: Judged,
    answered: Collection[str],
    *,
    order: Order = Order.TOPICS,
    staying_in: str | None = None,
    settles: Settles | None = None,
) -> Asked | None:
    """The question or indicator to ask now; None when nothing undecided needs an answer that was not given yet.

    ``answered`` are the ids of all facts with an answer in any state. ``staying_in`` is the section of the last answer: a topic
    is finished before another begins, also where an answer in it made an earlier topic matter again. ``settles`` are the needs of
    the same judged inputs, where they were drawn already.
    """
    waiting = open_needs(library, judged, answered, settles)
    if order is Order.FAST:
        return _most(library, expected(library, judged, waiting), list(waiting))
    candidates = list(waiting)
    if order is Order.QUICK:
        quick = quick_check(library)
        candidates = [i for i in candidates if i in quick] or candidates
    goals = {i: len(waiting[i]) for i in candidates}
    return _most(library, goals, _of_one_section(library, candidates, staying_in))


def open_needs(library: Library, judged: Judged, answered: Collection[str], settles: Settles | None = None) -> dict[str, tuple[str, ...]]:
    """What still needs an answer that was not given yet, with what each would settle; in the order of the library.

    What a shop's data gives is not asked. Only where a figure was given for the enterprise as a whole that the data lack, what it is
    read together with is asked for the whole as well: without its sample it counts for nothing. Nor does it count where its sample is
    known to be too small.
    """
    found = {i: g for i, g in (needs(library, judged) if settles is None else settles).items() if not _too_few(library, judged, i)}
    if draw_grade(library, judged).value == "D":  # who is vetoed is graded, however small
        found = {i: rest for i, goals in found.items() if (rest := tuple(g for g in goals if g != "ladder.rated"))}
    measured = {i for channel in judged.channels.values() for i, fact in channel.items() if fact.value is not None}
    beside = _beside(library, judged, found) if judged.channels.keys() > {ENTERPRISE} else {}
    waiting = {i: beside.get(i) or found[i] for i in (*library.questions, *library.indicators) if i in beside or i in found}
    return {i: goals for i, goals in waiting.items() if i not in answered and (i not in measured or i in beside)}


def _too_few(library: Library, judged: Judged, fact_id: str) -> bool:
    """Whether a figure would rest on too few: then neither rules nor ladder read it."""
    indicator, whole = library.indicators.get(fact_id), judged.channels.get(ENTERPRISE)
    if indicator is None or indicator.sample is None or indicator.minimum is None or whole is None:
        return False
    size = whole[indicator.sample].value
    if not isinstance(size, int | float) or size >= indicator.minimum:
        return False
    metrics = [m for m in judged.ladder if fact_id in {m.metric.metric, *read_together(library, m.metric.metric)}]
    return all(m.status != "unknown" for m in metrics)


def _beside(library: Library, judged: Judged, settles: Settles) -> dict[str, tuple[str, ...]]:
    """What figures of the enterprise as a whole that settle nothing yet are read together with, with what they would settle."""
    whole = judged.channels[ENTERPRISE]
    found: dict[str, set[str]] = {}
    for indicator in library.indicators.values():
        if whole[indicator.id].value is not None and indicator.sample is not None and indicator.id in settles:
            found.setdefault(indicator.sample, set()).update(settles[indicator.id])
    for result in judged.ladder:
        if result.status == "unknown" and whole[result.metric.metric].value is not None:
            for other in read_together(library, result.metric.metric):
                if result.metric.id in settles.get(other, ()):
                    found.setdefault(other, set()).add(result.metric.id)
    return {i: tuple(sorted(goals)) for i, goals in found.items() if whole[i].state is State.UNKNOWN}


def quick_check(library: Library) -> frozenset[str]:
    """The questions of the quick check, with those that decide whether they are asked."""
    found: set[str] = set()
    waiting = [q.id for q in library.questions.values() if q.quick]
    while waiting:
        question = library.questions.get(waiting.pop())
        if question is not None and question.id not in found:
            found.add(question.id)
            waiting += [leaf.fact for leaf in leaves(question.asked_if)] if question.asked_if is not None else []
    return frozenset(found)


def quick_check_is_over(library: Library, judged: Judged, answered: Collection[str], settles: Settles | None = None) -> bool:
    """Whether nothing of the quick check is left to ask."""
    return quick_check(library).isdisjoint(open_needs(library, judged, answered, settles))


def asked(library: Library, fact_id: str) -> Asked:
    """The question or indicator of this id. Raises KeyError where there is none."""
    return library.questions[fact_id] if fact_id in library.questions else library.indicators[fact_id]


def must_apply(library: Library, fact_id: str) -> bool:
    """Whether a veto, a cap or the ladder reads the answer: then nobody can declare it not applicable, only unknown or declined."""
    kinds = (RuleKind.VETO, RuleKind.CAP)
    tests = (getattr(m, name) for m in library.ladder.metrics if m.counts for name in TESTS)
    if any(leaf.fact == fact_id for test in tests if test is not None for leaf in leaves(test.when)):
        return True
    return any(leaf.fact == fact_id for r in library.rules.values() if r.kind in kinds for leaf in leaves(r.when))


def _of_one_section(library: Library, candidates: list[str], staying_in: str | None) -> list[str]:
    sections = {asked(library, i).section for i in candidates}
    chosen = staying_in if staying_in in sections else next((s for s in library.sections if s in sections), None)
    return [i for i in candidates if asked(library, i).section == chosen] or candidates


def _most(library: Library, worth: Mapping[str, int] | Mapping[str, Expected], candidates: list[str]) -> Asked | None:
    if not candidates:
        return None
    return asked(library, max(candidates, key=worth.__getitem__))  # max keeps the first of equals: the order of the library
