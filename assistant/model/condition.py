"""The condition tree that every engine reads.

No code, no presence tests: a condition compares a fact with a constant, or joins conditions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from assistant.model.values import Value


class Op(StrEnum):
    """How a leaf compares. On a fact of several choices ``IS`` and ``ONE_OF`` ask whether it includes (one of) the operand."""

    IS = "is"
    ONE_OF = "one_of"
    BELOW = "below"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Leaf:
    """``fact op operand``. ``operand`` is a constant already resolved for the day; ``threshold`` names where it came from.

    For ``ONE_OF`` the operand is a tuple of constants. For a fact of type money, ``unit`` is the currency of the operand.
    """

    fact: str
    op: Op
    operand: Value
    threshold: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """No part holds."""

    parts: tuple[Condition, ...]


Condition: TypeAlias = Leaf | All | Any | NoneOf


@dataclass(frozen=True, slots=True)
class Literal:
    """A leaf in a compiled tree. True on a known value when the comparison (turned round if ``negated``) holds; on a fact
    that is not applicable exactly when ``if_not_applicable`` says so; unknown otherwise.
    """

    leaf: Leaf
    negated: bool
    if_not_applicable: bool


@dataclass(frozen=True, slots=True)
class Both:
    """Compiled conjunction."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Compiled disjunction."""

    parts: tuple[Tree, ...]


Tree: TypeAlias = Literal | Both | Either


def found_tree(condition: Condition, *, negated: bool = False) -> Tree:
    """The condition with negation pushed to the leaves: true exactly when the rule is found.

    A leaf on a fact that is not applicable is false in both polarities, so it can never make a finding.
    """
    match condition:
        case Leaf():
            return Literal(condition, negated, if_not_applicable=False)
        case All(parts):
            kind: type[Both | Either] = Either if negated else Both
            return kind(tuple(found_tree(p, negated=negated) for p in parts))
        case Any(parts):
            kind = Both if negated else Either
            return kind(tuple(found_tree(p, negated=negated) for p in parts))
        case NoneOf(parts):
            kind = Either if negated else Both
            return kind(tuple(found_tree(p, negated=not negated) for p in parts))


def clear_tree(condition: Condition) -> Tree:
    """The dual of the found-tree: true exactly when the rule is definitely not found."""
    return _dual(found_tree(condition))


def _dual(tree: Tree) -> Tree:
    match tree:
        case Literal(leaf, negated, if_not_applicable):
            return Literal(leaf, not negated, not if_not_applicable)
        case Both(parts):
            return Either(tuple(_dual(p) for p in parts))
        case Either(parts):
            return Both(tuple(_dual(p) for p in parts))


def leaves(condition: Condition) -> Iterator[Leaf]:
    """All leaves, in the order written."""
    match condition:
        case Leaf():
            yield condition
        case All(parts) | Any(parts) | NoneOf(parts):
            for part in parts:
                yield from leaves(part)
