"""A live decision: the judge decides, durable-rules infers the same on its own, and any difference fails the run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from assistant.api.scores import with_score
from assistant.judging.judge import Judged
from assistant.model.inputs import Inputs
from assistant.model.library import Library
from assistant.model.values import Fact

if TYPE_CHECKING:
    from assistant.judging.decide import Decision

DURABLE = "durable-rules + judge"
JUDGE = "judge"


def decide_live(library: Library, inputs: Inputs) -> tuple[Decision, str]:
    """The decision, with the data score, and the engines that agreed on it.

    Raises EngineError where they differ or one of them fails.
    """
    from assistant.inference.availability import available
    from assistant.judging.decide import decide  # the end of an interview: not before its first prompt

    decision = decide(library, with_score(library, inputs))
    if not available().importable:
        return decision, JUDGE
    for judged in (decision.declared, decision.documented):
        _compare(library, judged)
    return decision, DURABLE


def _compare(library: Library, judged: Judged) -> None:
    from assistant.inference.compare import compare
    from assistant.inference.durable_engine import engine_for

    compare(judged.outcomes, engine_for(library).run(_ground(library, judged.facts)), library)


def _ground(library: Library, facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """The facts without the conclusions of rules: those the engine must draw itself."""
    return {i: f for i, f in facts.items() if i not in library.rules}
