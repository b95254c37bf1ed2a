"""Which figure belongs to which fact that is named in a line.

The trap it guards: a figure that fits two facts, or stands beside none, is left alone; and a fact takes one figure only.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

from assistant.interview.clauses import Clause, blanked, denies, supposes
from assistant.interview.figures import Figure, bare, read_as
from assistant.interview.naming import Hit
from assistant.interview.shares import share
from assistant.model.library import FactDefinition
from assistant.model.values import Fact, FactType, Origin, State, Value

_FIGURED = frozenset({FactType.SHARE, FactType.COUNT, FactType.NUMBER, FactType.DURATION, FactType.MONEY, FactType.DATE})
_OF = re.compile(r"\s*(?:的|是|of(?: (?:our|the|all|my))?(?: orders)?(?: are| is| were)?|are|is|were|get|got)?\s*")
_FARTHEST = 45
_RATE = re.compile(r"率|比例|占比|\brate\b|\bshare\b|\bratio\b|\bodr\b|\botdr\b|\bvtr\b|\blsr\b")


def attached(
    line: str,
    parts: Sequence[Clause],
    mentions: Sequence[Hit],
    found: Sequence[Figure],
    *,
    definitions: Mapping[str, FactDefinition],
    today: datetime.date,
) -> dict[str, tuple[Fact, Figure]]:
    """The facts that a figure of the line was said of, each with the figure."""
    figures = [f for f in found if not f.open]
    fits = {(m, f): _fits(hit, figure, definitions, today) for m, hit in enumerate(mentions) for f, figure in enumerate(figures)}
    gone = [*((h.start, h.end) for h in mentions), *((f.start, f.end) for f in figures)]
    quiet = blanked(line, gone)
    pairs: list[tuple[float, int, int]] = []
    for (m, f), facts in fits.items():
        far = _far(line, parts, mentions[m], figures[f], found=found, mentions=mentions)
        if facts and far is not None:
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
        said = quiet[min(clause.start, mentions[m].start) : max(figures[f].end, mentions[m].end)]
        if len(facts) == 1 and not denies(said) and not supposes(said):
            name, value = next(iter(facts.items()))
            if name in told:
                told.pop(name)  # said twice, differently or not: which counts is not guessed
            else:
                told[name] = (Fact(name, State.KNOWN, value, Origin.DECLARED), figures[f])
    first = min((h.start for h in mentions), default=0)
    alone = [f for place, f in enumerate(figures) if place not in taken and f.end > first]
    return {i: (fact, figure) for i, (fact, figure) in told.items() if _kind(figure) not in {*map(_kind, alone)} - {None}}


def _kind(figure: Figure) -> str | None:
    """Where another figure of the kind stands alone, of another channel or of before, which of them counts is not guessed."""
    if bare(figure):
        return None
    return "share" if share(figure.text) is not None else "other"


def _fits(hit: Hit, figure: Figure, definitions: Mapping[str, FactDefinition], today: datetime.date) -> dict[str, Value]:
    """The facts of the name that the figure can be a value of, the enterprise's own before those of other roles."""
    read: dict[str, Value] = {}
    for name in hit.names:
        definition = definitions.get(name.fact)
        if definition is None or definition.type not in _FIGURED:
            continue
        value = read_as(definition, figure.text, today)
        if value is not None and _likely(definition, value.value):
            read[name.fact] = value.value
    if len(read) > 1 and bare(figure) and hit.end <= figure.start and FactType.SHARE in {definitions[i].type for i in read}:
        return {}  # "late shipments: 6" may be six of them or six per cent
    if len(read) > 1:
        exact = {i: v for i, v in read.items() if bare(figure) != (definitions[i].type is FactType.SHARE)}
        read = exact or read
    own = {i: v for i, v in read.items() if not i.startswith("role_")}
    return own or read


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
    far = float(len(gap))
    if mine != theirs:
        if not before or any(_clause(parts, h.start) == theirs for h in mentions) or any(_clause(parts, f.start) == mine for f in found):
            return None
        far += 10
    elif not before:
        far += _after(parts[theirs], figure, gap, found=found, mentions=mentions)
    return far


def _after(clause: Clause, figure: Figure, gap: str, *, found: Sequence[Figure], mentions: Sequence[Hit]) -> float:
    """How much farther a name is that follows its figure: nearer where it is "of" it, farther where names come first."""
    if gap.strip() and _OF.fullmatch(gap):
        return -2.0
    return 2.0 if _leads(clause, figure, found, mentions) else 8.0


def _leads(clause: Clause, figure: Figure, found: Sequence[Figure], mentions: Sequence[Hit]) -> bool:
    """Whether figures stand before their names in this clause."""
    first = min((f.start for f in found if clause.start <= f.start < clause.end), default=figure.start)
    named = min((h.start for h in mentions if clause.start <= h.start < clause.end), default=0)
    return first < named


def _clause(parts: Sequence[Clause], place: int) -> int:
    return next((i for i, c in enumerate(parts) if c.start <= place < c.end), 0)
