"""The data score of an enterprise: its weakest channel against the reference population that the rule base names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from assistant.judging.documented import documented
from assistant.judging.known import answered, by_channel
from assistant.model.inputs import ENTERPRISE, DataScore, Inputs
from assistant.model.library import Library
from assistant.model.values import Fact, State

if TYPE_CHECKING:
    from assistant.scoring.apply import ScoreResult
    from assistant.scoring.weights import WeightsFile


def with_score(library: Library, inputs: Inputs) -> Inputs:
    """The inputs with the data score of all figures, and with that of the figures which are measured or documented."""
    if not _any_figure(library, inputs):
        return inputs
    on_file = documented(library, inputs)
    return replace(inputs, data_score=data_score(library, inputs), documented_score=data_score(library, on_file))


def data_score(library: Library, inputs: Inputs) -> DataScore | None:
    """The score of the weakest channel that gives every figure the weights read; where none does, of the one that can fall lowest.

    Figures of the enterprise as a whole stand in where a shop does not give its own. None where no channel gives any of them. Figures
    that do not apply, or may not, are not read.
    """
    if not _any_figure(library, inputs):
        return None
    from assistant.scoring.apply import score_one

    weights = cast("WeightsFile", library.weights)
    channels = by_channel(library, inputs, answered(library, inputs.answers))
    whole = _figures(channels.get(ENTERPRISE, {}))
    results = {name: score_one(weights, {**whole, **_figures(facts)}) for name, facts in sorted(channels.items())}
    known = {name: r for name, r in results.items() if any(p.state == "known" for p in r.parts)}
    if not known:
        return None
    name, result = min(known.items(), key=lambda item: (item[1].value is None, item[0] == ENTERPRISE, item[1].lowest, item[0]))
    return DataScore(result.value, result.lowest, result.highest, result.percentile, _details(weights, name, result))


def _any_figure(library: Library, inputs: Inputs) -> bool:
    given = (inputs.answers, *inputs.channels.values())
    return any(i in facts and facts[i].state is State.KNOWN for i in library.scored for facts in given)


def _figures(facts: Mapping[str, Fact]) -> dict[str, float | None]:
    return {i: float(f.value) for i, f in facts.items() if isinstance(f.value, int | float) and not isinstance(f.value, bool)}


def _details(weights: WeightsFile, channel: str, result: ScoreResult) -> dict[str, object]:
    return {
        "channel": channel,
        "expected": result.expected,
        "reference": result.reference,
        "reference_size": result.n,
        "remark": dict(weights["sample"]["remark"]),
        "percentile_lowest": result.percentile_lowest,
        "percentile_highest": result.percentile_highest,
        "missing": list(result.missing),
        "indicators": [
            {"id": p.id, "state": p.state, "value": p.value, "sample": p.sample, "used": p.used, "points": p.points, "most": p.most}
            for p in result.parts
        ],
    }
