"""How well its cases hold a rule: branches no case reaches, and mutants no case notices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.api.desk import Desk
from assistant.judging.testing import survivors, uncovered
from assistant.judging.witness import difference
from assistant.model.condition import Condition
from assistant.model.library import FactDefinition


@dataclass(frozen=True, slots=True)
class Coverage:
    """One rule. ``unreached`` are leaves with the outcome no case brings; ``survivors`` mutants that no case tells from the rule,
    without those proven to mean the same (``equivalent`` counts them).
    """

    rule: str
    cases: int
    unreached: tuple[str, ...]
    survivors: tuple[str, ...]
    equivalent: int


def coverage(desk: Desk, begins: str = "") -> Iterator[Coverage]:
    """Every rule whose id begins so, in the order of the rule base."""
    from assistant.loading.compiled import read_sources
    from assistant.loading.on_day import library_on
    from assistant.loading.ruletests import read_cases

    compiled = read_sources(desk.content)
    cases, _ = read_cases(desk.content, compiled, desk.today())
    library = library_on(compiled, desk.today(), drafts=True)
    for rule in library.rules.values():
        if rule.id.startswith(begins):
            own = [(c.facts, c.expect) for c in cases if c.rule == rule.id]
            missing = uncovered(rule.when, [facts for facts, _ in own])
            alive = survivors(rule.when, own)
            real = [m.what for m in alive if not _same(rule.when, m.condition, library.facts)]
            told = tuple(f"{b.leaf.fact} {b.leaf.op} {b.leaf.threshold or b.leaf.operand}: never {' or '.join(b.missing)}" for b in missing)
            yield Coverage(rule.id, len(own), told, tuple(real), len(alive) - len(real))


def _same(one: Condition, other: Condition, definitions: Mapping[str, FactDefinition]) -> bool:
    try:
        return difference(one, other, definitions) is None
    except OverflowError:
        return False
