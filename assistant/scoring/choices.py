"""The choices of method behind a score, by name."""

from __future__ import annotations

from dataclasses import dataclass

METHODS = ("rotated", "first_component", "variance_weighted", "equal", "entropy")
PCA_METHODS = ("rotated", "first_component", "variance_weighted")
SCALES = ("zscore", "minmax", "rank")
RULES = ("parallel", "kaiser", "share60", "share85", "first")
AGGREGATIONS = ("arithmetic", "geometric")


@dataclass(frozen=True, slots=True)
class Choices:
    """One of each: method of weighting, scale, component rule, aggregation. ``winsor`` is the share of sellers held back at each end."""

    method: str = "rotated"
    scale: str = "zscore"
    winsor: float = 0.025
    rule: str = "parallel"
    aggregation: str = "arithmetic"
    seed: int = 20190701

    def faults(self) -> list[str]:
        """What is not one of the known choices."""
        known = (("method", METHODS), ("scale", SCALES), ("rule", RULES), ("aggregation", AGGREGATIONS))
        wrong = [f"there is no {k} {getattr(self, k)}; one of {', '.join(names)}" for k, names in known if getattr(self, k) not in names]
        return wrong if 0 <= self.winsor < 0.25 else [*wrong, f"winsor is {self.winsor}; give a share from 0 to below 0.25"]
