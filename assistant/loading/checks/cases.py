"""Worked cases give answers and figures that their questions and indicators accept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.errors import InputError, Problem
from assistant.loading.documents import Steps
from assistant.loading.facts import given_fact
from assistant.loading.gathered import Entry, Gathered
from assistant.loading.suggest import did_you_mean


def case_files(gathered: Gathered) -> Iterator[Problem]:
    """The answers and the data of every case."""
    questions, indicators = gathered.ids("questions"), gathered.ids("indicators")
    for entry in gathered.of("answers"):
        yield from _values(entry, (), entry.data, {**questions, **indicators}, gathered)
    for entry in gathered.of("case_data"):
        channels = entry.data.get("channels", {})
        yield from _values(entry, (), {k: v for k, v in entry.data.items() if k != "channels"}, indicators, gathered)
        for name, values in channels.items():
            yield from _values(entry, ("channels", name), values, indicators, gathered)


def _values(entry: Entry, steps: Steps, values: dict[str, Any], known: dict[str, Entry], gathered: Gathered) -> Iterator[Problem]:
    for fact, raw in values.items():
        if fact not in known:
            if gathered.whole("questions", "indicators"):
                yield entry.problem((*steps, fact), f"{fact} is unknown", did_you_mean(fact, known, "name a question or an indicator"))
        elif fact in gathered.facts:
            try:
                given_fact(gathered.facts[fact], raw)
            except InputError as error:
                yield entry.problem((*steps, fact), f"{fact}: {error}", "correct the value, or write unknown, not applicable or declined")
