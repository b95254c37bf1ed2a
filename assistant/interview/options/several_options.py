"""Several options of a list in one line: 1,3 · 1、3和5 · Amazon and own website · 亚马逊、独立站 · all but eBay.

The trap it guards: one part that is not understood, and nothing is filed; what was left out by "all but" is said back by what is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from assistant.interview.options.listing import listing
from assistant.interview.options.one_option import one_option
from assistant.interview.values.reading import Reading
from assistant.interview.words.names import Named
from assistant.interview.words.phrasing import unwrapped
from assistant.interview.words.wordlists import listed

_NONE = frozenset({"0", "none", "none of these", "都没有", "以上都没有", "无"})
_NONE_SAID = listed(
    "none of them|none of the above|nothing|no|nope|neither|zero|not any|no none|we have none|没有|一个都没有|一个也没有|都不是"
    "|以上都不是|都不用|全都没有|零|没|都没|哪个都没有"
)
_ALL = listed(
    "all|all of them|all of these|all of the above|every one|everything|all of it|everywhere|the lot|全部|全选|所有|都有|都是|都选"
    "|全都有|全都是|以上都是|以上全部|以上都有|全|都|全都选|全部都有|每个都有"
)
_BUT = re.compile(
    r"(?:all|everything|everywhere|every one|all of (?:them|these|the above)|any)[\s,]*(?:but|except(?: for)?|excluding|apart from"
    r"|other than|without|bar|minus|not)[\s:]+(.+)"
    r"|(?:除了|除去|除|不包括)[\s,]*(.+?)[\s,]*(?:以外|之外|外)?[\s,]*(?:其他|其余|别的|剩下的)?的?[\s,]*(?:都|全部?|全都|均)(?:有|是"
    r"|选|做|用|卖|要|可以)?了?"
    r"|(.+?)(?:以外|之外)的?[\s,]*(?:其他|其余|别的)?的?(?:都|全部?)(?:有|是|选|做|用|卖)?了?|(?:全部|都有|所有|全选|都)[\s,]*(?:除了"
    r"|但不包括|不包括|但没有|,?没有)[\s,]*(.+)"
)
_EVERY = re.compile(
    r"(?:(?:we|i) (?:(?:ship|sell|deliver) (?:to|on|in) |do |have |use |sell )?)?all(?: of)?(?: the| these| those)?"
    r" ?(?P<en>two|three|four|five|six|seven|[2-9])?(?: of (?:them|these|those)| countries| markets| options| ways)?"
    r"(?: (?:of them )?are(?: in use| on| there)?| apply| in use| please| really| yes)?"
    r"|(?:我们|这|那)*(?P<zh>[两二三四五六七八2-8])?(?:个|种|项|条|样|家)?(?:国家|市场|渠道|方式|选项)?(?:我们)?(?:全部|全都|全|都)"
    r"(?:有在?|发货?|做|是|开通?|用|卖|选|要|启用|支持|送|走|覆盖|配送)*(?:了|的|着)?"
)
_NOTHING = re.compile(
    r"(?:sorry,? )?(?:none|not one|not a single one|nothing)(?: of (?:them|these|those|it|that|the above))?,? ?"
    r"(?:i'?m afraid|really|at all|yet|so far|i think|sadly)?"
    r"|(?:这些|这几[个项样]|目前|暂时|还|,)*(?:一[个项样种]都没[有开用做]?|都没[有开用做]|什么都没有?|没有一[个项样])(?:启用|开通|开)?(?:呢|啊)?"
)
_HOW_MANY = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7} | dict(
    zip("两二三四五六七八", (2, 2, 3, 4, 5, 6, 7, 8), strict=True)
)
_RANGE = re.compile(r"([0-9]{1,2})\s*(?:-|~|to|through|至|到)\s*([0-9]{1,2})")
_FIRST = re.compile(r"(?:the )?first (two|three|four|five|[0-9])|前([两二三四五六2-9])[个项种]")
_FIRST_N = {"two": 2, "three": 3, "four": 4, "five": 5, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_STRONG = re.compile(
    r"\s*(?:[,;、+&|\n。]|/(?=\D)|(?<=[0-9])/(?=[0-9])|\b(?:and|n)\b|\bplus\b|\bas well as\b|\balso\b|\balong with\b"
    r"|以及|还有|加上|和|与|及|跟|再加)\s*"
)
_EITHER = re.compile(r"\b(?:either|or)\b|或|还是")
_LOOSE = re.compile(r"[,;、\s]+")


@dataclass(frozen=True, slots=True)
class NotOne:
    """The part of the line that names no option."""

    part: str


Several = Reading[tuple[str, ...]] | NotOne


def several_options(line: str, options: Sequence[Named]) -> Several:
    """The ids of the options named, in the order of the list, or the part that names none."""
    none_is_an_option = any("none" in (o.option.id, *o.whole) for o in options)
    if line in _NONE and one_option(line, options) is None:
        return Reading((), sure=line != "none" or not none_is_an_option)
    whole = one_option(line, options)
    if whole is not None and whole.sure:
        return _chosen([whole], options)
    plain = [one_option(p, options) for p in _LOOSE.split(line) if p]
    if plain and all(p is not None and p.sure for p in plain) and (len(plain) > 1 or whole is None):
        return _chosen([p for p in plain if p is not None], options)
    named_there = listing(line, options)
    if named_there is not None and named_there[1]:  # the others are denied
        return _in_order(named_there[0], options)
    phrase = unwrapped(line)
    found = _grouped(phrase.text, options) or _parts(phrase.text, options)
    if isinstance(found, Reading):
        return found.only_if(phrase.sure and not phrase.bounded and not phrase.negated)
    if whole is not None:
        return _chosen([whole], options)
    if phrase.text != line and isinstance(again := _parts(line, options), Reading):
        return again
    return found if named_there is None else _in_order(named_there[0], options)


def _in_order(chosen: AbstractSet[str], options: Sequence[Named]) -> Reading[tuple[str, ...]]:
    """What a sentence names is said back."""
    return Reading(tuple(o.option.id for o in options if o.option.id in chosen), sure=False)


def _grouped(text: str, options: Sequence[Named]) -> Reading[tuple[str, ...]] | None:
    ids = [o.option.id for o in options]
    something = [i for i in ids if i != "none"]
    if text in _NONE_SAID or _NOTHING.fullmatch(text):
        only = [i for i in ids if i == "none"]
        return Reading(tuple(only), sure=False)
    if text in _ALL:
        return Reading(tuple(i for i in something if i != "other"), sure=False)
    if found := _EVERY.fullmatch(text):
        real = [i for i in something if i != "other"]
        said = found["en"] or found["zh"]
        number = None if said is None else int(said) if said.isdecimal() else _HOW_MANY[said]
        return Reading(tuple(real), sure=False) if number in (None, len(real)) else None
    if text in ("both", "both of them", "两个都有", "两个都是", "两者都有") and len(something) == 2:
        return Reading(tuple(something), sure=False)
    if found := _RANGE.fullmatch(text):
        first, last = int(found[1]), int(found[2])
        return Reading(tuple(ids[first - 1 : last]), sure=False) if 1 <= first < last <= len(ids) else None
    if found := _FIRST.fullmatch(text):
        word = found[1] or found[2]
        number = int(word) if word.isdecimal() else _FIRST_N[word]
        return Reading(tuple(ids[:number]), sure=False) if number <= len(ids) else None
    if found := _BUT.fullmatch(text):
        without = next(g for g in found.groups() if g)
        left_out = _parts(without, options)
        if isinstance(left_out, Reading) and not _narrower(without, options):
            return Reading(tuple(i for i in something if i not in left_out.value), sure=False)
    return None


def _narrower(text: str, options: Sequence[Named]) -> bool:
    """Whether a name in it is not the option's own: Germany is a part of its market, and the rest of the market stays."""
    return any(p in o.called and p not in (*o.whole, *o.pieces) for p in _STRONG.split(text) for o in options)


def _parts(text: str, options: Sequence[Named]) -> Several:
    """Part by part, as long as every part names one."""
    read = []
    for part in (p for p in _STRONG.split(text) if p.strip()):
        found = one_option(part.strip(), options) or _framed(part.strip(), options)
        if found is None:
            loose = [one_option(p, options) for p in _LOOSE.split(part) if p]
            if not loose or any(p is None for p in loose):
                return NotOne(part)
            read += [p for p in loose if p is not None]
        else:
            read.append(found)
    return _chosen(read, options) if read else NotOne(text)


def _framed(part: str, options: Sequence[Named]) -> Reading[str] | None:
    phrase = unwrapped(part)
    if phrase.negated or phrase.bounded or phrase.text == part:
        return None
    found = one_option(phrase.text, options)
    return None if found is None else found.only_if(phrase.sure)


def _chosen(read: Sequence[Reading[str]], options: Sequence[Named]) -> Reading[tuple[str, ...]]:
    """In the order of the list. Together with others, "none" is a contradiction and is said back."""
    ids = {r.value for r in read}
    return Reading(
        tuple(o.option.id for o in options if o.option.id in ids), all(r.sure for r in read) and not ("none" in ids and len(ids) > 1)
    )
