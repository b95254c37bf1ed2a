"""Small libraries with everything the judge knows, and enterprises half-way through an interview, from one seed; and every completion.

Small enough to try whatever may still be answered. Shops of their own, histories, figures that hang on an answer or are said not to
apply: all that could make a bound of the judge too narrow.
"""

import datetime
import itertools
from dataclasses import replace

from assistant.judging.judge import judge
from assistant.judging.settled import whatever
from assistant.model.condition import All, Any, Leaf, NoneOf, Op
from assistant.model.inputs import ENTERPRISE, Inputs, LevelState
from assistant.model.library import (
    GRADES,
    Derivation,
    Derive,
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
from assistant.model.values import Fact, FactType, Origin, State, known

T = Text("text", "文本")
DAY = datetime.date(2026, 11, 22)
OPTIONS = tuple(Option(f"o{n}", T, n / 2) for n in range(3))
VALUES = {
    FactType.YES_NO: (True, False),
    FactType.CHOICE: tuple(o.id for o in OPTIONS),
    FactType.SHARE: (0.05, 0.15, 0.5, 0.9),
    FactType.COUNT: (5, 400),
}
KINDS = (RuleKind.VETO, RuleKind.VETO, RuleKind.MARKET_VETO, RuleKind.CAP, RuleKind.CAP, RuleKind.DERIVED, RuleKind.FINDING)


def small_library(chance, *, tangled=True):
    """``tangled`` ones have rules that read conclusions, levels and indices, and conditions for asking, and may say a thing twice."""
    questions = _questions(chance, tangled=tangled)
    indicators = _indicators(chance, questions, tangled=tangled)
    derivations = {}
    shares = [i for i in indicators if indicators[i].fact.type is FactType.SHARE]
    if tangled and len(shares) > 1 and chance.random() < 0.4:
        definition = FactDefinition("figures.worst", FactType.SHARE, T, better="low")
        derivations["figures.worst"] = Derivation(definition, Derive.WORST_OF, tuple(shares), ())
    metrics = tuple(_metric(chance, f"ladder.{i}", i, questions, sample=indicators[i].sample) for i in shares if chance.random() < 0.7)
    rated = (Leaf("orders", Op.AT_LEAST, 30),) if metrics and chance.random() < 0.6 else ()
    definitions = [*(q.fact for q in questions), *(i.fact for i in indicators.values()), *(d.fact for d in derivations.values())]
    rules = _rules(chance, definitions, metrics, tangled=tangled)
    return Library(
        version="test", digest="0", as_of=DAY, sources={}, thresholds={}, questions={q.id: q for q in questions}, indicators=indicators,
        derivations=derivations, rules=rules, ladder=Ladder(metrics, rated, 28),
        index=Index((SubSystem("quality", T), SubSystem("logistics", T)), (IndexBand("A", 80, 70), IndexBand("B", 60, 50))),
        measures={}, sections={s: Section(s, T) for s in ("profile", "conduct", "figures")},
    )  # fmt: skip


def halfway(library, chance, *, alone=False):
    """An enterprise of which some is known: answers, figures typed in or of shops, histories.

    ``alone``: figures of the enterprise as a whole, with their sample.
    """
    share = chance.choice((0.3, 0.6, 0.85, 1.0))
    answers = {}
    for question in library.questions.values():
        if chance.random() < share:
            mood = chance.random()
            value = _best(question) if mood < 0.5 else chance.choice(VALUES[question.fact.type])
            answers[question.id] = known(question.id, value)
        elif chance.random() < 0.3:
            answers[question.id] = Fact(question.id, chance.choice((State.UNKNOWN, State.DECLINED, State.NOT_APPLICABLE)))
    shops = chance.choice(([], [], [ENTERPRISE], ["amazon"], ["amazon", "own"], [ENTERPRISE, "amazon"]))
    shops = [] if alone else shops
    channels = {shop: _figures(library, chance, share, Origin.MEASURED) for shop in shops}
    if not shops or chance.random() < 0.3:
        answers |= _figures(library, chance, share if not shops else 0.3, Origin.DECLARED)
    if alone and answers.keys() & {"late", "bad"}:
        answers["orders"] = known("orders", chance.choice(VALUES[FactType.COUNT]))
    before = {}
    for metric in library.ladder.metrics:
        for shop in {*shops, ENTERPRISE}:
            if chance.random() < 0.3:
                state = LevelState(
                    chance.choice(GRADES), DAY - datetime.timedelta(days=60), "2026-10", chance.randrange(2), chance.randrange(2)
                )
                before.setdefault(metric.id, {})[shop] = state
    return Inputs(answers, channels, before)


def completions(library, inputs, chance, *, most):
    """Every completion where they are at most so many, otherwise as many drawn."""
    places = {i: states_of(library, i) for i in whatever(library, judge(library, inputs))}
    total = 1
    for options in places.values():
        total *= len(options)
    if total <= most:
        choices = itertools.product(*places.values())
    else:
        choices = (tuple(chance.choice(options) for options in places.values()) for _ in range(most))
    for choice in choices:
        said = {i: fact for i, fact in zip(places, choice, strict=True) if fact is not None}
        yield replace(inputs, answers={**inputs.answers, **said})


def states_of(library, fact_id):
    """Not answered, and every answer there is."""
    values = VALUES[library.facts[fact_id].type]
    return (None, Fact(fact_id, State.DECLINED), Fact(fact_id, State.NOT_APPLICABLE), *(known(fact_id, v) for v in values))


def _best(question):
    return {FactType.YES_NO: True, FactType.CHOICE: "o2", FactType.SHARE: 0.9}[question.fact.type]


def _questions(chance, *, tangled):
    made = []
    for number in range(chance.randint(2, 5)):
        kind = chance.choice((FactType.YES_NO, FactType.CHOICE, FactType.CHOICE, FactType.SHARE))
        section = chance.choice(("profile", "conduct"))
        better = {FactType.YES_NO: "yes", FactType.CHOICE: ("o0", "o1", "o2"), FactType.SHARE: "high"}[kind]
        index = chance.choice((None, "quality", "logistics")) if kind is FactType.CHOICE else None
        asked_if = _condition(chance, [q.fact for q in made]) if made and tangled and chance.random() < 0.35 else None
        definition = FactDefinition(f"{section}.q{number}", kind, T, OPTIONS if kind is FactType.CHOICE else (), better=better)
        made.append(Question(definition, section, T, T, T, T, asked_if, index, 1.0, None, chance.random() < 0.4, ()))
    return made


def _indicators(chance, questions, *, tangled):
    found = {
        "orders": Indicator(FactDefinition("orders", FactType.COUNT, T), "figures", T, T, T, T, "platform", None, None, None, None, ())
    }
    for name in ("late", "bad")[: chance.randint(0, 2)]:
        asked_if = _condition(chance, [q.fact for q in questions]) if tangled and chance.random() < 0.3 else None
        sample = chance.choice((None, "orders"))
        definition = FactDefinition(name, FactType.SHARE, T, better="low")
        found[name] = Indicator(definition, "figures", T, T, T, T, "platform", asked_if, sample, 30 if sample else None, None, ())
    return found


def _leaf(chance, definition):
    if definition.type is FactType.YES_NO:
        return Leaf(definition.id, Op.IS, chance.random() < 0.5)
    if definition.type is FactType.CHOICE:
        options = definition.options or OPTIONS
        return Leaf(definition.id, Op.IS, chance.choice(options).id)
    if definition.type is FactType.OUTCOME:
        return Leaf(definition.id, Op.IS, chance.choice(("found", "clear")))
    limit = chance.choice({FactType.COUNT: (30, 100), FactType.NUMBER: (50, 75)}.get(definition.type, (0.1, 0.3, 0.6)))
    return Leaf(definition.id, chance.choice((Op.BELOW, Op.AT_LEAST)), limit)


def _condition(chance, definitions):
    read = chance.sample(definitions, min(len(definitions), chance.randint(1, 4)))  # each once: no part stands for nothing
    first, *rest = [_leaf(chance, definition) for definition in read]
    if len(rest) < 2 or chance.random() < 0.6:
        return chance.choice((All, Any, NoneOf))((first, *rest)) if rest else first
    return All((first, chance.choice((All, Any, NoneOf))(tuple(rest))))


def _rules(chance, definitions, metrics, *, tangled):
    rules, read = {}, list(definitions)
    read += [FactDefinition(m.id, FactType.CHOICE, T, tuple(Option(g, T) for g in GRADES)) for m in metrics]
    read += [FactDefinition(i, FactType.NUMBER, T) for i in ("index.total", "index.quality")]
    read = read if tangled else list(definitions)
    kinds = sorted(
        (chance.choice(KINDS if tangled else KINDS[:-2]) for _ in range(chance.randint(1, 5))), key=lambda k: list(RuleKind).index(k)
    )
    for number, kind in enumerate(kinds):
        name = f"r.{number}"
        severity = Severity.HIGH if kind is RuleKind.FINDING else None
        cap = chance.choice(("B", "C")) if kind is RuleKind.CAP else None
        market = "eu" if kind is RuleKind.MARKET_VETO else None
        when = _condition(chance, read)
        rules[name] = Rule(name, T, "stable", kind, severity, (), "quality", None, (), when, T, T, cap, market, (), (), None, None)
        if kind is RuleKind.DERIVED:
            read.append(FactDefinition(name, FactType.OUTCOME, T))
    return rules


def _metric(chance, metric_id, reads, questions, *, sample):
    def test(op, value):
        return Test(Leaf(reads, op, value), chance.choice((1, 2)))

    plain = [q.fact for q in questions if q.section == "profile"]
    applies = _condition(chance, plain) if plain and chance.random() < 0.4 else None
    enough = Leaf("orders", Op.AT_LEAST, 30) if sample else None
    veto = test(Op.ABOVE, 0.6) if chance.random() < 0.75 else None
    return LadderMetric(
        metric_id, T, reads, applies, enough, chance.random() < 0.8, test(Op.AT_MOST, 0.1), test(Op.ABOVE, 0.1),
        test(Op.AT_MOST, 0.2), test(Op.ABOVE, 0.2), test(Op.AT_MOST, 0.55), veto, T, (), (), "logistics",
    )  # fmt: skip


def _figures(library, chance, share, origin):
    found = {}
    for indicator in library.indicators.values():
        if chance.random() < share:
            value = 400 if indicator.id == "orders" and chance.random() < 0.7 else chance.choice(VALUES[indicator.fact.type])
            found[indicator.id] = known(indicator.id, value, origin)
        elif chance.random() < 0.15:
            found[indicator.id] = Fact(indicator.id, chance.choice((State.NOT_APPLICABLE, State.DECLINED)))
    return found
