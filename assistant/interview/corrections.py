"""A line that takes back its own beginning: "6 %, no wait, 4 %" · 6%，不对，是4%.

The trap it guards: what was taken back must not be filed, and what replaces it is said back.
"""

from __future__ import annotations

import re

from assistant.interview.questions import asks

_BACK = re.compile(
    r"(?P<head>.*\S)[\s,.;…!-]*(?:\b(?:(?:no|oh|oops|ah|hm+|er+|uh)[\s,]+)*(?:(?<!and )(?<!just )(?<!to )(?<!we )(?<!i )"
    r"wait(?! till| until| for| and| to)|hang on|hold on|scratch that"
    r"|correction|make that|sorry(?! to say| about)|i mean(?:t)?|(?<!'d )(?<!would )rather|actually)\b"
    r"(?:[\s,]+(?:no|wait|i mean(?:t)?|make that|actually|it's|sorry))*|(?:哦|啊|呃)?(?:不对|不是(?=[\s,;。!.…]|是|应该)|错了"
    r"|说错了|口误|更正|我是说|等等|抱歉|准确说))[\s,:.!-]*(?:应该)?(?P<tail>.*\S)"
)
_TAIL = re.compile(r"^(?:it's|it is|that's|should be|是|应该是|改成|为|the correct (?:one|figure) is)\s*")


def corrected(line: str) -> tuple[str, str] | None:
    """What was said first and what replaces it; None where nothing is taken back."""
    found = _BACK.fullmatch(line)
    if found is None:
        return None
    tail = _TAIL.sub("", found["tail"]).strip()
    return (found["head"].strip(" ,.;"), tail) if tail else None


def said_last(line: str) -> str | None:
    """What stands in the end: after what was taken back, or after "right?" and the like; None where nothing of the kind is said."""
    if (back := corrected(line)) is not None:
        return back[1]
    head, mark, tail = line.rpartition("?")
    return tail.strip() if mark and tail.strip() and not asks(head) and not asks(tail) else None
