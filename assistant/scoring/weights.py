"""The weights file: everything a score is computed from, as JSON that a person can read. Mappings, because they live as JSON."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict, cast

from assistant.errors import InputError
from assistant.model.canonical import digest
from assistant.model.values import Plain

SCHEMA = "credit-assistant/weights/1"


class Prior(TypedDict):
    """What a rate is shrunk towards: the population's mean, with the weight of ``strength`` orders."""

    mean: float
    strength: float


class Part(TypedDict):
    """One indicator of a formula. ``curve`` leads from the (shrunk) value to its credit from 0 to 1, straight between the knots and flat
    beyond them; ``weight`` is its share of the 100 points.
    """

    id: str
    better: str
    sample: str | None
    minimum: float | None
    prior: Prior | None
    weight: float
    curve: list[list[float]]


class Formula(TypedDict):
    """A score: ``arithmetic`` adds weight × credit, ``geometric`` multiplies credit to the power of the weight; times 100."""

    aggregation: str
    parts: list[Part]


class Variant(TypedDict):
    """The formula with one choice of method changed, and the sorted scores (or quantiles) of the reference population under it."""

    kind: str  # normalisation | weighting | aggregation
    choice: str
    formula: Formula
    scores: list[float]


class Draw(TypedDict):
    """One bootstrap draw of the formula: weights and curves in the order of its parts."""

    weights: list[float]
    curves: list[list[list[float]]]


class Component(TypedDict):
    """A principal component of the oriented, treated indicators."""

    eigenvalue: float
    share: float
    retained: bool
    loadings: dict[str, float]  # the eigenvector, oriented so that its sum is positive


class Sample(TypedDict):
    """The reference population: how many sellers were read and used, why others were not, and the digest of the figures used."""

    name: str
    remark: dict[str, str]
    read: int
    used: int
    left_out: dict[str, int]
    digest: str


class Adequacy(TypedDict):
    """Whether the indicators have enough in common for principal components."""

    kmo: float
    kmo_items: dict[str, float]
    bartlett: float
    degrees: int
    p: float


class Moments(TypedDict):
    """Mean and covariance of the credits over the reference population, for the expectation of what is missing."""

    mean: list[float]
    covariance: list[list[float]]


class Bins(TypedDict):
    """Bins of the reference population for drift: the inner edges, and the share of sellers in each bin."""

    edges: list[float]
    shares: list[float]


class Stability(TypedDict):
    """How far things move when the reference population is drawn anew."""

    draws: int
    seed: int
    weight_sd: dict[str, float]
    rank_correlation: list[float]  # of the ranking with the original one: 5 %, median, 95 %
    first_component: list[float]  # |cosine| with the original first component: 5 %, median, 95 %


class Moved(TypedDict):
    """A seller on whom the methods disagree: percentile by method."""

    id: str
    percentiles: dict[str, float]


class WeightsFile(TypedDict):
    """A fitted score with all that explains it. ``digest`` is that of everything else in it."""

    schema: str
    id: str
    method: str
    date: str
    versions: dict[str, str]
    sample: Sample
    choices: dict[str, Plain]
    formula: Formula
    weights: dict[str, dict[str, float]]  # method → indicator → weight on standardised values, as the method gives it
    refused: dict[str, str]  # method → why it gave no usable weights
    warnings: list[str]
    components: list[Component]
    adequacy: Adequacy
    moments: Moments
    scores: list[float]  # of the reference population, sorted; quantiles where it is large
    agreement: dict[str, dict[str, float]]  # rank correlation of the methods
    moved: list[Moved]
    stability: Stability
    drift: dict[str, Bins]
    variants: list[Variant]
    draws: list[Draw]
    digest: str


def sealed(weights: WeightsFile) -> WeightsFile:
    """The file with its numbers rounded to ten significant digits and its digest renewed."""
    rounded = cast("dict[str, Plain]", _rounded(cast("Plain", weights)))
    rounded.pop("digest", None)
    return cast("WeightsFile", {**rounded, "digest": digest(rounded)})


def _rounded(value: Plain) -> Plain:
    if isinstance(value, float):
        return float(f"{value:.10g}")
    if isinstance(value, list):
        return [_rounded(v) for v in value]
    if isinstance(value, dict):
        return {k: _rounded(v) for k, v in value.items()}
    return value


def write_weights(weights: WeightsFile, path: Path) -> None:
    """Write the file, one idea per line."""
    path.write_text(_text(cast("Plain", weights), 0) + "\n", encoding="utf-8")


def _text(value: Plain, depth: int) -> str:
    flat = json.dumps(value, ensure_ascii=False, allow_nan=False)
    if not isinstance(value, dict | list) or len(flat) + 2 * depth <= 140 or (isinstance(value, list) and _numbers(value)):
        return flat
    pad, end = "  " * (depth + 1), "  " * depth
    if isinstance(value, dict):
        lines = [f"{pad}{json.dumps(k, ensure_ascii=False)}: {_text(v, depth + 1)}" for k, v in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{end}}}"
    return "[\n" + ",\n".join(pad + _text(v, depth + 1) for v in value) + f"\n{end}]"


def _numbers(value: list[Plain]) -> bool:
    return all(isinstance(v, int | float) for v in value)


def read_weights(path: Path) -> WeightsFile:
    """The file, checked: schema, digest, weights that add up, curves that never turn. InputError says what is wrong."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from None
    except ValueError as error:
        raise InputError(f"{path}: not a weights file ({error}); make one with score fit") from None
    return checked(data, str(path))


def checked(data: object, place: str) -> WeightsFile:
    """``data`` as a weights file; InputError naming ``place`` where it is none, was altered, or could lower a score for a better value."""
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise InputError(f"{place}: not a weights file of the form {SCHEMA}; make one with score fit")
    missing = sorted(set(WeightsFile.__annotations__) - set(data))
    if missing:
        raise InputError(f"{place}: {', '.join(missing)} missing; make the file anew with score fit")
    rest = {k: v for k, v in data.items() if k != "digest"}
    if digest(rest) != data["digest"]:
        raise InputError(
            f"{place}: the contents do not match their digest: the file was changed by hand or cut; make it anew with score fit"
        )
    weights = cast("WeightsFile", data)
    for formula in (weights["formula"], *(v["formula"] for v in weights["variants"])):
        wrong = faults(formula)
        if wrong:
            raise InputError(f"{place}: {wrong}; make the file anew with score fit")
    return weights


def faults(formula: Formula) -> str | None:
    """Why the formula could not be used: weights that are negative or do not add up to 1, a curve that turns. None if nothing is wrong."""
    parts = formula["parts"]
    if any(p["weight"] < 0 for p in parts) or not math.isclose(sum(p["weight"] for p in parts), 1, abs_tol=1e-6):
        return "the weights must be positive and add up to 1"
    for part in parts:
        xs, us = [k[0] for k in part["curve"]], [k[1] for k in part["curve"]]
        rising = us if part["better"] == "high" else us[::-1]
        if len(xs) < 2 or _falls(xs, strictly=True) or _falls(rising) or not (0 <= min(us) <= max(us) <= 1):
            return f"the curve of {part['id']} must have at least two knots and lead one way, from 0 to 1"
    return None


def _falls(values: Sequence[float], *, strictly: bool = False) -> bool:
    return any(b < a or (strictly and b == a) for a, b in itertools.pairwise(values))


def formula_of(weights: WeightsFile, draw: Draw) -> Formula:
    """The formula of one bootstrap draw."""
    parts = weights["formula"]["parts"]
    drawn: list[Part] = [
        {**part, "weight": weight, "curve": curve} for part, weight, curve in zip(parts, draw["weights"], draw["curves"], strict=True)
    ]
    return {"aggregation": weights["formula"]["aggregation"], "parts": drawn}


def indicator_ids(weights: Mapping[str, object]) -> tuple[str, ...]:
    """The indicators and samples the score reads."""
    parts = cast("WeightsFile", weights)["formula"]["parts"]
    return tuple(dict.fromkeys([p["id"] for p in parts] + [p["sample"] for p in parts if p["sample"]]))
