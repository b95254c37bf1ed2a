"""What an answer can be expected to settle: the order of ``--fast``.

A goal that waits for three answers is settled a third by each of them, those counted that are asked only after another. First come the
vetoes, since one that is found decides the grade alone and each that is open keeps it undecided; then what limits the grade at one
stroke, caps and ladder; then the practices, by the part of the index's range that an answer closes; last what only advice needs. A
question that others hang on has a part in all that they would settle, so it comes early by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeAlias

from assistant.judging.grade import GradeResult, draw_grade
from assistant.judging.judge import Judged
from assistant.judging.loosening import read_together
from assistant.judging.needs import open_leaves
from assistant.model.library import GRADES, Library, RuleKind
from assistant.model.values import State

Expected: TypeAlias = tuple[float, float, float, float]  # of vetoes, of what limits the grade, of the index, of everything


def expected(library: Library, judged: Judged, settles: Mapping[str, tuple[str, ...]]) -> dict[str, Expected]:
    """What each of these facts settles, most important first; ``settles`` as ``needs`` gives it."""
    waiting = Counter(goal for goals in settles.values() for goal in goals)
    waiting.update({goal: len(_later(library, judged, goal) - settles.keys()) for goal in waiting})
    tiers = _tiers(library, judged)
    weighs = _index_weights(judged)
    found: dict[str, Expected] = {}
    for fact_id, goals in settles.items():
        sums = [0.0, 0.0, 0.0, 0.0]
        for goal in goals:
            share = 1 / waiting[goal]
            sums[3] += share
            tier = tiers.get(goal)
            if tier is not None:
                sums[tier] += weighs.get(goal, 1.0) * share
        found[fact_id] = (round(sums[0], 9), round(sums[1], 9), round(sums[2], 9), round(sums[3], 9))
    return found


def _later(library: Library, judged: Judged, goal: str) -> frozenset[str]:
    """The facts that a rule or a metric will read once it is known that they are asked for."""
    if goal in library.rules:
        return frozenset(leaf.fact for leaf in open_leaves(library.rules[goal].when, judged.facts) if leaf.fact in library.questions)
    metric = next((m.metric for m in judged.ladder if m.metric.id == goal and m.applies is None), None)
    figures = {metric.metric, *read_together(library, metric.metric)} if metric is not None else set()
    return frozenset(i for i in figures if judged.facts[i].state is State.UNKNOWN)


def _tiers(library: Library, judged: Judged) -> dict[str, int]:
    """The goals that vetoes and grade still hang on: 0 vetoes, 1 caps and ladder, 2 the index."""
    found = {r.id: 0 for r in library.rules.values() if r.kind in (RuleKind.VETO, RuleKind.MARKET_VETO)}
    found |= {m.metric.id: 0 for m in judged.ladder if m.metric.counts and m.metric.d_veto is not None}
    grade = draw_grade(library, judged)
    if grade.value is not None:
        return found
    found |= {m.metric.id: 1 for m in judged.ladder if m.metric.counts and m.metric.d_veto is None}
    found |= {r.id: 1 for r in library.rules.values() if r.kind is RuleKind.CAP and _lowers(r.cap, grade)}
    found["ladder.rated"] = 1
    return found | {f"index.{sub.id}": 2 for sub in library.index.sub_systems}


def _lowers(cap: str | None, grade: GradeResult) -> bool:
    return cap is not None and GRADES.index(cap) < GRADES.index(grade.highest)


def _index_weights(judged: Judged) -> dict[str, float]:
    """How much of the total index is still open in each sub-system, 0 to 1."""
    asked = [r for r in judged.index[:-1] if r.asked]
    return {f"index.{r.id}": (r.highest - r.lowest) / 100 / len(asked) for r in asked}
