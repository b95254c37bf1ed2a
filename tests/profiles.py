"""Random enterprises for any library: answers of every type in every state, figures of one or two shops, histories."""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

from assistant.model.condition import leaves
from assistant.model.inputs import ENTERPRISE, Inputs, LevelState
from assistant.model.library import GRADES, FactDefinition, Library
from assistant.model.values import Evidence, Fact, FactType, Money, Origin, State, Value, known

SILENT = (State.UNKNOWN, State.DECLINED)


def critical(library: Library) -> dict[str, list[float]]:
    """The numbers that conditions compare each fact with: the places where something can turn."""
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


def values(definition: FactDefinition, marks: list[float]) -> st.SearchStrategy[Value]:
    """A value of the type, often on or right beside a place where something turns."""
    options = [o.id for o in definition.options]
    match definition.type:
        case FactType.YES_NO:
            return st.booleans()
        case FactType.CHOICE:
            return st.sampled_from(options)
        case FactType.CHOICES:
            return st.sets(st.sampled_from(options)).map(lambda chosen: tuple(o for o in options if o in chosen))
        case FactType.SHARE:
            return st.floats(0, 1) | st.sampled_from([0.0, 1.0, *(m + d for m in marks for d in (-1e-9, 0.0, 1e-9) if 0 <= m + d <= 1)])
        case FactType.COUNT:
            return st.integers(0, 2000) | st.sampled_from([0, 1, *(max(0, int(m) + d) for m in marks for d in (-1, 0, 1))])
        case FactType.NUMBER | FactType.DURATION:
            return st.floats(0, 1000) | st.sampled_from([0.0, *(m + d for m in marks for d in (-1e-9, 0.0, 1e-9) if m + d >= 0)])
        case FactType.MONEY:
            return st.floats(0, 1e6).map(lambda a: Money(a, definition.unit or "USD"))
        case _:
            return st.dates(datetime.date(2015, 1, 1), datetime.date(2030, 1, 1))


def favoured(definition: FactDefinition, marks: list[float], mood: float) -> st.SearchStrategy[Value]:
    """A value that is the best there is as often as the mood says: enterprises of every grade, not only ones with a random veto."""
    anything = values(definition, marks)
    return st.floats(0, 1).flatmap(lambda chance: st.just(best(definition)) if chance < mood and definition.better else anything)


def best(definition: FactDefinition) -> Value:
    """The most favourable value of a definition with a direction."""
    match definition.type:
        case FactType.YES_NO:
            return definition.better == "yes"
        case FactType.CHOICE:
            return definition.better[-1]
        case FactType.CHOICES:
            return tuple(o.id for o in definition.options if o.credit)
        case FactType.SHARE:
            return 1.0 if definition.better == "high" else 0.0
        case FactType.COUNT:
            return 2000 if definition.better == "high" else 0
        case FactType.NUMBER | FactType.DURATION:
            return 1000.0 if definition.better == "high" else 0.0
        case FactType.MONEY:
            return Money(1e6 if definition.better == "high" else 0.0, definition.unit or "USD")
        case kind:
            raise AssertionError(f"no best {kind}")


@st.composite
def answers(draw: st.DrawFn, library: Library, *, silent: float = 0.15, mood: float = 0.0) -> dict[str, Fact]:
    marks = critical(library)
    given = {}
    for question in library.questions.values():
        chance = draw(st.floats(0, 1))
        if chance < silent:
            if draw(st.booleans()):
                given[question.id] = Fact(question.id, draw(st.sampled_from([*SILENT, State.NOT_APPLICABLE])))
        else:
            paper = draw(st.none() | st.just(Evidence("paper", library.as_of)))
            given[question.id] = known(question.id, draw(favoured(question.fact, marks.get(question.id, []), mood)), evidence=paper)
    return given


@st.composite
def figures(draw: st.DrawFn, library: Library, mood: float = 0.0) -> dict[str, Fact]:
    marks = critical(library)
    return {
        i.id: known(i.id, draw(favoured(i.fact, marks.get(i.id, []), mood)), Origin.MEASURED)
        for i in library.indicators.values()
        if draw(st.floats(0, 1)) > 0.2
    }


@st.composite
def states(draw: st.DrawFn, library: Library, channels: list[str]) -> dict[str, dict[str, LevelState]]:
    before: dict[str, dict[str, LevelState]] = {}
    for metric in library.ladder.metrics:
        for channel in channels:
            if draw(st.booleans()):
                days = draw(st.integers(31, 400))
                before.setdefault(metric.id, {})[channel] = LevelState(
                    draw(st.sampled_from(GRADES)), library.as_of - datetime.timedelta(days=days), "2000-01",
                    draw(st.integers(0, 2)), draw(st.integers(0, 3)),
                )  # fmt: skip
    return before


@st.composite
def enterprises(draw: st.DrawFn, library: Library, *, silent: float = 0.15) -> Inputs:
    """Answers, and either figures of up to two shops or figures given for the whole enterprise."""
    mood = draw(st.sampled_from([0.0, 0.5, 0.9, 0.97]))
    silent = draw(st.sampled_from([0.0, silent]))
    given = draw(answers(library, silent=silent, mood=mood))
    shops = draw(st.lists(st.sampled_from(["amazon", "own site"]), max_size=2, unique=True))
    channels = {shop: draw(figures(library, mood)) for shop in shops}
    if not shops and draw(st.booleans()):
        given |= draw(figures(library, mood))
    if "profile.role" in given and draw(st.integers(0, 3)):
        given["profile.role"] = known("profile.role", "seller")  # the role with a ladder, most of the time
    before = draw(st.just({}) | states(library, shops or [ENTERPRISE]))
    return Inputs(given, channels, before)
