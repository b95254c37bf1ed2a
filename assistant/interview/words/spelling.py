"""How many slips of the finger lie between two words. The trap it guards: short words are all alike, so they must be typed right."""

from __future__ import annotations

from collections.abc import Iterable

_SHORTEST = 4


def distance(one: str, other: str, most: int) -> int:
    """Letters left out, added, changed or swapped with their neighbour; ``most + 1`` where there are more than ``most``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def slips_allowed(word: str) -> int:
    """How many slips a word of this length may hold."""
    if not word.isascii():
        return 0 if len(word) < 3 else 1
    return 0 if len(word) < _SHORTEST else 1 if len(word) < 7 else 2 if len(word) < 14 else 3


def closest(word: str, names: Iterable[tuple[str, str]]) -> str | None:
    """The owner of the name nearest to ``word``, given pairs of name and owner; None where none or two are near."""
    most = slips_allowed(word)
    found: dict[str, int] = {}
    for name, owner in names:
        if most and len(name) >= 3 and (far := distance(word, name, most)) <= most:
            found[owner] = min(far, found.get(owner, far))
    near = sorted(found, key=found.__getitem__)
    return near[0] if near and (len(near) == 1 or found[near[0]] < found[near[1]]) else None
