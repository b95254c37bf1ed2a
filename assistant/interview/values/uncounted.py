"""Figures that stand beside the name of a count and do not count it: thirty orders drawn each month, one defect and the lot is refused.

The trap it guards: a practice has figures as well, and taken for the books of the enterprise they would be worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.interview.values.figures import Figure
from assistant.interview.values.numbers import quantity
from assistant.interview.words.clauses import Clause

_WHOLES = frozenset({"orders", "rated_reviews"})
_SAMPLED = re.compile(
    r"\b(?:random\w*|sampl\w*|spot[- ]check\w*|draws?|drawn|test orders?|at a time|picks? out|picked out)\b|抽|随机|随手|挑"
)
_EACH = re.compile(r"\b(?:each|every|per|a) (?:day|week|month|quarter|year|batch|lot)\b|每[天日周月季年批次]|每个[月季]")
_AT_ONCE = re.compile(
    r"(?:有|出|出现|发现|碰到|到)?[一两1-3]?[个单件条笔].{0,10}?就|\b(?:one|two|three) .{0,20}(?:and (?:it|the)|means|is enough)\b"
)
_STARRED = re.compile(r"[\s-]*stars?\b|颗?星")
_LONGER = re.compile(r"\b(?:quarter|year|years)\b|季度|[一半今去]年|年度")
_FEWEST = 3


def uncounted(fact: str, figure: Figure, line: str, parts: Sequence[Clause], at: str) -> bool:
    """Whether the figure beside its name is no value of the count; ``at`` is the question at hand."""
    if fact == at:
        return False
    clause = next((c for c in parts if c.start <= figure.start < c.end), Clause(0, len(line)))
    said = line[clause.start : clause.end]
    if _STARRED.match(line, figure.end) or _SAMPLED.search(said) or _AT_ONCE.match(line, figure.start):
        return True
    if fact == "card_disputes_month" and _LONGER.search(said):
        return True
    number = quantity(figure.text)
    few = number is not None and 0 < number.value < _FEWEST
    practice = "." in at and not at.startswith(("profile.", "role_"))
    return fact in _WHOLES and (few or (practice and (at.startswith("conduct.") or _EACH.search(said) is not None)))
