"""Whether a line wants a fact altered that was told before: it names the fact, says that it is not right, and gives another value.

The trap it guards: at the question that is about the fact itself such a line is its answer, and a correction inside a line is none.
"""

from __future__ import annotations

import re

from assistant.interview.clauses import supposes
from assistant.interview.naming import mentioned_at, naming
from assistant.interview.numbers_en import NUMBER_WORDS
from assistant.interview.numbers_zh import NUMERALS
from assistant.interview.questions import asks
from assistant.interview.talk import Talk
from assistant.model.library import Library

_ALTERS = re.compile(
    r"\b(?:update|change|correct|amend|fix|adjust|modify|revise|set|switch)\b.*\b(?:to|into|as|is|should be|it's)\b"
    r"|\b(?:update|change|correct|amend|fix|adjust|revise)\b[^:]*:"
    r"|\b(?:has|have|needs?|must) (?:to )?(?:be )?(?:chang|correct|fix|updat|revis)\w*\b"
    r"|\b(?:was|were|is|are) (?:wrong|incorrect|a mistake|not right|not correct|not true|mistaken)\b|\b(?:made a mistake|got .{1,30} wrong"
    r"|entered .{1,30} wrong|mistyped|typo)\b"
    r"|(?:填|写|报|答|输|说|搞|弄|选|点|勾|打|记|按|看)错|改成|改为|改到|改一下|要改|更正|更新(?:成|为|到)|修改|应该?改|(?:之前|刚才|刚刚|前面|上面).{0,14}(?:不对|有误|不准)"
)
_SUPPOSING = re.compile(r"(?:and |so )?(?:suppose|supposing|what if|imagine|let's say we)\b|(?:假如|假设|要是|如果)(?!.{0,3}没记错)")
_VALUE = re.compile(
    rf"[0-9{NUMERALS}]|\b(?:yes|no|{'|'.join(sorted(NUMBER_WORDS))})\b|(?:改|换|更新|更正|调整|修改)[成为到].|是.|\bto \w"
    r"|[:,;] ?(?:we|it|i)\b|:"
)
_PREVIOUS = re.compile("[上前][一两]|一下")  # counts questions
_AGAIN = re.compile(
    r"\b(?:change|correct|amend|fix|adjust|modify|revise|redo|alter|re-?answer|answer again|do again|wrong|mistake)\b"
    r"|改|重[新填答做选]|更正|[错误]"
)


def wants_other(line: str) -> bool:
    """Whether it speaks of altering or of supposing something at all; a list of figures does neither."""
    return _ALTERS.search(line) is not None or supposes(line)


def supposing(line: str) -> bool:
    """Whether it begins by supposing something."""
    return _SUPPOSING.match(line) is not None


def alters(talk: Talk, library: Library, line: str, asked: str | None) -> bool:
    """Whether the plain line alters an answer to another question than ``asked``."""
    found = _ALTERS.search(line)
    if found is None or asks(line) or not _VALUE.search(_PREVIOUS.sub("", line)):
        return False
    facts = {n.fact for hit in mentioned_at(naming(talk, library), line) for n in hit.names}
    return bool(facts) and asked not in facts


def redone(talk: Talk, library: Library, line: str) -> bool:
    """Whether the plain line wants the answer to a question that it names given anew."""
    return _AGAIN.search(line) is not None and bool(mentioned_at(naming(talk, library), line))
