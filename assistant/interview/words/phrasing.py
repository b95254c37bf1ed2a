"""What people say around a value: greetings, frames such as "it is", hedges such as "about", bounds such as "more than".

The trap it guards: a hedge makes a value uncertain and a bound makes it no value at all; neither may be lost with the wrapping.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.interview.values.numbers_zh import NUMERALS

_COURTESY_BEFORE = (
    r"(?:well|um+|uh+|er+m?|hmm+|oh|ah|ok|okay|so|hi|hello|hey|right now|currently|at present|at the moment|answer is|answer"
    r"|ans)\b[\s,:.!-]*"
    r"|(?:[嗯呃哦啊唉额]+|那个|这个|您好|你好|回答|答案)[\s,:!。、]*(?:是)?|答[\s:]+|[\s,:!。、=]+"
)
_COURTESY_AFTER = (
    r"[\s,.!]*\b(?:please|pls|plz|thanks|thank you(?: very much)?|thank you so much|thx|ty|cheers|sir|madam|ma'am|mate|actually|i can say)"
    r"|[\s,!。、]*(?:谢谢(?:您|你|啦|了)?|多谢|谢了|麻烦了|哈+|[啊呀哦呢啦嘛喔噢哟])|[\s,;!。、…]+|(?<![0-9])\.+|(?<=[0-9])\.(?=$)"
)
_FRAME_BEFORE = (
    r"(?:(?:the|our|my) (?:answer|share|rate|number|figure|total|value|price|amount|date) (?:is|was|would be)|it(?: is|'s| was| would be"
    r"| takes| took)"
    r"|its|that(?: is|'s| would be| was)|this is|there (?:are|is|were)|(?:we|i)(?: have| had|'ve got|'ve| run| have got| got| use| own"
    r"| take| need)"
    r"|a total of|in total|all in all|altogether|overall|exactly|precisely|just|only|is|was|are|since|on|in|from|as of|it took us)\b[\s,:]*"
    r"|(?:我们公司|本公司|我司|公司|我们|我|咱们|咱|一共|总共|合计|共计|共有|共|总计|目前|现在|刚好|正好|恰好|只有|仅有|就有|就是|就"
    r"|已有|有|是|自从|自|从|用了|花了|要)[\s,:]*"
)
_FRAME_AFTER = (
    r"[\s,]*\b(?:in total|altogether|overall|all in all|exactly|precisely|sharp|in all|all told|so far)|整|(?:开始|起的|的时候|那天|这样)"
)
_HEDGE_BEFORE = (
    r"(?:about|around|approximately|approx\.?|roughly|circa|ca\.?|some|nearly|almost|close to|just about|say|maybe|perhaps|probably"
    r"|possibly|likely"
    r"|i(?: would|'d)? (?:think|guess|believe|suppose|say|reckon|assume)(?: it(?: is|'s)| that| so)?|should be|must be|might be|could be"
    r"|may be"
    r"|an? estimated|estimated|(?:my|our|best) (?:best )?(?:guess|estimate)(?: is)?|(?:an |the )?average(?: is| of)?|on average|usually"
    r"|normally|mostly|mainly"
    r"|typically|presumably|something like|somewhere around|in the region of)(?=[\s,:~0-9]|$)[\s,:]*|[~≈][\s]*"
    r"|(?:大约|大概|约莫|约|差不多|大致|估计|估摸|可能|应该|也许|或许|好像|将近|接近|近|我想|我觉得|我估计|我猜|平均|一般|通常|似乎"
    r"|印象中|算下来|主要)[\s,:]*(?:是|有)?"
)
_HEDGE_AFTER = (
    r"[\s,]*\b(?:or so|more or less|approx(?:imately)?|give or take|roughly|i (?:think|guess|believe|suppose|reckon)|probably|maybe"
    r"|perhaps|on average"
    r"|at a guess|if i remember(?: correctly| right)?|or thereabouts|ish|not sure)|-?(?<=[0-9])-?ish|\?+|[\s,]*(?:左右|上下|的样子|吧"
    r"|差不多|大概|估计|应该)"
)
_BOUND_BEFORE = (
    r"(?:(?:well |just |slightly |a bit |a little )?(?:more than|over|above|under|below|less than)|at least|upwards? of|min(?:imum)?\b"
    r"|no less than"
    r"|not (?:less|more|fewer) than|at most|up to|no (?:more|fewer) than|fewer than|max(?:imum)?\b|within|between|not even|<|>|≥|≤)"
    r"|超过|超|大于|多于|不止|至少|最少|起码|不少于|不低于|不到|不足|少于|小于|低于|最多|至多|不超过|不高于|不多于|上(?=[百千万])"
    r"|过(?=[半百千万])|好几"
)
_BOUND_AFTER = (
    r"(?:\bor (?:more|less|fewer|above|under|over|below)|\band (?:more|above|up)|\bplus|\+|\bat (?:the )?(?:most|least)|\bmax|\bmin|\btops)"
    r"|以上|以下|以内|之内|开外|出头|多|不到"
)
_VAGUE = re.compile(
    rf"\b(?:several|a few|few|many|lots?|dozens|hundreds|thousands|some|most|plenty|various|numerous|varies|it depends|depends)\b"
    rf"|[0-9{NUMERALS}][多余来几]|[几数][{NUMERALS}个天家周月年成]|若干|很多|不少|许多|好多|大部分|多数|少数|少量|几乎|一些|看情况|不一定"
)
_OPEN = re.compile(rf"\ba couple (?:of )?(?:hundred|thousand|dozen)|[0-9{NUMERALS}点][多余来几]|[几数][{NUMERALS}]|好几")
_NEGATED = re.compile(r"(?:not|isn't|aren't|wasn't|never|no)\b|不是|并非|非|没到|没有.|不")
GUARDED = re.compile(
    r"\b(?:not|never|no|neither|nor|without|except|but|instead|unless|if|before|after|almost|summer|spring|winter|autumn|mid|middle"
    r"|until|till|less|more|over|under|above|below|least|most|between|or|versus|vs)\b|n't\b"
    r"|不|没|未|无|非|除|但|超|低于|至少|最多|以上|以下|如果|或|还是|以前|之前|以后|之后|几乎|旬|[春夏秋冬]"
)
_ISH = re.compile(r"(?<=[0-9])\s*-?ish\b")
_BOUNDED = re.compile(r"\b(?:less|more|over|under|above|below|least|most|between|fewer)\b|超|低于|至少|最多|以上|以下|不到|不足")
_BEFORE = [(re.compile(p), kind) for p, kind in ((_COURTESY_BEFORE, 0), (_BOUND_BEFORE, 2), (_HEDGE_BEFORE, 1), (_FRAME_BEFORE, 0))]
_AFTER = [(re.compile(f"(?:{p})$"), kind) for p, kind in ((_HEDGE_AFTER, 1), (_COURTESY_AFTER, 0), (_BOUND_AFTER, 2), (_FRAME_AFTER, 0))]

_BOUND_JUST_BEFORE = re.compile(f"(?:{_BOUND_BEFORE})\\s*(?:about |around |the |a |有)?$")
_BOUND_JUST_AFTER = re.compile(rf"\s*(?:{_BOUND_AFTER})")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is left of a line without its wrapping. ``bounded``: an end of a range; ``negated``: said not to be so."""

    text: str
    sure: bool = True
    bounded: bool = False
    negated: bool = False


def unwrapped(line: str) -> Phrase:
    """The line without courtesies, frames, hedges and bounds, and what they said of it."""
    text = _ISH.sub("", line)
    sure, bounded = text == line, False
    changed = True
    while changed and text:
        changed = False
        for pattern, kind in _BEFORE:
            found = pattern.match(text)
            if found and found.end() and found.end() < len(text):
                text, changed = text[found.end() :].strip(), True
                sure, bounded = sure and kind == 0, bounded or kind == 2
        for pattern, kind in _AFTER:
            found = pattern.search(text)
            if found and found.start() and found.group():
                text, changed = text[: found.start()].strip(), True
                sure, bounded = sure and kind == 0, bounded or kind == 2
    return Phrase(text, sure, bounded, _NEGATED.match(text) is not None)


def polite_only(line: str) -> str:
    """The line without greetings and thanks; hedges and frames stay."""
    before, after = _BEFORE[0][0], _AFTER[1][0]
    while True:
        start = before.match(line)
        if start and 0 < start.end() < len(line):
            line = line[start.end() :].strip()
            continue
        end = after.search(line)
        if end and end.start() and end.group():
            line = line[: end.start()].strip()
            continue
        return line


def vague(line: str) -> bool:
    """Whether the line speaks of a quantity without naming one."""
    return _VAGUE.search(line) is not None


def indefinite(line: str) -> bool:
    """Whether a number is left open: 30多, 十几, 几十."""
    return _OPEN.search(line) is not None


def bounds(line: str) -> bool:
    """Whether a bound stands somewhere in a sentence."""
    return _BOUNDED.search(line) is not None


def bound_before(text: str) -> bool:
    """Whether the text ends with a bound on what follows, such as "more than"."""
    return _BOUND_JUST_BEFORE.search(text) is not None


def bound_after(text: str) -> bool:
    """Whether the text begins with a bound on what went before, such as "or more"."""
    return _BOUND_JUST_AFTER.match(text) is not None
