"""How something is done, by the words that tell it whatever the thing is: whether, how much of it, by whom, how often, in what form.

The trap it guards: what people say of one practice teaches little about the next, but "never", "only some" and "in writing" mean the
same everywhere.
"""

from __future__ import annotations

import re

_MANNERS = {
    "not": r"\b(?:no|not|never|nobody|none|nothing|neither|nor|without|cannot|hardly|zero|nope|lack\w*)\b|n't\b|不|没|未|无|非|零",
    "all": r"\b(?:all|every|each|always|everything|everyone|everybody|any|whole|entire\w*|complete\w*|fully|both)\b"
    r"|每|都|全|所有|一律|凡|任何|整",
    "some": r"\b(?:some|sometimes|part|partly|most|mostly|few|half|occasional\w*|only|just|certain|several|now and then|if|depends|when)\b"
    r"|有的|有些|部分|有时|偶尔|大多|多数|一半|几|只|仅|看情况|个别|大概|主要",
    "except": r"\b(?:but|except|although|though|however|excluding)\b|但|不过|除|可是",
    "written": r"\b(?:written|writing|signed|sign|document\w*|paper|contract\w*|policy|sop|file[sd]?|record\w*|form|log|logged|register\w*"
    r"|list|table|sheet|excel)\b|书面|签|合同|文件|文档|制度|表|记录|台账|登记|写|存档",
    "spoken": r"\b(?:verbal\w*|oral\w*|chat|wechat|whatsapp|told|tell|say|phone|call|memory|head|feel|feeling|guess|experience|heart)\b"
    r"|口头|微信|聊天|嘴|说一声|喊|电话|凭|感觉|脑子|经验|记性|拍脑袋",
    "often": r"\b(?:daily|weekly|monthly|quarterly|week|month|quarter|day|regular\w*)\b|每天|每日|每周|每月|每季|月度|季度|定期|天天|周会",
    "seldom": r"\b(?:yearly|annual\w*|year|once|rarely|seldom|ago|last)\b|一年|年度|去年|前年|一次|一回|以前|早",
    "supplier": r"\b(?:supplier|factory|vendor|manufacturer)s?\b|供应商|工厂|厂家|厂里",
    "agent": r"\b(?:agent|agency|forwarder|broker|carrier|courier|bookkeeper|accountant|platform|amazon|3pl)s?\b"
    r"|货代|代理|代账|代办|平台|快递|物流|会计|报关行",
    "checked": r"\b(?:test\w*|check\w*|inspect\w*|audit\w*|measur\w*|verif\w*|review\w*|drill\w*|rehears\w*|practi[sc]\w*|tried)\b"
    r"|测|检|查|验|审|演练|核|试",
    "afterwards": r"\b(?:after|when|once|until|unless|complain\w*|react\w*|happen\w*|problem\w*|trouble)\b"
    r"|出事|出了|投诉|找上|才|再说|事后",
}
_WORDS = {manner: re.compile(words) for manner, words in _MANNERS.items()}
_MISSED = ("not", "all", "some")  # where their absence tells something


def manners(line: str) -> list[str]:
    """The manners that a plain line speaks of, each with every other, and which of the telling ones it does not."""
    found = [manner for manner, words in _WORDS.items() if words.search(line)]
    pairs = [f"##{one}+{other}" for at, one in enumerate(found) for other in found[at + 1 :]]
    return ["#" + m for m in found] + ["#!" + m for m in _MISSED if m not in found] + pairs
