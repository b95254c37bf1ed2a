"""What an assessment is decided from: answers, measured data by channel, and the ladder as the last month left it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.model.text import Text
from assistant.model.values import Fact

ENTERPRISE = "all"  # the channel of figures that were given for the enterprise as a whole


@dataclass(frozen=True, slots=True)
class LevelState:
    """Where a metric of one channel stood after an evaluation.

    ``failing`` and ``passing`` count the consecutive evaluations in which the test down, or up, has held. ``month`` (YYYY-MM)
    is the calendar month of that evaluation: one month counts once.
    """

    level: str
    since: datetime.date
    month: str
    failing: int = 0
    passing: int = 0


@dataclass(frozen=True, slots=True)
class DataScore:
    """The composite of measured indicators, 0–100; ``value`` is None when an indicator is missing."""

    value: float | None
    lowest: float
    highest: float
    percentile: float | None
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Inputs:
    """``answers`` maps fact ids to facts as given; ``channels`` maps a channel to its measured facts;
    ``before`` maps a ladder metric and a channel to the state of an earlier calendar month.
    """

    answers: Mapping[str, Fact] = field(default_factory=dict)
    channels: Mapping[str, Mapping[str, Fact]] = field(default_factory=dict)
    before: Mapping[str, Mapping[str, LevelState]] = field(default_factory=dict)
    data_score: DataScore | None = None
    documented_score: DataScore | None = None  # without the figures that were typed in and that no document proves
    notices: tuple[Text, ...] = ()  # remarks that every print must carry: invented answers, where the data comes from
    stopped: bool = (
        False  # concluded while questions were open: then the verdict carries the proof that they change nothing, if there is one
    )
