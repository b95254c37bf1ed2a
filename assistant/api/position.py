"""What follows from all that was said so far, each part drawn once, when somebody looks: an interview asks many times between answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.api.clashing import Clash, standing_clashes
from assistant.api.scores import data_score, with_score
from assistant.interview.progress import standing
from assistant.judging.judge import Judged, judge
from assistant.judging.needs import needs
from assistant.judging.settled import Bounds, Certificate, bounds, settled
from assistant.model.inputs import Inputs
from assistant.model.library import Library

if TYPE_CHECKING:
    from assistant.judging.firming import Firming


@dataclass(frozen=True)  # without slots: cached properties
class Position:
    """One state of an interview."""

    library: Library
    inputs: Inputs

    @cached_property
    def scored(self) -> Inputs:
        """The inputs with the data score, of all figures and of the documented ones."""
        return with_score(self.library, self.inputs)

    @cached_property
    def judged(self) -> Judged:
        """All that follows before a grade is drawn."""
        return judge(self.library, replace(self.inputs, data_score=data_score(self.library, self.inputs)))

    @cached_property
    def firming(self) -> Firming | None:
        """Which document would firm up the documented verdict most."""
        from assistant.judging.firming import firming

        return firming(self.library, self.scored, self.judged)

    @cached_property
    def needs(self) -> dict[str, tuple[str, ...]]:
        """What may still settle something, answered or not."""
        return needs(self.library, self.judged)

    @cached_property
    def bounds(self) -> Bounds:
        """What further answers can still make of grade and vetoes."""
        return bounds(self.library, self.judged)

    @cached_property
    def settled(self) -> Certificate | None:
        """The proof that no further answer can change the grade or a veto; None while one could."""
        return settled(self.library, self.judged) if self.bounds.settled else None

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """The contradictions that stand."""
        return tuple(standing_clashes(self.library, self.inputs, self.judged))

    @cached_property
    def standing(self) -> frozenset[str]:
        """The answers that count."""
        return standing(self.library, self.judged, self.inputs.answers)
