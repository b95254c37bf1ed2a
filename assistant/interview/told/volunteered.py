"""What a sentence tells beside the question: figures, markets, channels, goods, practices, each of a fact that it names.

The trap it guards: nothing of it is ever certain; it is said back, and a figure that fits two facts is passed over in silence.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from assistant.interview.options.listing import spotted
from assistant.interview.questions import asks
from assistant.interview.talk import Talk
from assistant.interview.told.attached import attached
from assistant.interview.told.cards_said import CARDS, cards_said
from assistant.interview.told.left_open import left_open, unsaid
from assistant.interview.told.listed_facts import SUB_LIST, WHOLE_LIST, listed_facts
from assistant.interview.told.names_by_figures import named_by_figures, with_names
from assistant.interview.told.naming import Hit, Naming, definitions_of, mentioned_at, naming, options_at
from assistant.interview.told.practices import stated_practices
from assistant.interview.told.role_said import introduced, role_alone
from assistant.interview.told.then_and_now import now_at
from assistant.interview.told.wordings import of_practices
from assistant.interview.told.zone_said import zone_said
from assistant.interview.values.figures import Figure, figures
from assistant.interview.values.lists_of_figures import parted
from assistant.interview.words.clauses import Clause, blanked, clauses
from assistant.interview.words.names import han, named
from assistant.interview.words.plain import plain
from assistant.interview.words.remainder import finer, nothing_else
from assistant.model.library import FactDefinition, Library
from assistant.model.values import Fact, FactType, Origin, State

_STAFF = "profile.staff"
_LONGEST = 400  # characters; a longer line is a text, not an answer
_US = re.compile(r"(?<![$A-Za-z0-9])U\.?S\.?(?:A\.?)?(?![$A-Za-z0-9])(?!\s*(?:dollar|\$))")
_CODES = {"DE": "germany", "FR": "france", "ES": "spain", "NL": "netherlands", "JP": "japan", "AU": "australia"} | {
    "MX": "mexico",
    "SG": "singapore",
    "TH": "thailand",
    "VN": "vietnam",
}
_CODE = re.compile(rf"(?<![A-Za-z0-9.])(?:{'|'.join(_CODES)})(?![A-Za-z0-9])")
_SHOUTS = re.compile(r"[^a-z]*[A-Z]{4}[^a-z]*")
_PEOPLE = re.compile(
    r"\s*(?:多|几|余|来|plus |\+ ?)?(?:people|persons?|employees|staff|of us(?! (?:use|share|know|log|can|check|sign|look|have)\b)"
    r"|个?人|号人|名员工|位员工|个员工|人的?团队)"
)
_AT_LEAST = re.compile(r"(?:\b(?:over|more than|above|at least|well over)|超过|至少|多于|不止|起码)\s*$")
_AND_MORE = re.compile(r"\s*(?:多|几|余|plus\b|\+|or more\b|以上)")
_OF_PEOPLE = re.compile(r"个人|就我|夫妻|\b(?:alone|people|on my own|just me|only me|of us|myself)\b")
_ONES = re.compile(r"\s*(?:个|人|位|名)?(?=$|[,;.。])")
_STAFF_OF = re.compile(r"\b(?:staff of|team of|company of|employing|员工|团队|团队有)\s*$")
_TEAM = re.compile(
    r"\b(?:we are|we're|there are|team|staff|employees|employ|of us|company (?:has|is)|we have)\b|公司有"
    r"|我[和跟与]我?(?:媳妇|老婆|老公|爱人|太太|妻子|丈夫|弟弟?|哥哥?|姐姐?|妹妹?|朋友|合伙人|爸|妈)|团队|我们有|一共|员工|总共|我们公司|我们是"
)
_FULFILMENT = "profile.fulfilment"
OF_ROLES = {"logistics_partner": "role_logistics.", "payment_institution": "role_payment."}
_FESTIVAL = re.compile(r"双十[一二]|双1[12]|double (?:1[12]|eleven|twelve)")
_OF_YEAR = re.compile(r"(?:19|20)[0-9]{2} ?年?的? ?$")
_NOTHING = re.compile(r"no|none|nothing|(?:[都也全还])?(?:没有?|无)")
_FILLERS = re.compile(r"\b(?:any|ever|really|actually|also|already|currently|now|always|basically|simply|you know|uh|um|er)\s+")
Told: TypeAlias = tuple[tuple[Fact, ...], dict[str, Figure], tuple[Figure, ...]]


def volunteered(talk: Talk, library: Library, text: str, today: datetime.date) -> tuple[Fact, ...]:
    """The facts that the sentence tells, in the order of the library. None of them is certain: they are to be said back."""
    return () if asks(readable(text)) else told_with_figures(talk, library, text, today)[0]


def told_with_figures(
    talk: Talk, library: Library, text: str, today: datetime.date, *, beside: bool = False, prefer: str = "", at: str = ""
) -> Told:
    """The same; for each fact that a figure was said of, the figure; and the figures that were said of none.

    ``beside`` the answer to a question of practice less is taken from a line. Facts that begin with ``prefer`` come before others.
    ``at`` is the question at hand: what may well answer it tells nothing besides.
    """
    if not at and len(text) > _LONGEST:
        return (), {}, ()
    names = naming(talk, library)
    line = readable(text)
    line = _FILLERS.sub("", names.slips.mended(line))
    definitions = definitions_of(library)
    mentions = with_names([h for h in mentioned_at(names, line) if not _of_a_day(line, h)], named_by_figures(line, at))
    hits = [
        _of_question(h, at)
        for h in options_at(names, line)
        if not any((m.start <= h.start and h.end < m.end) or (m.start < h.start and h.end <= m.end) for m in mentions)
    ]
    hits += _markets_within(names, hits)
    parts = clauses(line)
    found = figures(blanked(line, [(h.start, h.end) for h in (*mentions, *_worded(hits))]), today)
    found = parted(line, found, count=at in definitions and definitions[at].type is FactType.COUNT, asked=bool(at))
    read = attached(
        line,
        parts,
        mentions,
        found,
        definitions=definitions,
        today=today,
        prefer=prefer or _role_said(hits),
        at=at,
        twin=names.twins,
    )
    told = {i: fact for i, (fact, _) in read.items()}
    of_roles = [figure for i, (_, figure) in read.items() if i.startswith("role_")]  # people who know something are not all of them
    team, people = _team(line, parts, [f for f in found if f not in of_roles], definitions)
    since = now_at(line) or 0
    hits = [h for h in hits if not any(a <= h.start < z for a, z in people)]
    hits = [h for h in hits if h.start >= since or all(n.fact != _STAFF for n in h.names)]
    told |= listed_facts(line, parts, hits, definitions, beside=beside, people=people, at=at)
    told = {i: f for i, f in told.items() if i != _FULFILMENT or not _trade_alone(hits, told)}
    told |= {i: f for i, f in stated_practices(line, parts, mentions, hits, definitions).items() if i not in told}
    unknown = left_open(line, parts, mentions, found, told={at, *told}, definitions=definitions)
    told |= unknown
    places = [*_places(hits, told, mentions, beside=beside), *(unsaid(line, parts) if unknown else ())]
    told |= {
        i: f
        for i, f in of_practices(talk, library, line, parts, places, at=at, figured=[figure.start for _, figure in read.values()]).items()
        if i not in told
    }
    told = (cards_said(line, parts) if not at.startswith(("payment.", "card_", CARDS)) else {}) | told
    told = role_alone(line, parts, hits, told, at) | team
    told = introduced(line, zone_said(line, told, _towns(names), at), at)
    order = [*library.questions, *library.indicators]
    figured = {i: figure for i, (_, figure) in read.items()}
    return tuple(told[i] for i in order if i in told), figured, tuple(f for f in found if f not in figured.values())


def _markets_within(names: Naming, hits: Sequence[Hit]) -> list[Hit]:
    """The markets in names of channels, which tell them too: 亚马逊美国站."""
    return [
        replace(inner, start=h.end - len(h.said) + 1 + inner.start, end=h.end - len(h.said) + 1 + inner.end, names=markets)
        for h in hits
        if han(h.said) and any(n.fact == "profile.platforms" for n in h.names) and not any(n.fact == WHOLE_LIST for n in h.names)
        for inner in options_at(names, h.said[1:])
        if (markets := tuple(n for n in inner.names if n.fact == WHOLE_LIST))
    ]


def _of_a_day(line: str, hit: Hit) -> bool:
    """Whether a day of sales is a date here: 2022年双十一."""
    return _FESTIVAL.fullmatch(hit.said) is not None and _OF_YEAR.search(line[: hit.start]) is not None


def _towns(names: Naming) -> dict[str, str]:
    """The names of towns whose pilot zone is an option of its own, or another one."""
    called = names.called.get("profile.pilot_zone", {})
    return {town: option for option, towns in called.items() if option != "none" for town in towns}


def _trade_alone(hits: Sequence[Hit], told: Mapping[str, Fact]) -> bool:
    """Whether those who carry the parcels are named only by what the enterprise says it is itself."""
    role = told.get("profile.role")
    named_so = [h for h in hits if any(n.fact == _FULFILMENT for n in h.names)]
    return role is not None and str(role.value) in OF_ROLES and all(any(n.fact == "profile.role" for n in h.names) for h in named_so)


def _places(hits: list[Hit], told: Mapping[str, Fact], mentions: list[Hit], *, beside: bool) -> list[tuple[int, int]]:
    """Where the names stand of what was told, and of places; of the profile all, unless they were hardly looked at."""
    known = "profile.destinations" if beside else "profile."
    return [(h.start, h.end) for h in (*hits, *mentions) if any(n.fact in told or n.fact.startswith(known) for n in h.names)]


def only_of_others(talk: Talk, library: Library, text: str, today: datetime.date, *, at: str) -> bool:
    """Whether the line is made of names and figures of other facts than ``at``, with small words: it says nothing of the question.

    That somebody sells is a small word, and yet tells the role. A name that the question shares with another fact ("Germany") is of the
    other where the line tells more than that one.
    """
    names = naming(talk, library)
    line = names.slips.mended(readable(text))
    mentions = mentioned_at(names, line)
    spots = [*mentions, *options_at(names, line)]
    if (
        at == "profile.role"
        or any(n.fact == at for h in mentions for n in h.names)
        or any({n.fact for n in h.names} == {at} for h in spots)
    ):
        return False
    told, figured, _ = told_with_figures(talk, library, text, today, at=at)
    others = [f for f in told if f.id != at]
    if spotted(line, named(definitions_of(library)[at], names.called.get(at))):
        shared = all(any(n.fact != at for n in h.names) for h in spots)
        others = others if shared and (figured or len(others) > 1) else []
    if not others:
        return False
    taken = [(h.start, h.end) for h in spots]
    taken += [(f.start, f.end) for f in figures(blanked(line, taken), today)]
    return nothing_else(line, Clause(0, len(line)), taken)


def _of_question(hit: Hit, at: str) -> Hit:
    """The name; one that is an option of the question at hand is nothing else."""
    if not any(n.fact == at for n in hit.names):
        return hit
    return replace(hit, names=tuple(n for n in hit.names if n.fact == at or (n.fact == SUB_LIST and at == WHOLE_LIST)))


def _role_said(hits: list[Hit]) -> str:
    """How the facts of the role begin that the line names."""
    roles = {n.option for h in hits for n in h.names if n.fact == "profile.role"}
    return next((begins for role, begins in OF_ROLES.items() if role in roles), "")


def readable(text: str) -> str:
    """The line in its plain form, where US and the like in capitals are countries."""
    line = _US.sub(" usa ", unicodedata.normalize("NFKC", text))
    return plain(line if _SHOUTS.fullmatch(line) else _CODE.sub(lambda code: _CODES[code[0]], line))


def _worded(hits: list[Hit]) -> list[Hit]:
    """The names that may have a numeral in them, which is none of the line's figures; "none" has none."""
    return [h for h in hits if not _NOTHING.fullmatch(h.said) and any(n.fact != _STAFF for n in h.names)]


def _at_least(line: str, figure: Figure) -> bool:
    """Whether the figure is open only upwards: more than forty."""
    return _AT_LEAST.search(line, 0, figure.start) is not None or _AND_MORE.match(line, figure.end) is not None


def _counted(line: str, parts: Sequence[Clause], figure: Figure, now: int | None) -> tuple[int, int] | None:
    """Where the figure counts people of the enterprise: beside a word for them, or in a clause with nothing else; None where it doesn't."""
    after, before = _PEOPLE.match(line, figure.end), _STAFF_OF.search(line[: figure.start])
    if now is not None and after is None and _OF_PEOPLE.search(line[:now]):
        after = _ONES.match(line, figure.end)  # so many people then, and now so many
    if after is None and before is None:
        return None
    place = (figure.start, after.end() if after else figure.end)
    part = next((p for p in finer(line, parts) if p.start <= figure.start < p.end), None)
    if before or (part is not None and nothing_else(line, part, [place])):
        return place
    return place if _TEAM.search(line[max(0, figure.start - 25) : figure.end + 25]) is not None else None


def _team(
    line: str, parts: Sequence[Clause], found: list[Figure], definitions: dict[str, FactDefinition]
) -> tuple[dict[str, Fact], list[tuple[int, int]]]:
    """How many people there are, as the option that holds the number, and where that is said."""
    definition = definitions.get(_STAFF)
    now = now_at(line)
    if now is not None:  # how many there were is not asked
        found = [f for f in found if f.start >= now]
    if definition is None or definition.type is not FactType.CHOICE:
        return {}, []
    people = [(f, place) for f in found if (not f.open or _at_least(line, f)) and (place := _counted(line, parts, f, now)) is not None]
    if len(people) != 1:
        return {}, []
    option = option_of_number(definition, people[0][0].text)
    if people[0][0].open and option != definition.options[-1].id:
        return {}, [people[0][1]]  # more than five may be ten
    told = {} if option is None else {definition.id: Fact(definition.id, State.KNOWN, option, Origin.DECLARED)}
    return told, [people[0][1]]


_SPAN = re.compile(r"([0-9]+)\s*(?:to|-|–|~|至|到)\s*([0-9]+)")
_FROM = re.compile(r"([0-9]+)\s*(?:or more|and more|人?及以上|以上)")


def option_of_number(definition: FactDefinition, text: str) -> str | None:
    """The option whose label spans the number; None where no label speaks of numbers or none holds it."""
    from assistant.interview.values.numbers import quantity

    number = quantity(text)
    if number is None:
        return None
    for option in definition.options:
        label = plain(option.label.en)
        if (span := _SPAN.search(label)) and int(span[1]) <= number.value <= int(span[2]):
            return option.id
        if (least := _FROM.search(label)) and number.value >= int(least[1]):
            return option.id
    return (
        definition.options[0].id
        if number.value == 1 and any(_SPAN.search(o.label.en.replace("–", "-")) for o in definition.options)
        else None
    )
