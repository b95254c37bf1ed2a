"""The model card: what a person should know of a score before trusting it, in the order it is read. Values only; others print them."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.scoring.weights import Adequacy, Moved, Sample, WeightsFile

Words = dict[str, str]  # {en, zh}


@dataclass(frozen=True, slots=True)
class Scree:
    """One component: its number, eigenvalue, share of the variance, the sum of the shares so far, and whether it was kept."""

    number: int
    eigenvalue: float
    share: float
    cumulative: float
    retained: bool


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of the score: its points of 100, the values that earn none and all of them, its shrinkage, loadings and weights."""

    id: str
    better: str
    points: float
    none_at: float
    all_at: float
    sample: str | None
    minimum: float | None
    towards: float | None  # the population's rate that small samples are pulled towards
    strength: float | None  # with the weight of how many orders
    loadings: tuple[float, ...]
    weights: dict[str, float]  # by method, on standardised indicators
    weight_sd: float  # over the bootstrap draws
    kmo: float


@dataclass(frozen=True, slots=True)
class Card:
    """The card. ``moved`` are the sellers on whom the methods disagree most; ``stability`` correlations are 5 %, median and 95 %."""

    id: str
    method: str
    date: str
    digest: str
    sample: Sample
    versions: dict[str, str]
    choices: tuple[tuple[str, str], ...]
    adequacy: Adequacy
    scree: tuple[Scree, ...]
    indicators: tuple[Indicator, ...]
    agreement: dict[str, dict[str, float]]
    refused: dict[str, str]
    moved: tuple[Moved, ...]
    rank_stability: tuple[float, ...]
    component_stability: tuple[float, ...]
    draws: int
    quartiles: tuple[float, float, float]  # of the scores of the reference population
    warnings: tuple[str, ...]
    limits: tuple[Words, ...]


def card(weights: WeightsFile) -> Card:
    """The model card of a weights file."""
    total = 0.0
    scree = []
    for number, component in enumerate(weights["components"], 1):
        total += component["share"]
        scree.append(Scree(number, component["eigenvalue"], component["share"], total, component["retained"]))
    scores = weights["scores"]
    return Card(
        id=weights["id"],
        method=weights["method"],
        date=weights["date"],
        digest=weights["digest"],
        sample=weights["sample"],
        versions=weights["versions"],
        choices=tuple((k, ", ".join(map(str, v)) if isinstance(v, list) else str(v)) for k, v in weights["choices"].items()),
        adequacy=weights["adequacy"],
        scree=tuple(scree),
        indicators=tuple(_indicators(weights)),
        agreement=weights["agreement"],
        refused=weights["refused"],
        moved=tuple(weights["moved"]),
        rank_stability=tuple(weights["stability"]["rank_correlation"]),
        component_stability=tuple(weights["stability"]["first_component"]),
        draws=weights["stability"]["draws"],
        quartiles=(scores[len(scores) // 4], scores[len(scores) // 2], scores[3 * len(scores) // 4]),
        warnings=tuple(weights["warnings"]),
        limits=tuple(_limits(weights)),
    )


def _indicators(weights: WeightsFile) -> list[Indicator]:
    found = []
    for part in weights["formula"]["parts"]:
        name, curve = part["id"], part["curve"]
        ends = sorted(curve, key=lambda knot: knot[1])
        found.append(
            Indicator(
                id=name,
                better=part["better"],
                points=100 * part["weight"],
                none_at=ends[0][0],
                all_at=next(x for x, u in (curve if part["better"] == "high" else curve[::-1]) if u == ends[-1][1]),
                sample=part["sample"],
                minimum=part["minimum"],
                towards=part["prior"]["mean"] if part["prior"] else None,
                strength=part["prior"]["strength"] if part["prior"] else None,
                loadings=tuple(c["loadings"][name] for c in weights["components"]),
                weights={m: w[name] for m, w in weights["weights"].items()},
                weight_sd=weights["stability"]["weight_sd"][name],
                kmo=weights["adequacy"]["kmo_items"][name],
            )
        )
    return found


def _limits(weights: WeightsFile) -> list[Words]:
    """What the score is not, whatever the figures say."""
    n, name = weights["sample"]["used"], weights["sample"]["name"]
    said = [
        {
            "en": f"The score says where a seller stands among the {n} sellers of {name}. It is not a probability of default.",
            "zh": f"该得分说明卖家在 {name} 的 {n} 个卖家中的位置，并非违约概率。",
        },
        {
            "en": "Weights from principal components measure what the indicators have in common, not how important each of them is.",
            "zh": "主成分权重反映的是各指标的共同变动，而不是各指标的重要程度。",
        },
        {
            "en": "Indicators that are missing are never filled in: the score is then a range.",
            "zh": "缺失的指标绝不填补：此时得分为一个区间。",
        },
    ]
    if weights["sample"]["remark"]:
        said.append(dict(weights["sample"]["remark"]))
    others = {m: r for m, r in weights["agreement"].get(weights["method"], {}).items() if m != weights["method"]}
    if others and min(others.values()) > 0.95:
        least = f"{min(others.values()):.3f}"
        said.append(
            {
                "en": f"All methods rank these sellers nearly alike (lowest rank correlation {least}): the weighting hardly matters.",
                "zh": f"各种方法的排序几乎一致（最低秩相关 {least}）：权重方法影响很小。",
            }
        )
    return said
