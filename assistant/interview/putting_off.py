"""A line that puts its question off and tells why: "have to ask my colleague, next one for now" · 得问仓库，先下一题.

The trap it guards: the reason sounds like *unknown*, or like an answer; but "no idea, next" is unknown, and "yes, next" is a yes.
"""

from __future__ import annotations

import re

from assistant.interview.questions import not_known

_CLAUSE = re.compile(r"\s*[,;.!:。…]+\s*|\s+-+\s+|\s+(?:so|and|but|then)\s+")
_IT = r"(?:it|this|that)(?: one| question)?"
_LATER = r"(?:not now|later(?: on)?|tomorrow|next week|晚点|等会儿?|待会儿?|稍后|回头|以后再说)"
_OFF = re.compile(
    r"(?:(?:ok|so|then|please|pls|just|let's|lets|let me|let us|i'll|we'll|i will|we can|can we|i'd|for now|now|on|to|the|do|take|go) )*"
    rf"(?:skip(?: {_IT})?|next(?: one| question| please)?|move on|go on|moving on|pass on {_IT}|(?:come|get) back to {_IT}"
    rf"|leave {_IT}(?: open| out| blank| aside)?|do {_IT} (?:later|another time)|park {_IT}|put {_IT} (?:off|aside)|remind me)"
    r"(?: (?:please|pls|for now|for later|then|now|first|later|instead|tomorrow|ok|meanwhile|when i know))*"
    r"|(?:那|就|先|我们?|咱们?|这[个题道]?|请|直接|麻烦)*(?:跳过?|跳过去|过|略过|搁[着置]?|空着|留着|放一?[着放下]|[看做答来进到]?下一?[题个道]|往[下后](?:走|来|做)?"
    r"|(?:晚点|等会儿?|待会儿?|稍后|回头|过会儿?)再?(?:来)?[填说答弄补看])(?:这[个题道])?(?:吧|先|了|再说|呀|啦|好了)*"
)
_FIRST = re.compile(rf"{_LATER}(?: please| then|吧)?")  # said so ahead of the reason; behind an answer it may belong to that


def put_off(line: str) -> str | None:
    """The reason for which the plain line puts the question off; None where it does not, gives none, or says that nobody knows."""
    said = [c for c in _CLAUSE.split(line) if c]
    if len(said) < 2 or "?" in line or not_known(line):
        return None
    off = [at for at, c in enumerate(said) if _OFF.fullmatch(c) or (at == 0 and _FIRST.fullmatch(c))]
    return ", ".join(c for at, c in enumerate(said) if at not in off) if off and len(off) < len(said) else None
