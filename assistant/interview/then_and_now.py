"""What was, and what is: "used to be five, now fourteen" · 当时就一个人，现在五个.

The trap it guards: what was so in the beginning is no fact of today; only where today is told as well is it left out.
"""

from __future__ import annotations

import re

from assistant.interview.clauses import clauses

_THEN = re.compile(
    r"\b(?:used to|back then|at first|at the time|in the beginning|originally|initially|formerly|started (?:out |off )?(?:as|on|with|alone)"
    r"|began (?:as|on|with|alone)|(?:were|was) (?:just|only) (?:me|us))\b"
    r"|当时|当初|那时|那会儿?|刚开始|一开始|起初|最早|最初|起步|以前|之前|原来|原先|早先"
)
_NOW = re.compile(
    r"\b(?:now|today|nowadays|these days|by now|currently|meanwhile|grown to|grew to|up to)\b"
    r"|现在|如今|目前|今年|眼下|已经|扩到|发展到|增加到"
)


def now_at(line: str) -> int | None:
    """Where it begins to be said what is now, after what was; None where the line tells no such two."""
    parts = clauses(line)
    then = next((p for p in parts if _THEN.search(line, p.start, p.end)), None)
    now = None if then is None else next((p for p in parts if p.start > then.start and _NOW.search(line, p.start, p.end)), None)
    return None if now is None else now.start
