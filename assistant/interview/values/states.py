"""The wordings of *unknown*, *not applicable* and *declined*. The trap it guards: "no idea" is no "no", "no comment" no nothing."""

from __future__ import annotations

import re

from assistant.interview.values.state_words import state_word
from assistant.interview.words.phrasing import polite_only
from assistant.model.values import State

_WHO = (
    r"(?:(?:sorry|honestly|to be honest|frankly|really)[\s,]+)?(?:(?:i|we|i'm|we're|i am|we are|nobody here|it's|it is"
    r"|that's|that is|that)\s+)?"
)
_WHO_ZH = r"(?:抱歉|不好意思|说实话|老实说|其实|这个|这|那|我们?|咱们?|目前|现在|暂时|真的?|也|都|还|确实|实在|[,。\s])*"
_KNOW = r"(?:don't|do not|dont|didn't|doesn't|can't|cannot|can not|couldn't|could not)"
_REST = (
    r"(?:\s+(?:really|exactly|yet|now|offhand|off hand|off the top of my head|for sure|right now|at the moment|the answer"
    r"|that|this|it|about (?:that|it)))*"
)
_REST_ZH = r"(?:[啊呀哦呢啦吧的了哎诶]|具体|情况|这个|多少|怎么样|,|\s)*"
_UNKNOWN = re.compile(
    rf"{_WHO}(?:(?:really |honestly )?{_KNOW} (?:really )?(?:know|say|tell|remember|recall)|dunno|idk|(?:have "
    rf"|got )?(?:absolutely )?no (?:idea|clue)"
    rf"|haven't (?:a clue|got a clue|the faintest)"
    rf"|not (?:really |quite |so |too |at all )?(?:sure|certain)|unsure|uncertain|unknown|unclear|hard to say|hard to tell"
    rf"|difficult to say|forgot|forget"
    rf"|(?:will |would |'d |i'd |i'll )?(?:have|need) to (?:ask|check|look(?: it up)?)(?: .*)?|beats me|who knows|tbd|to be determined"
    rf"|let me check){_REST}"
    r"|\?{1,3}|n/k"
)
_UNKNOWN_ZH = re.compile(
    rf"{_WHO_ZH}(?:不知道|不晓得|不(?:太|大|是很|怎么|甚)?(?:清楚|了解|确定|记得|知道)|没(?:有)?(?:了解)过?"
    rf"|未知|说不(?:清楚?|准|好|上来)|不好说|难说|很难说|记不(?:清|得|住|起来)了?|忘记?了|(?:心里)?没数|不详|(?:得|要|需要)(?:问"
    rf"|查)(?:一下|问|查)?.{{0,8}}"
    rf"|查不到|没概念|没印象|鬼知道|谁知道){_REST_ZH}"
)
_NOT_APPLICABLE = re.compile(
    rf"(?:no[,\s]+)?{_WHO}(?:n\.?/?a\.?|(?:does not|doesn't|do not|don't|is not|isn't|not) (?:apply|applicable|relevant"
    rf"|concern)(?:\s+(?:to|for)?\s*(?:us|me|our company|here))*"
    r"|(?:does not|doesn't) concern us|not applicable(?: to us| here| for us)?|inapplicable|irrelevant|has nothing to do with us"
    r"|nothing to do with us)"
)
_NOT_APPLICABLE_ZH = re.compile(
    rf"{_WHO_ZH}(?:不适用|不涉及(?:这个|此项|该项)?|(?:与|跟|和)(?:我们?|本公司|我司)(?:没有?关系|无关|不相干|没啥关系)|无关|不相关"
    rf"|用不(?:上|到)){_REST_ZH}"
)
_DECLINED = re.compile(
    rf"{_WHO}(?:(?:would |'d )?(?:rather|prefer) not(?: to)?(?: say| answer| tell| disclose)?(?: that| it)?|declined?(?: to (?:answer"
    rf"|say))?|refuse(?: to (?:answer|say))?"
    r"|no comment|(?:won't|will not|don't want to|do not want to|don't wish to|can't disclose|cannot disclose|not allowed to)(?: (?:say"
    r"|answer|tell|disclose|share))?(?: that| it| this)?"
    r"|none of your business|(?:that's |it's )?(?:strictly )?confidential|(?:a )?(?:trade |business |company )?secret|not telling)"
    r"|i'd rather not(?: say)?|i'd prefer not to(?: say| answer)?"
)
_DECLINED_ZH = re.compile(
    rf"{_WHO_ZH}(?:不(?:想|愿意?|便|方便|肯|能)(?:说|回答|透露|讲|告诉|公开|答)?|拒绝(?:回答|透露|作答)?|保密|(?:商业|公司)?(?:机密"
    rf"|秘密)|无可奉告|不告诉你?|不回答|不透露|恕不奉告){_REST_ZH}"
)
_UNMEASURED = re.compile(
    rf"{_WHO}(?:(?:haven't|have not|never|not|{_KNOW})(?: been| ever)? (?:measured?|count(?:ed)?|track(?:ed)?|record(?:ed)?|timed?"
    rf"|computed?|checked|keep track)"
    rf"|(?:have )?no (?:data|figures?|numbers?|records?|statistics)(?: on that| for that| on this| for this)?){_REST}"
    rf"|{_WHO_ZH}(?:(?:从来?)?没(?:有)?(?:统计|测|算|记录|记|量|数|计时|计|查)过?|未(?:统计|测|记录|计时)过?|(?:没有?|缺"
    rf"|无)(?:相关)?(?:数据|记录|统计)){_REST_ZH}"
)
_NOT_REFUSALS = frozenset(
    {"不能", "不想", "不肯", "不便", "won't", "will not", "not allowed to", "我们不能", "we won't", "we will not", "i won't"}
)
_ALL = (
    (State.UNKNOWN, (_UNKNOWN, _UNKNOWN_ZH)),
    (State.NOT_APPLICABLE, (_NOT_APPLICABLE, _NOT_APPLICABLE_ZH)),
    (State.DECLINED, (_DECLINED, _DECLINED_ZH)),
)


def state(line: str) -> State | None:
    """The state that a whole plain line says, in any of its wordings; None for anything that says more or less."""
    exact = state_word(line)
    if exact is not None:
        return exact
    said = polite_only(line).rstrip(".!。 ")
    if said in _NOT_REFUSALS:
        return None
    for found, patterns in _ALL:
        if any(p.fullmatch(said) for p in patterns):
            return found
    return state_word(said)


def unmeasured(line: str) -> bool:
    """Whether the line says that nobody ever counted or recorded it: unknown at a number, but at a list perhaps an answer."""
    return _UNMEASURED.fullmatch(polite_only(line).rstrip(".!。 ")) is not None
