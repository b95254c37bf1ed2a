"""All entries of a content root as written, each with its place, so that every check can name file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from assistant.errors import Problem
from assistant.loading.definitions import definition, text
from assistant.loading.documents import Document, Steps
from assistant.model.library import DATA_SCORE, FactDefinition, level_fact, outcome_fact, score_fact
from assistant.model.text import Text

LISTS = frozenset(
    {
        "thresholds",
        "sections",
        "questions",
        "indicators",
        "derivations",
        "measures",
        "sources",
        "markets",
        "glossary",
        "calendar",
        "platforms",
    }
)
FACT_KINDS = ("questions", "indicators", "derivations", "ladder_metric", "rule")
SCORES = {"index.total": Text("Practice index", "实践指数"), **DATA_SCORE}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list, or the whole of a file. ``sound`` says whether its form is right; checks of meaning read only sound entries."""

    kind: str
    id: str
    data: Any
    document: Document
    at: Steps = ()
    sound: bool = True

    @property
    def path(self) -> str:
        return self.document.path

    def problem(self, steps: Steps, wrong: str, right: str) -> Problem:
        """A problem at ``steps`` inside this entry."""
        return Problem(self.path, self.document.line((*self.at, *steps)), wrong, right)


@dataclass(frozen=True)
class Gathered:
    """What was written: entries by kind in the order of files and lines, and the version of the rule base."""

    version: str
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    templates: frozenset[str] | None = None  # the documents that measures may name, as name.language; None: there is no such folder
    weights: Mapping[str, Any] = field(default_factory=dict)  # weights of the data score, by the name of their file
    unread: Mapping[str, str] = field(default_factory=dict)  # files whose syntax is broken: path → kind

    def of(self, *kinds: str) -> Iterator[Entry]:
        """The sound entries of some kinds."""
        for kind in kinds:
            yield from (e for e in self.entries.get(kind, ()) if e.sound)

    def ids(self, kind: str) -> dict[str, Entry]:
        """Every entry of a kind by id, sound or not: a reference to a broken entry is no second mistake."""
        found: dict[str, Entry] = {}
        for entry in self.entries.get(kind, ()):
            found.setdefault(entry.id, entry)
        return found

    def one(self, kind: str) -> Entry | None:
        """The single entry of a kind of which there is one file."""
        return next(self.of(kind), None)

    def whole(self, *kinds: str) -> bool:
        """Whether every id of these kinds is known: only then can a name be called unknown."""
        return not set(kinds) & set(self.unread.values()) and all(e.id or e.sound for kind in kinds for e in self.entries.get(kind, ()))

    @cached_property
    def all_sound(self) -> bool:
        """Whether every entry is sound: only then can something be called unused."""
        return not self.unread and all(e.sound for entries in self.entries.values() for e in entries)

    @cached_property
    def facts_whole(self) -> bool:
        """Whether the ids of all facts are known."""
        return self.whole(*FACT_KINDS) and self.one("index") is not None

    @cached_property
    def sub_systems(self) -> dict[str, Text]:
        """The sub-systems and their titles."""
        index = self.one("index")
        return {s["id"]: text(s["title"]) for s in index.data["sub_systems"]} if index else {}

    @cached_property
    def facts(self) -> dict[str, FactDefinition]:
        """The definition of every fact that a condition may read; facts whose entry is broken are left out."""
        found = {e.id: definition(e.data) for e in self.of("questions", "indicators", "derivations")}
        for metric in self.of("ladder_metric"):
            found[metric.id] = level_fact(metric.id, text(metric.data["title"]))
        for sub, title in self.sub_systems.items():
            found[f"index.{sub}"] = score_fact(f"index.{sub}", title)
        found.update({i: score_fact(i, title) for i, title in SCORES.items()})
        for rule in self.of("rule"):
            found[rule.id] = outcome_fact(rule.id, text(rule.data["title"]))
        return found

    @cached_property
    def fact_ids(self) -> frozenset[str]:
        """The ids of all facts, those of broken entries too."""
        broken = {e.id for kind in FACT_KINDS for e in self.entries.get(kind, ()) if e.id}
        return frozenset(self.facts) | broken


def entries_of(document: Document, kind: str, broken: frozenset[Steps] = frozenset()) -> list[Entry]:
    """The entries of a file; those at the steps in ``broken`` are not sound (the empty steps break them all)."""
    if kind not in LISTS:
        data = document.data if isinstance(document.data, dict) else {}
        return [Entry(kind, _id(data), document.data, document, (), not broken)]
    items = document.data if isinstance(document.data, list) else []
    return [Entry(kind, _id(item), item, document, (n,), not {(), (n,)} & broken) for n, item in enumerate(items)]


def _id(data: Any) -> str:
    found = data.get("id") if isinstance(data, dict) else None
    return found if isinstance(found, str) else ""
