"""The data score of an enterprise: its weakest channel against the reference population that the rule base names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from assistant.model.inputs import DataScore
from assistant.model.library import Library
from assistant.model.values import Fact

if TYPE_CHECKING:
    from assistant.scoring.apply import ScoreResult
    from assistant.scoring.weights import WeightsFile


def data_score(library: Library, channels: Mapping[str, Mapping[str, Fact]]) -> DataScore | None:
    """The score of the channel that scores lowest; None where no channel has a figure that the weights read."""
    if library.weights is None:
        return None
    from assistant.scoring.apply import score_one

    weights = cast("WeightsFile", library.weights)
    results = {name: score_one(weights, _figures(facts)) for name, facts in sorted(channels.items())}
    known = {name: r for name, r in results.items() if any(p.state == "known" for p in r.parts)}
    if not known:
        return None
    name, result = min(known.items(), key=lambda item: (item[1].lowest, item[0]))
    return DataScore(result.value, result.lowest, result.highest, result.percentile, _details(name, result))


def _figures(facts: Mapping[str, Fact]) -> dict[str, float | None]:
    return {i: float(f.value) for i, f in facts.items() if isinstance(f.value, int | float) and not isinstance(f.value, bool)}


def _details(channel: str, result: ScoreResult) -> dict[str, object]:
    return {
        "channel": channel,
        "expected": result.expected,
        "reference": result.reference,
        "reference_size": result.n,
        "percentile_lowest": result.percentile_lowest,
        "percentile_highest": result.percentile_highest,
        "missing": list(result.missing),
        "indicators": [
            {"id": p.id, "state": p.state, "value": p.value, "used": p.used, "points": p.points, "most": p.most} for p in result.parts
        ],
    }
