"""A library as a program for the engine: strata, in each stratum passes, in each pass shards, in each shard rules that fit together.

Each rule stands in it twice, as its found-tree and as its clear-tree. A tree that is too much for one ruleset has parts of it
carved out: a carved part is settled in an earlier pass and read as a fact, as the conclusion of a derived rule is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.errors import EngineError
from assistant.inference.encoding import Vocabulary
from assistant.inference.expression import AllOf, AnyOf, Compare, Expression, Group, comparisons, join
from assistant.inference.limits import firings, groups, load
from assistant.model.condition import Both, Either, Literal, Tree, clear_tree, found_tree, leaves
from assistant.model.library import Library, Rule

FOUND, CLEAR, HOLDS = "found", "clear", "holds"
_CHUNK = 30


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """One rule of the engine: when ``when`` is met, ``about`` is found, or is clear, or (a carved part) holds."""

    says: str
    about: str
    when: Expression


@dataclass(frozen=True, slots=True)
class Shard:
    """The clauses of one ruleset. ``fields`` are the properties it reads, ``firings`` the most that one fact can cause."""

    name: str
    clauses: tuple[Clause, ...]
    fields: frozenset[str]
    firings: int


@dataclass(frozen=True, slots=True)
class Stratum:
    """The rules that are settled together, after all earlier strata; ``passes`` in order."""

    rules: tuple[str, ...]
    passes: tuple[tuple[Shard, ...], ...]


@dataclass(frozen=True, slots=True)
class Program:
    """All strata of a library, and the names it is spelled with."""

    vocabulary: Vocabulary
    strata: tuple[Stratum, ...]

    @property
    def shards(self) -> tuple[Shard, ...]:
        """Every shard, in the order they run."""
        return tuple(shard for stratum in self.strata for layer in stratum.passes for shard in layer)


def compile_library(library: Library) -> Program:
    """The program of a library. Raises EngineError, naming the rule, where a condition cannot be evaluated."""
    vocabulary = Vocabulary(library.facts)
    settled: set[str] = set()
    strata: list[Stratum] = []
    for number, rules in enumerate(library.strata):
        carver = _Carver(vocabulary)
        clauses = [clause for rule in rules for clause in _clauses(rule, library, settled, carver)]
        clauses += [Clause(HOLDS, compare.property, part) for part, compare in carver.carved.items()]
        layers: dict[int, list[Clause]] = {}
        for clause in clauses:
            layers.setdefault(carver.level(clause.when), []).append(clause)
        passes = tuple(
            tuple(_shard(f"ca_{library.digest[:12]}_{number}_{level}_{place}", part) for place, part in enumerate(_pack(layers[level])))
            for level in sorted(layers)
        )
        strata.append(Stratum(tuple(rule.id for rule in rules), passes))
        settled.update(rule.id for rule in rules)
    return Program(vocabulary, tuple(strata))


def _clauses(rule: Rule, library: Library, settled: set[str], carver: _Carver) -> Iterable[Clause]:
    for leaf in leaves(rule.when):
        if leaf.fact in library.rules and leaf.fact not in settled:
            raise EngineError(f"{rule.id}: reads {leaf.fact}, which is settled no earlier; a rule reads only conclusions of earlier strata")
    for says, tree in ((FOUND, found_tree(rule.when)), (CLEAR, clear_tree(rule.when))):
        try:
            lowered = lower(tree, carver.vocabulary)
        except EngineError as error:
            raise EngineError(f"{rule.path or rule.id}: {error}") from None
        yield Clause(says, rule.id, carver.fit(lowered))


def lower(tree: Tree, vocabulary: Vocabulary) -> Expression:
    """A compiled tree of the model in the words of the engine."""
    match tree:
        case Literal():
            return vocabulary.expression(tree)
        case Both(parts):
            return join(AllOf, [lower(p, vocabulary) for p in parts])
        case Either(parts):
            return join(AnyOf, [lower(p, vocabulary) for p in parts])


@dataclass(slots=True)
class _Carver:
    """Carves parts out of expressions that do not fit; equal parts are carved once."""

    vocabulary: Vocabulary
    carved: dict[Expression, Compare] = field(default_factory=dict)
    _levels: dict[str, int] = field(default_factory=dict)

    def fit(self, expression: Expression) -> Expression:
        """The expression, or one equivalent to it that fits a ruleset alone: its heaviest parts become facts of their own."""
        if isinstance(expression, Compare) or load([expression]).fits:
            return expression
        kind: type[Group] = type(expression)
        parts = [self.fit(p) for p in expression.parts]
        while not load([whole := join(kind, parts)]).fits:
            heavy = [p for p in parts if not isinstance(p, Compare)]
            if heavy:
                heaviest = max(heavy, key=lambda p: (firings(p), groups(p)))
                parts[parts.index(heaviest)] = self._carve(heaviest)
            else:
                parts = [self._carve(join(kind, parts[i : i + _CHUNK])) for i in range(0, len(parts), _CHUNK)]
        return whole

    def level(self, expression: Expression) -> int:
        """The pass in which it can be settled: after all carved parts that it reads."""
        return max((self._levels[c.property] + 1 for c in comparisons(expression) if c.property in self._levels), default=0)

    def _carve(self, part: Expression) -> Compare:
        if isinstance(part, Compare):
            return part
        if part not in self.carved:
            name = self.vocabulary.fresh()
            self._levels[name] = self.level(part)
            self.carved[part] = Compare(name, "==", constant=True)
        return self.carved[part]


def _pack(clauses: list[Clause]) -> list[list[Clause]]:
    """The clauses in as many parts as needed for each to fit one ruleset; neighbours stay together."""
    if load([c.when for c in clauses]).fits:
        return [clauses]
    middle = len(clauses) // 2
    return _pack(clauses[:middle]) + _pack(clauses[middle:])


def _shard(name: str, clauses: list[Clause]) -> Shard:
    fields = frozenset(c.property for clause in clauses for c in comparisons(clause.when))
    return Shard(name, tuple(clauses), fields, sum(firings(c.when) for c in clauses))
