"""The reply to "is that right?". The trap it guards: there a yes agrees with what was said back and is no answer to the question itself."""

from __future__ import annotations

from assistant.interview.options.yes_no import yes_or_no
from assistant.interview.values.reading import Reading
from assistant.interview.words.plain import plain
from assistant.model.values import Fact

_WRONG = frozenset(
    {
        "wrong",
        "that's wrong",
        "that is wrong",
        "not right",
        "that's not right",
        "not correct",
        "错",
        "错了",
        "不对",
        "不是这个意思",
        "重来",
        "again",
    }
)


def agreed(text: str, offered: tuple[Fact, ...]) -> bool | None:
    """Whether the respondent agrees; None where the reply is something else, such as another value. Enter is a yes.

    At a question of yes or no the numbers 1 and 2 may mean either, so they do not agree.
    """
    line = plain(text)
    if not line:
        return True
    if line in _WRONG:
        return False
    if line in ("1", "2"):
        return False if any(isinstance(fact.value, bool) for fact in offered) else None
    said = yes_or_no(line)
    return said.value if isinstance(said, Reading) and said.sure and line not in ("none", "nothing", "全部都有", "都有", "没有") else None
