"""Questions and measures: options that differ, credits that rise, and measures that change an answer to what it may be."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.errors import InputError, Problem
from assistant.loading.checks.cycles import arrows, cycles
from assistant.loading.gathered import Gathered
from assistant.loading.suggest import did_you_mean
from assistant.loading.values import STATE_WORDS, parse_value, state_of

_KEPT = frozenset(w.replace(" ", "_") for w in STATE_WORDS)


def options(gathered: Gathered) -> Iterator[Problem]:
    """Each option once, none named like a state of a fact, and credits from worst to best."""
    for entry in gathered.of("questions"):
        found: set[str] = set()
        before = 0.0
        for number, option in enumerate(entry.data.get("options", ())):
            steps = ("options", number)
            if option["id"] in found:
                yield entry.problem((*steps, "id"), f"{entry.id} has the option {option['id']} twice", "name each option once")
            if option["id"] in _KEPT:
                yield entry.problem(
                    (*steps, "id"), f"the option {option['id']} reads like no answer at all", "choose another id for the option"
                )
            found.add(option["id"])
            credit = option.get("credit", before)
            if entry.data["type"] == "choice" and credit < before:
                wrong = f"the credit of {option['id']}, {credit:g}, is below that of the option before it, {before:g}"
                yield entry.problem((*steps, "credit"), wrong, "order the options from worst to best, with credits that never fall")
            before = max(before, credit)
        yield from _direction(gathered, entry.id)


def _direction(gathered: Gathered, question: str) -> Iterator[Problem]:
    entry = gathered.ids("questions")[question]
    credit, better = entry.data.get("credit"), entry.data.get("better")
    if credit and better in ("yes", "no") and credit[better] < credit["no" if better == "yes" else "yes"]:
        yield entry.problem(("better",), f"{better} is called better, but the other answer has more credit", "make the two agree")


def changes(gathered: Gathered) -> Iterator[Problem]:
    """A measure changes answers to questions, to values that those questions take."""
    questions = gathered.ids("questions")
    for entry in gathered.of("measures"):
        for fact, raw in entry.data.get("changes", {}).items():
            steps = ("changes", fact)
            if fact not in questions:
                if not gathered.whole("questions"):
                    continue
                other = f"{fact} is no question: a measure changes practices, never what is measured or concluded"
                wrong = other if fact in gathered.fact_ids else f"{fact} is no question"
                yield entry.problem(steps, wrong, did_you_mean(fact, questions, "name the question whose answer the measure changes"))
            elif fact in gathered.facts:
                if state_of(raw) is not None:
                    yield entry.problem(steps, f"{fact}: {raw} is no answer", "write the answer that the measure leads to")
                    continue
                try:
                    parse_value(gathered.facts[fact], raw)
                except InputError as error:
                    yield entry.problem(steps, f"{fact}: {error}", "write the answer that the measure leads to")


def prerequisites(gathered: Gathered) -> Iterator[Problem]:
    """No measure waits, through others, for itself."""
    entries = {e.id: e for e in gathered.of("measures")}
    for cycle in cycles({e.id: e.data.get("prerequisites", ()) for e in entries.values()}):
        right = "take one of these prerequisites out"
        yield entries[cycle[0]].problem(("prerequisites",), f"measures wait for each other in a circle: {arrows(cycle)}", right)
