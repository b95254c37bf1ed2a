"""Which question a line asks: a free one of the field, or one about the question at hand, such as what it means or why it is asked.

The trap it guards: "why do we need a recall plan" is about a term and belongs to the field; "why do you need this" is about the question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from assistant.interview.commands import COMMANDS
from assistant.interview.enquiries import compares, rank
from assistant.interview.intents import ASK, named
from assistant.interview.talk import Talk

_HINTED = 0.1
_AT_HAND = frozenset({"learn", "why"})
_LEAST = 0.25  # how certain a command must be
_BEFORE, _BEFORE_NAMED = 3.0, 6.0  # how far ahead of a free question; where the line names an entry, and not the question at hand
_BEFORE_HELD, _HELD = 8.0, 0.8  # and where the knowledge holds an answer
_LITTLE = 0.001
_BUSINESS = re.compile(  # whose business it is, whatever stands in the line besides
    r"\bwhy (?:should|must|would|shall|do) (?:i|we) (?:tell|say|give|answer|share|disclose|reveal|enter|type|hand)\b"
    r"|\bwhy (?:do|does|would|should|must) (?:you|it|the (?:computer|machine|program(?:me)?|tool)) (?:ask|need|want|care|have to)\b"
    r"|\bwhat (?:has|have|does|do)\b.+\bto do with (?:my |our |the |a )?(?:credit|grade|rating|score|it|this|that|anything|assessment)\b"
    r"|\b(?:your|its) business\b|(?:问|要|填)这个?[^,。]{0,4}(?:干嘛|干啥|干什么|做什么|做啥|有什么用|有啥用|什么用)"
    r"|[跟和与].{0,10}(?:有[什半]?.{0,3}关系|有何关系|啥关系)|关.{0,6}[什啥]么?事"
)
_MEANS = re.compile(
    r"(?:(?:so|and|ok|sorry|please|btw|well),? )?what(?:'?s| means| is meant by| is| are| does| do) (?:an? |the )?"
    r"(?P<en>[a-z0-9&/ -]{2,30}?)"
    r"(?: mean| stand for)?(?: exactly)?\?*"
    r"|(?P<zh>[^,。?]{2,12}?)(?:到底|究竟)?(?:[是指]|指的是)个?[什啥](?:么)?(?:意思|东西|概念|玩意儿?)?[呀啊呢]?\?*"
)
_AT_HAND_TOO = re.compile(
    r"\b(?:question|option|answer|choice|you|your|i|we|my|our|meant|status|grade|progress|next|wrong|left|missing|point|purpose|reason"
    r"|difference|result|step|plan|first)\b"
    r"|[你我您咱]|题|问|选项|句|话|答|填|等级|进度|结果|结论|下一步|目的|意义|原因|理由|区别|单位|口径|数据|数字|比例|^(?:意思|指|说的|就)"
)
_RESULT = re.compile(  # what is worked out here, and whose
    r"\b(?:grades?|scores?|results?|verdict|ratings?|conclusions?|findings?|my|our|we|us)\b|(?<![a-z0-9])[a-d](?![a-z0-9])"
    r"|我|咱|等级|评级|结果|结论|得分|判"
)
_NAMED_THEN = re.compile(
    r"\b(?:what(?:'?s| is| are| does| do)? (?:is |are )?(?:that|this|it|those|these)|explain|mean|no idea|never heard)\b"
    r"|什么|[是干]啥|干嘛|讲|说|科普|解释|介绍|怎么回事|咋回事|意思|没听过"
)
_HERE = re.compile(r"\b(?:question|option|choice|answer|here)\b|题|选项|这里|这儿")
_POINTS = re.compile(r"\b(?:this|that|it|these|here|one)\b(?!-)|这|那个|本题|此")


def _meant(line: str) -> bool:
    """Whether the meaning of something is asked for that is not the question at hand."""
    found = _MEANS.fullmatch(line)
    return found is not None and not _AT_HAND_TOO.search(found["en"] or found["zh"])


def _points(line: str, found: Iterable[str]) -> bool:
    """Whether it points to the question at hand; what is asked of something that was named just before points to that."""
    at = _POINTS.search(line)
    if at is None or _HERE.search(line) or not _NAMED_THEN.search(line):
        return at is not None
    return not any(line.find(n) < at.start() for n in found)


def _without(line: str, found: Iterable[str]) -> str:
    """The line without the names of entries in it, but those that are called as what is worked out here."""
    for name in sorted(found, key=len, reverse=True):
        if not _RESULT.fullmatch(name):
            line = line.replace(name, " ")
    return line


def wondered(line: str, kinds: Mapping[str, float], talk: Talk, *, at_one: bool = True) -> str:
    """The command, or ``ask``, of a line that reads like a question; ``kinds`` are the intents, the likeliest first.

    Where no question stands, not ``at_one``, none can be asked about it.
    """
    name, certain = next(iter(kinds.items()))
    if at_one and kinds.get("why", 0.0) >= _HINTED and _BUSINESS.search(line):
        return "why"
    found = [n for n in talk.index.called if named(line, (n,))]
    points, names_one = _points(line, found), bool(found)
    of_an_entry = names_one and not points
    if (names_one and compares(line)) or (not points and _meant(line)):
        return ASK
    if name == "how" and names_one and not _RESULT.search(_without(line, found)):
        return ASK
    if name not in COMMANDS or ((of_an_entry or not at_one) and name in _AT_HAND):
        return ASK
    ahead = certain / max(_LITTLE, kinds.get(ASK, 0.0))
    if certain < _LEAST or ahead < (_BEFORE_NAMED if of_an_entry else _BEFORE):
        return ASK
    return ASK if ahead < _BEFORE_HELD and _held(talk, line) >= _HELD else name


def _held(talk: Talk, line: str) -> float:
    """How certain it is that the knowledge holds an answer."""
    return rank(talk, line, dict.fromkeys(talk.index.entries)).held(talk.index)
