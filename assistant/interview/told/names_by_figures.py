"""Names that only their surroundings make one: replies within 24 hours, overdue by 30 days, one or two [stars], the cheapest to Indonesia.

The trap it guards: parcels too are shipped within 24 hours, so a span names replies only where the line speaks of them, or gives both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.interview.told.naming import Hit, Name
from assistant.interview.words.wordlists import listed

_DAY, _TWO = "reply_24h_rate", "reply_48h_rate"
_OVERDUE, _LOWEST = "payment.overdue_share", "markets.indonesia_lowest_price"
_WITHIN = r"(?:within|under|inside(?: of)?|in(?: less than)?|less than|up to|by|after|<=?|≤)"
_REPLY = re.compile(
    rf"(?:(?:\b{_WITHIN}\s*)?(?:the )?(?:first )?\b(?P<h>24|48|twenty[ -]four|forty[ -]eight)[ -]?(?:hours?|hrs?|h)\b"
    rf"|\b{_WITHIN} (?:the )?(?:first )?(?P<d>a|one|1|two|2) days?\b"
    r"|\b(?P<alike>within|under|inside|in) (?P<e>24|48|two|2)\b(?! ?[%a-z0-9.])"
    r"|(?P<hz>24|48|二十四|四十八)\s*个?\s*(?:小时|钟头|h)(?:以内|之内|内|里)?(?:的?(?:首次)?(?:回复|回|答复)(?![率的])的?)?"
    r"|(?P<dz>[一1两二2])天(?:之|以)?内(?:的?(?:首次)?(?:回复|回|答复)(?![率的])的?)?)"
)
_FIRST = listed("24|twenty-four|twenty four|二十四|a|one|1|一")
_SPEAKS = re.compile(r"\b(?:repl(?:y|ies|ied|ying)|answer\w*|respon[ds]\w*|messages?)\b|回复|答复|回消息|消息|回了?[0-9九八七百]|首回")
_OTHERWISE = re.compile(
    r"\b(?:ship\w*|dispatch\w*|deliver\w*|hand(?:ed|over| over)|arriv\w+|refund\w*|approv\w+|scan\w*|pick\w*)\b"
    r"|发货|发出|揽收|送达|到货|退款|确认|上网"
)
_STARS = re.compile(r"\bstars?\b|\bpositive\b|\bpraise")
_ONE_OR_TWO = re.compile(r"\b(?:(?:only|just|at) )?(?:one|1)(?: or | and |-|/| to )(?:two|2)\b(?! ?[%a-z0-9])")
_MONTH, _MONTH_ZH = r"(?:(?:30|thirty)[ -]?days?|(?:a|one) month)", r"(?:(?:30|三十)(?:天|日)|一个月)"
_LATE = (
    r"(?:overdue|late|past due|due|outstanding|unpaid|open|behind)(?: (?:by|for|since))?"
    rf",?\s*(?:more than|over|beyond|longer than|above|>)\s*{_MONTH}\b"
    rf"|\b(?:more than|over|beyond|longer than|above|past)\s*{_MONTH} (?:overdue|late|past due|behind|unpaid|old)\b"
    r"|\bof (?:what|the|our|all)(?: [a-z]+){0,4} (?:is|are) (?:overdue|past due)\b"
    rf"|(?:逾期|拖欠|拖|欠|账龄)?(?:款)?(?:超过?了?|大于|多于|过){_MONTH_ZH}(?:以上)?(?:[没未](?:付|收回?|回|结)?)?(?:逾期)?的?(?:货款|欠款|账款|应收款?|部分)?"
    rf"|(?:逾期|拖欠|拖|欠)(?:了)?{_MONTH_ZH}以上的?(?:货款|欠款|账款|应收款?|部分)?"
)
_LATE_SPAN = re.compile(_LATE)
_OWED = re.compile(
    r"\b(?:overdue|late|past due|ow(?:e|es|ed|ing)|unpaid|receivables?|invoices?|open amount|outstanding|due)\b"
    r"|逾期|欠|[没未]付|应收|拖|账龄|账款|货款"
)


_BAD = re.compile(
    r"(?<=% )(?:are |is |were )?(?:bad|negative)(?=$|[,;. ](?! ?(?:review|rating|feedback)))|(?<=percent )(?:bad|negative)(?=$|[,;.])"
)
_GOOD = re.compile(r"(?<=% )(?:are |is |were )?(?:good|positive)(?=$|[,;.])|(?<=percent )(?:good|positive)(?=$|[,;.])")
_CANCELLED = re.compile(
    r"\b(?:orders? )?(?:that )?we (?:had to |have to |needed to |ourselves )?cancell?(?:ed)?(?: (?:them )?ourselves)?\b"
    r"|是?(?:我们|自己|卖家|咱们)?(?:因为)?(?:没货|缺货|断货)?(?:自己|主动|而)*(?:取消|砍掉|砍)[了的]?"
)
_OTHERS = {  # in words of their own, wherever they stand
    "defect_return_rate": re.compile(
        r"\b(?:come|comes|came|coming|sent|go|goes|went) back (?:to us )?(?:as |for being |because (?:they are|they're|it is|it's) )?"
        r"(?:faulty|defective|broken|damaged|defects?|wrong)(?: (?:or|and) (?:faulty|defective|broken|damaged|wrong))?\b"
    ),
    "not_received_rate": re.compile(
        r"\b(?:(?:orders? |parcels? )?(?:claimed|reported)(?: as| to be| to have)? (?:never|not) (?:been )?(?:received|arrived|delivered)"
        r"|(?:say|says|claim|claims|complain) (?:it |they |that |nothing )*(?:never |not )?"
        r"(?:got (?:it|anything)|arrived|received))\b|[说称]没?(?:有)?收到"
    ),
    "hours_to_approval": re.compile(r"\bconfirm(?:ing)? (?:a|the|each|one) payment\b|确认(?:一笔|每笔)?(?:付款|收款|到账)"),
}
_INDONESIA = re.compile(r"\bindonesia|\bjakarta\b|印尼|印度尼西亚|雅加达")
_CHEAPEST = re.compile(
    r"\b(?:the |our )?(?:cheapest|lowest(?:[- ]priced)?)"
    r"(?: (?:single|fob|one|unit|piece|item|article|product|thing|parcel|price|thing we sell"
    r"|per piece|per unit|per item|sold|sent|is))*\b"
    r"|(?:单价|价格)?最(?:便宜|低)(?:的|单?价|fob)(?:一?[件个款单票]|单品|商品|产品|货|直发|单价|价格?|fob)*"
)


def named_by_figures(line: str, at: str) -> list[Hit]:
    """Where the line names replies or overdue money by a span of time, or reviews by their stars; ``at`` is the question at hand."""
    found = (
        [Hit(m.start(), m.end(), m[0], (Name(_OVERDUE),)) for m in _LATE_SPAN.finditer(line)]
        if at == _OVERDUE or _OWED.search(line)
        else []
    )
    if _STARS.search(line):
        found += [Hit(m.start(), m.end(), m[0], (Name("bad_review_rate"), Name("bad_review_count"))) for m in _ONE_OR_TWO.finditer(line)]
    if at in ("praise_rate", "bad_review_rate") or _STARS.search(line):
        found += [Hit(m.start(), m.end(), m[0], (Name("bad_review_rate"),)) for m in _BAD.finditer(line)]
        found += [Hit(m.start(), m.end(), m[0], (Name("praise_rate"),)) for m in _GOOD.finditer(line)]
    found += [Hit(m.start(), m.end(), m[0], (Name("cancelled_orders"),)) for m in _CANCELLED.finditer(line)]
    found += [Hit(m.start(), m.end(), m[0], (Name(fact),)) for fact, called in _OTHERS.items() for m in called.finditer(line)]
    if at == _LOWEST or _INDONESIA.search(line):
        found += [Hit(m.start(), m.end(), m[0], (Name(_LOWEST),)) for m in _CHEAPEST.finditer(line)]
    return sorted([*found, *_replies(line, at)], key=lambda h: h.start)


def _replies(line: str, at: str) -> list[Hit]:
    found: list[Hit] = []
    for m in _REPLY.finditer(line):
        said = m["h"] or m["d"] or m["e"] or m["hz"] or m["dz"]
        if not (m["e"] and not found):  # "within two" counts no days of its own
            found.append(Hit(m.start(), m.end(), m[0], (Name(_DAY if said in _FIRST else _TWO),)))
    both = {n.fact for h in found for n in h.names} == {_DAY, _TWO}
    return found if _SPEAKS.search(line) or at in (_DAY, _TWO) or (both and not _OTHERWISE.search(line)) else []


def with_names(mentions: Sequence[Hit], names: Sequence[Hit]) -> list[Hit]:
    """The names of a line, those by figures among them; of two in one place the longer counts."""
    kept = [w for w in names if not any(m.start <= w.start and w.end <= m.end for m in mentions)]
    others = [m for m in mentions if not any(w.start < m.end and m.start < w.end for w in kept)]
    return sorted([*others, *kept], key=lambda h: h.start)


def without_span(line: str, about: str) -> str:
    """The line without the span that the question itself names."""
    return _LATE_SPAN.sub(" ", line).strip(" ,:") if "30" in about and _OWED.search(about) else line
