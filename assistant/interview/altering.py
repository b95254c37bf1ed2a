"""Whether a line wants a fact altered that was told before: it names the fact, says that it is not right, and gives another value.

The trap it guards: at the question that is about the fact itself such a line is its answer, and a correction inside a line is none.
"""

from __future__ import annotations

import re

from assistant.interview.questions import asks
from assistant.interview.talk import Talk
from assistant.interview.told.naming import mentioned_at, naming
from assistant.interview.values.numbers_en import NUMBER_WORDS
from assistant.interview.values.numbers_zh import NUMERALS
from assistant.interview.words.clauses import supposes
from assistant.model.library import Library

_ALTERS = re.compile(
    r"\b(?:update|change|correct|amend|fix|adjust|modify|revise|set|switch)\b.*\b(?:to|into|as|is|should be|it's)\b"
    r"|\b(?:update|change|correct|amend|fix|adjust|revise)\b[^:]*:"
    r"|\b(?:has|have|needs?|must) (?:to )?(?:be )?(?:chang|correct|fix|updat|revis)\w*\b"
    r"|\b(?:was|were|is|are) (?:wrong|incorrect|a mistake|not right|not correct|not true|mistaken)\b|\b(?:made a mistake|got .{1,30} wrong"
    r"|entered .{1,30} wrong|mistyped|typo)\b"
    r"|\bcorrection (?:on|about|for|to|regarding|concerning)\b|\bi (?:must have )?mis(?:clicked|hit|picked|ticked)\b"
    r"|\bi(?:'d| had)? (?:said|picked|chose|ticked|clicked|answered|entered|told you|(?<=had )put|(?<='d )put)\b.*"
    r"(?:\b(?:mistake|accident|error|wrong|actually)\b"
    r"|\bbut (?:it|we|that|in fact)\b|\b(?:it )?should\b|\bmake (?:it|that)\b)|\b(?:mistake|accident|error|wrong)\b.*\bmake (?:it|that)\b"
    r"|\b(?:picked|chose|ticked|clicked|hit|selected) the wrong\b|^(?:please )?change (?:the |my |our )?[^,]{3,40}, (?:we|i|it|our|they)\b"
    r"|[选点填按勾答]反|(?:我|前面|刚才?|之前|那[题道条个里]).{0,10}(?:[选点填按勾答说写][成少漏]|漏[了填选写])"
    r"|(?:我|前面|刚才?|之前)说.{1,16},(?:其实|不对|应该|说错)"
    r"|(?:填|写|报|答|输|说|搞|弄|选|点|勾|打|记|按|看)错|改成|改为|改到|改一下|要改|更正|更新(?:成|为|到)|修改|应该?改|(?:之前|刚才|刚刚|前面|上面).{0,14}(?:不对|有误|不准)"
)
_SUPPOSING = re.compile(r"(?:and |so )?(?:suppose|supposing|what if|imagine|let's say we)\b|(?:假如|假设|要是|如果)(?!.{0,3}没记错)")
_VALUE = re.compile(
    rf"[0-9{NUMERALS}]|\b(?:yes|no|{'|'.join(sorted(NUMBER_WORDS))})\b|(?:改|换|更新|更正|调整|修改)[成为到].|是.|\bto \w"
    r"|[:,;] ?(?:we|it|i)\b|:"
)
_PREVIOUS = re.compile("[上前][一两]|一下")  # counts questions
_NTH = re.compile(r"第[一二三四五六七八九十0-9]+(?:道?题|道)|倒数第[一二三]题|\bquestion (?:number |no\.? )?[0-9]+\b")
_THE_ONE = re.compile(  # a question that is named though nothing is called so
    r"\b(?:the (?:one|question|answer)|my (?:answer|reply)) (?:on|about|of|for|to) \w{3}|第[一二三四五六七八九十0-9]+[题道]"
    r"|(?:^|[,前面刚才之我把])(?!前面|刚才|刚刚|之前|上|前|这)[^,。前刚上之]{2,8}那[个道题条项]"
)
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
    if found is not None and _NTH.search(line):
        return not asks(line)
    if found is None or asks(line) or not (_VALUE.search(_PREVIOUS.sub("", line)) or re.search(r"[,;。].*\w", line[found.start() :])):
        return False
    facts = {n.fact for hit in mentioned_at(naming(talk, library), line) for n in hit.names}
    return bool(facts) and asked not in facts


def redone(talk: Talk, library: Library, line: str) -> bool:
    """Whether the plain line wants the answer to a question that it names given anew."""
    return _AGAIN.search(line) is not None and (_THE_ONE.search(line) is not None or bool(mentioned_at(naming(talk, library), line)))
