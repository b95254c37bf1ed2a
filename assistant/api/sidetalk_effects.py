"""What a measure would do once it is done: the findings it clears and the grades then possible, judged and not promised.

The trap it guards: a measure changes practices only, never a measured figure; and a practice that is better already stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.api.assessment import Assessment
from assistant.api.recall import inputs_of
from assistant.api.sidetalk import Shift, judged_of, shift, supposed
from assistant.judging.judge import Judged
from assistant.judging.known import rank
from assistant.model.library import Library, Measure
from assistant.model.values import Fact, State, known


def effects(assessment: Assessment, measures: Iterable[str]) -> dict[str, Shift]:
    """What each of these measures would change by itself, measure → shift. Those that change no practice asked about are left out."""
    library = assessment.library
    inputs = inputs_of(assessment.core, library)
    before = judged_of(library, inputs)
    found = {}
    for measure_id in measures:
        facts = list(_done(library, before, library.measures[measure_id]))
        if facts:
            found[measure_id] = shift(library, before, judged_of(library, supposed(library, inputs, facts)))
    return found


def _done(library: Library, judged: Judged, measure: Measure) -> Iterable[Fact]:
    for fact_id, value in measure.changes:
        now, definition = judged.facts[fact_id], library.facts[fact_id]
        if now.state is State.NOT_APPLICABLE:
            continue
        if now.value is not None and definition.better is not None and rank(definition, now.value) >= rank(definition, value):
            continue
        yield known(fact_id, value)
