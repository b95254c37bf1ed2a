"""Small random libraries: questions that hang on one another, an indicator with its sample, rules of every kind, a ladder metric."""

import datetime

from hypothesis import strategies as st

from assistant.model.condition import All, Any, Leaf, NoneOf, Op
from assistant.model.library import (
    FactDefinition,
    Index,
    IndexBand,
    Indicator,
    Ladder,
    LadderMetric,
    Library,
    Option,
    Question,
    Rule,
    RuleKind,
    Section,
    Severity,
    SubSystem,
    Test,
)
from assistant.model.text import Text
from assistant.model.values import Fact, FactType, State, known

T = Text("text", "文本")
SECTIONS = ("profile", "conduct", "logistics")
DAY = datetime.date(2026, 11, 22)
KINDS = (RuleKind.FINDING, RuleKind.CONTRADICTION, RuleKind.VETO, RuleKind.MARKET_VETO, RuleKind.CAP)
OPTIONS = tuple(Option(f"o{n}", T, n / 2) for n in range(3))


def _leaf(question: Question) -> st.SearchStrategy[Leaf]:
    if question.fact.type is FactType.YES_NO:
        return st.booleans().map(lambda yes: Leaf(question.id, Op.IS, yes))
    if question.fact.type is FactType.CHOICE:
        return st.sampled_from(OPTIONS).map(lambda o: Leaf(question.id, Op.IS, o.id))
    return st.sampled_from((0.2, 0.5, 0.8)).map(lambda limit: Leaf(question.id, Op.BELOW, limit))


def _condition(questions: list[Question]) -> st.SearchStrategy:
    leaf = st.sampled_from(questions).flatmap(_leaf)
    group = st.lists(leaf, min_size=1, max_size=3).map(tuple)
    return st.one_of(leaf, group.map(All), group.map(Any), group.map(NoneOf), st.tuples(leaf, group.map(Any)).map(All))


@st.composite
def questions(draw) -> list[Question]:
    made: list[Question] = []
    for number in range(draw(st.integers(3, 9))):
        kind = draw(st.sampled_from((FactType.YES_NO, FactType.CHOICE, FactType.SHARE)))
        options = OPTIONS if kind is FactType.CHOICE else ()
        better = {FactType.YES_NO: "yes", FactType.CHOICE: ("o0", "o1", "o2"), FactType.SHARE: "high"}[kind]
        section = draw(st.sampled_from(SECTIONS))
        index = draw(st.sampled_from((None, "quality"))) if kind is FactType.CHOICE else None
        asked_if = draw(st.one_of(st.none(), _condition(made))) if made else None
        definition = FactDefinition(f"{section}.q{number}", kind, T, options, better=better)
        made.append(Question(definition, section, T, T, T, T, asked_if, index, 1.0, None, draw(st.booleans()), ()))
    return made


@st.composite
def libraries(draw) -> Library:
    asked = draw(questions())
    rules = {}
    for number in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(KINDS))
        severity = Severity.HIGH if kind in (RuleKind.FINDING, RuleKind.CONTRADICTION) else None
        cap, market = ("C" if kind is RuleKind.CAP else None), ("eu" if kind is RuleKind.MARKET_VETO else None)
        when = draw(_condition(asked))
        name = f"r.{number}"
        rules[name] = Rule(name, T, "stable", kind, severity, (), "quality", None, (), when, T, T, cap, market, (), (), None, None)
    return Library(
        version="test", digest="0", as_of=DAY, sources={}, thresholds={},
        questions={q.id: q for section in SECTIONS for q in asked if q.section == section},
        indicators={i.id: i for i in (_count("orders"), _rate("late", "orders"))},
        derivations={}, rules=dict(sorted(rules.items())),
        ladder=Ladder((_metric(),) if draw(st.booleans()) else (), (), 28),
        index=Index((SubSystem("quality", T),), (IndexBand("A", 80, 70), IndexBand("B", 60, 50))),
        measures={}, sections={s: Section(s, T) for s in (*SECTIONS, "figures")},
    )  # fmt: skip


def answers(library: Library) -> st.SearchStrategy[dict[str, Fact]]:
    """An answer in some state to everything the library could ask."""
    asked = {i: _answer(library.facts[i], _WITHOUT) for i in library.questions}
    measured = {i: _answer(library.facts[i], _WITHOUT[:2]) for i in library.indicators}  # a figure of the ladder cannot be waved away
    return st.fixed_dictionaries(asked | measured)


_WITHOUT = (State.UNKNOWN, State.DECLINED, State.NOT_APPLICABLE)


def _answer(definition: FactDefinition, states: tuple[State, ...]) -> st.SearchStrategy[Fact]:
    values = {
        FactType.YES_NO: st.booleans(),
        FactType.CHOICE: st.sampled_from([o.id for o in definition.options] or ["o0"]),
        FactType.SHARE: st.sampled_from((0.1, 0.2, 0.5, 0.9)),
        FactType.COUNT: st.sampled_from((0, 29, 30, 500)),
    }[definition.type]
    without = st.sampled_from(states).map(lambda state: Fact(definition.id, state))
    return st.one_of(values.map(lambda value: known(definition.id, value)), values.map(lambda value: known(definition.id, value)), without)


def _count(fact_id: str) -> Indicator:
    return Indicator(FactDefinition(fact_id, FactType.COUNT, T), "figures", T, T, T, T, "platform", None, None, None, None, ())


def _rate(fact_id: str, sample: str) -> Indicator:
    definition = FactDefinition(fact_id, FactType.SHARE, T, better="low")
    return Indicator(definition, "figures", T, T, T, T, "platform", None, sample, 30, None, ())


def _metric() -> LadderMetric:
    def test(op: Op, value: float) -> Test:
        return Test(Leaf("late", op, value), 1)

    return LadderMetric(
        "ladder.late", T, "late", None, Leaf("orders", Op.AT_LEAST, 30), True,
        test(Op.AT_MOST, 0.1), test(Op.ABOVE, 0.1), test(Op.AT_MOST, 0.2), test(Op.ABOVE, 0.2),
        test(Op.AT_MOST, 0.4), test(Op.ABOVE, 0.6), T, (), (), "logistics",
    )  # fmt: skip
