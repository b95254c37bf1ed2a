"""Where two versions of a ladder metric differ: a search over every place at which the judge can turn.

A proof when it finds none. The tests of a metric change only at the constants they name, so one point for each way in which the
facts can lie to those constants is enough. Figures that hang together are kept so: a rate is its count ÷ its sample, no count is
greater than its sample, and figures asked for under the same condition are not applicable together.
"""

from __future__ import annotations

import datetime
import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.judging.ladder_testing import MetricCase, conditions, level
from assistant.judging.witness import places
from assistant.model.condition import Leaf, leaves
from assistant.model.inputs import LevelState
from assistant.model.library import GRADES, Indicator, LadderMetric, Test
from assistant.model.values import Fact, FactType, State, Value, known, unknown

Point = dict[str, Fact]
_DAY = datetime.date(2026, 11, 22)  # any day does: only distances in time are read


@dataclass(frozen=True, slots=True)
class Figures:
    """Three indicators of which the first is the second ÷ the third."""

    rate: str
    count: str
    sample: str


def figures(metric: LadderMetric, indicators: Mapping[str, Indicator]) -> Figures | None:
    """The rate, count and sample that a metric reads together; None where it doesn't read all three."""
    rate = indicators[metric.metric]
    names = {leaf.fact for _, condition in conditions(metric) for leaf in leaves(condition)}
    counts = [n for n in sorted(names - {rate.sample, rate.id}) if indicators[n].fact.type is FactType.COUNT]
    together = [n for n in counts if rate.sample is not None and indicators[n].sample == rate.sample]
    if rate.fact.type is not FactType.SHARE or rate.sample not in names or len(together) != 1:
        return None
    return Figures(rate.id, together[0], str(rate.sample))


def points(metric: LadderMetric, indicators: Mapping[str, Indicator]) -> list[Point]:
    """Facts of a channel, one point for each way in which they can lie to the constants that the metric names."""
    read = [leaf for _, condition in conditions(metric) for leaf in leaves(condition)]
    names = sorted({leaf.fact for leaf in read} | {metric.metric})
    tied = figures(metric, indicators)
    linked = (tied.rate, tied.count, tied.sample) if tied else ()
    free = [n for n in names if n not in linked]
    axes = [[f for f in places(n, indicators[n].fact, [x for x in read if x.fact == n]) if f.value is not None] for n in free]
    bound: list[Point] = list(_tied(tied, read)) if tied else [{}]
    seen: dict[tuple[object, ...], Point] = {}
    constants = {n: sorted({c for leaf in read if leaf.fact == n for c in _numbers(leaf)}) for n in names}
    for some in bound:
        for rest in itertools.product(*axes):
            point = some | dict(zip(free, rest, strict=True))
            if all(_fits(indicators[n].sample, f, point) for n, f in point.items()):
                for masked in _masked(point, indicators):
                    seen.setdefault(_lies(masked, constants), masked)
    return list(seen.values())


def states(metric: LadderMetric, days_in_d: int) -> list[LevelState | None]:
    """Every state before from which the next evaluation can differ."""
    tests: list[Test | None] = [metric.a_exit, metric.a_entry, metric.b_exit, metric.b_entry, metric.c_readmission, metric.d_veto]
    most = max(t.evaluations for t in tests if t is not None)
    last = (_DAY.replace(day=1) - datetime.timedelta(days=1)).strftime("%Y-%m")
    since = [_DAY - datetime.timedelta(days=days_in_d), _DAY - datetime.timedelta(days=max(days_in_d - 1, 0))]
    streaks = [(n, 0) for n in range(most)] + [(0, n) for n in range(1, most)]
    found: list[LevelState | None] = [None]
    for grade in GRADES:
        found += [LevelState(grade, day, last, down, up) for day in (since if grade == "D" else since[:1]) for down, up in streaks]
    return found


def metric_differences(
    metric: LadderMetric, others: Sequence[LadderMetric], indicators: Mapping[str, Indicator], *, days_in_d: int
) -> list[MetricCase | None]:
    """For each of the others a case in which the judge says something else of it than of the metric; None where there is no such case.

    All must name the same constants, as a metric and its mutants do. Only what a case can tell is compared: the level or why there is
    none, after every state before; not the range that is left while the size of the sample itself is unknown.
    """
    found: list[MetricCase | None] = [None] * len(others)
    for point, before in itertools.product(points(metric, indicators) if others else (), states(metric, days_in_d)):
        said = level(metric, MetricCase(point, before, _DAY, ""), days_in_d=days_in_d)
        case = MetricCase(point, before, _DAY, said)
        for place, other in enumerate(others):
            if found[place] is None and level(other, case, days_in_d=days_in_d) != said:
                found[place] = case
    return found


def _tied(tied: Figures, read: Sequence[Leaf]) -> Iterator[Point]:
    """Every way in which count, sample and count ÷ sample can lie to their constants; 0 of 0 is no rate."""
    samples, counts, rates = (
        sorted({Fraction(repr(c)) for leaf in read if leaf.fact == name for c in _numbers(leaf)})
        for name in (tied.sample, tied.count, tied.rate)
    )
    most_n, most_c = (math.floor(max(found, default=Fraction(0))) + 1 for found in (samples, counts))
    some = [r for r in rates if r > 0]
    crossings = {math.floor(c / r) + step for c in range(1, most_c + 1) for r in some for step in (0, 1)}
    whole = math.lcm(*(r.denominator for r in some)) if some else 1
    large = whole * math.ceil(max([Fraction(most_n), *((most_c + 3) / r for r in some)]) / whole + 1)
    for n in sorted({*range(most_n + 1), *crossings, *(x + 1 for x in crossings), large}):
        near = {math.floor(r * n) + step for r in rates for step in (-1, 0, 1)}
        for c in sorted({c for c in {*range(most_c + 1), *near, n} if 0 <= c <= n}):
            rate = known(tied.rate, c / n) if n else unknown(tied.rate)
            yield {tied.rate: rate, tied.count: known(tied.count, c), tied.sample: known(tied.sample, n)}


def _masked(point: Point, indicators: Mapping[str, Indicator]) -> Iterator[Point]:
    """The point, and each in which some of its facts are unknown, or those under one condition are not applicable."""
    options = [(fact, unknown(name)) for name, fact in point.items()]
    for chosen in itertools.product(*options):
        masked = dict(zip(point, chosen, strict=True))
        yield masked
        for asked_if in {indicators[name].asked_if for name in point}:
            yield {n: Fact(n, State.NOT_APPLICABLE) if indicators[n].asked_if == asked_if else f for n, f in masked.items()}


def _lies(point: Point, constants: Mapping[str, Sequence[float]]) -> tuple[object, ...]:
    return tuple((fact.state, tuple(_side(fact.value, c) for c in constants[name])) for name, fact in sorted(point.items()))


def _side(value: Value | None, constant: float) -> int:
    return 0 if not isinstance(value, int | float) else (value > constant) - (value < constant)


def _fits(sample: str | None, fact: Fact, point: Point) -> bool:
    whole = point[sample].value if sample in point else None
    if not isinstance(fact.value, int) or not isinstance(whole, int):
        return True
    return fact.value <= whole


def _numbers(leaf: Leaf) -> list[float]:
    operands = leaf.operand if isinstance(leaf.operand, tuple) else (leaf.operand,)
    return [float(o) for o in operands if isinstance(o, int | float)]
