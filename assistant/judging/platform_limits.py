"""Where each channel stands against the limits of its own platform. Shown beside the grade, no part of it.

The trap it guards: a figure that was not measured is neither met nor missed, and a limit of one country site says nothing of another.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assistant.judging.logic import distance, truth
from assistant.model.condition import All, Any, Condition, Leaf, NoneOf, leaves
from assistant.model.library import FactDefinition, Library, Platform, PlatformLimit
from assistant.model.values import Fact, FactType, State, Value, plain, unknown
from assistant.model.verdict import LimitStanding, PlatformStanding

SOLD_ON = "profile.platforms"  # the answer that names the platforms by their ids
_MOST_STARS = 5.0  # of the scale itself: a rating of five stars leaves nothing to wish for

Channel = Mapping[str, Fact]


def standings(library: Library, facts: Mapping[str, Fact], channels: Mapping[str, Channel]) -> list[PlatformStanding]:
    """Every channel that belongs to a platform, then the platforms sold on of which there are no figures."""
    sold_on = _sold_on(library, facts)
    found: list[PlatformStanding] = []
    for name in sorted(channels):
        match = platform_of(library, name, sold_on)
        if match is not None:
            platform, site = match
            measured = channels[name]
            limits = [s for n in platform.limits if (s := _standing(library, platform, n, site, measured)) is not None]
            found.append({"platform": platform.id, "channel": name, "limits": limits})
    seen = {item["platform"] for item in found}
    silent: list[PlatformStanding] = [
        {"platform": name, "channel": None, "limits": []} for name in sold_on if name in library.platforms and name not in seen
    ]
    return found + silent


def platform_of(library: Library, channel: str, sold_on: tuple[str, ...]) -> tuple[Platform, str | None] | None:
    """The platform of a channel and its country site. The channel's name is the id or a name of the platform, or begins with it; what
    follows is the site. A name that says nothing belongs to the platform sold on, where there is just one.
    """
    said = _spelled(channel)
    names = sorted(((_spelled(n), p) for p in library.platforms.values() for n in (p.id, *p.also)), key=lambda n: len(n[0]), reverse=True)
    for name, platform in names:
        if said.startswith(name):
            rest = said.removeprefix(name).strip("_").split("_")[0]
            return platform, platform.home if not rest else rest if re.fullmatch("[a-z]{2}", rest) else None
    if len(sold_on) == 1 and sold_on[0] in library.platforms:
        only = library.platforms[sold_on[0]]
        return only, only.home
    return None


def _spelled(name: str) -> str:
    return re.sub(r"[\s.-]+", "_", name.strip().casefold())


def _sold_on(library: Library, facts: Mapping[str, Fact]) -> tuple[str, ...]:
    fact = facts.get(SOLD_ON)
    return fact.value if fact is not None and isinstance(fact.value, tuple) and library.platforms else ()


def _standing(library: Library, platform: Platform, limit: PlatformLimit, site: str | None, channel: Channel) -> LimitStanding | None:
    """None where the limit has nothing to compare with, or is not meant for this site, this size or this way of selling."""
    if limit.met is None or (limit.sites and site not in limit.sites):
        return None
    if any(channel.get(leaf.fact, unknown(leaf.fact)).state is State.NOT_APPLICABLE for leaf in leaves(limit.met)):
        return None
    if limit.applies is not None and truth(limit.applies, channel) is False:
        return None
    applies = limit.applies is None or truth(limit.applies, channel)
    holds = truth(limit.met, channel) if applies else None
    gap = None if holds is None else _gap(limit.met, library, channel)
    shown = channel.get(gap.fact if gap else limit.indicator or "")
    return {
        "limit": limit.id,
        "level": limit.level,
        "indicator": limit.indicator,
        "status": "unknown" if holds is None else "missed" if not holds else "near" if _near(library, platform, limit, channel) else "met",
        "value": plain(shown.value) if shown else None,
        "fact": gap.fact if gap else None,
        "distance": gap.distance if gap else None,
    }


def _near(library: Library, platform: Platform, limit: PlatformLimit, channel: Channel) -> bool:
    """Whether the limit would be missed if somewhat more went wrong."""
    if platform.near is None or limit.met is None:
        return False
    worse = {i: _worse(library.indicators[i].fact, fact, platform.near) for i, fact in channel.items() if i in library.indicators}
    return truth(limit.met, worse) is False


def _worse(definition: FactDefinition, fact: Fact, margin: float) -> Fact:
    value = fact.value
    if definition.better is None or isinstance(value, bool) or not isinstance(value, int | float):
        return fact
    return replace(fact, value=_worsened(definition, value, margin))


def _worsened(definition: FactDefinition, value: float, margin: float) -> Value:
    """What goes wrong grown by ``margin``: of a share to be high, its complement; of stars, those missing; of points, less of them."""
    most = 1.0 if definition.type is FactType.SHARE else _MOST_STARS if definition.unit == "stars" else None
    if definition.better == "high":
        return most - (most - value) * (1 + margin) if most is not None else value / (1 + margin)
    if definition.type is FactType.COUNT:
        return math.ceil(round(value * (1 + margin), 9))
    return value * (1 + margin)


@dataclass(frozen=True, slots=True)
class _Gap:
    holds: bool
    relative: float  # to the limit; infinite where a count says that this part is not meant
    fact: str
    distance: float


def _gap(condition: Condition, library: Library, channel: Channel) -> _Gap | None:
    """The leaf that decides: of what must hold together the one nearest to breaking, of alternatives the one farthest from it."""
    found = _decisive(condition, library, channel)
    return None if found is None or math.isinf(found.relative) else found


def _decisive(condition: Condition, library: Library, channel: Channel) -> _Gap | None:
    match condition:
        case Leaf():
            return _of_leaf(condition, library, channel)
        case All(parts):
            gaps = _ordered(_decisive(p, library, channel) for p in parts)
            return gaps[0] if gaps else None
        case Any(parts):
            gaps = _ordered(_decisive(p, library, channel) for p in parts)
            return gaps[-1] if gaps else None
        case NoneOf():
            return None


def _of_leaf(leaf: Leaf, library: Library, channel: Channel) -> _Gap | None:
    fact = channel.get(leaf.fact, unknown(leaf.fact))
    holds = truth(leaf, channel)
    away = None if fact.value is None else distance(leaf, fact.value)
    if holds is None or away is None or not isinstance(leaf.operand, int | float):
        return None
    if library.indicators[leaf.fact].fact.better is None:  # a count that only chooses between alternatives
        return None if holds else _Gap(holds, math.inf, leaf.fact, away)
    return _Gap(holds, away / abs(leaf.operand) if leaf.operand else away, leaf.fact, away)


def _ordered(gaps: Iterable[_Gap | None]) -> list[_Gap]:
    """From the part farthest from holding to the one that holds most clearly."""
    return sorted((g for g in gaps if g is not None), key=lambda g: (g.holds, g.relative if g.holds else -g.relative))
