"""What was, and what is: "used to be five, now fourteen" · 当时就一个人，现在五个.

The trap it guards: what was so in the beginning is no fact of today; only where today is told as well is it left out.
"""

from __future__ import annotations

import re

from assistant.interview.words.clauses import blanked, clauses

_THEN = re.compile(
    r"\b(?:used to|back then|at first|at the time|in the beginning|originally|initially|formerly|started (?:out |off )?(?:as|on|with|alone)"
    r"|began (?:as|on|with|alone)|(?:were|was) (?:just|only) (?:me|us))\b"
    r"|当时|当初|那时|那会儿?|刚开始|一开始|起初|最早|最初|起步|以前|之前|原来|原先|早先"
)
_NOW = re.compile(
    r"\b(?:now|today|nowadays|these days|by now|currently|meanwhile|grown to|grew to|up to)\b"
    r"|现在|如今|目前|今年|眼下|已经|扩到|发展到|增加到"
)
_FIGURE = re.compile(r"[0-9]")
_WAS = re.compile(
    r"\b(?:was|were|had been|used to be|had)\b.*\b(?:(?<!month )(?<!week )(?<!quarter )before|last year|ago"
    r"|earlier|previously|once|until|back then"
    r"|at first|originally|initially)\b|\bused to (?:be|have)\b|^\s*(?:up|down) from\b"
    r"|(?:之前|以前|原来|原先|早先|起初|曾经|本来)[^,;。]*[0-9]"
)
_AT_PRESENT = re.compile(r"\b(?:right )?now\b|\bcurrently\b|现在|目前|如今")
_FROM = re.compile(
    r"\b(?:(?:fell|dropped|went|rose|climbed|came|went up|went down|down|up|improved|recovered)\s+)from\s+[0-9][0-9.,]*\s*%?\s+to\b"
    r"|从[0-9][0-9.]*%?(?:分|星)?(?:掉|降|跌|升|涨|提高|恢复|回升)(?:到|至)了?"
)


def without_past(line: str) -> str | None:
    """The line without the figures of what was: "246, was 900 before"; None where it tells none, or nothing else."""
    turned = _FROM.sub(" ", line)
    parts = clauses(turned)
    past = [p for p in parts if _WAS.search(turned[p.start : p.end]) and not _NOW.search(turned, p.start, p.end)]
    past = [p for p in past if _FIGURE.search(turned, p.start, p.end)]
    left = blanked(turned, [(p.start, p.end) for p in past]).replace("\0", "").strip(" ,;.。")
    if left == line.strip(" ,;.。"):
        return None
    left = _AT_PRESENT.sub("", left).strip(" ,;.。")
    return left if _FIGURE.search(left) else None


def now_at(line: str) -> int | None:
    """Where it begins to be said what is now, after what was; None where the line tells no such two."""
    parts = clauses(line)
    then = next((p for p in parts if _THEN.search(line, p.start, p.end)), None)
    now = None if then is None else next((p for p in parts if p.start > then.start and _NOW.search(line, p.start, p.end)), None)
    return None if now is None else now.start
