"""The counts of which a line says that there are none: "no chargebacks last month", 没有拒付, "not one cancelled by us", 一单都没取消.

The trap it guards: a denial that goes on ("no late shipments to Germany") denies less than all, and of orders nobody has none in passing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.interview.told.naming import Hit
from assistant.interview.values.figures import Figure
from assistant.interview.words.clauses import Clause, denies, supposes
from assistant.model.library import FactDefinition
from assistant.model.values import FactType

_EVERYTHING = frozenset({"orders", "rated_reviews", "role_payment.fx_staff"})
_NO = re.compile(
    r"(?:\b(?:no|zero|not any|without any|not a single(?: one| order| parcel)?|not one(?: of them| order| parcel)?"
    r"|(?:and )?none(?: of (?:them|those|these))?|(?:have|had|got|get)(?:n't| not)(?: had| got)?(?: any)?"
    r"|didn't (?:have|get)(?: any)?)(?: (?:was|were|got|has been|had to be|shipped|went))?"
    r"|没有?(?:过|收到|发生|出现)?|零|无"
    r"|没有?任?何?[一半][单个件条笔票](?:订单)?(?:是|被|由)?(?:我们?|卖家|咱们?)?|[一半][单个件条笔票](?:订单)?[也都]?没有?(?:被|发生|出现)?(?:我们)?)\s*$"
)
_NOTHING_MORE = re.compile(
    r"[\s.!。]*(?:过?订单|at all|whatsoever|last month|this month|this year|so far|yet|either|by us"
    r"|过|的|了|in the last \w+ months|lately)?[\s.!。]*"
)
_AND = re.compile(r"\s+(?:and|plus)\s+|、|以及")
_NIL = re.compile(
    r"\s*(?:数|数量|笔数)?\s*(?:are|is|was|were|:|=|为|是)?\s*(?:nil|none|zero|没有|零|无|一个(?:都|也)?没有|一[单笔条](?:都|也)?没有)[\s.!。]*"
)


def none_told(
    line: str, parts: Sequence[Clause], mentions: Sequence[Hit], definitions: Mapping[str, FactDefinition], twin: Mapping[str, str]
) -> dict[str, tuple[float, Figure]]:
    """Each such fact with its nought and the place; in a list of shares their ``twin``."""
    told: dict[str, tuple[float, Figure]] = {}
    for hit in mentions:
        counts = [n.fact for n in hit.names if n.fact in definitions and definitions[n.fact].type is FactType.COUNT]
        clause = next((c for c in parts if c.start <= hit.start < c.end), Clause(0, len(line)))
        before, after = line[clause.start : hit.start], _AND.split(line[hit.end : clause.end])[0]
        without = (_NO.search(before) and _NOTHING_MORE.fullmatch(after)) or (_NIL.fullmatch(after) and not denies(before))
        if len(counts) == 1 and counts[0] not in _EVERYTHING and without and not supposes(line[clause.start : clause.end]):
            name, none = (twin[counts[0]], 0.0) if counts[0] in twin and not _NO.search(before) else (counts[0], 0)
            told[name] = (none, Figure(clause.start, clause.end, "0"))
    return told
