"""What is left of a line, or of a clause, once the names and figures in it are taken out: nothing, small words, or something of its own.

The trap it guards: a clause of nothing but names is a list of them, and a line of nothing but the names of other facts says nothing of
the question it was typed at; one word of its own, and it is neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.interview.words.clauses import Clause, blanked
from assistant.interview.words.plain import HAN
from assistant.interview.words.wordlists import in_order

_LINKS = frozenset(
    in_order(
        """
        and or plus also as well too only just mainly mostly mostly primarily purely all both either n the a an some few bit little of
        then
        """
    )
) | frozenset("和与及跟加就只主要是都也或、还有另外一些点少量纯全的类以为要")
_SMALL = _LINKS | frozenset(
    in_order(
        """
        i i'm we we're our ours me my it it's its that's that this these those they they're theyre them there there's you us is are am be
        do does did in on at to into by via through with under over from for out of off up about around now here's currently
        approximately roughly right since still today yet
        sell sells selling sold ship ships shipping shipped deliver delivers delivering trade trading use uses using go goes going run
        runs running work works working have has got get take takes everything rest others other remaining half part partly mix
        sometimes occasionally usually always quite so well hi hello ok yes yeah please pls thanks um uh er want wants like
        customers buyers clients orders order company outfit firm business team staff people client says said say online version so small
        tiny one big large including incl alone far each every goods products parcels money
        """
    )
)
_SMALL_HAN = frozenset("我们咱的是在做卖发走用上到往给向对销以从通过开干货放款子订单个家那这嘛嗯呢吧哈啊呀了着其余剩下占大头部分各种自己")
_SMALL_HAN |= frozenset("概约公司客户买家平台渠道市场站店铺目前现在专门然后连算新手人经营产品品收付卖家团队共总员工位名小")
_TOKEN = re.compile(rf"[a-z]+(?:'[a-z]+)?|[{HAN}]|[0-9]+")
_FINER = re.compile(
    rf"[:()（）]\s+|[:()](?=[{HAN}])|\s+-+\s+|(?<=[{HAN}])\s+(?=[{HAN}a-z])|(?<=[a-z{HAN}])[.;!](?=\s|$)"
    rf"|(?<=[^0-9\s]),\s*(?=[0-9])"
)
_PEOPLE = re.compile(r"[0-9]+\s*(?:people|persons?|employees|staff|of us|个?人|名员工|位员工|个员工)")


def finer(line: str, parts: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses, cut at a colon, a bracket, a full stop and a gap between Chinese words as well."""
    for part in parts:
        start = part.start
        for gap in _FINER.finditer(line, part.start, part.end):
            if gap.start() > start:
                yield Clause(start, gap.start())
            start = gap.end()
        if start < part.end:
            yield Clause(start, part.end)


def nothing_else(line: str, part: Clause, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the clause holds at least one of these places and, beside them, nothing but small words and signs."""
    return _held(part, spans) and all(_small(t) for t in _left(line, part, spans))


def nothing_but_links(line: str, part: Clause, spans: Sequence[tuple[int, int]]) -> bool:
    """The same, where the small words only join or weigh: "mostly etsy and us"."""
    return _held(part, spans) and all(t in _LINKS for t in _left(line, part, spans))


def _held(part: Clause, spans: Sequence[tuple[int, int]]) -> bool:
    return any(part.start <= start < part.end for start, _ in spans)


def _small(token: str) -> bool:
    return token in _SMALL or token in _SMALL_HAN


def _left(line: str, part: Clause, spans: Sequence[tuple[int, int]]) -> list[str]:
    inside = [(max(s, part.start), min(e, part.end)) for s, e in spans if s < part.end and e > part.start]
    text = _PEOPLE.sub(" ", blanked(line, inside)[part.start : part.end])
    return _TOKEN.findall(text)
