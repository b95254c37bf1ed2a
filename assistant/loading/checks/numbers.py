"""Thresholds: a value that fits its unit, periods that do not overlap, and no unverified figure where advice rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.errors import Problem
from assistant.loading.checks.references import threshold_uses
from assistant.loading.documents import Steps, shown
from assistant.loading.gathered import Entry, Gathered
from assistant.loading.values import day_of

_UNITS = {
    "days_in_d": "days",
    "promote_after": "count",
    "demote_after": "count",
    "total": "points",
    "each": "points",
    "minimum": "count",
    "near": "share",
}
_MAX_DAY = "9999-12-31"


def values(gathered: Gathered) -> Iterator[Problem]:
    """Each value of a threshold, the present one and earlier ones."""
    for entry in gathered.of("thresholds"):
        unit = entry.data["unit"]
        yield from _value(entry, ("value",), entry.data["value"], unit)
        for number, old in enumerate(entry.data.get("earlier", ())):
            yield from _value(entry, ("earlier", number, "value"), old["value"], unit)


def periods(gathered: Gathered) -> Iterator[Problem]:
    """A period ends after it begins, and no day has two values."""
    for entry in gathered.of("thresholds", "rule"):
        spans = [((), entry.data), *((("earlier", n), old) for n, old in enumerate(entry.data.get("earlier", ())))]
        found: list[tuple[str, str]] = []
        for steps, raw in spans:
            since, until = raw.get("since", ""), raw.get("until", _MAX_DAY)
            if since > until:
                yield entry.problem(
                    (*steps, "until"), f"the last day in force, {until}, is before the first, {since}", "exchange them or correct one"
                )
            elif any(since <= end and begin <= until for begin, end in found):
                right = "give each value the days it was in force, with since and until, without overlap"
                yield entry.problem((*steps, "value"), "two values of the threshold are in force on the same day", right)
            found.append((since, until))


def unverified(gathered: Gathered) -> Iterator[Problem]:
    """No stable rule, ladder, index or indicator rests on a figure marked U."""
    marked = {e.id for e in gathered.of("thresholds") if e.data["mark"] == "U"}
    for entry, steps, name in threshold_uses(gathered):
        if name in marked and not (entry.kind == "rule" and entry.data["status"] != "stable"):
            what = f"the stable rule {entry.id}" if entry.kind == "rule" else entry.id or "the file"
            right = "use a figure that a source gives, or make the rule a draft"
            yield entry.problem(steps, f"{what} rests on {name}, a figure marked U (unverified)", right)


def settings(gathered: Gathered) -> Iterator[Problem]:
    """The thresholds of the ladder, of the index bands and of samples have the unit that is meant, and are always in force."""
    thresholds = {e.id: e for e in gathered.of("thresholds")}
    for entry, steps, name in threshold_uses(gathered):
        key = str(steps[-1])
        wanted = "count" if key.endswith("after") and len(steps) == 2 else _UNITS.get(key)
        threshold = thresholds.get(name)
        if threshold is None or wanted is None:
            continue
        unit, value = threshold.data["unit"], threshold.data["value"]
        if unit != wanted:
            yield entry.problem(
                steps, f"{key} needs a number of {wanted}, but the threshold {name} is in {unit}", f"use a threshold whose unit is {wanted}"
            )
        elif key.endswith("after") and isinstance(value, int | float) and value < 1:
            yield entry.problem(
                steps, f"{key} is {shown(value)}: a test must hold in at least one evaluation", "use a threshold of 1 or more"
            )
        oldest = min(p.get("since", "") for p in (threshold.data, *threshold.data.get("earlier", ())))
        if oldest or "until" in threshold.data:
            right = "leave out its since and until, or add earlier values without a first day"
            yield entry.problem(steps, f"{key} is needed on every day, but {name} is in force on some days only", right)


def _value(entry: Entry, steps: Steps, value: Any, unit: str) -> Iterator[Problem]:
    number = isinstance(value, int | float)
    right = ""
    if unit == "date":
        right = "" if isinstance(value, str) and day_of(value) else "write a date as YEAR-MONTH-DAY, or another unit"
    elif not number:
        right = "write a number, without quotes and without its unit"
    elif unit == "count" and (value < 0 or value != int(value)):
        right = "a count is whole and not negative"
    elif unit == "share" and not 0 <= value <= 1:
        right = f"a share is from 0 to 1: write {value / 100:g}" if 1 < value <= 100 else "a share is from 0 to 1"
    if right:
        yield entry.problem(steps, f"{shown(value)} is no value in {unit}", right)


def weights(gathered: Gathered) -> Iterator[Problem]:
    """The weights of the data score must be there."""
    entry = gathered.one("index")
    if entry is not None and (name := entry.data.get("weights")) and name not in gathered.weights:
        right = f"fit it with score fit, or name one of: {', '.join(sorted(gathered.weights)) or 'none there yet'}"
        yield entry.problem(("weights",), f"knowledge/weights/{name}.json does not exist", right)
