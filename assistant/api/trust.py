"""Replay: decide a stored assessment again under what was in force then, and compare byte for byte."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.api.deciding import decide_live
from assistant.api.desk import Desk
from assistant.api.recall import inputs_of
from assistant.model.canonical import canonical


@dataclass(frozen=True, slots=True)
class Replayed:
    """``differs`` names the parts of the core that came out differently; empty when every byte is the same."""

    assessment: str
    same: bool
    differs: tuple[str, ...]


def replay(desk: Desk, ids: list[str] | None) -> Iterator[Replayed]:
    """Each of the named assessments, or all of them, oldest first."""
    from assistant.store import assessments, contents

    with desk.store() as store:
        named = ids if ids is not None else [str(r["id"]) for r in store.rows("SELECT id FROM assessments ORDER BY number")]
        for name in named:
            stored = assessments.get(store, name)
            compiled = json.loads(contents.get(store, stored.rule_base))
            library = desk.library(stored.as_of, compiled)
            core = json.loads(stored.core)
            decision, _ = decide_live(library, inputs_of(core, library))
            again = canonical(decision.core)
            fresh = json.loads(again)
            differs = tuple(sorted(k for k in core.keys() | fresh.keys() if core.get(k) != fresh.get(k)))
            yield Replayed(stored.id, again == stored.core, differs)
