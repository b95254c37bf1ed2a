"""Yes and no in many words. The trap it guards: an exception, a "partly" or a "perhaps" is never a yes; two negations are asked back."""

from __future__ import annotations

import re

from assistant.interview.said import Reason
from assistant.interview.values.reading import Read, Reading
from assistant.interview.words.plain import HAN
from assistant.interview.words.wordlists import listed

_YES = listed(
    "yes|y|1|ye|yep|yup|yeah|yea|yah|aye|sure|of course|certainly|definitely|absolutely|indeed|correct|right|true|affirmative"
    "|that's right|that is right|that's correct|that is correct|exactly|we do|we are|we have|we did|we can|we were|i do|i am|i have"
    "|it is|it does|it has|it was|they are|they do|they have|they can|there is|there are|there was|there were|always|yes we do"
    "|yes it is|yes we are|yes we have|yes it does|yes there is|yes they can|yes they do|yes i do|yes please|sure thing|sure we do"
    "|of course we do|we sure do|naturally|totally|100% yes|yes sir|yes indeed|for sure|是|是的|有|有的|对|对的|对呀|嗯|嗯嗯|嗯是"
    "|嗯是的|嗯有|嗯对|恩|恩恩|没错|正确|当然|当然有|当然是|当然会|当然能|肯定|肯定有|肯定是|确实|确实有|确实是|确实如此|是有|是有的"
    "|都有|都是|全都有|全都是|全部都是|全部都有|每个都有|能|会|会的|能的|属实|已有|已经有|已经有了|有了|是这样|是这样的|有过|存在|是是"
    "|对对|对对对|是是是|是呀|是啊|有啊|必须的|必须有|真的|千真万确|一直有|一直是|我们有|我们是|我有|我是|我们都有|是滴|在的|在"
)
_NO = listed(
    "no|n|2|nope|nah|nay|never|not at all|none|none at all|negative|false|incorrect|wrong|no way|not yet|no not yet|certainly not"
    "|definitely not|absolutely not|of course not|no we don't|no we do not|no we aren't|no we are not|no we haven't|no it isn't"
    "|no it is not|no it doesn't|no it does not|no there isn't|no there is not|no they don't|no they can't|no never|no no|no no no"
    "|we don't|we do not|we aren't|we are not|we haven't|we have not|we haven't yet|we don't yet|we didn't|we did not|we never did"
    "|we never have|it isn't|it is not|it's not|it doesn't|it does not|it hasn't|there isn't|there aren't|there is not|there are not"
    "|there is none|there are none|they don't|they do not|they can't|they cannot|i don't|i do not|i'm not|i am not|i haven't|i have not"
    "|nothing|by no means|in no way|nothing of the sort|nothing like that|no such thing|not so far|not that i know|not currently"
    "|not at present|not at the moment|not now|not today|no sir|still no|still not|sadly not|unfortunately not|unfortunately no"
    "|no unfortunately|not us|nobody|no one|不|否|不是|不是的|没有|没有的|没|无|不对|不对的|没有啊|木有|并没有|并没|并不|并不是|并非"
    "|从来没有|从没有|从没|从未|从来不|还没|还没有|还未|尚未|尚无|暂无|暂时没有|目前没有|目前还没有|现在没有|现在还没有|没有过|不能"
    "|不会|不可以|都没有|都不是|全都没有|完全没有|根本没有|绝对没有|绝对不是|绝无|当然没有|当然不是|当然不会|当然不|肯定没有|肯定不是"
    "|不存在|未|未曾|没得|没这回事|没有这回事|没有的事|一个都没有|一次都没有|我们没有|我们不是|我没有|我们还没有|我们还没|我不是|都没"
    "|否认|不曾|是没有|是没有的|确实没有|确实没|确实不是|没做过|没有做过|真没有|真的没有|真没|从来没|没有没|没呢|还不是|还不行"
    "|暂时还没有|暂时没|至今没有|至今未"
)
_YES_ASK = listed(
    "ok|okay|i think so|i believe so|i guess so|i suppose so|i think yes|i hope so|probably|probably yes|most likely|likely|should be"
    "|presumably|yes i think|yes i think so|yes i believe|yes i believe so|yes probably|in principle yes|in principle|so far yes|mm|mhm"
    "|uh huh|uh-huh|应该是|应该有|应该是的|应该有的|大概是|大概有|估计是|估计有|我想是|我想是的|我觉得是|我觉得有|可以|可以的|行|好"
    "|好的|算是|算有|做了|办了|办理了|加入了|在做|原则上是|一般有|没问题|好像是|好像有|有过一次|有过几次|发生过|做过|出现过|有一次|我猜是|是吧|有吧|对吧|嗯吧|应该会|应该能|差不多"
)
_NO_ASK = listed(
    "not really|not exactly|not quite|i don't think so|i do not think so|i think not|i don't believe so|i guess not|i suppose not"
    "|i hope not|probably not|no i don't think so|no i think|hardly|hardly ever|rarely|barely|scarcely|not that i know of"
    "|not as far as i know|not to my knowledge|not likely|unlikely|no i guess|应该没有|应该不是|应该没|应该不会|大概没有|大概不是"
    "|估计没有|估计没|我想没有|我想不是|我觉得没有|我觉得不是|好像没有|好像没|好像不是|不怎么|不太|几乎没有|基本没有|基本没"
    "|据我所知没有|印象中没有|没有吧|不是吧|没吧|不行|没做|没办|未做|算不上|谈不上|没有这种情况|没有这类情况|没有这样的情况|没有发生过"
    "|没发生过"
)
_UNCERTAIN = re.compile(
    r"\b(?:maybe|perhaps|possibly|might|it depends|depends|partly|partially|in part|sometimes|mostly|mainly|generally|usually|often|some"
    r"|most|half|more or less|sort of|kind of|yes and no|not always|not all|not every|not everywhere|not fully|not completely"
    r"|not entirely"
    r"|but|except|excluding|apart from|although|though|however|unless|only|almost|nearly|if|provided|other than|in some|for some"
    r"|no and yes|either way|both)\b"
    r"|可能|也许|或许|说不定|看情况|不一定|部分|有时|偶尔|基本|大部分|多数|少数|大多|一半|有些|有的(?!$|,)|个别|不全|不都|不完全"
    r"|并不是所有|不是所有|不是全部|不是每|也不是|除了|除|但|不过|只是|只有|仅|差不多|几乎|差一点|如果"
    r"|若|视|通常|一般|有也没有|是也不是|半"
)
_PLAN = re.compile(
    r"\bbut\b.{0,20}\b(?:plan|planning|going to|will|want|intend|working on)\b|(?:但是?|不过)[^,]{0,6}(?:打算|计划|准备|将|正在|会|要)"
)
_PARTICLES = re.compile(
    r"(?<=.)(?:[啊呀哦呢啦嘛喔噢哟哈哎滴]+|谢谢.?|[!.。,、~;…\s]+)$|^(?:[呃哦啊唉额噢哎]+|(?:well|um+|uh+|er+|hmm+|oh|ah|actually"
    r"|honestly|i say)\b)[\s,:、。]*(?=.)"
)
_MANNERS = re.compile(
    r"[\s,]*\b(?:please|thanks|thank you(?: very much)?|thx|actually|sir|madam|i'm afraid|sorry|of course|certainly|definitely"
    r"|absolutely)$"
)
_CLAUSES = re.compile(r"[,.;:!。、…\s]*[,.;:!。、…][,.;:!。、…\s]*| - ")
_EN_NOT = re.compile(r"\b(?:not|never|no|none|nothing|nobody|neither|nor|without|cannot|lack|lacks|fail|fails|un[a-z]{4,})\b|n't\b")
_ZH_NOT = re.compile(r"不|没|未|无|非|否|别|缺")
_YES_START = re.compile(
    r"(?:yes|yeah|yep|yup|sure|of course|certainly|definitely|absolutely|indeed)\b[\s,.:;!-]*(.+)|(?:是的|对的?|有的?|嗯+|没错|当然"
    r"|是)[\s,:;!。、]+(.+)"
)
_NO_START = re.compile(r"(?:no|nope|nah|never|not)\b[\s,.:;!-]*(.+)|(?:没有|不是|没|否|不|还没有?|从来没有)[\s,:;!。、]+(.+)")


def without_fault(line: str) -> bool:
    """Whether it is a fault that is denied: that alone is neither yes nor no."""
    return _FAULT.search(line) is not None


def yes_or_no(line: str, about: str = "") -> Read[bool]:
    """Yes, no, either of them to be said back, or a reason why it is neither. ``about`` is the question, whose verb may be the answer."""
    said = _bare(line)
    found = _word(said) or _word(said[: len(said) // 2] if said[: len(said) // 2] * 2 == said else "")
    if found is not None:
        return found.only_if(not line.endswith("?"))
    if said.endswith("吧") and (found := _word(said[:-1])) is not None:
        return found.only_if(sure=False)
    if _NOT_A_NO.match(said) or without_fault(said):
        return None
    if _LEFT_OUT.fullmatch(said):
        return Reading(value=False, sure=False)
    if (echoed := _ECHOED.fullmatch(said)) and len(echoed[2]) > 1 and not _ZH_NOT.search(echoed[2]) and echoed[2] in about:
        return Reading(value=echoed[1] is None, sure=False)
    doubled = _doubled(said)
    if doubled is not None:
        return doubled
    parts = [_bare(p) for p in _CLAUSES.split(said) if _bare(p)]
    read = [_word(p) for p in parts]
    if len(parts) > 1 and all(r is not None for r in read):
        values = {r.value for r in read if r is not None}
        return Reason.UNCERTAIN if len(values) > 1 else Reading(values.pop(), all(r.sure for r in read if r is not None))
    if (no := _NO_START.fullmatch(said)) and _PLAN.search(said):
        return Reading(value=False, sure=False)
    tail = (no[1] or no[2]) if no else ""
    if tail and not said.startswith("not ") and _ALL_THE_SAME.search(tail):
        return Reason.UNCERTAIN
    if _UNCERTAIN.search(_ONLY.sub("", said) if tail and not said.startswith("not ") else said):
        return Reason.UNCERTAIN
    if yes := _YES_START.fullmatch(said):
        return None if _negations(yes[1] or yes[2]) else Reading(value=True, sure=False)
    if _NO_START.fullmatch(said):
        return Reading(value=False, sure=False) if _negations(said) <= 2 and not said.startswith("not ") else None
    return None


_ONLY = re.compile(r"(?<=[\s,;:.!。、])\s*(?:we )?(?:(?:only|just)\b|只有?|仅)")  # after a no: what there is instead
_ALL_THE_SAME = re.compile(  # after a no: that it did happen
    r"\b(?:once|twice|one time|a few|two or three|this (?:one|time)|last (?:year|month|time))\b(?!.*\b(?:audit|check|confirm))"
    r"|(?<!没)(?<!没有)(?<!从来没)(?:就|只|仅|也就)[^,]{0,6}(?:次|条|回|笔|单|件)|(?<!没)(?<!没有)有过[一两几三]"
)
_NOT_A_NO = re.compile(
    r"no (?:problem|doubt|wonder|matter|yes|idea|clue|comment|data|records?|information|info)\b|yes no\b|没问题|没有问题|没关系"
)
_FAULT = re.compile(  # "no gaps" is a no where a breach is asked about, and a yes where something should be complete
    r"\bno(?:thing| \w+ is)? (?:gaps?|missing|exceptions?|trouble|issues?|omissions?|errors?|faults?|leftovers?)\b"
    r"|(?:问题|遗漏|缺漏?|例外|差错|漏的?)(?:都|也)?(?:没有?|无)|没有?(?:问题|遗漏|缺|漏|例外|差错)"
)
_LEFT_OUT = re.compile(
    r"(?:(?:we|it|they|i|there) )?(?:haven't|have not|hasn't|isn't|aren't|don't|do not|doesn't|didn't|wasn't|weren't|won't|can't)"
    r"(?: (?:done|got|had|do|have))?(?: (?:it|that|this|one|any|so))?(?: (?:yet|so far|now|any more))?|not (?:a single )?one|not any"
)
_ECHOED = re.compile(f"(不会?|没有?|未|从不|还没)?(?:都|会|已经|已|能)?([{HAN}]{{2,6}}?)[的了过]?")


def _word(said: str) -> Reading[bool] | None:
    plain = said.replace(",", "").replace("  ", " ")
    if plain in _YES or plain in _NO:
        return Reading(plain in _YES)
    if plain in _YES_ASK or plain in _NO_ASK:
        return Reading(plain in _YES_ASK, sure=False)
    return None


def _doubled(said: str) -> Reading[bool] | None:
    """Two negations that undo each other, such as 不是没有 or "not that we don't": probably a yes."""
    if re.fullmatch(
        r"(?:并不是|并非|不是|不会|不能说|不能|不可能|从不|无不|没有不|不得不|没有哪个不)(?:没有?|不|无)?.{0,4}(?:没有?|不|无|未).{0,6}",
        said,
    ) and not _CLAUSES.search(said):
        return Reading(value=True, sure=False)
    if re.fullmatch(
        r"(?:no[\s,]+)?(?:it(?:'s| is) )?(?:not|never) (?:that |true that |the case that )?(?:(?:we|it|they|there|i) )?(?:\w+n't|do not"
        r"|not|never|untrue|no|without)\b.{0,20}",
        said,
    ):
        return Reading(value=True, sure=False)
    if re.fullmatch(r"(?:we |i |it |they )(?:don't|do not|doesn't|can't|never|isn't|aren't) not\b.{0,20}", said):
        return Reading(value=True, sure=False)
    return Reading(value=False, sure=False) if said in ("没有没有", "不是不是", "不不", "不不不", "没没", "没没没") else None


def _negations(said: str) -> int:
    return len(_EN_NOT.findall(said)) + len(_ZH_NOT.findall(said))


def _bare(line: str) -> str:
    """Without particles, interjections and manners that change nothing."""
    said = line.rstrip("?").strip()
    while True:
        shorter = _MANNERS.sub("", _PARTICLES.sub("", said).strip()).strip()
        if shorter in ("", said):
            return said
        said = shorter


def uncertain(line: str) -> bool:
    """Whether an exception, a condition or a perhaps stands in it."""
    return _UNCERTAIN.search(line) is not None
