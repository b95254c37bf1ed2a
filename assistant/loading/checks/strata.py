"""What may read what, so that a verdict can be reached in one pass: derived facts, findings, vetoes and caps."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.errors import Problem
from assistant.loading.checks.cycles import arrows, cycles
from assistant.loading.checks.places import Place, places
from assistant.loading.conditions import Written
from assistant.loading.gathered import Entry, Gathered
from assistant.model.library import FactDefinition, RuleKind, stage
from assistant.model.values import NUMERIC, FactType

_NAMES = {kind: str(kind).replace("_", " ") for kind in RuleKind} | {RuleKind.DERIVED: "derived rule"}


def readings(gathered: Gathered) -> Iterator[Problem]:
    """Each condition reads only what is there before it is evaluated."""
    questions = {e.id: e for e in gathered.of("questions")}
    indicators = {e.id: e for e in gathered.of("indicators")}
    rules = {e.id: e for e in gathered.of("rule")}
    derived = _profile_derivations(gathered, questions)
    for place in places(gathered):
        for leaf in place.leaves():
            if leaf.fact not in gathered.facts:
                continue  # unknown, or broken: told already
            match place.role:
                case "when":
                    found = _rule_reads(place, leaf, rules)
                case "asked_if" | "applies" | "due":
                    found = _profile(place, leaf, questions, derived)
                case _:
                    found = _channel(place, leaf, indicators)
            if found is not None:
                yield found


def rule_cycles(gathered: Gathered) -> Iterator[Problem]:
    """Derived rules read each other without going round."""
    rules = {e.id: e for e in gathered.of("rule") if e.data["kind"] == "derived"}
    found = {p.entry.id: [leaf.fact for leaf in p.leaves()] for p in places(gathered) if p.role == "when" and p.entry.id in rules}
    for cycle in cycles(found):
        yield rules[cycle[0]].problem(("when",), f"derived rules go round in a circle: {arrows(cycle)}", "take one of these readings out")


def asking_cycles(gathered: Gathered) -> Iterator[Problem]:
    """No question waits, through others, for itself."""
    questions = {e.id: e for e in gathered.of("questions")}
    found = {p.entry.id: [leaf.fact for leaf in p.leaves()] for p in places(gathered) if p.role == "asked_if" and p.entry.id in questions}
    for cycle in cycles(found):
        right = "take one of these conditions out"
        yield questions[cycle[0]].problem(("asked_if",), f"questions wait for each other in a circle: {arrows(cycle)}", right)


def derivations(gathered: Gathered) -> Iterator[Problem]:
    """Derivations do not go round, and their inputs and results are of the right types."""
    entries = {e.id: e for e in gathered.of("derivations")}
    for cycle in cycles({e.id: next(iter(e.data["derive"].values())) for e in entries.values()}):
        right = "take one of these inputs out"
        yield entries[cycle[0]].problem(("derive",), f"derivations go round in a circle: {arrows(cycle)}", right)
    for entry in entries.values():
        yield from _derivation(entry, gathered)


def profile_like(entry: Entry) -> bool:
    """Whether a question only describes: it counts in no index and no answer to it is better."""
    return not entry.data.keys() & {"index", "better", "credit"}


def _rule_reads(place: Place, leaf: Written, rules: dict[str, Entry]) -> Problem | None:
    own, other = place.entry, rules.get(leaf.fact)
    if other is None:
        return None
    mine, theirs = RuleKind(own.data["kind"]), RuleKind(other.data["kind"])
    if stage(theirs) > stage(mine) or (stage(theirs) == stage(mine) and mine is not RuleKind.DERIVED):
        wrong = f"this {_NAMES[mine]} reads the {_NAMES[theirs]} {other.id}, which is not concluded before it"
        return place.problem(leaf, wrong, "read what that rule reads, or move the common part into a derived rule")
    if other.data["status"] == "retired" and own.data["status"] != "retired":
        return place.problem(leaf, f"{other.id} is retired", f"read {other.data['replaced_by']} instead")
    if other.data["status"] == "draft" and own.data["status"] == "stable":
        return place.problem(leaf, f"this stable rule reads the draft {other.id}", "make that rule stable first, or this one a draft")
    return None


def _profile_derivations(gathered: Gathered, questions: dict[str, Entry]) -> frozenset[str]:
    """The derivations that are computed from nothing but the day and questions that only describe."""
    plain = {"as_of", *(q for q, entry in questions.items() if profile_like(entry))}
    entries = {e.id: next(iter(e.data["derive"].values())) for e in gathered.of("derivations")}
    for _ in entries:
        plain |= {name for name, inputs in entries.items() if plain.issuperset(inputs)}
    return frozenset(plain & entries.keys())


def _profile(place: Place, leaf: Written, questions: dict[str, Entry], derived: frozenset[str]) -> Problem | None:
    question = questions.get(leaf.fact)
    if leaf.fact in derived and place.role != "asked_if":  # what is derived is known only after the asking
        return None
    if question is not None and (profile_like(question) or place.role == "due"):
        return None
    key = place.steps[-1]
    if question is None:
        return place.problem(
            leaf, f"{key} reads {leaf.fact}, which is no question", f"{key} may read only questions that describe the enterprise"
        )
    wrong = f"{key} reads {leaf.fact}, to which one answer is better than another"
    return place.problem(
        leaf, wrong, f"{key} may read only questions without better, credit and index, so that a good answer never costs anything"
    )


def _channel(place: Place, leaf: Written, indicators: dict[str, Entry]) -> Problem | None:
    what = ".".join(str(s) for s in place.steps if isinstance(s, str))
    if leaf.fact not in indicators:
        return place.problem(
            leaf, f"{what} reads {leaf.fact}, which is no indicator", "the ladder reads measured numbers of one channel only"
        )
    if place.role in ("rated", "enough") and "better" in indicators[leaf.fact].data:
        wrong = f"{what} reads {leaf.fact}, of which one value is better than another"
        return place.problem(leaf, wrong, f"{what} may read only counts such as a number of orders")
    return None


def _derivation(entry: Entry, gathered: Gathered) -> Iterator[Problem]:
    ((how, names),) = entry.data["derive"].items()
    own = gathered.facts[entry.id]
    definitions = [gathered.facts.get(name) for name in names if name != "as_of"]
    known = [d for d in definitions if d is not None]
    for number, definition in enumerate(gathered.facts.get(name) for name in names):
        if definition is not None and not _fits(how, definition):
            needed = {"count": "yes/no questions", "days_between": "dates", "worst_of": "facts of which one value is better"}.get(
                how, "numbers"
            )
            yield entry.problem(("derive", how, number), f"{how} reads {definition.id}, which does not fit", f"{how} needs {needed}")
    if how == "worst_of" and len({(d.type, d.better, d.unit) for d in [*known, own]}) > 1:
        right = "give the result and all inputs the same type, unit and better"
        yield entry.problem(("derive", how), "worst_of reads facts of different type, unit or direction", right)
    if how == "sum" and len({(d.type, d.unit) for d in [*known, own]}) > 1:
        yield entry.problem(
            ("derive", how), "sum adds facts of different type or unit", "give the result and all inputs the same type and unit"
        )
    results = {"ratio": {FactType.NUMBER, FactType.SHARE}, "count": {FactType.COUNT}, "days_between": {FactType.DURATION, FactType.COUNT}}
    if how in results and own.type not in results[how]:
        yield entry.problem(("type",), f"{how} does not give {own.type}", f"write type: {' or '.join(sorted(results[how]))}")
    if how == "days_between" and own.type is FactType.DURATION and own.unit != "days":
        yield entry.problem(("unit",), f"days_between does not give {own.unit}", "write unit: days")


def _fits(how: str, definition: FactDefinition) -> bool:
    match how:
        case "count":
            return definition.type is FactType.YES_NO
        case "days_between":
            return definition.type is FactType.DATE
        case "worst_of":
            return definition.better is not None
        case _:
            return definition.type in NUMERIC
