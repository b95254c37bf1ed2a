"""From the core of a stored assessment back to the inputs it was decided from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from assistant.model.inputs import Inputs, LevelState
from assistant.model.library import Library
from assistant.model.text import Text
from assistant.model.values import Fact, FactType, Origin, Plain, State, evidence_from_plain, from_plain
from assistant.model.verdict import Core, FactEntry


def inputs_of(core: Core, library: Library) -> Inputs:
    """The inputs as they were, typed by the library they were decided under (without the data score: that is computed anew)."""
    return Inputs(
        answers={i: fact_of(i, e, library) for i, e in core["answers"].items()},
        channels={n: {i: fact_of(i, e, library) for i, e in c.items()} for n, c in core["channels"].items()},
        before=states_of(core["ladder_before"]),
        notices=tuple(Text(n["en"], n["zh"]) for n in core["notices"]),
        stopped=core.get("stopped", False),
    )


def states_of(plain_states: Mapping[str, Mapping[str, Mapping[str, Plain]]]) -> dict[str, dict[str, LevelState]]:
    """The ladder states as values: metric → channel → state."""
    return {m: {c: _state(s) for c, s in by.items()} for m, by in plain_states.items()}


def fact_of(fact_id: str, entry: FactEntry, library: Library) -> Fact:
    """A fact as the core kept it."""
    definition = library.facts.get(fact_id)
    kind = definition.type if definition else FactType.CHOICE
    evidence = entry.get("evidence")
    return Fact(
        fact_id,
        State(entry["state"]),
        from_plain(kind, entry["value"]),
        Origin(entry["origin"]) if entry["origin"] else None,
        evidence_from_plain(evidence) if evidence else None,
        entry.get("note", ""),
    )


def _state(plain_state: Mapping[str, Plain]) -> LevelState:
    return LevelState(
        str(plain_state["level"]),
        datetime.date.fromisoformat(str(plain_state["since"])),
        str(plain_state["month"]),
        int(str(plain_state["failing"])),
        int(str(plain_state["passing"])),
    )
