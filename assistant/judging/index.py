"""The practice index: what the answered practices are worth, 0–100, with the lowest and highest that open answers still allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.judging.logic import truth
from assistant.model.library import Index, IndexBand, Library, Question
from assistant.model.values import Fact, FactType, State, Value


@dataclass(frozen=True, slots=True)
class IndexResult:
    """The index of a sub-system or in total. ``asked`` is 0 where nothing applies; then it sets no limit.

    ``certain`` counts the questions that apply whatever else is answered.
    """

    id: str
    lowest: float
    highest: float
    answered: int
    asked: int
    certain: int

    @property
    def value(self) -> float | None:
        """The index where nothing is open, otherwise None."""
        return self.lowest if self.asked and self.answered == self.asked else None


def evaluate_index(library: Library, facts: Mapping[str, Fact]) -> tuple[IndexResult, ...]:
    """Each sub-system, then ``total``: the mean of the sub-systems that have questions, each weighing the same."""
    parts = []
    for sub in library.index.sub_systems:
        questions = [q for q in library.questions.values() if q.index == sub.id]
        parts.append(_index(sub.id, questions, facts))
    asked = [p for p in parts if p.asked]
    if not asked:
        return (*parts, IndexResult("total", 0.0, 100.0, 0, 0, 0))
    lowest = round(sum(p.lowest for p in asked) / len(asked), 6)
    highest = round(sum(p.highest for p in asked) / len(asked), 6)
    total = IndexResult(
        "total", lowest, highest, sum(p.answered for p in parts), sum(p.asked for p in parts), sum(p.certain for p in parts)
    )
    return (*parts, total)


def allowed(index: Index, results: tuple[IndexResult, ...]) -> frozenset[str]:
    """The grades that the index may still allow; A where no practice is asked about at all."""
    return frozenset(_between(_band(index, results, worst=True), _band(index, results, worst=False)))


def credit(question: Question, value: Value) -> float:
    """What an answer is worth, 0–1. Of several choices the credits add up, to 1 at most."""
    options = question.fact.options
    if question.fact.type is FactType.YES_NO:
        value = "yes" if value else "no"
    chosen = value if isinstance(value, tuple) else (str(value),)
    return min(1.0, sum(o.credit or 0.0 for o in options if o.id in chosen))


def _index(sub_system: str, questions: list[Question], facts: Mapping[str, Fact]) -> IndexResult:
    low = high = weight = 0.0
    answered = asked = certain = 0
    for question in questions:
        fact = facts[question.id]
        if fact.state is State.NOT_APPLICABLE:
            continue
        asked += 1
        certain += fact.value is not None or applies(question, facts) is True  # what has a value applies
        weight += question.weight
        if fact.value is not None:
            answered += 1
            low += question.weight * credit(question, fact.value)
            high += question.weight * credit(question, fact.value)
        else:
            high += question.weight
    if not weight:
        return IndexResult(sub_system, 0.0, 100.0, 0, 0, 0)
    return IndexResult(sub_system, round(100 * low / weight, 6), round(100 * high / weight, 6), answered, asked, certain)


def applies(question: Question, facts: Mapping[str, Fact]) -> bool | None:
    """Whether the question is to be asked; None while that hangs on another answer."""
    return True if question.asked_if is None else truth(question.asked_if, facts)


def _band(index: Index, results: tuple[IndexResult, ...], *, worst: bool) -> str:
    marks = {r.id: (r.lowest if worst else r.highest) for r in results if r.asked}
    if not marks:
        return "A"
    return next((band.grade for band in index.bands if _reaches(band, marks)), "C")


def _reaches(band: IndexBand, marks: Mapping[str, float]) -> bool:
    return marks["total"] >= band.total and all(m >= band.each for s, m in marks.items() if s != "total")


def _between(low: str, high: str) -> str:
    order = "DCBA"
    return order[order.index(low) : order.index(high) + 1]
