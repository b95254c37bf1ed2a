"""What an answer, a change or a measure would do to the verdict, as values: nothing is stored and nothing is worded.

The trap it guards: what is only supposed goes through the same judge as what was answered, so no promise is made that the verdict
would not keep.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.api.assessment import Assessment
from assistant.api.deciding import JUDGE
from assistant.api.scores import data_score, with_score
from assistant.judging.grade import draw_grade
from assistant.judging.judge import Judged, judge
from assistant.model.inputs import Inputs
from assistant.model.library import GRADES, Library, RuleKind
from assistant.model.values import Fact, Origin, known

GRAVEST = {
    RuleKind.VETO: 0,
    RuleKind.MARKET_VETO: 1,
    RuleKind.CAP: 2,
    RuleKind.FINDING: 3,
    RuleKind.CONTRADICTION: 4,
    RuleKind.DERIVED: 5,
}
_BARS = (RuleKind.VETO, RuleKind.MARKET_VETO)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an assessment stands. ``possible`` are the grades not excluded, best first; ``vetoes`` those in force, of rules and of the
    ladder, then ``barred`` the market vetoes; ``index`` the practice index from its lowest to its highest.
    """

    possible: tuple[str, ...]
    vetoes: tuple[str, ...]
    barred: tuple[str, ...]
    index: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shift:
    """What lies between two stands, each list with vetoes first.

    ``found`` are rules that hold after it; ``lifted`` held before and are cleared; ``excluded`` were undecided and are cleared;
    ``reopened`` were decided and are not any more. ``levels`` are the ladder metrics whose possible levels changed.
    """

    before: Stand
    after: Stand
    found: tuple[str, ...]
    lifted: tuple[str, ...]
    excluded: tuple[str, ...]
    reopened: tuple[str, ...]
    levels: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]

    @property
    def turns_nothing(self) -> bool:
        """Whether no rule turned and the grades are the same; index and levels may have moved."""
        return self.before.possible == self.after.possible and not (self.found or self.lifted or self.excluded or self.reopened)


def judged_of(library: Library, inputs: Inputs) -> Judged:
    """The inputs judged, with their data score; that of the documented figures is no part of it."""
    return judge(library, replace(inputs, data_score=data_score(library, inputs)))


def stand(library: Library, judged: Judged) -> Stand:
    """Where it stands."""
    total = judged.index[-1]
    vetoes = [r.id for r in library.rules.values() if r.kind is RuleKind.VETO and judged.outcomes[r.id] == "found"]
    vetoes += [m.metric.id for m in judged.ladder if m.metric.counts and m.possible == {"D"}]
    barred = [r.id for r in library.rules.values() if r.kind is RuleKind.MARKET_VETO and judged.outcomes[r.id] == "found"]
    index = (total.lowest, total.highest)
    return Stand(_best_first(draw_grade(library, judged).possible), tuple(vetoes), tuple(barred), index)


def shift(library: Library, before: Judged, after: Judged) -> Shift:
    """What changed from one to the other. Derived facts are not told: nobody reads them in a verdict."""
    turned: dict[str, list[str]] = {"found": [], "lifted": [], "excluded": [], "reopened": []}
    for rule in library.rules.values():
        one, other = before.outcomes[rule.id], after.outcomes[rule.id]
        if one == other or rule.kind is RuleKind.DERIVED:
            continue
        way = "found" if other == "found" else "reopened" if other == "unknown" else "lifted" if one == "found" else "excluded"
        turned[way].append(rule.id)
    earlier = {m.metric.id: _best_first(m.possible) for m in before.ladder}
    levels = ((m.metric.id, earlier.get(m.metric.id, ()), _best_first(m.possible)) for m in after.ladder if m.metric.counts)
    gravest = {way: tuple(sorted(ids, key=lambda i: weight(library, i))) for way, ids in turned.items()}
    moved = tuple(level for level in levels if level[1] != level[2])
    return Shift(stand(library, before), stand(library, after), **gravest, levels=moved)


def supposed(library: Library, inputs: Inputs, facts: Iterable[Fact]) -> Inputs:
    """The inputs if these facts were answered so. A figure that channels measure is supposed in all of them."""
    for fact in facts:
        if fact.id in library.indicators and any(fact.id in c for c in inputs.channels.values()):
            held = fact if fact.value is None else known(fact.id, fact.value, Origin.MEASURED)
            inputs = replace(inputs, channels={n: ({**c, fact.id: held} if fact.id in c else c) for n, c in inputs.channels.items()})
        else:
            inputs = replace(inputs, answers={**inputs.answers, fact.id: fact})
    return inputs


def weight(library: Library, rule_id: str) -> tuple[int, int, str]:
    """How grave a rule is, for ordering: vetoes first, then by severity."""
    rule = library.rules.get(rule_id)
    if rule is None:
        return (3, 1, rule_id)
    severity = ("critical", "high", "medium", "low").index(rule.severity) if rule.severity else 0
    return (GRAVEST[rule.kind], severity, rule_id)


def bars(library: Library, rule_id: str) -> bool:
    """Whether this is a veto, of the grade or of a market."""
    return rule_id in library.rules and library.rules[rule_id].kind in _BARS


def provisional(library: Library, inputs: Inputs, templates: Path) -> Assessment:
    """What was said so far as an assessment that nobody keeps, by the judge alone. The one that is stored is decided anew."""
    from assistant.judging.decide import decide

    core = decide(library, with_score(library, inputs)).core
    return Assessment("", core, library, templates, None, JUDGE, stored=False)


def shifted(library: Library, inputs: Inputs, facts: Iterable[Fact], *, before: Judged | None = None) -> Shift:
    """What would change if these facts were answered so."""
    return shift(library, before or judged_of(library, inputs), judged_of(library, supposed(library, inputs, facts)))


def measured(library: Library, channels: Mapping[str, Mapping[str, Fact]], fact_id: str) -> bool:
    """Whether imported data give this figure: then nothing that is typed unsays it."""
    return fact_id in library.indicators and any(fact_id in c and c[fact_id].value is not None for c in channels.values())


def _best_first(grades: Iterable[str]) -> tuple[str, ...]:
    given = frozenset(grades)
    return tuple(g for g in (*reversed(GRADES), "U") if g in given)
