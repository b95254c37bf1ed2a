"""Cycles in 'reads' relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


def cycles(reads: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Each cycle once, as the names along it, beginning with the first by name."""
    done: set[str] = set()
    seen: set[frozenset[str]] = set()

    def walk(name: str, trail: list[str]) -> Iterator[list[str]]:
        if name in trail:
            cycle = trail[trail.index(name) :]
            if frozenset(cycle) not in seen:
                seen.add(frozenset(cycle))
                start = cycle.index(min(cycle))
                yield cycle[start:] + cycle[:start]
            return
        if name in done:
            return
        for other in sorted(set(reads[name])):
            if other in reads:
                yield from walk(other, [*trail, name])
        done.add(name)

    for name in sorted(reads):
        yield from walk(name, [])


def arrows(cycle: list[str]) -> str:
    """A cycle as a message shows it."""
    return " → ".join([*cycle, cycle[0]])
