"""Which figure belongs to which fact that is named in a line.

The trap it guards: a figure that fits two facts, or stands beside none, is left alone; and a fact takes one figure only.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

from assistant.interview.told.naming import Hit, Name
from assistant.interview.told.none_told import none_told
from assistant.interview.values.figures import Figure, bare, read_as
from assistant.interview.values.lists_of_figures import inherited, is_share, linked, wholes
from assistant.interview.values.numbers_zh import NUMERALS
from assistant.interview.values.shares import share
from assistant.interview.values.uncounted import uncounted
from assistant.interview.words.clauses import Clause, blanked, denies, supposes
from assistant.interview.words.wordlists import listed
from assistant.model.library import FactDefinition
from assistant.model.values import Fact, FactType, Origin, State, Value

_FIGURED = frozenset({FactType.SHARE, FactType.COUNT, FactType.NUMBER, FactType.DURATION, FactType.MONEY, FactType.DATE})
_OF = re.compile(r"\s*(?:的|是|of(?: (?:our|the|all|my))?(?: orders)?(?: are| is| were)?|are|is|were|get|got)?\s*")
_FARTHEST = 45
_NEAR = 14  # characters between an everyday word and its figure
_LOOSE = listed(
    "we cancelled|we canceled|cancels|cancelled|canceled|late|ratio"
    "|average|disputes|defects|on-time|positive|ratings|reviews|评价|取消|平均|缺陷|准时|未解决|tracking|tracked|overdue|lost|rated|refunded"
    "|cancel|avg|av|returned|on time|discounts|in a day|in one day|in two days|the same day|of card payments|fraud reports"
    "|追踪|逾期|丢了|折扣|打折的|上线|开业|店是|亏本|没收到|没解决|退回|一天内|两天内|占刷卡"
)
_MONTHLY = re.compile(
    rf"(?:近|上|本|这|过去|最近|每|[0-9{NUMERALS}]*个?月|季度|我们|店里?|大概|大约|约|差不多|有|出|接|卖|了|共|一共|总共|合计|月均|总?单量|总?订单|数|是|做|到|\s)*"
)
_COUNTED = re.compile(r"\s*(?:[个单条笔件起例票](?![位百点])|orders?\b|parcels?\b|cases?\b|reviews?\b|disputes?\b|pieces?\b|times?\b)")
_DAN = re.compile(r"\s*单(?![价个号证独件报是被笔次])")
_THINGS = re.compile(
    r"\s(?!(?:and|but|or|please|pls|plz|thanks|thank|thx|roughly|approx|about|around|though|now|overall|so|maybe|probably|only|while)\b"
    r"|on average\b|per |pct|straight|in |at |for |last |this )[a-z]{3,}|[个人名位家]"
)
_CLAUSE_END = re.compile(r"[,;。!、]|(?<=[单个件笔条])\s")
_ZERO = frozenset({"0", "zero", "零"})
_RATE = re.compile(r"率|比例|占比|\brate\b|\bshare\b|\bratio\b|\bodr\b|\botdr\b|\bvtr\b|\blsr\b")


def attached(
    line: str,
    parts: Sequence[Clause],
    mentions: Sequence[Hit],
    found: Sequence[Figure],
    *,
    definitions: Mapping[str, FactDefinition],
    today: datetime.date,
    prefer: str = "",
    at: str = "",
    twin: Mapping[str, str],
) -> dict[str, tuple[Fact, Figure]]:
    """The facts that a figure of the line was said of, each with the figure; those that begin with ``prefer`` before all others.

    ``at`` is the question at hand; ``twin`` the share that belongs to a count and the other way round.
    """
    asked = definitions[at].type if at in definitions else None
    figures = [f for f in found if not f.open]
    all_of = wholes(line, figures)
    figures = sorted([*figures, *all_of], key=lambda f: f.start)
    mine = asked is FactType.COUNT and at != "orders" and sum(map(bare, figures)) == 1  # the one count of the line is the answer
    mentions = sorted([*mentions, *([] if mine else _orders(line, figures, mentions))], key=lambda h: h.start)
    gone = [*((h.start, h.end) for h in mentions), *((f.start, f.end) for f in figures)]
    quiet = blanked(line, gone)
    counting = _counts(line, mentions, figures)
    fits = {
        (m, f): _fits(
            hit,
            figure,
            definitions,
            today,
            prefer=prefer,
            counted=_COUNTED.match(line, figure.end) is not None or linked(line, figure, figures) is not None,
            at=at,
            twin=twin,
            figures=figures,
            counting=counting,
        )
        for m, hit in enumerate(mentions)
        for f, figure in enumerate(figures)
    }
    pairs: list[tuple[float, int, int]] = []
    for m, f in list(fits):
        far = _far(line, parts, mentions[m], figures[f], found=found, mentions=mentions)
        if bare(figures[f]) and _THINGS.match(quiet, figures[f].end):
            fits[m, f] = {i: v for i, v in fits[m, f].items() if definitions[i].type is not FactType.SHARE}  # 2 people are no share
        if bare(figures[f]) and far is not None:
            fits[m, f] = {
                i: v
                for i, v in fits[m, f].items()
                if definitions[i].type is not FactType.COUNT or not uncounted(i, figures[f], line, parts, at)
            }
        if fits[m, f] and far is not None:
            pairs.append((far, m, f))
    told: dict[str, tuple[Fact, Figure]] = {}
    spoken: set[int] = set()
    taken: set[int] = set()
    for _, m, f in sorted(pairs):
        if m in spoken or f in taken:
            continue
        spoken.add(m)
        taken.add(f)
        facts = fits[m, f]
        clause = next((c for c in parts if c.start <= figures[f].start < c.end), Clause(0, len(line)))
        begins = min(figures[f].start, mentions[m].start)
        since = max(quiet.rfind(joint, 0, begins) for joint in (": ", " and ", "、"))
        said = quiet[max(min(clause.start, begins), since) : max(figures[f].end, mentions[m].end)]
        if len(facts) == 1 and not denies(said) and not supposes(said):
            name, value = next(iter(facts.items()))
            if name in told:
                told.pop(name)  # said twice, differently or not: which counts is not guessed
            else:
                told[name] = (_fact(name, value), figures[f])
    silent = [h for m, h in enumerate(mentions) if m not in spoken]
    for name, (none, figure) in none_told(line, parts, silent, definitions, twin if asked is FactType.SHARE and figures else {}).items():
        if twin.get(name) == at and asked is FactType.SHARE:  # not one of them is a share of 0
            told.setdefault(at, (_fact(at, 0.0), figure))
        else:
            told.setdefault(name, (_fact(name, none), figure))
    told |= _shares_of_counts(line, told, figures, [figures[f] for f in taken], definitions=definitions, twin=twin, at=at, today=today)
    used = [figure for _, figure in told.values()] + [figures[f] for f in taken]
    first = min((h.start for h in mentions), default=0)
    alone = [f for f in figures if f not in used and f.end > first and f not in all_of]
    doubtful = {_before(told, f) for f in alone if _kind(f) is not None}
    return {i: held for i, held in told.items() if i not in doubtful}


def _shares_of_counts(
    line: str,
    told: Mapping[str, tuple[Fact, Figure]],
    figures: Sequence[Figure],
    taken: Sequence[Figure],
    *,
    definitions: Mapping[str, FactDefinition],
    twin: Mapping[str, str],
    at: str,
    today: datetime.date,
) -> dict[str, tuple[Fact, Figure]]:
    """The shares that follow counts: 9, that's 0.4 %. The count that is asked for may stand without its name."""
    held = {i: figure for i, (_, figure) in told.items()}
    if at in definitions and definitions[at].type is FactType.COUNT and at not in told and figures:
        held = {at: figures[0]} if bare(figures[0]) and figures[0] not in taken else held
    more: dict[str, tuple[Fact, Figure]] = {}
    for name, figure in held.items():
        rate, share_of = linked(line, figure, figures, beside=name == at), twin.get(name, "")
        if rate is None or rate in taken or share_of not in definitions or share_of in told:
            continue
        for fact, said in ((share_of, rate), (name, figure)):
            value = read_as(definitions[fact], said.text, today)
            if value is not None and fact not in told:
                more[fact] = (_fact(fact, value.value), said)
    return more


def _fact(name: str, value: Value) -> Fact:
    return Fact(name, State.KNOWN, value, Origin.DECLARED)


def _before(told: Mapping[str, tuple[Fact, Figure]], alone: Figure) -> str | None:
    """The fact that another figure of the kind follows: of another channel, or of before."""
    near = [(figure.end, i) for i, (_, figure) in told.items() if figure.end <= alone.start and _kind(figure) == _kind(alone)]
    return max(near)[1] if near else None


def _orders(line: str, figures: Sequence[Figure], mentions: Sequence[Hit]) -> list[Hit]:
    """The counter 单 after a number as a name of orders."""
    found = []
    for figure in figures:
        at = _DAN.match(line, figure.end)
        if (
            bare(figure)
            and not line[: figure.start].endswith("每")
            and figure.text not in ("一", "半", *_ZERO)
            and at
            and _MONTHLY.fullmatch(_CLAUSE_END.split(line[: figure.start])[-1])
            and not any(h.start < at.end() and at.end() - 1 < h.end for h in mentions)
        ):
            found.append(Hit(at.end() - 1, at.end(), "单", (Name("orders"),)))
    return found


def _kind(figure: Figure) -> str | None:
    """Where another figure of the kind stands alone, of another channel or of before, which of them counts is not guessed."""
    if bare(figure):
        return None
    return "share" if share(figure.text) is not None else "other"


def _fits(
    hit: Hit,
    figure: Figure,
    definitions: Mapping[str, FactDefinition],
    today: datetime.date,
    *,
    prefer: str,
    counted: bool,
    at: str,
    twin: Mapping[str, str],
    figures: Sequence[Figure],
    counting: bool,
) -> dict[str, Value]:
    """The facts of the name that the figure can be a value of, the enterprise's own before those of other roles."""
    read: dict[str, Value] = {}
    names = [n.fact for n in hit.names if n.fact in definitions]
    nil = bare(figure) and figure.text in _ZERO and at in definitions and definitions[at].type is FactType.SHARE
    in_percent = bare(figure) and "." in figure.text and any(map(is_share, figures))  # cancelled 0.6, in a list of shares
    if is_share(figure) or nil or in_percent:  # the orders that were cancelled, in per cent, are the share of them
        names += [twin[i] for i in names if definitions[i].type is FactType.COUNT and i in twin and twin[i] not in names]
    for name in names:
        definition = definitions[name]
        if definition.type not in _FIGURED:
            continue
        value = read_as(definition, figure.text, today)
        if value is not None and _likely(definition, value.value):
            read[name] = value.value
    if len({definitions[i].type for i in read}) == 1:
        read |= {
            i: inherited(definitions[i], figure, figures, v) for i, v in read.items() if isinstance(v, float) and _shared(definitions[i])
        }
    if nil and (rates := {i: v for i, v in read.items() if definitions[i].type is FactType.SHARE and i in twin}):
        return rates
    if at in read and bare(figure) and definitions[at].type is FactType.COUNT:
        return {at: read[at]}
    if bare(figure) and (counted or figure.text in _ZERO):
        counts = {i: v for i, v in read.items() if definitions[i].type is FactType.COUNT}
        read = counts if counts or counted else read
    if prefer and (theirs := {i: v for i, v in read.items() if i.startswith(prefer)}):
        return theirs
    read = {i: v for i, v in read.items() if not i.startswith("role_")} or read
    if (
        len({definitions[i].type for i in read}) > 1
        and bare(figure)
        and hit.end <= figure.start
        and FactType.SHARE in {definitions[i].type for i in read}
    ):
        counts = {i: v for i, v in read.items() if definitions[i].type is FactType.COUNT}
        return counts if counting else {}  # "late shipments: 6" may be six of them or six per cent
    if len(read) > 1:
        exact = {i: v for i, v in read.items() if bare(figure) != (definitions[i].type is FactType.SHARE)}
        read = exact or read
    return read


def _shared(definition: FactDefinition) -> bool:
    return definition.type is FactType.SHARE


def _counts(line: str, mentions: Sequence[Hit], figures: Sequence[Figure]) -> bool:
    """Whether the line counts: it gives the orders that others are counted out of, and no rate."""
    orders = any(n.fact == "orders" for h in mentions for n in h.names)
    return orders and sum(map(bare, figures)) > 1 and not any(map(is_share, figures)) and _RATE.search(line) is None


def _likely(definition: FactDefinition, value: Value) -> bool:
    """Whether the value is one that such a fact can have."""
    if definition.unit == "stars":
        return isinstance(value, float) and 0 <= value <= 5
    return not (isinstance(value, float | int) and not isinstance(value, bool) and value < 0)


def _far(line: str, parts: Sequence[Clause], hit: Hit, figure: Figure, *, found: Sequence[Figure], mentions: Sequence[Hit]) -> float | None:
    """How far name and figure stand from each other; None where they do not belong together."""
    before = hit.end <= figure.start
    if not before and figure.end > hit.start:
        return None
    gap = line[hit.end : figure.start] if before else line[figure.end : hit.start]
    mine, theirs = _clause(parts, hit.start), _clause(parts, figure.start)
    if len(gap) > _FARTHEST or abs(mine - theirs) > 1:
        return None
    if hit.said in _LOOSE and len(gap) > _NEAR:
        return None
    far = float(len(gap))
    if mine != theirs:
        if not before and _between(line, parts[theirs], figure, gap) and all(_clause(parts, f.start) != mine for f in found):
            return far
        if not before or any(_clause(parts, h.start) == theirs for h in mentions) or any(_clause(parts, f.start) == mine for f in found):
            return None
        far += 10
    elif not before:
        far += _after(parts[theirs], figure, gap, found=found, mentions=mentions)
    return far


def _between(line: str, clause: Clause, figure: Figure, gap: str) -> bool:
    """Whether the figure is all of its clause, and the name follows at once: "nearly all, 99 %, within two days"."""
    return line[clause.start : clause.end].strip() == figure.text and not gap.strip(" ,")


def _after(clause: Clause, figure: Figure, gap: str, *, found: Sequence[Figure], mentions: Sequence[Hit]) -> float:
    """How much farther a name is that follows its figure: nearer where it is "of" it, farther where names come first."""
    if gap.strip() and _OF.fullmatch(gap):
        return -2.0
    if not gap.strip() and _leads(clause, figure, found, mentions):
        return -0.5 - len(gap)  # of 2,600 orders 14 had a defect
    return 2.0 if _leads(clause, figure, found, mentions) else 8.0


def _leads(clause: Clause, figure: Figure, found: Sequence[Figure], mentions: Sequence[Hit]) -> bool:
    """Whether figures stand before their names in this clause."""
    first = min((f.start for f in found if clause.start <= f.start < clause.end), default=figure.start)
    named = min((h.start for h in mentions if clause.start <= h.start < clause.end), default=0)
    return first < named


def _clause(parts: Sequence[Clause], place: int) -> int:
    return next((i for i, c in enumerate(parts) if c.start <= place < c.end), 0)
