"""Whether buyers can pay by card, as people say it in passing: "card payments yes" · "people can pay by card there" · 能刷卡, 刷不了卡.

The trap it guards: the enterprise itself pays by card as well, and a card has a number, a holder and disputes that tell nothing of this.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.interview.words.clauses import Clause, denies, doubts
from assistant.model.values import Fact, Origin, State

CARDS = "profile.card_payments"
_CARD = r"(?:credit |debit |bank )?cards?"
_TAKEN = re.compile(
    rf"\b(?:people|customers?|buyers?|they|clients?|shoppers?|consumers?|you|one|anyone|everybody)"
    rf" (?:\w+ ){{0,3}}?pay(?:s|ing)? (?:\w+ ){{0,2}}?(?:by|with) {_CARD}\b"
    rf"|\b(?:accept|accepts|accepting|take|takes|taking|allow|offer) {_CARD}\b(?! (?:numbers?|data|details))"
    r"|\b(?:credit |debit )?card payments?:?,? ?(?:(?:are|is|aren't|isn't) )?(?:not )?"
    r"(?:accepted|yes|no|possible|on|enabled|allowed|ok|taken|none|off)\b"
    rf"|\b{_CARD} (?:(?:are|is|aren't|isn't) )?(?:not )?(?:accepted|taken|ok|possible|welcome|yes)\b"
    rf"|\b(?:no|without) (?:{_CARD} payments?|credit cards)\b"
    r"|(?:不能|不可以?|不支持|没法|无法|不让|没开通?|能|可以?|支持|开通了?|接受|收)(?:直接|用|在线)*(?:刷(?:信用|银行|借记)?卡|信用卡|(?:银行|借记)?卡(?:支付|付款|付))"
    r"|刷(?:不了|得了)(?:信用|银行)?卡"
)
_FOR_OTHERS = re.compile(r"\b(?:we|i) pay\b|供应商|工厂|广告费")


def cards_said(line: str, parts: Sequence[Clause]) -> dict[str, Fact]:
    """The fact, where one clause or all of them say so alike."""
    found: set[bool] = set()
    for said in _TAKEN.finditer(line):
        clause = next((c for c in parts if c.start <= said.start() < c.end), Clause(0, len(line)))
        text = line[clause.start : max(clause.end, said.end())]
        if not (doubts(text) or _FOR_OTHERS.search(text)):
            found.add(not (denies(said[0]) or denies(line[clause.start : said.start()])))
    return {CARDS: Fact(CARDS, State.KNOWN, found.pop(), Origin.DECLARED)} if len(found) == 1 else {}
