"""Who the enterprise is, where a line only begins with the name of it: "logistics company, on time 95 %" · 管委会这边，……

And where it introduces itself as one that makes and sells: "I make cork handbags, sell on etsy". The trap it guards: the same name is a
channel of collection, or somebody else; it is the enterprise's own only where the line goes on to tell of that trade, or is typed at a
question of it; and who only tells what is sold where has not said who it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.interview.told.naming import Hit
from assistant.interview.words.clauses import Clause, blanked, denies, plans
from assistant.model.values import Fact, Origin, State

_ROLE = "profile.role"
_TRADES = {
    "logistics_partner": "role_logistics.",
    "payment_institution": "role_payment.",
    "platform_operator": "role_platform.",
    "zone_authority": "role_zone.",
}
_BESIDE = re.compile(
    r"(?:\b(?:we|we're|i|i'm|a|an|the|is|are|am|this|here|as|licensed|we're|for|filling|filled|in|out|my|our|client|customer|of|small|mid-sized|chinese)\b|帮|替|客户|填的?|我们?|咱们?|这边|这里|这儿|是|做|一家|家|企业|公司|的|本|\s|[.:])*"
)
_PLACES = frozenset({"profile.pilot_zone", "profile.destinations"})
_SOLD = ("profile.platforms", "profile.destinations", "profile.goods")
_MAKES = re.compile(
    r"\b(?:we|i)(?: hand-?| also | mostly | only )? ?(?:make|made|produce|manufacture|knit|sew|craft|bake|build|carve|print|brew)\b"
)
_SELLS = re.compile(r"\b(?:sell|selling|sells|sold)\b|\bon (?:etsy|amazon|ebay|shopify)\b|卖|销|做")
_INTRODUCED = re.compile(
    r"\b(?:we|i) (?:run|own|have|operate|opened) (?:a |an |our |my )?(?:[a-z0-9-]+ ){0,4}(?:shops?|stores?|storefronts?|seller accounts?)\b"
    r"|\b(?:we're|we are|i'm|i am|this is|hi from|here's)(?: [a-z0-9'-]+){0,6}? (?:company|brand"
    r"|shop|store|business|team|outfit|startup|workshop"
    r"|studio|couple|firm|family|manufacturer|factory)"
    r"(?:,? [a-z0-9'-]+){0,4}?,? (?:selling|that sells|who sell|which sells|and sell|and we sell)\b"
    r"|(?:我们?|公司)(?:是|就是)[^,;。]{0,8}(?:工厂|厂家|作坊|品牌)[^。]{0,12}(?:卖|做跨境|开店)"
)
_OF_OTHERS = re.compile(r"\b(?:warehouses?|3pl|forwarders?|for other|for merchants|merchants|sellers)\b|商户|卖家们|入驻")


def introduced(line: str, told: Mapping[str, Fact], at: str) -> dict[str, Fact]:
    """What is told, with the role of a seller where no question stands and the line introduces one."""
    if at or _ROLE in told or any(i.startswith("role_") for i in told) or not any(i in told for i in _SOLD):
        return dict(told)
    found = _INTRODUCED.search(line) or (_MAKES.search(line) if _SELLS.search(line) else None)
    if found is None or denies(line[: found.end()]) or plans(line) or _OF_OTHERS.search(line):
        return dict(told)
    return dict(told) | {_ROLE: Fact(_ROLE, State.KNOWN, "seller", Origin.DECLARED)}


def role_alone(line: str, parts: Sequence[Clause], hits: Sequence[Hit], told: Mapping[str, Fact], at: str) -> dict[str, Fact]:
    """What is told, with the role that the line begins with; the name tells nothing else then."""
    first = parts[0] if parts else Clause(0, 0)
    if _ROLE in told:
        return dict(told)
    for hit in (h for h in hits if first.start <= h.start < first.end):
        role = next((n.option for n in hit.names if n.fact == _ROLE and n.option in _TRADES), None)
        towns = [
            (h.start, h.end) for h in hits if any(n.fact in _PLACES for n in h.names) and not (h.start < hit.end and hit.start < h.end)
        ]
        bare = blanked(line, towns).replace("\0", " ")
        around = bare[first.start : hit.start], bare[hit.end : first.end]
        if role is None or not all(_BESIDE.fullmatch(text) for text in around):
            continue
        if at.startswith(_TRADES[role]) or any(i.startswith(_TRADES[role]) for i in told):
            kept = {i: f for i, f in told.items() if not any(n.fact == i for n in hit.names)}
            return kept | {_ROLE: Fact(_ROLE, State.KNOWN, role, Origin.DECLARED)}
    return dict(told)
