"""Contradictions as they are raised: between answers, and between an answer and the data.

The trap it guards: who was told of a contradiction and let it stand is not told again, not in the next sitting either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.judging.clashing import clashes, disagreements
from assistant.judging.judge import Judged
from assistant.model.inputs import ENTERPRISE, Inputs
from assistant.model.library import Library
from assistant.model.values import Fact


@dataclass(frozen=True, slots=True)
class Clash:
    """``about`` is the rule of the contradiction, or the indicator that was typed in and measured; ``facts`` are both sides.

    ``channel`` is where the second fact was measured; None for a contradiction of a rule.
    """

    about: str
    facts: tuple[Fact, ...]
    channel: str | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it the same contradiction: what it is about and the values on all sides."""
        return (self.about, self.channel, *((fact.id, fact.value) for fact in self.facts))


def standing_clashes(library: Library, inputs: Inputs, judged: Judged) -> Iterator[Clash]:
    """Every contradiction that stands now."""
    nothing = replace(judged, outcomes=dict.fromkeys(judged.outcomes, "unknown"))
    for found in clashes(library, nothing, judged):
        if found.rule is not None:
            yield Clash(found.rule, tuple(given.fact for given in found.facts))
    for found in disagreements(library, inputs):
        typed, *others = found.facts
        for other in others:
            yield Clash(typed.fact.id, (typed.fact, other.fact), other.channel or ENTERPRISE)
