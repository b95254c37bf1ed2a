"""Checks of meaning, across files: each module one idea, each check a function from the gathered sources to problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from assistant.errors import Problem
from assistant.loading.checks import (
    cases,
    coverage,
    fitting,
    levels,
    naming,
    numbers,
    practices,
    references,
    strata,
    texts,
    unused,
)
from assistant.loading.gathered import Gathered

CHECKS: tuple[Callable[[Gathered], Iterable[Problem]], ...] = (
    naming.named_after_their_path,
    naming.doubled,
    naming.reserved,
    naming.lonely_tests,
    references.unknown_facts,
    references.unknown_thresholds,
    references.unknown_others,
    fitting.comparisons,
    texts.texts,
    numbers.values,
    numbers.periods,
    numbers.unverified,
    numbers.settings,
    numbers.weights,
    strata.readings,
    strata.rule_cycles,
    strata.asking_cycles,
    strata.derivations,
    levels.ladder_tests,
    coverage.rule_cases,
    coverage.ladder_cases,
    practices.options,
    practices.changes,
    practices.prerequisites,
    cases.case_files,
)

# untidy, but nothing is decided wrongly: what is being written may still use it
TIDY: tuple[Callable[[Gathered], Iterable[Problem]], ...] = (unused.unread, unused.unused_thresholds, unused.unused_sources)


def problems_of(gathered: Gathered, *, tidy: bool = True) -> list[Problem]:
    """Every problem of meaning in the sources; without ``tidy`` only those that keep a rule base from being used."""
    return [problem for check in (*CHECKS, *(TIDY if tidy else ())) for problem in check(gathered)]
