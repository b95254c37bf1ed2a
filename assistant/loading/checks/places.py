"""Every condition of the sources with what it is for: the one list that the checks on conditions share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.errors import Problem
from assistant.loading.conditions import Written, written_leaves
from assistant.loading.documents import Steps
from assistant.loading.gathered import Entry, Gathered

TESTS = (("A", "entry"), ("A", "exit"), ("B", "entry"), ("B", "exit"), ("C", "readmission"), ("D", "veto"))


@dataclass(frozen=True, slots=True)
class Place:
    """One condition. ``role`` is when, asked_if, applies, enough, rated, due for a duty of the calendar, met for a limit of a
    platform, or test for a test of the ladder.
    """

    entry: Entry
    role: str
    steps: Steps
    raw: Any

    def leaves(self) -> Iterator[Written]:
        """Its leaves, with steps from the top of the entry."""
        return written_leaves(self.raw, self.steps)

    def problem(self, leaf: Written, wrong: str, right: str) -> Problem:
        """A problem of one leaf."""
        return self.entry.problem(leaf.steps, wrong, right)


def places(gathered: Gathered) -> Iterator[Place]:
    """All conditions that are written."""
    for entry in gathered.of("rule"):
        yield Place(entry, "when", ("when",), entry.data["when"])
    for entry in gathered.of("questions", "indicators"):
        if "asked_if" in entry.data:
            yield Place(entry, "asked_if", ("asked_if",), entry.data["asked_if"])
    for entry in gathered.of("calendar"):
        if "applies" in entry.data:
            yield Place(entry, "due", ("applies",), entry.data["applies"])
    for entry in gathered.of("platforms"):
        yield from limit_places(entry)
    for entry in gathered.of("ladder"):
        for place, raw in enumerate(entry.data["rated"]):
            yield Place(entry, "rated", ("rated", place), raw)
    for entry in gathered.of("ladder_metric"):
        yield from metric_places(entry)


def limit_places(entry: Entry) -> Iterator[Place]:
    """The conditions of the limits of one platform."""
    for number, limit in enumerate(entry.data["limits"]):
        for key, role in (("applies", "enough"), ("met", "met")):
            if key in limit:
                yield Place(entry, role, ("limits", number, key), limit[key])


def metric_places(entry: Entry) -> Iterator[Place]:
    """The conditions of one ladder metric."""
    for role in ("applies", "enough"):
        if role in entry.data:
            yield Place(entry, role, (role,), entry.data[role])
    for level, part in TESTS:
        tests = entry.data.get(level)
        if isinstance(tests, dict):
            yield Place(entry, "test", (level, part), tests[part])
