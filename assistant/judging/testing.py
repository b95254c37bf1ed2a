"""How well the cases beside a rule hold it: branches they exercise, and mutants of the condition they fail to notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from assistant.judging.logic import outcome, truth
from assistant.model.condition import All, Any, Condition, Leaf, NoneOf, Op
from assistant.model.values import Fact

Case: TypeAlias = tuple[Mapping[str, Fact], str]  # facts, and the outcome that is expected

_BOUNDARY = {Op.BELOW: Op.AT_MOST, Op.AT_MOST: Op.BELOW, Op.AT_LEAST: Op.ABOVE, Op.ABOVE: Op.AT_LEAST}


@dataclass(frozen=True, slots=True)
class Branch:
    """A leaf of a condition, by its place in the tree, and the outcomes no case has brought it to."""

    place: tuple[int, ...]
    leaf: Leaf
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A condition changed in one place, told in words."""

    what: str
    condition: Condition


def uncovered(condition: Condition, cases: Sequence[Mapping[str, Fact]]) -> list[Branch]:
    """The leaves that no case makes found, or none makes clear."""
    branches = []
    for place, leaf in _leaves(condition, ()):
        seen = {outcome(truth(leaf, facts)) for facts in cases}
        missing = tuple(o for o in ("found", "clear") if o not in seen)
        if missing:
            branches.append(Branch(place, leaf, missing))
    return branches


def survivors(condition: Condition, cases: Sequence[Case]) -> list[Mutant]:
    """The mutants for which every case still comes out as expected."""
    return survivors_of([(condition, cases)])


def survivors_of(days: Sequence[tuple[Condition, Sequence[Case]]]) -> list[Mutant]:
    """The same for a rule with cases of several days: its condition as of each day, with the cases of that day. Mutants of the last."""
    versions = zip(*(mutants(condition) for condition, _ in days), strict=True)
    return [same[-1] for same in versions if all(_unnoticed(m, cases) for m, (_, cases) in zip(same, days, strict=True))]


def _unnoticed(mutant: Mutant, cases: Sequence[Case]) -> bool:
    return all(outcome(truth(mutant.condition, facts)) == expect for facts, expect in cases)


def mutants(condition: Condition) -> Iterator[Mutant]:
    """Each leaf with its boundary moved or turned round, each group with another joint or without one of its parts."""
    match condition:
        case Leaf(fact, op):
            if op in _BOUNDARY:
                yield Mutant(f"{fact}: {op} → {_BOUNDARY[op]}", replace(condition, op=_BOUNDARY[op]))
            yield Mutant(f"{fact}: turned round", NoneOf((condition,)))
            if op is Op.ONE_OF and isinstance(condition.operand, tuple):
                for option in condition.operand:
                    rest = tuple(o for o in condition.operand if o != option)
                    if rest:
                        yield Mutant(f"{fact}: without {option}", replace(condition, operand=rest))
        case All(parts) | Any(parts) | NoneOf(parts):
            yield from _group(condition, parts)


def _group(condition: All | Any | NoneOf, parts: tuple[Condition, ...]) -> Iterator[Mutant]:
    kind = type(condition)
    if len(parts) > 1:
        other = Any if kind is All else All
        name = {All: "all", Any: "any", NoneOf: "none"}
        inner: Condition = other(parts) if kind is not NoneOf else NoneOf((All(parts),))
        yield Mutant(f"{name[kind]} → {'any' if kind is All else 'all'}", inner)
        for place in range(len(parts)):
            yield Mutant(f"{name[kind]}: without part {place + 1}", kind(parts[:place] + parts[place + 1 :]))
    for place, part in enumerate(parts):
        for mutant in mutants(part):
            yield Mutant(mutant.what, kind((*parts[:place], mutant.condition, *parts[place + 1 :])))


def _leaves(condition: Condition, place: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Leaf]]:
    if isinstance(condition, Leaf):
        yield place, condition
        return
    for number, part in enumerate(condition.parts):
        yield from _leaves(part, (*place, number))
