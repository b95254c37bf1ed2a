"""Which document would firm up the documented verdict most, and which are needed together for its next grade.

More documents never lower it, so the shortest row of documents that is enough can be searched by halves. What a figure that is typed in
would add to the data score is not counted: that is known only once its document is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from assistant.judging.documented import documented, undocumented
from assistant.judging.grade import draw_grade
from assistant.judging.index import applies, credit
from assistant.judging.judge import Judged, judge
from assistant.judging.needs import needs
from assistant.model.inputs import Inputs
from assistant.model.library import GRADES, Library, RuleKind
from assistant.model.values import Evidence, State

_TRIED = 2  # so many that limits wait for, and so many that add most to the index, are tried alone
_MOST = 8  # a set of more documents is not made smaller: it is no advice for Monday morning

_PLACE = {grade: place for place, grade in enumerate(("U", *GRADES))}


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A documented verdict: its range of grades, worst and best, and what the documented practices are worth at least (0–100)."""

    lowest: str
    highest: str
    index: float

    @property
    def rank(self) -> tuple[int, float]:
        """How firm it is."""
        return (_PLACE[self.lowest], self.index)


@dataclass(frozen=True, slots=True)
class Firming:
    """``best`` is the answer whose document alone raises the documented verdict most, ``after`` what it is then; None where none does.

    ``together`` are the answers that are to be documented for the next grade, ``reaches``, where one document is not enough; of more
    than a few it is not sure that none could be left out. ``with_all``: the verdict with every document there could be.
    """

    before: Standpoint
    best: str | None
    after: Standpoint | None
    together: tuple[str, ...]
    reaches: str | None
    with_all: Standpoint


def firming(library: Library, inputs: Inputs, declared: Judged) -> Firming | None:
    """None where every answer that wants a document has one. ``inputs`` with the data score, ``declared`` as they were judged."""
    open_ones = tuple(i for i in undocumented(library, inputs) if i in library.indicators or _applies(library, declared, i))
    if not open_ones:
        return None
    bare = judge(library, documented(library, inputs))
    before = _standpoint(library, bare)
    adds = {i: _adds(library, inputs, bare, i) for i in open_ones}
    row = _row(library, bare, adds)

    @cache
    def judged_with(*ids: str) -> Standpoint:
        return _standpoint(library, judge(library, documented(library, _on_file(library, inputs, ids))))

    with_all = judged_with(*row)
    tried = {i: judged_with(i) for i in dict.fromkeys((*row[:_TRIED], *sorted(row, key=lambda i: -adds[i])[:_TRIED]))}
    best = max(tried, key=lambda i: tried[i].rank)
    raised = tried[best].rank > before.rank
    together: tuple[str, ...] = ()
    reaches = None
    if _PLACE[with_all.lowest] > _PLACE[before.lowest] and tried[best].lowest == before.lowest:
        together = _enough(row, lambda ids: _PLACE[judged_with(*ids).lowest] > _PLACE[before.lowest])
        reaches = judged_with(*together).lowest
    if len(together) == 1:  # alone enough after all, though it was not among those tried
        best, raised, together, reaches = together[0], True, (), None
        tried[best] = judged_with(best)
    return Firming(before, best if raised else None, tried[best] if raised else None, together, reaches, with_all)


def _enough(row: list[str], reached: Callable[[list[str]], bool]) -> tuple[str, ...]:
    """A short set that reaches it: the shortest beginning of the row, without those that it can do without."""
    low, high = 1, len(row)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(row[:middle]) else (middle + 1, high)
    found = row[:low]
    if len(found) <= _MOST:
        for one in reversed(found[:-1]):  # the last one is needed: without it the row was not enough
            fewer = [i for i in found if i != one]
            found = fewer if reached(fewer) else found
    return tuple(found)


def _row(library: Library, bare: Judged, adds: Mapping[str, float]) -> list[str]:
    """Those first that a limit of the grade waits for, then by what they add to the index."""
    waiting = needs(library, bare)
    limits = {r.id for r in library.rules.values() if r.kind in (RuleKind.VETO, RuleKind.CAP)}
    limits |= {m.metric.id for m in bare.ladder if m.metric.counts} | {"ladder.rated"}
    order = {i: place for place, i in enumerate((*library.questions, *library.indicators))}

    def worth(fact_id: str) -> tuple[int, float, int]:
        goals = waiting.get(fact_id, ())
        return (-sum(goal in limits for goal in goals), -adds[fact_id], order[fact_id])

    return sorted(adds, key=worth)


def _applies(library: Library, declared: Judged, fact_id: str) -> bool:
    return fact_id in library.questions and applies(library.questions[fact_id], declared.facts) is not False


def _adds(library: Library, inputs: Inputs, bare: Judged, fact_id: str) -> float:
    """What the document adds to the total index, in points, as far as its own question goes."""
    question, value = library.questions.get(fact_id), inputs.answers[fact_id].value
    if question is None or question.index is None or value is None:
        return 0.0
    counted = [q for q in library.questions.values() if q.index == question.index and bare.facts[q.id].state is not State.NOT_APPLICABLE]
    weight = sum(q.weight for q in counted)
    return question.weight * credit(question, value) / weight if weight else 0.0


def _on_file(library: Library, inputs: Inputs, ids: Iterable[str]) -> Inputs:
    paper = Evidence("", library.as_of)
    return replace(inputs, answers={**inputs.answers, **{i: replace(inputs.answers[i], evidence=paper) for i in ids}})


def _standpoint(library: Library, judged: Judged) -> Standpoint:
    grade = draw_grade(library, judged)
    return Standpoint(grade.lowest, grade.highest, judged.index[-1].lowest)
