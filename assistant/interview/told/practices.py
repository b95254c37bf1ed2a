"""Practices that a sentence states in passing: yes and no in the words of the thing itself, and options in own words.

The trap it guards: one word more turns a practice into its opposite or into half of it; then nothing is understood.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.interview.told.naming import Hit
from assistant.interview.words.clauses import Clause, blanked, denies, doubts
from assistant.interview.words.plain import HAN
from assistant.model.library import FactDefinition
from assistant.model.values import Fact, FactType, Origin, State

_HALVES = re.compile(
    r"\b(?:except|excluding|apart from|other than|unless|only|some|mostly|usually|sometimes|partly|partially"
    r"|most|not all|almost|nearly|often)\b"
    r"|除了?|部分|有时|大多|多数|一般|只有|偶尔|几乎|差不多|基本"
)
_HAVE = re.compile(
    r"(?:\b(?:we|i|they|our company|there is|there are|which)\b.{0,20}?)\b(?:have|has|accept|take|are|is"
    r"|use|got|appointed|named)\s+(?:got\s+)?(?:an?|the|our|on the|in the|of)?\s*$|(?:已经?|都|也)?(?:有"
    r"|设了?|办了?|支持|接受|加入了?)(?:了|过)?$"
)
_LACK = re.compile(
    r"\b(?:no|without(?: an?| any)?|don't have(?: an?| any)?|do not have(?: an?| any)?|have no|haven't got(?: an?)?"
    r"|lack(?:ing)?(?: an?)?|don't accept|do not accept)\s*$|(?:没有|没|无|未设|不支持|不接受|还没有)(?:办"
    r"|设|找)?$"
)
_PRESENCE = frozenset(
    {
        "profile.card_payments",
        "markets.eu_responsible_person",
        "markets.eu_packaging_representative",
        "markets.indonesia_representative",
        "conduct.fake_reviews",
        "conduct.counterfeits",
    }
)
_LEAST_WORDS, _LEAST_HAN = 3, 4
_ALONE_WORDS, _ALONE_HAN = 5, 7


def stated_practices(
    line: str, parts: Sequence[Clause], mentions: Sequence[Hit], hits: Sequence[Hit], definitions: Mapping[str, FactDefinition]
) -> dict[str, Fact]:
    """The facts of yes or no, and the choices of a practice, that the line states without condition."""
    told: dict[str, set[str]] = {}
    names = [(h.start, h.end) for h in (*mentions, *hits)]
    for hit in hits:
        for name in hit.names:
            definition = definitions.get(name.fact)
            if (
                definition is None
                or name.option is None
                or (definition.id.startswith("profile.") and definition.type is not FactType.YES_NO)
            ):
                continue
            if definition.type is not FactType.YES_NO and not _about_it(name.fact, hit, mentions):
                continue
            option = _stated(line, parts, hit, name.option, definition, names=names)
            if option is not None:
                told.setdefault(name.fact, set()).add(option)
    for hit in mentions:
        for name in hit.names:
            definition = definitions.get(name.fact)
            if definition is not None and name.fact in _PRESENCE and name.fact not in told:
                present = _present(line, parts, hit, names)
                if present is not None:
                    told.setdefault(name.fact, set()).add(present)
    return {f: _fact(definitions[f], options.pop()) for f, options in told.items() if len(options) == 1}


def _about_it(fact: str, hit: Hit, mentions: Sequence[Hit]) -> bool:
    """Whether the sentence names the practice, or says of it what nobody says of anything else."""
    named = any(n.fact == fact for m in mentions for n in m.names)
    alone = len({n.fact for n in hit.names}) == 1
    return alone and (named or len(hit.said.split()) >= _ALONE_WORDS or len(re.findall(f"[{HAN}]", hit.said)) >= _ALONE_HAN)


def long_enough(phrase: str) -> bool:
    """Whether an option's name is so long that nobody says it by chance."""
    return len(phrase.split()) >= _LEAST_WORDS or len(re.findall(f"[{HAN}]", phrase)) >= _LEAST_HAN


def _fact(definition: FactDefinition, option: str) -> Fact:
    value = option == "yes" if definition.type is FactType.YES_NO else option
    return Fact(
        definition.id, State.KNOWN, (value,) if definition.type is FactType.CHOICES and isinstance(value, str) else value, Origin.DECLARED
    )


def _stated(
    line: str, parts: Sequence[Clause], hit: Hit, option: str, definition: FactDefinition, *, names: list[tuple[int, int]]
) -> str | None:
    clause = next((c for c in parts if c.start <= hit.start < c.end), Clause(0, len(line)))
    rest = blanked(line, names)[clause.start : clause.end]
    after = line[clause.end :]
    if _HALVES.search(rest) or doubts(rest) or re.match(r"[\s,;]*(?:but|except|除|但|不过)", after) or _HALVES.match(after.lstrip(" ,;")):
        return None
    denied = denies(rest)
    if definition.type is not FactType.YES_NO:
        return None if denied or not long_enough(hit.said) else option
    if not denied:
        return option if len(hit.said) > 2 else None
    before = line[max(clause.start, hit.start - 14) : hit.start]
    return "no" if option == "yes" and denies(before) and not denies(line[hit.end : clause.end]) else None


def _present(line: str, parts: Sequence[Clause], hit: Hit, names: list[tuple[int, int]]) -> str | None:
    clause = next((c for c in parts if c.start <= hit.start < c.end), Clause(0, len(line)))
    before = line[clause.start : hit.start]
    lacking = _LACK.search(before)
    rest = blanked(line, [*names, (clause.start + lacking.start(), hit.start)] if lacking else names)[clause.start : clause.end]
    if _HALVES.search(rest) or doubts(rest) or denies(rest):
        return None
    if lacking:
        return "no"
    return "yes" if _HAVE.search(before) else None
