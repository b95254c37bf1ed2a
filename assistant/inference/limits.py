"""How much one ruleset of durable-rules can carry, computed before it is built: beyond its limits it crashes, hangs or misses rules.

The C code keeps the tests still to visit for a fact on a stack of 64, and 65 is an error at best. :func:`load` builds the same
graph of tests that it will build and finds the fullest that stack can become; so a shard never meets the limit, whatever the facts.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.inference.expression import AllOf, AnyOf, Compare, Expression, comparisons

STACK = 60  # 64 in the C code
RULES = 200  # 256 on one test is a crash
LEAVES = 400  # 512 is an error, 600 an endless loop
FIELDS = 240  # 253 properties is an error
GROUPS = 12  # and/or groups of one rule, nested or side by side; 16 is an error
FIRINGS = 64  # of one rule: it fires once for each way to meet it, and ways multiply over groups


@dataclass(frozen=True, slots=True)
class Load:
    """What a set of rules asks of one ruleset; ``groups`` and ``firings`` are those of the heaviest rule."""

    rules: int
    leaves: int
    fields: int
    groups: int
    firings: int
    stack: int

    @property
    def fits(self) -> bool:
        """Within every limit."""
        return (
            self.rules <= RULES
            and self.leaves <= LEAVES
            and self.fields <= FIELDS
            and self.groups <= GROUPS
            and self.firings <= FIRINGS
            and self.stack <= STACK
        )


def load(rules: Sequence[Expression]) -> Load:
    """The load of the rules together in one ruleset."""
    leaves = [leaf for rule in rules for leaf in comparisons(rule)]
    root = _Test()
    for rule in rules:
        _link(root, rule)
    return Load(
        rules=len(rules),
        leaves=len(leaves),
        fields=len({leaf.property for leaf in leaves}),
        groups=max(map(groups, rules), default=0),
        firings=max(map(firings, rules), default=0),
        stack=_fullest(root, {}) if len(leaves) <= LEAVES else len(leaves),
    )


def groups(rule: Expression) -> int:
    """How many and/or groups a rule has in all; durable-rules keeps two marks for each, and has room for 31 marks."""
    return 0 if isinstance(rule, Compare) else 1 + sum(map(groups, rule.parts))


def firings(rule: Expression) -> int:
    """How often a rule fires at most: once for each combination of true branches."""
    match rule:
        case Compare():
            return 1
        case AnyOf(parts):
            return sum(map(firings, parts))
        case AllOf(parts):
            return math.prod(map(firings, parts))


@dataclass(eq=False, slots=True)
class _Test:
    """A test in the graph: what is tested after it, and the ends of or-groups that it leads to."""

    after: dict[Compare, _Test] = field(default_factory=dict)
    joins: list[_Test] = field(default_factory=list)


def _link(parent: _Test, rule: Expression) -> _Test:
    """Adds a rule below a test and returns where it ends; equal tests below one parent are one."""
    match rule:
        case Compare():
            return parent.after.setdefault(rule, _Test())
        case AllOf(parts):
            for part in parts:
                parent = _link(parent, part)
            return parent
        case AnyOf(parts):
            end = _Test()
            for part in parts:
                _link(parent, part).joins.append(end)
            return end


def _fullest(test: _Test, seen: dict[_Test, int]) -> int:
    """The most entries the stack can hold from the moment ``test`` is taken off until all that follows from it is done."""
    if test not in seen:
        entries = most_true(test.after) + len(test.joins)
        below = max((_fullest(t, seen) for t in (*test.after.values(), *test.joins)), default=0)
        seen[test] = entries - 1 + max(1, below) if entries else 0
    return seen[test]


def most_true(tests: Iterable[Compare]) -> int:
    """How many of the comparisons can be true of one fact at once."""
    by_property: defaultdict[str, list[Compare]] = defaultdict(list)
    for test in tests:
        by_property[test.property].append(test)
    return sum(_most_true_of_one(same) for same in by_property.values())


def _most_true_of_one(tests: list[Compare]) -> int:
    if len(tests) == 1:
        return 1
    values = {int(t.constant) + step for t in tests for step in (-1, 0, 1)}
    return max(sum(_holds(v, t.operator, int(t.constant)) for t in tests) for v in values)


def _holds(value: int, operator: str, constant: int) -> bool:
    match operator:
        case "==":
            return value == constant
        case "!=":
            return value != constant
        case "<":
            return value < constant
        case "<=":
            return value <= constant
        case ">":
            return value > constant
        case _:
            return value >= constant
