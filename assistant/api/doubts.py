"""How sure the data score of an assessment is, and how far that reaches the grade: drawn anew when somebody looks, never in the verdict."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from assistant.api.recall import inputs_of
from assistant.judging.grade import draw_grade
from assistant.judging.judge import judge
from assistant.model.condition import leaves
from assistant.model.inputs import DataScore
from assistant.model.library import DATA_SCORE, GRADES, Library
from assistant.model.values import Plain
from assistant.model.verdict import Core
from assistant.report.score import Doubt, Move

if TYPE_CHECKING:
    from assistant.scoring.weights import WeightsFile


def doubt(core: Core, library: Library) -> Doubt | None:
    """None where there is no score, or nothing to draw from."""
    given = core["verdict"]["data_score"]
    if given is None or library.weights is None:
        return None
    from assistant.scoring.uncertainty import interval, score_draws, sensitivity

    weights = cast("WeightsFile", library.weights)
    values = dict(_values(weights, given))
    draws = score_draws(weights, values)
    moves = tuple(Move(m.kind, m.choice, m.percentile, m.difference) for m in sensitivity(weights, values))
    return Doubt(interval(draws), len(draws), _grades(core, library, draws), moves)


def doubt_json(found: Doubt | None) -> dict[str, object]:
    """The fields that stand beside the score in JSON."""
    if found is None:
        return {}
    return {
        "interval": list(found.interval) if found.interval else None,
        "draws": found.draws,
        "grades": dict(found.grades),
        "sensitivity": [{"kind": m.kind, "choice": m.choice, "percentile": m.percentile, "difference": m.difference} for m in found.moves],
    }


def _values(weights: WeightsFile, given: Mapping[str, Plain]) -> Iterator[tuple[str, float | None]]:
    """The figures that were scored, with their samples, as the verdict kept them."""
    samples = {p["id"]: p["sample"] for p in weights["formula"]["parts"]}
    indicators = given.get("indicators")
    for part in indicators if isinstance(indicators, list) else ():
        if isinstance(part, dict):
            name, sample = str(part["id"]), samples.get(str(part["id"]))
            yield name, _number(part["value"])
            if sample is not None:
                yield sample, _number(part.get("sample"))


def _grades(core: Core, library: Library, draws: tuple[float, ...]) -> tuple[tuple[str, float], ...]:
    """The grade over the draws. Between two marks that rules compare the score with nothing turns, so one draw of each band is judged."""
    limits = sorted(marks(library))
    inputs = inputs_of(core, library)
    shares: dict[str, float] = {}
    places = [0, *(bisect_left(draws, m) for m in limits), len(draws)]
    for first, last in pairwise(places):
        if first == last:
            continue
        drawn = draws[(first + last) // 2]
        result = draw_grade(library, judge(library, replace(inputs, data_score=DataScore(drawn, drawn, drawn, None))))
        known = [g for g in reversed(GRADES) if g in result.possible]
        grade = result.value or "–".join(dict.fromkeys((known[0], known[-1])) if known else ("U",))
        shares[grade] = shares.get(grade, 0.0) + (last - first) / len(draws)
    return tuple(sorted(shares.items(), key=lambda item: (-item[1], item[0])))


def marks(library: Library) -> set[float]:
    """The points that rules compare the data score with."""
    found = (leaf for rule in library.rules.values() for leaf in leaves(rule.when) if leaf.fact in DATA_SCORE)
    return {float(leaf.operand) for leaf in found if isinstance(leaf.operand, int | float) and not isinstance(leaf.operand, bool)}


def _number(given: Plain) -> float | None:
    return float(given) if isinstance(given, int | float) else None
