"""What a line of several clauses or figures comes to: what it says twice, what it concludes, so many of so many, two kinds together.

The trap it guards: two clauses with two values are two answers, and of them none is taken; all that is found here is said back.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Callable

from assistant.interview.values.dates import day
from assistant.interview.values.figures import Figure, figures
from assistant.interview.values.numbers import quantity
from assistant.interview.values.reading import Read, Reading
from assistant.interview.words.clauses import clauses, supposes
from assistant.interview.words.plain import HAN
from assistant.model.values import FactType, Value

_CONCLUDES = re.compile(
    r"\b(?:so|therefore|hence|thus|(?:that|which|it) makes|making|(?<=[,;] )(?:let's )?(?:say|make it|put)"
    r"|call it|that's|that is|which is|i\.?e\.?|equals|in total|altogether"
    r"|total(?: of)?|i'd (?:say|put(?: it at)?|call it)|put it at|usually|normally|typically|on average)\b[\s,:]*"
    r"(?:(?:call it|let's say|say|in total|altogether|that's|that is|it's|i'd say|i put|put)\b[\s,]*)*"
    r"|=\s*|(?<=[,;。 ])(?:连[\u3400-\u9fff]{1,6}?)?(?:一起)?算(?:它|作|成|是)?"
    r"|(?:那?就?按|那?就算(?:它|作|成|是)?|三个月算|合计|总共|一共|加起来|共计?"
    r"|平均|一般|通常|也就是说?|等于|所以|即|得出|那就)[\s,:]*(?:是|有|大概|大约|约)*"
)
_CONCLUDED = re.compile(
    r"\s*(?:来?[算计记报填](?:吧|好了)?|吧|好了|得了|就行)$|\s+(?:for|in|over) (?:the |these |those )?"
    r"(?:\w+ )?(?:months?|quarter|period|window)$"
)
_OPENS = re.compile(
    r"\b(?:depends?|var(?:y|ies)|except|only|excluding|apart from|not counting|without|unless|if|used to|last year|before)\b"
    r"|看情况|不一定|除|只|不算|不含|如果|以前|之前|去年|另外"
)
_DENIED = re.compile(r"(?:there (?:are|were) |we (?:had|have|got) )?(?:no|not a single|zero) ([a-z-]+)(?: ([a-z-]+))?\b[^0-9]{0,30}")
_DENIED_ZH = re.compile(
    rf"(?:目前|现在|近三个月|今年|我们|上个?月|一直)*(?:没有?|无|从来?没有?|未)(?:被|收到过?|发生过?|出现过?)?([{HAN}]{{2,6}}?)(?:过|的|了|记录)*"
)
_NEVER = re.compile(
    r"(?:(?:we|i|that|it)(?:'ve| have| has)? )?never [a-z]+\b[^0-9]{0,40}"
    r"|(?:we|i) (?:\w+ ){1,2}(?:nothing|none)(?: at all| so far)?|none (?:that|as far as|to my|i|we)\b[^0-9]{0,30}"
    r"|none|nothing|not a single one"
    rf"|(?:我们|目前|从来?|一直|至今|还)*(?:没有?|未)(?:被|发生|出现|收到)?[{HAN}]{{1,4}}过[{HAN}]{{0,3}}|一[个单件条笔票次][也都]没[{HAN}]{{0,5}}"
)
_MEASURES = re.compile(
    r"measur|count|bother|check|track|look|ask|record|calculat|heard|thought|seen|统计|算|查|记|看|测|量|数|留意|关注|听|想|做|用"
)
_STARS = re.compile(
    r"[一二三四五1-5](?:[、和或到~-]|\bor\b)?[一两二三四五1-5]?(?:颗)?星"
    r"|\b(?:one|two|four|five)(?: stars?)?(?: or | and |-)(?:two|five)[ -]stars?\b"
)
_OF = re.compile(
    r"(?:\s+[a-z'-]+){0,3}?\s+(?:out of|of|in|on|from|for|among|per|against)"
    r"(?:\s+(?:the|our|all|every|some|about|around|roughly|nearly|a total of|last"
    r"|these|those))*\s+"
)
_ONE = re.compile(r"\b(?:one|a single|once)\b(?= [a-z])|(?<![0-9数几第])[一两二三四五六七八九](?=次(?!性))")
_PER = {"hundred": "100", "thousand": "1000", "million": "1000000"}
_PER_SCALE = re.compile(rf"\b((?:per|every|in a|out of a|for a|of a) )({'|'.join(_PER)})\b(?! [a-z]*(?:hundred|thousand))")
_AMONG = re.compile(
    rf"[{HAN}\s]{{0,8}}?(?:里面?|中间?|当中|里头|里边|之中|其中)[,\s]*[{HAN}]{{0,6}}|[个单件条笔票封批张][{HAN}]{{1,8}}"
    r"|\s+[a-z]+(?:\s+[a-z]+)?,? (?:of (?:which|them|those)|and|,)?\s*(?:[a-z]+\s+){0,2}|\s+[a-z]+,\s*(?:[a-z]+\s+){0,2}"
)
_THEN = re.compile(rf"[个单件条笔票封批张][{HAN}]{{0,6}},[{HAN}]{{0,3}}?([{HAN}])[了过]?")
_WHOLE = re.compile(r"总共|一共|总计|合计|共欠|总额|\bin total\b|\baltogether\b|\ball told\b|\btotal\b|\bin all\b|\bowes? us\b")
_KINDS = re.compile(rf"[a-z]{{4,}} (?:and|or) (?:arrived )?[a-z]{{5,}}|[{HAN}]{{2}}[与和或][{HAN}]{{2}}")
_JOINED = re.compile(
    r"[^0-9.;!?]{0,24}?(?:\band\b|\bplus\b|[,+加和、]|(?<=[个单件条笔票])[又])[^0-9.;!?]{0,10}|[个单件条笔票][坏丢破损退错漏][了掉]*"
)
_IN_FULL = re.compile(
    r"(?:(?:19|20)?[0-9]{2})[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}|[a-z]{3}.*(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}.*[a-z]{3}|年.+月.+[日号]"
)
_FESTIVAL = re.compile(r"双(?:十[一二]|1[12])|double|singles")
_BESIDES = re.compile(
    r"[0-9](?:st|nd|rd|th)?[\s.,/-]*(?:of )?\||\b(?:not|before|after|until|till)\b[^|]*\|"
    r"|\|\s*(?:or (?:before|after)|以?前|之前|以后|之后|左右)"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def reckoned(
    kind: FactType, line: str, read: Callable[[str], Read[Value]], today: datetime.date, about: str, *, bad: bool
) -> Reading[Value] | None:
    """What the line comes to at a question of this kind; ``read`` reads a piece of it, ``about`` is the text of the question.

    ``bad``: what is asked for is better the less there is of it, so "never" is none of it.
    """
    if supposes(line):
        return None
    if (said := _concluded(line, read)) is not None:
        return said
    if kind is FactType.SHARE and (part := part_of_whole(line, today, about)) is not None:
        return Reading(part, sure=False)
    if kind is FactType.COUNT and (total := summed(line, today, about)) is not None:
        return Reading(total, sure=False)
    if kind is FactType.DATE and (day_ := _one_day(line, today)) is not None:
        return Reading(day_, sure=False)
    return _agreed(kind, line, read, today, about, bad=bad)


def _one_day(line: str, today: datetime.date) -> datetime.date | None:
    """The one day that is given in full, whatever is told around it; None where another is, or it is a bound."""
    found = [(f, said.value) for f in figures(line, today) if (said := day(f.text, today)) is not None]
    in_full = {value for f, value in found if _IN_FULL.search(f.text)}
    if len(in_full) != 1 or any(f.open or (value not in in_full and not _FESTIVAL.search(f.text)) for f, value in found):
        return None
    place = next(f for f, value in found if value in in_full)
    around = line[max(0, place.start - 12) : place.start] + "|" + line[place.end : place.end + 6]
    return None if _BESIDES.search(around) else next(iter(in_full))


def reckons(kind: FactType, line: str, today: datetime.date, about: str) -> bool:
    """Whether the figures of the line are the parts of one value."""
    if kind is FactType.SHARE:
        return part_of_whole(line, today, about) is not None
    return kind is FactType.COUNT and summed(line, today, about) is not None


def _concluded(line: str, read: Callable[[str], Read[Value]]) -> Reading[Value] | None:
    """The value after the last word that draws a conclusion."""
    for found in reversed(list(_CONCLUDES.finditer(line))):
        if not found.start() or found.end() == len(line):
            continue
        tail = _CONCLUDED.sub("", line[found.end() :].strip(" ,.。;!"))
        said = read(tail) if tail else None
        return said.only_if(sure=False) if isinstance(said, Reading) else None
    return None


def _agreed(
    kind: FactType, line: str, read: Callable[[str], Read[Value]], today: datetime.date, about: str, *, bad: bool
) -> Reading[Value] | None:
    """The one value of the clauses that name one, where no other clause has a figure or makes an exception."""
    pieces = [line[c.start : c.end].strip(" .。") for c in clauses(line)]
    values: list[Reading[Value]] = []
    for piece in (p for p in pieces if p):
        if _OPENS.search(piece):
            return None
        said = read(piece)
        if said is None and kind in (FactType.COUNT, FactType.SHARE) and (_none_of_these(piece, about) or (bad and _never(piece))):
            said = Reading(0 if kind is FactType.COUNT else 0.0, sure=False)
        if isinstance(said, Reading):
            values.append(said)
        elif said is not None or figures(piece, today):
            return None
    return values[0].only_if(sure=False) if values and all(v.value == values[0].value for v in values) else None


def _none_of_these(piece: str, about: str) -> bool:
    """Whether the clause says that there is none of what the question asks for."""
    if found := _DENIED.fullmatch(piece):
        return any(word and word[:6] in about.casefold() for word in found.groups() if word and len(word) > 3)
    found = _DENIED_ZH.fullmatch(piece)
    return found is not None and any(found[1][i : i + 2] in about for i in range(len(found[1]) - 1))


def _never(piece: str) -> bool:
    """Whether the clause says that it never came to that; "never counted" says nothing of the kind."""
    return _NEVER.fullmatch(piece) is not None and _MEASURES.search(piece) is None


def part_of_whole(line: str, today: datetime.date, about: str) -> float | None:
    """So many of so many, each a number of the line; two kinds of bad ones are added up where the question asks for both."""
    line = _STARS.sub(lambda found: "\0" * len(found[0]), line)
    line = _PER_SCALE.sub(lambda found: found[1] + _PER[found[2]], line)
    found = _with_one(line, [f for f in figures(line, today) if not (f.open and not _amount(f))], today)
    amounts = [_amount(f) for f in found]
    if len(found) < 2 or any(a is None for a in amounts) or any(f.open for f in found):
        found = [f for f in found if not f.open]
        amounts = [_amount(f) for f in found]
        if len(found) != 2 or None in amounts or not _WHOLE.search(line):
            return None
    numbers = [a for a in amounts if a is not None]
    gaps = [line[one.end : other.start] for one, other in itertools.pairwise(found)]
    if len(found) == 2 and (_OF.fullmatch(gaps[0]) or gaps[0] == " of ") and not _YEAR.fullmatch(found[1].text):
        return _ratio(numbers[0], numbers[1])
    if len(found) == 2 and _WHOLE.search(line):
        return _ratio(min(numbers), max(numbers))
    said_of = _THEN.fullmatch(gaps[0])
    if (
        not (_AMONG.fullmatch(gaps[0]) or (said_of and said_of[1] in about))
        or (len(found) > 2 and not _KINDS.search(about))
        or len(found) > 3
    ):
        return None
    if not all(_JOINED.fullmatch(gap) for gap in gaps[1:]):
        return None
    return _ratio(sum(numbers[1:]), numbers[0])


def _with_one(line: str, found: list[Figure], today: datetime.date) -> list[Figure]:
    """The figures, and the one or the few times that stand beside the only one: one penalty for 2,000, 罚过一次."""
    ones = [m for m in _ONE.finditer(line) if not any(f.start <= m.start() < f.end for f in found)]
    if len(ones) != 1 or [day(f.text, today) is None or _amount(f) is not None for f in found].count(True) != 1:
        return found
    found = [f for f in found if _amount(f) is not None]
    said = "1" if ones[0][0].isascii() else ones[0][0]
    return sorted([*found, Figure(ones[0].start(), ones[0].end(), said)], key=lambda f: f.start)


def summed(line: str, today: datetime.date, about: str) -> int | None:
    """One kind and another, where the question asks for both of them together."""
    found = figures(line, today)
    numbers = [_amount(f) for f in found]
    if len(found) != 2 or any(f.open for f in found) or _WHOLE.search(line) or not _KINDS.search(about):
        return None
    gap = line[found[0].end : found[1].start]
    total = sum(n for n in numbers if n is not None)
    if None in numbers or total != int(total) or not _JOINED.fullmatch(gap):
        return None
    return int(total) if _names(gap + line[found[1].end :], about) else None


def _names(text: str, about: str) -> bool:
    """Whether a word of the question stands in the text."""
    about = about.casefold()
    return any(w[:6] in about for w in re.findall(r"[a-z]{5,}", text)) or any(
        h[i : i + 2] in about for h in re.findall(f"[{HAN}]+", text) for i in range(len(h) - 1)
    )


def _amount(figure: Figure) -> float | None:
    number = quantity(re.sub(r"[$€£¥]|\s*(?:美元|元|块|usd|dollars|euros?|eur|rmb|yuan)$", "", figure.text))
    return None if number is None else number.value


def _ratio(part: float, whole: float) -> float | None:
    return round(part / whole, 4 if part * 10_000 % whole == 0 else 6) if 0 <= part < whole else None
