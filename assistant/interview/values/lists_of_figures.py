"""What figures that stand beside each other in a line have to do with each other: a count and its share, a unit said once, all of them.

The trap it guards: a bare number takes over a unit only from a figure before it, and never where more is better and it may be a part of 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.interview.values.figures import Figure, bare
from assistant.interview.values.numbers import quantity
from assistant.interview.values.shares import share
from assistant.interview.words.plain import HAN
from assistant.model.library import FactDefinition
from assistant.model.values import FactType

_LINK = re.compile(
    rf"[个单件条笔起例票]?\s*(?:[a-z]+(?: [a-z]+){{0,2}})??[\s,;(:-]*"
    rf"(?:(?:and )?(?:that's|that is|that was|this is|which is|which was|so|or|i\.?e\.?|equals|is|=|≈)"
    rf"(?: about| around| some| roughly)?|大?约?占[{HAN}]{{0,8}}"
    r"|也就是说?|相当于|就是|即|合|折合|比例是?|算下来是?)?[\s,(:]*(?:大概|大约|约)?"
)
_LINKED = re.compile(r"that's|that is|that was|this is|which|\bso\b|\bor\b|\bi\.?e\b|equals|=|≈|占|也就是|相当于|就是|即|合|比例|算下来|\(")
_BESIDE = re.compile(r"[个单件条笔起例票]?[\s,;(:/]*(?:about|around|roughly|大概|大约|约)?\s*")
_OF_SO_MANY = re.compile(r"([0-9][0-9,.]*)\s*(?:/|out of|of)\s*([0-9][0-9,.]*k?)")
_WHOLE = re.compile(r"\s*orders?\b")
_ALL = re.compile(r"\b(?:all of (?:them|it)|all the rest|every (?:single )?one|everything|all)\b|全部|全都|所有的?|全(?=[回答])")
_THEN_COUNTED = re.compile(rf"[{HAN}]{{0,4}}?(?:算|是|有|约|大概|也就|差不多)[{HAN}]{{0,2}}\s*[0-9]")  # 全回了算99.5
_PER = {"%": 100, "percent": 100, "per cent": 100, "pct": 100, "‰": 1000, "per mille": 1000, "个点": 100, "百分之": 100, "千分之": 1000}
_UNIT = re.compile("|".join(sorted(map(re.escape, _PER), key=len, reverse=True)))


def twins(phrases: Mapping[str, Iterable[str]], definitions: Mapping[str, FactDefinition]) -> dict[str, str]:
    """The share that belongs to a count and the other way round: the two are called by some of the same names."""
    counts = [i for i, d in definitions.items() if d.type is FactType.COUNT and i in phrases]
    shares = [i for i, d in definitions.items() if d.type is FactType.SHARE and i in phrases]
    found: dict[str, str] = {}
    for count in counts:
        named = set(phrases[count])
        common, best = max(((len(named & set(phrases[s])), s) for s in shares), default=(0, ""))
        if common:
            found |= {count: best, best: count}
    return found


def is_share(figure: Figure) -> bool:
    """Whether it is a share that cannot be a count."""
    return not bare(figure) and share(figure.text) is not None


def linked(line: str, figure: Figure, figures: Sequence[Figure], *, beside: bool = False) -> Figure | None:
    """The share that a count is said to be: "3, that's 0.2 percent" · 3笔，占0.2%; ``beside`` it, no word need say so."""
    after = next((f for f in figures if f.start >= figure.end), None)
    if after is None or after.open or not is_share(after) or not bare(figure):
        return None
    gap = line[figure.end : after.start]
    if beside and _BESIDE.fullmatch(gap):
        return after
    return after if _LINK.fullmatch(gap) and _LINKED.search(gap) else None


def parted(line: str, figures: Sequence[Figure], *, count: bool, asked: bool) -> list[Figure]:
    """The figures, where "14 out of 2,000" is 14 if a count is asked for or the share of it follows; of 2,000 orders, both are counts."""
    found: list[Figure] = []
    for place, figure in enumerate(figures):
        many = _OF_SO_MANY.fullmatch(figure.text)
        short = replace(figure, text=many[1]) if many else figure
        shared = many is not None and linked(line, short, figures[place + 1 :]) is not None
        counts = (count and place == 0) or (not asked and any(bare(f) for f in figures) and not any(_unit(f) for f in figures))
        if many and counts and not shared and _WHOLE.match(line, figure.end):
            found += [replace(short, end=figure.start + many.end(1)), replace(figure, start=figure.start + many.start(2), text=many[2])]
        else:
            found.append(short if shared or (many and count and place == 0) else figure)
    return found


def wholes(line: str, figures: Sequence[Figure]) -> list[Figure]:
    """All of them, in a line that gives another share: 100 % as well."""
    if not any(is_share(f) and not f.open for f in figures):
        return []
    taken = [(f.start, f.end) for f in figures]
    return [
        Figure(m.start(), m.end(), "100%")
        for m in _ALL.finditer(line)
        if not any(s < m.end() and m.start() < e for s, e in taken)
        and not _THEN_COUNTED.match(line, m.end())
        and not re.search(r"(?:\b(?:nearly|almost|not|in|of)|几乎|不是|不|没)\s*$", line[: m.start()])
    ]


def inherited(definition: FactDefinition, figure: Figure, figures: Sequence[Figure], value: float) -> float:
    """The share that a bare number is, in the unit of the share before it."""
    if definition.better == "high" or not bare(figure) or not 0 < value < 1:
        return value
    before = [f for f in figures if f.end <= figure.start and is_share(f)]
    unit = _UNIT.search(before[-1].text) if before else None
    number = quantity(figure.text)
    if unit is None and number is not None and any(_in_percent(f) for f in figures):
        return round(number.value / 100, 12)  # refunds 2.2, returns 0.6
    return value if unit is None or number is None else round(number.value / _PER[unit[0]], 12)


def _in_percent(figure: Figure) -> bool:
    """Whether a bare number can only be a share in per cent: between 1 and 100, with a decimal."""
    number = quantity(figure.text)
    return number is not None and "." in figure.text and 1 < number.value <= 100


def _unit(figure: Figure) -> bool:
    return is_share(figure) and _UNIT.search(figure.text) is not None
