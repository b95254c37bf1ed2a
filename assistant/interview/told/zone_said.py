"""The pilot zone of the town that a line has just named: "registered in Hangzhou and in the zone there" · 公司在杭州，也在综试区里.

The trap it guards: who sits in a zone need not be enrolled in its database, and a town alone is only where somebody sits.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.model.values import Fact, Origin, State

_ZONE, _ENROLLED = "profile.pilot_zone", "government.zone_enrolled"
_IN_IT = re.compile(
    r"\b(?:in|inside|part of|within) (?:the|its|their|that) (?:comprehensive |pilot |e-commerce |cbec |cross-border )*zones?\b"
    r"|(?:在|属于?|是)(?:当地|那边|那里|那)?的?(?:跨境)?(?:电商)?(?:综试区|综合试验区|试验区)|综试区(?:里|内|范围)"
)
_ENROLS = re.compile(
    r"\b(?:enrol\w*|database|single window|filed|record\w*|signed up|joined|(?:not|never|n't) registered with)\b"
    r"|备案|入库|入了|加入|单一窗口|数据库|登记了"
)


def zone_said(line: str, told: Mapping[str, Fact], towns: Mapping[str, str], at: str) -> dict[str, Fact]:
    """What is told, with the zone where the line says that the enterprise is in the one of a town; ``towns`` gives the option of each."""
    found = _IN_IT.search(line)
    if found is None or at in (_ZONE, _ENROLLED):
        return dict(told)
    zones = {option for town, option in towns.items() if re.search(rf"(?<![a-z]){re.escape(town)}(?![a-z])", line[: found.end()])}
    kept = {i: f for i, f in told.items() if i != _ENROLLED or _ENROLS.search(line)}
    denied = re.search(r"\b(?:not|never|no)\b|n't\b|不|没", line[max(0, found.start() - 12) : found.start()])
    if len(zones) != 1 or denied:
        return kept
    return {_ZONE: Fact(_ZONE, State.KNOWN, zones.pop(), Origin.DECLARED)} | kept
