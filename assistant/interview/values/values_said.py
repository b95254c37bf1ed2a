"""Shares, counts, numbers, spans, money and days as people say them: alone, wrapped in words, or once in a sentence.

The trap it guards: of two numbers in one line none is taken, and of a range or a bound no end, but for the lowest of
many prices; a value out of a sentence is said back.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import TypeAlias

from assistant.interview.said import Reason
from assistant.interview.told.names_by_figures import without_span
from assistant.interview.values.dates import day
from assistant.interview.values.durations import duration
from assistant.interview.values.money import money
from assistant.interview.values.numbers import leading, quantity
from assistant.interview.values.numbers_en import NUMBER_WORDS
from assistant.interview.values.numbers_zh import NUMERALS
from assistant.interview.values.reading import Read, Reading
from assistant.interview.values.reckoned import reckoned
from assistant.interview.values.shares import quotient, share
from assistant.interview.values.units import COUNTED_EN, COUNTED_ZH, CURRENCIES, POINTS, SPANS
from assistant.interview.words.phrasing import GUARDED, bounds, indefinite, polite_only, unwrapped, vague
from assistant.interview.words.plain import plain, tokens
from assistant.interview.words.wordlists import listed
from assistant.model.library import FactDefinition
from assistant.model.values import FactType, Value

Reader: TypeAlias = Callable[[str], Reading[Value] | None]

_NONE = listed(
    "none|no|nothing|nil|nobody|no one|none at all|zero|not any|not one|没有|零|无|没|一个都没有|一个也没有|一单也没有|一单都没有|零个"
    "|零单|没有人|暂无"
)
_NOT_ONE = re.compile(
    r"(?:(?:we|there)(?:'ve)? (?:had|have|were|are|got|was) )?(?:not a single (?:one|order|parcel|case|review)"
    r"|none(?: (?:of (?:them|these|it"
    r"|our orders|our parcels|those)|at all|whatsoever|so far|last month|left unresolved))*|not one|zero|nil)"
    r"|(?:上个?月|近三个月|目前|我们)?(?:一|半)[个单件条笔例起次票](?:订单|包裹)?(?:也|都)?(?:没有?|无)(?:过|了)?|(?:上个?月)?零[个单件条笔例起次]?|(?:一个|全部?)都?没有"
)
_NO_BAD_ONE = re.compile(
    r"(?:一|半)[单个件条笔票](?:也|都)?(?:没有?)[迟晚丢坏破退缺拒消逾].{0,3}|(?:nothing|none)(?: \w+)? (?:late|lost|damaged|returned"
    r"|refunded)"
)
_ALL = re.compile(
    r"(?:(?:a|one) hundred percent|100 ?%|百分之百|百分百)[\s,]*(?:all(?: of (?:them|it))?|every(?:thing| single one| one)?"
    r"|全部?|都)?.{0,20}"
    r"|(?:all|every(?: single)?(?: (?:one|parcel|order|message|shipment|article|discount|review))?)(?: of (?:them|it|these))?\b[^0-9]{0,40}"
    r"|(?:全部?|所有|每[个一]?[单件条笔]?)(?:的?[订包消]?[单裹息])?都?[^0-9]{1,14}|都[^0-9]{1,12}"
)
_NOT_QUITE = re.compile(
    r"\b(?:nearly|almost|not|most|mostly|except|but|some|practically|virtually|hardly|half)\b|n't|late|lost|bad|wrong|迟|晚|丢|几乎|差不多|基本|大部分|不|没|未|除|但|多数|半|成|分之"
)
_WELL = re.compile(r"\b(?:within|valid|4 or 5|by the promised|by that day|can prove|arrived by)\b")
_ALL_BUT = re.compile(
    r"(?:nearly|almost|practically|virtually|not quite|not)[\s]+(?:all|every\w*)\b|几乎(?:全|都|所有)|差不多(?:全|都)|不是(?:全|都)"
)
_SHARES = frozenset({"100%", "100 %", "百分百", "百分之百"})
_DOUBT_AFTER = re.compile(
    r"[\s,;]*\b(?:but|though|although)\b,? (?:i|we)(?:'m|'d| am| would| will|'ll| might| may)?(?: \w+)? ?(?:have to"
    r"|need to|should|must|not sure|could"
    r"|don't|do not|can)?\b[^0-9]{0,40}$|[,;\s]*(?:但是?|不过)(?:我|我们|还)?(?:要|得|不|需)[^0-9]{0,14}$"
)
_IN_TIME = re.compile(
    r"\s*(?:都?在)?(?:一天|两天|二天|24 ?小时|48 ?小时|24h|48h|二十四小时|四十八小时)(?:以|之)?内|\s*\bwithin (?:24|48|a|one|two"
    r"|twenty[ -]four|forty[ -]eight)[ -]?(?:hours?|days?|h)\b"
)
_SO_MANY = re.compile(
    rf"([0-9{NUMERALS}]+)[个单条笔件]没[^有0-9]{{1,4}}|([0-9][0-9,]*|[a-z]+(?:-[a-z]+)?) (?:out )?of"
    r" (?:the |our |all )*[0-9][0-9,]*(?: [a-z]+)?"
)
_TERMS = re.compile(
    r"\s*\b(?:fob|cif|exw|ddp|dap)\b(?:\s*(?:price|value|shenzhen|ningbo|shanghai|guangzhou|yiwu|china))?(?:价格?)?\s*(?:is|是|为|:)?\s*|(?<=^)离岸价格?"
)
_STARS_AND = re.compile(r"([0-5零一二两三四五])颗?[星分]([0-9一二三四五六七八九半])分?")  # 四星七
_RANGE = re.compile(r"(?:between\s+|from\s+|从|在)?(.+?)\s*(?:-|~|\bto\b|\bor\b|\band\b|到|至|或者?)\s*(.+?)(?:之间)?")
_TWO_ZH = re.compile(
    r"[一二两三四五六七八九]{2}(?=[十百千万亿个天周成月年家单件小条票人名位次间元块星礼分])"
    r"|(?<=十)[一二三四五六七八九]{2}(?=[个天家单件人])"
)
_WORDS = re.compile(r"[a-z]+")
_BARE = re.compile(r"[-+]?[0-9.,]+")
_PURE = frozenset({FactType.COUNT, FactType.NUMBER})
_BARE_IN_SENTENCES = frozenset({FactType.COUNT, FactType.NUMBER, FactType.DATE})
_FOREIGN = re.compile(
    rf"(?:[0-9{NUMERALS}]\s*|\b(?:{'|'.join(sorted(NUMBER_WORDS))})\s+)(?:[%‰€$£]|(?:percent|per cent|pct|hours?|days?|weeks?|months?"
    rf"|years?|minutes?|h|d)\b"
    r"|成|分之|小时|天|周|个?月|年|分钟|美元|元|块|x\b|usd|eur|cny|dollars|euros)|[€$£¥第]\s*[0-9{NUMERALS}]|(?<![0-9a-z])-\s*[0-9]"
)
_EVERY = frozenset({"all", "all of them", "everything", "全", "全部", "所有"})  # out of a sentence they tell nothing: all of what
_LEFT = frozenset(CURRENCIES) | {"%", "percent", "‰", "成"}
_MINUS = re.compile(r"(?<![0-9a-z])-\s*[0-9]")
_RECALLED = re.compile(
    r"[\s,]*\bif (?:(?:i|we) (?:read|count|counted|understand|understood|got|see|trust|believe)\b(?: [a-z']+){0,4}"
    r"|i (?:remember|recall)(?: it)?(?: correctly| rightly| right| well)?|i'm not (?:mistaken|wrong)|memory serves)\b[\s,]*"
    r"|[,\s]*(?:如果|要是)?我?没(?:有)?记错(?:的话)?[,\s]*(?:应?该?是)?"
)
_OF_A_WINDOW = frozenset({FactType.SHARE, FactType.COUNT, FactType.NUMBER})
_WINDOW = re.compile(
    rf"[\s,]*\b(?:(?:in|over|for|during) )?the (?:last|past) (?:[0-9]+|two|three|six|twelve) months\b"
    rf"|(?:最近|近|过去|这)[0-9{NUMERALS}]+个月[里的内]?[,:是]?"
)
_ROUGHLY = re.compile(rf"(?<![{NUMERALS}0-9几数多])([百千万])把(?=[个单条件笔块人票])")
_ONE = ("一", "one")
_COUNTED = re.compile(rf"\s*(?:[个家单件条笔票例起次人名位间套款份张]|(?:{'|'.join(COUNTED_EN)})\b)(?!就|也|都)")
_NO_NUMBER = re.compile(r"一(?:下|会儿?|些|样|直|切|旦|律|向)|\bone (?:sec|moment|mo|tick)\b")  # 等一下 counts nothing
_LOWEST = re.compile(r"\b(?:lowest|cheapest|smallest)\b|最低|最便宜")
_MONEYS = "|".join(re.escape(w) for w in sorted(CURRENCIES, key=len, reverse=True))
_FROM_TO = re.compile(
    rf"(?P<before>{_MONEYS})?\s*(?P<low>[0-9][0-9.,]*)\s*(?P<one>{_MONEYS})?\s*(?:-|~|\bto\b|\band\b|\bup to\b|到|至)\s*(?:{_MONEYS})?\s*"
    rf"(?P<high>[0-9][0-9.,]*)\s*(?P<other>{_MONEYS})?"
)
_WIDEST, _LONGEST = 8, 60


def said_value(definition: FactDefinition, line: str, today: datetime.date, about: str) -> Read[Value]:
    """The value that a plain line gives for a fact that is a number, share, count, span, amount or day.

    ``about`` is the text of the question: the words for what is counted stand in it.
    """
    line, exact = _about_so_many(line)
    if definition.type in _OF_A_WINDOW and (shorter := _WINDOW.sub(" ", line).strip(" ,:")) and shorter != line:
        line, exact = shorter, False
    read = _said_in_one(definition, line, today, about)
    if isinstance(read, Reading):
        return read.only_if(exact)
    if definition.type is FactType.MONEY and _LOWEST.search(plain(about)) and (least := lowest(line, definition.unit)) is not None:
        return least
    come_to = reckoned(
        definition.type, line, lambda piece: _said_in_one(definition, piece, today, about), today, about, bad=definition.better == "low"
    )
    return read if come_to is None else come_to


def lowest(line: str, currency: str | None) -> Reading[Value] | None:
    """The low end of the one range of amounts in the line, which is the lowest of them; never certain."""
    if _FROM_TO.fullmatch(unwrapped(line).text):
        return None  # which of the two the lowest is, is not known; "things there go from 80 to 130" tells it
    found = list(_FROM_TO.finditer(line))
    if len(found) != 1 or any(c.isdecimal() for c in line[: found[0].start()] + line[found[0].end() :]):
        return None
    low, high = quantity(found[0]["low"]), quantity(found[0]["high"])
    named = found[0]["one"] or found[0]["other"] or found[0]["before"]
    if low is None or high is None or not 0 < low.value < high.value or not named:
        return None
    amount = money(f"{found[0]['low']} {named}", currency)
    return None if amount is None else Reading(amount.value, sure=False)


def _about_so_many(line: str) -> tuple[str, bool]:
    """The line with 万把 as 一万 and without "if I remember rightly", and whether there was nothing such in it."""
    plainly = _RECALLED.sub(", ", _ROUGHLY.sub(r"一\1", line)).strip(" ,") or line
    return plainly, plainly == line


def _said_in_one(definition: FactDefinition, line: str, today: datetime.date, about: str) -> Read[Value]:
    """The value, where the line says it in one piece."""
    line = _NO_NUMBER.sub("", line)
    if definition.type is FactType.COUNT and line.rstrip(".!。 ") in _NONE:
        return Reading(0, sure=False)
    if definition.type in (FactType.COUNT, FactType.SHARE) and (whole_or_none := _whole_or_none(definition, line, about)) is not None:
        return whole_or_none
    line, certain = _without_doubt(line)
    if definition.type is FactType.COUNT and (found := _SO_MANY.fullmatch(line)) and (number := quantity(found[1] or found[2])) is not None:
        return Reading(int(number.value), sure=False) if number.value == int(number.value) else None
    if definition.type is FactType.SHARE and (shorter := _IN_TIME.sub("", line).strip()) and shorter != line:
        line, certain = shorter, False  # 95%都在一天内回
    if definition.type is FactType.SHARE and (shorter := without_span(line, about)) and shorter != line:
        line, certain = shorter, False  # 超30天的占一成二
    read = _said_value(definition, line, today, about)
    return read.only_if(certain) if isinstance(read, Reading) else read


def _said_value(definition: FactDefinition, line: str, today: datetime.date, about: str) -> Read[Value]:
    read = _reader(definition, today, about)
    line = polite_only(line)
    whole = read(line)
    if whole is not None:
        return whole
    phrase = unwrapped(line)
    inner = None if phrase.negated else read(phrase.text)
    if inner is not None:
        return Reason.RANGE if phrase.bounded else inner.only_if(phrase.sure)
    if definition.type is FactType.COUNT and phrase.text in _NONE and not phrase.bounded:
        return Reading(0, sure=False)
    if _is_range(phrase.text, read):
        return Reason.RANGE
    if indefinite(line):
        return Reason.RANGE
    if definition.type in _PURE and _FOREIGN.search(line):
        return None
    once = _once(line, read, bare=definition.type in _BARE_IN_SENTENCES)
    return Reason.RANGE if once is None and vague(line) else once


def _whole_or_none(definition: FactDefinition, line: str, about: str) -> Read[Value]:
    """All of them, or not one: said without a number, so it is said back."""
    said = line.rstrip(".!。 ")
    if definition.type is FactType.COUNT:
        return Reading(0, sure=False) if _NOT_ONE.fullmatch(said) else None
    well = _WELL.search(plain(about)) is not None
    if _NOT_ONE.fullmatch(said) or (not well and (said in _NONE or _NO_BAD_ONE.fullmatch(said))):
        return Reading(0.0, sure=False)
    if _ALL_BUT.match(said):
        return Reason.RANGE
    if not well or said in _SHARES or not _ALL.fullmatch(said) or _NOT_QUITE.search(said):
        return None
    return Reading(1.0, sure=False)


def _without_doubt(line: str) -> tuple[str, bool]:
    """The line without a doubt or a term of trade that follows the value, and whether there was none."""
    shorter = _TERMS.sub(" ", _DOUBT_AFTER.sub("", line)).strip(" ,")
    return (shorter, False) if shorter and shorter != line else (line, True)


def _reader(definition: FactDefinition, today: datetime.date, about: str) -> Reader:
    match definition.type:
        case FactType.SHARE:
            return lambda text: share(text) or quotient(text)
        case FactType.COUNT:
            words = frozenset(_WORDS.findall(plain(about)))
            return lambda text: _count(text, words)
        case FactType.DURATION:
            return lambda text: duration(text, definition.unit or "")
        case FactType.MONEY:
            return lambda text: money(text, definition.unit)
        case FactType.DATE:
            return lambda text: day(text, today)
        case _:
            return lambda text: _number(text, definition.unit or "")


def _count(text: str, words: frozenset[str]) -> Reading[Value] | None:
    found = leading(text)
    if found is None or found[0].value < 0 or found[0].value != int(found[0].value):
        return None
    number, things = found
    counted: Reading[Value] = Reading(int(number.value), number.sure)
    if not things or things in COUNTED_ZH:
        return counted
    said = re.findall(r"[a-z]+|[^a-z\s]+", things)
    if any(w in NUMBER_WORDS or w in SPANS or w in CURRENCIES or any(c.isdecimal() for c in w) for w in said):
        return None
    if (
        re.search(r"[%‰/+*=~-]|percent|per cent|成$|分之|年|月|天|周|小时|分钟|星期|多|几|元|至|到|或", things)
        or _BARE.fullmatch(things)
        or any(c in NUMERALS for c in things)
    ):
        return None
    if text.startswith(_ONE) and not _COUNTED.match(things) and not any(w in COUNTED_EN or w in words for w in said):
        return None
    known = all(w in COUNTED_EN or w in words for w in said) and not GUARDED.search(things)
    return counted.only_if(known) if len(said) <= _WIDEST and not GUARDED.search(things) else None


def _number(text: str, unit: str) -> Reading[Value] | None:
    if unit == "stars" and (said := _STARS_AND.fullmatch(text)):
        whole, part = quantity(said[1]), quantity(said[2])
        tenths = 5.0 if said[2] == "半" else part.value if part is not None else None
        return None if whole is None or tenths is None else Reading(round(whole.value + tenths / 10, 1), sure=False)
    found = leading(text)
    if found is None:
        return None
    number, rest = found
    words = POINTS.get(unit, frozenset()) | {unit, unit.rstrip("s")}
    if rest and rest not in words:
        first, _, more = rest.partition(" ")
        if first not in words or more not in words:
            return None
    return Reading(float(number.value), number.sure)


def _is_range(text: str, read: Reader) -> bool:
    if _TWO_ZH.search(text):
        return True
    found = _RANGE.fullmatch(text)
    if found is None:
        return False
    first, last = found[1].strip(), found[2].strip()
    return (quantity(first) is not None or read(first) is not None) and (read(last) is not None or quantity(last) is not None)


def _once(line: str, read: Reader, *, bare: bool) -> Read[Value]:
    """The one value that stands in a sentence. Where a number is left over, none is taken."""
    spans = tokens(line)
    if _MINUS.search(line):
        return None
    if GUARDED.search(line):
        held = any(read(line[s:e]) is not None for s, e in spans[:_LONGEST])
        return Reason.RANGE if held and bounds(line) else None
    if len(spans) > _LONGEST:
        return None
    found: list[Reading[Value]] = []
    place = 0
    while place < len(spans):
        start, taken = spans[place][0], place + 1
        for last in range(min(len(spans), place + _WIDEST), place, -1):
            part = line[start : spans[last - 1][1]]
            value = read(part) if (bare or quantity(part) is None) and part not in _EVERY else None
            if value is not None and part in _ONE and not _COUNTED.match(line, spans[last - 1][1]):
                break  # one moment, 存一下: no number
            if value is not None:
                found.append(value)
                taken = last
                break
        else:
            word = line[start : spans[place][1]]
            if word == "一" and line[spans[place][1] : spans[place][1] + 1] in ("件", "个", "只", "款"):
                place += 1
                continue
            if word in _LEFT or (quantity(word) is not None and (bare or word != "one")):
                return None
        place = taken
    return found[0].only_if(sure=False) if len(found) == 1 else None
