"""Nothing is written that nobody reads: a question that decides nothing, a threshold or a source that nothing names."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.errors import Problem
from assistant.loading.checks.places import places
from assistant.loading.checks.references import threshold_uses
from assistant.loading.checks.texts import texts_of
from assistant.loading.gathered import Gathered
from assistant.model.text import placeholders


def unread(gathered: Gathered) -> Iterator[Problem]:
    """Questions that nothing reads. What only an unread derivation reads is unread too."""
    read = {leaf.fact for place in places(gathered) for leaf in place.leaves()}
    derived = {e.id: next(iter(e.data["derive"].values())) for e in gathered.of("derivations")}
    open_ = [name for name in derived if name in read]
    while open_:
        fresh = set(derived[open_.pop()]) - read
        read |= fresh
        open_ += [name for name in fresh if name in derived]
    if not gathered.all_sound:
        return  # what is broken may be what reads
    for entry in gathered.of("questions"):
        if entry.id not in read and "index" not in entry.data:
            right = "let a rule, the index, the ladder or asked_if read it, or take it out"
            yield entry.problem(("id",), f"nothing reads the answer to {entry.id}", right)


def unused_thresholds(gathered: Gathered) -> Iterator[Problem]:
    """Thresholds that no condition, setting or text names."""
    if not gathered.all_sound:
        return
    used = {name for _, _, name in threshold_uses(gathered)}
    for kind in gathered.entries:
        for entry in gathered.of(kind):
            for _, text in texts_of(entry.data):
                used |= placeholders(text["en"]) | placeholders(text["zh"])
    for entry in gathered.of("thresholds"):
        if entry.id not in used:
            yield entry.problem(("id",), f"nothing uses the threshold {entry.id}", "use it in a condition or a text, or take it out")


def unused_sources(gathered: Gathered) -> Iterator[Problem]:
    """Sources that nothing cites."""
    if not gathered.all_sound:
        return
    cited = {s for kind in gathered.entries for e in gathered.of(kind) if isinstance(e.data, dict) for s in e.data.get("sources") or ()}
    cited |= {s for e in gathered.of("platforms") for limit in e.data["limits"] for s in limit["sources"]}
    for entry in gathered.of("sources"):
        if entry.id not in cited:
            yield entry.problem(("id",), f"nothing cites the source {entry.id}", "cite it where it matters, or take it out")
