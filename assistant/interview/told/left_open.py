"""The figures that a line names to say that it has none: "refund rate I'd rather not say" · ODR说不上来 · "our ODR? never measured".

The trap it guards: who does not know how to appeal says nothing of a figure, so it is only said of what is counted or measured.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from assistant.interview.told.naming import Hit
from assistant.interview.values.figures import Figure
from assistant.interview.words.clauses import Clause
from assistant.model.library import FactDefinition
from assistant.model.values import Fact, FactType, State

_FIGURED = frozenset({FactType.SHARE, FactType.COUNT, FactType.NUMBER, FactType.DURATION})
_WHOLES = frozenset({"orders", "rated_reviews"})  # everything is spoken of as orders
_DECLINED = re.compile(
    r"\b(?:(?:i|we)(?:'d| would)? (?:rather|prefer) not(?: to)?(?: say| tell| share| disclose| answer)?"
    r"|(?:i|we)(?:'ll| will) not (?:say|tell|share)"
    r"|(?:i|we) (?:won't|don't want to|can't|may not) (?:share|disclose|reveal)|no comment"
    r"|(?:is|that's|stays) (?:confidential|private|secret|between us))\b"
    r"|恕不奉告|不方便(?:说|透露|讲|给)|不想[说讲给]|保密|不[愿便](?:意)?(?:透露|说|讲)|不能(?:透露|说|讲)"
)
_UNKNOWN = re.compile(
    r"\b(?:(?:i|we|nobody) (?:couldn't|could not|can't|cannot|can|could) (?:tell|say)(?: you)?"
    r"(?! (?:you )?(?:which|what|who|how|if|whether))|(?:i|we) (?:don't|do not) know|nobody knows|no idea"
    r"|(?:is |are )?(?:unknown|not known|never measured|not measured|not tracked)|(?:never|not) (?:measured|tracked|counted|looked at))\b"
    r"|不知道|不清楚|没(?:有)?(?:统计|算|数|量|记录)过?|未统计|说不上来|说不清|不掌握|没数$"
)


def left_open(
    line: str,
    parts: Sequence[Clause],
    mentions: Sequence[Hit],
    found: Sequence[Figure],
    *,
    told: Collection[str],
    definitions: Mapping[str, FactDefinition],
) -> dict[str, Fact]:
    """The facts that are named in a clause without a figure that declines them, or says that they are not known."""
    open_: dict[str, Fact] = {}
    for hit in mentions:
        names = [n.fact for n in hit.names if n.fact in definitions and not n.fact.startswith("role_")]
        at = next((i for i, c in enumerate(parts) if c.start <= hit.start < c.end), None)
        if at is None or len(names) != 1 or names[0] in _WHOLES or names[0] in told or definitions[names[0]].type not in _FIGURED:
            continue
        said = line[parts[at].start : hit.start] + line[hit.end : parts[at].end]
        end = parts[at].end
        if at + 1 < len(parts) and not any(parts[at + 1].start <= h.start < parts[at + 1].end for h in mentions):
            end = parts[at + 1].end
            said += " " + line[parts[at + 1].start : end]
        if any(parts[at].start <= f.start < end for f in found):
            continue
        state = State.DECLINED if _DECLINED.search(said) else State.UNKNOWN if _UNKNOWN.search(said) else None
        if state is not None:
            open_[names[0]] = Fact(names[0], state)
    return open_


def unsaid(line: str, parts: Sequence[Clause]) -> list[tuple[int, int]]:
    """Where the clauses stand that decline something, or say that it is not known."""
    return [(c.start, c.end) for c in parts if _DECLINED.search(line, c.start, c.end) or _UNKNOWN.search(line, c.start, c.end)]
