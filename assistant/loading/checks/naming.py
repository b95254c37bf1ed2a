"""Ids: each once, none reserved, and the id of a file is its path."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.errors import Problem
from assistant.loading.gathered import LISTS, SCORES, Entry, Gathered
from assistant.loading.wording import NOUNS

RESERVED = frozenset({"id", "sid", "as_of"})
# one name space: a placeholder or a leaf names any of these by id alone
_FACTS = ("questions", "indicators", "derivations", "ladder_metric", "rule", "thresholds")


def named_after_their_path(gathered: Gathered) -> Iterator[Problem]:
    """A rule or a ladder metric has the id that its path says."""
    for entry in gathered.of("rule", "ladder_metric"):
        wanted = ".".join(entry.path.removeprefix("rules/").removesuffix(".yaml").split("/"))
        if entry.id != wanted:
            yield entry.problem(("id",), f"the id is {entry.id}, but the path says {wanted}", f"write id: {wanted}, or move the file")


def doubled(gathered: Gathered) -> Iterator[Problem]:
    """No id twice among facts and thresholds, nor inside any other kind."""
    yield from _doubled([e for kind in _FACTS for e in gathered.entries.get(kind, ())])
    for kind in sorted(LISTS - set(_FACTS)):
        yield from _doubled(gathered.entries.get(kind, []))


def reserved(gathered: Gathered) -> Iterator[Problem]:
    """No fact takes a name that the program needs."""
    computed = {*SCORES, *(f"index.{s}" for s in gathered.sub_systems)}
    for kind in _FACTS:
        for entry in gathered.entries.get(kind, ()):
            if entry.id in RESERVED or entry.id in computed:
                yield entry.problem(("id",), f"{entry.id} is a name that the program keeps for itself", "choose another id")


def lonely_tests(gathered: Gathered) -> Iterator[Problem]:
    """A test file stands beside the rule or the metric of the same name."""
    for kind, tests in (("rule", "rule_test"), ("ladder_metric", "ladder_metric_test")):
        there = {e.path for e in gathered.entries.get(kind, ())} | gathered.unread.keys()
        for entry in gathered.entries.get(tests, ()):
            beside = entry.path.replace(".test.yaml", ".yaml")
            if beside not in there:
                yield Problem(
                    entry.path, 1, f"these tests belong to {beside}, which is not there", "name the file after the rule that it tests"
                )


def _doubled(entries: list[Entry]) -> Iterator[Problem]:
    first: dict[str, Entry] = {}
    for entry in entries:
        if not entry.id:
            continue
        before = first.setdefault(entry.id, entry)
        if before is not entry:
            noun = NOUNS[before.kind]
            place = f"{before.path}:{before.document.line((*before.at, 'id'))}"
            article = "an" if noun.startswith("i") else "a"
            yield entry.problem(("id",), f"the id {entry.id} is taken: {place} has {article} {noun} of that name", "choose another id")
