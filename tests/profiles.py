"""Random enterprises for any library: answers of every type in every state, figures of one or two shops, histories.

Built from one seed, not drawn value by value: a rule base asks more than hypothesis cares to shrink, and the seed reproduces the case.
"""

from __future__ import annotations

import datetime
from random import Random

from hypothesis import strategies as st

from assistant.model.condition import leaves
from assistant.model.inputs import ENTERPRISE, Inputs, LevelState
from assistant.model.library import GRADES, FactDefinition, Library
from assistant.model.values import Evidence, Fact, FactType, Money, Origin, State, Value, known

SILENT = (State.UNKNOWN, State.DECLINED)
MOODS = (0.0, 0.5, 0.9, 0.97, 1.0)  # how often an enterprise gives the best answer there is


def enterprises(library: Library, *, silent: float = 0.15) -> st.SearchStrategy[Inputs]:
    """Answers, and either figures of up to two shops or figures given for the whole enterprise; the seed is what is drawn."""
    return st.integers(0, 2**48).map(lambda seed: enterprise(library, Random(seed), silent=silent))


def enterprise(library: Library, chance: Random, *, silent: float = 0.15) -> Inputs:
    """One enterprise. Sellers to consumers most of the time: they are asked most."""
    mood = chance.choice(MOODS)
    silent = chance.choice([0.0, silent])
    given = _answers(library, chance, silent=silent, mood=mood)
    if "profile.role" in given and chance.random() < 0.75:
        given["profile.role"] = known("profile.role", "seller")
        if "profile.business_model" in library.questions and chance.random() < 0.75:
            given["profile.business_model"] = known("profile.business_model", "b2c")
    shops = chance.choice([[], [], ["amazon"], ["amazon", "own site"]])
    channels = {shop: _figures(library, chance, mood) for shop in shops}
    if not shops and chance.random() < 0.5:
        given |= _figures(library, chance, mood)
    before = _states(library, chance, shops or [ENTERPRISE]) if chance.random() < 0.5 else {}
    return Inputs(given, channels, before)


_MARKS: dict[int, dict[str, list[float]]] = {}


def _marks(library: Library) -> dict[str, list[float]]:
    if id(library) not in _MARKS:
        _MARKS[id(library)] = _read_marks(library)
    return _MARKS[id(library)]


def _read_marks(library: Library) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    conditions = [r.when for r in library.rules.values()]
    for m in library.ladder.metrics:
        conditions += [t.when for t in (m.a_entry, m.a_exit, m.b_entry, m.b_exit, m.c_readmission, m.d_veto) if t]
        conditions += [m.enough] if m.enough else []
    conditions += list(library.ladder.rated)
    for leaf in (leaf for c in conditions for leaf in leaves(c)):
        if isinstance(leaf.operand, int | float) and not isinstance(leaf.operand, bool):
            found.setdefault(leaf.fact, []).append(float(leaf.operand))
    return found


def value(library: Library, fact_id: str, chance: Random) -> Value:
    """A value of the fact's type, often on or right beside a place where something turns."""
    definition = library.facts[fact_id]
    marks = _marks(library).get(fact_id, [])
    options = [o.id for o in definition.options]
    beside = chance.choice(marks) + chance.choice([-1e-9, 0.0, 1e-9]) if marks and chance.random() < 0.6 else None
    match definition.type:
        case FactType.YES_NO:
            return chance.random() < 0.5
        case FactType.CHOICE:
            return chance.choice(options)
        case FactType.CHOICES:
            return tuple(o for o in options if chance.random() < 0.5)
        case FactType.SHARE:
            return min(1.0, max(0.0, beside if beside is not None else chance.choice([0.0, 1.0, chance.random()])))
        case FactType.COUNT:
            return (
                max(0, round(beside) + chance.choice([-1, 0, 1])) if beside is not None else chance.choice([0, 1, chance.randrange(2000)])
            )
        case FactType.NUMBER if definition.unit == "stars":
            return min(5.0, max(1.0, beside if beside is not None else chance.uniform(1, 5)))
        case FactType.NUMBER | FactType.DURATION:
            return max(0.0, beside if beside is not None else chance.choice([0.0, chance.uniform(0, 1000)]))
        case FactType.MONEY:
            return Money(max(0.0, beside if beside is not None else chance.uniform(0, 1e6)), definition.unit or "USD")
        case _:
            return datetime.date(2015, 1, 1) + datetime.timedelta(days=chance.randrange(5500))


def best(definition: FactDefinition) -> Value:
    """The most favourable value of a definition with a direction."""
    high = definition.better == "high"
    match definition.type:
        case FactType.YES_NO:
            return definition.better == "yes"
        case FactType.CHOICE:
            return definition.better[-1]
        case FactType.CHOICES:
            return tuple(o.id for o in definition.options if o.credit)
        case FactType.SHARE:
            return 1.0 if high else 0.0
        case FactType.COUNT:
            return 2000 if high else 0
        case FactType.NUMBER if definition.unit == "stars":
            return 5.0 if high else 1.0
        case FactType.NUMBER | FactType.DURATION:
            return 1000.0 if high else 0.0
        case FactType.MONEY:
            return Money(1e6 if high else 0.0, definition.unit or "USD")
        case kind:
            raise AssertionError(f"no best {kind}")


def _favoured(library: Library, fact_id: str, chance: Random, mood: float) -> Value:
    definition = library.facts[fact_id]
    return best(definition) if definition.better and chance.random() < mood else value(library, fact_id, chance)


def _answers(library: Library, chance: Random, *, silent: float, mood: float) -> dict[str, Fact]:
    given = {}
    for question in library.questions:
        if chance.random() >= silent:
            paper = chance.choice([None, Evidence("paper", library.as_of)])
            given[question] = known(question, _favoured(library, question, chance, mood), evidence=paper)
        elif chance.random() < 0.5:
            given[question] = Fact(question, chance.choice([*SILENT, State.NOT_APPLICABLE]))
    return given


def _figures(library: Library, chance: Random, mood: float) -> dict[str, Fact]:
    missing = chance.choice([0.0, 0.2])
    found = {i: known(i, _favoured(library, i, chance, mood), Origin.MEASURED) for i in library.indicators if chance.random() >= missing}
    samples = {i.sample for i in library.indicators.values() if i.sample}
    return found | {i: known(i, chance.choice([5, 20, 45, 400]), Origin.MEASURED) for i in samples if chance.random() < 0.9}


def _states(library: Library, chance: Random, channels: list[str]) -> dict[str, dict[str, LevelState]]:
    before: dict[str, dict[str, LevelState]] = {}
    for metric in library.ladder.metrics:
        for channel in channels:
            if chance.random() < 0.5:
                since = library.as_of - datetime.timedelta(days=chance.randrange(31, 400))
                state = LevelState(chance.choice(GRADES), since, "2000-01", chance.randrange(3), chance.randrange(4))
                before.setdefault(metric.id, {})[channel] = state
    return before
