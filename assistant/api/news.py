"""What changed in the rule base since an interview was last gone on with: told once, when it is gone on with again.

The trap it guards: an answer that no longer fits is set aside and said, and stays in the log; it is never bent to fit.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.model.condition import Condition, Leaf
from assistant.model.library import FactDefinition, Library, Threshold
from assistant.model.text import Text
from assistant.store.answers import Answer as Entry

if TYPE_CHECKING:
    from assistant.api.position import Position


@dataclass(frozen=True, slots=True)
class Moved:
    """A threshold that has another value, is new (``before`` None) or is gone (``after`` None)."""

    means: Text
    before: Threshold | None
    after: Threshold | None


@dataclass(frozen=True, slots=True)
class Reworded:
    """An option of a question that was answered and reads otherwise now; ``title`` is that of the question."""

    title: Text
    before: Text
    after: Text


@dataclass(frozen=True, slots=True)
class News:
    """What is different from the last sitting, as far as it concerns this interview. ``since`` is the day of that sitting.

    ``known`` is False where the rule base of that sitting was not kept: then nothing can be said of what changed in it.
    """

    since: datetime.date
    versions: tuple[str, str]  # before and now; the first is empty where it is not known
    known: bool
    same_rule_base: bool  # only the day is another
    new: tuple[str, ...]  # questions and figures that are new and asked for now
    gone: tuple[Text, ...]  # titles of questions and figures that were answered and are asked no more
    choices: tuple[str, ...]  # questions that were answered and have other choices now
    labels: tuple[Reworded, ...]  # of questions that were answered, what was chosen first
    thresholds: tuple[Moved, ...]
    rules: tuple[Text, ...]  # titles of rules that are new, gone, or read another condition
    set_aside: tuple[Text, ...]  # titles of answers that no longer fit their question
    lapsed: tuple[str, ...]  # answers whose document expired meanwhile

    @property
    def anything(self) -> bool:
        """Whether there is something to say."""
        lists = (self.new, self.gone, self.choices, self.labels, self.thresholds, self.rules, self.set_aside, self.lapsed)
        return not self.known or any(lists)


def news(before: Library | None, position: Position, unfit: Mapping[str, Entry], *, since: datetime.date) -> News:
    """``before`` is the library of the last sitting, on its day; None where it was not kept. ``unfit`` as the trail has them."""
    library = position.library
    titles = {i: _title(i, library, before) for i in unfit}
    gone = tuple(titles[i] for i in unfit if i not in library.facts)
    set_aside = tuple(titles[i] for i in unfit if i in library.facts)
    papers = {i: f.evidence for i, f in position.inputs.answers.items() if f.evidence is not None}
    lapsed = tuple(i for i, e in papers.items() if e.holds_on(since) and not e.holds_on(library.as_of))
    versions = (before.version if before else "", library.version)
    if before is None:
        nothing: tuple[()] = ()
        return News(
            since,
            versions,
            known=False,
            same_rule_base=False,
            new=nothing,
            gone=gone,
            choices=nothing,
            labels=nothing,
            thresholds=nothing,
            rules=nothing,
            set_aside=set_aside,
            lapsed=lapsed,
        )
    asked_before = before.questions.keys() | before.indicators.keys()
    return News(
        since,
        versions,
        known=True,
        same_rule_base=before.digest == library.digest,
        new=tuple(i for i in position.needs if i not in asked_before and i not in position.inputs.answers),
        gone=gone,
        choices=tuple(i for i in position.inputs.answers if i in asked_before and _choices(before, i) != _choices(library, i)),
        labels=tuple(_labels(before, position)),
        thresholds=tuple(_thresholds(before, library)),
        rules=tuple(_rules(before, library)),
        set_aside=set_aside,
        lapsed=lapsed,
    )


def strange(before: Library | None, library: Library) -> frozenset[str]:
    """Facts whose answers are not understood today, because they are of another type or counted in another unit."""
    if before is None:
        return frozenset()
    both = before.facts.keys() & library.facts.keys()
    return frozenset(i for i in both if _measure(before.facts[i]) != _measure(library.facts[i]))


def _measure(definition: FactDefinition) -> tuple[object, ...]:
    return (definition.type, definition.unit)


def _choices(library: Library, fact_id: str) -> frozenset[str]:
    return frozenset(o.id for o in library.facts[fact_id].options)


def _labels(before: Library, position: Position) -> list[Reworded]:
    """The options that read otherwise, of every question that was answered; those that were chosen come first."""
    chosen: list[Reworded] = []
    others: list[Reworded] = []
    for fact_id, answer in position.inputs.answers.items():
        known = before.facts.get(fact_id)
        labels = {o.id: o.label for o in known.options} if known else {}
        said = answer.value if isinstance(answer.value, tuple) else (answer.value,)
        for option in position.library.facts[fact_id].options:
            if labels.get(option.id, option.label) != option.label:
                found = Reworded(position.library.facts[fact_id].title, labels[option.id], option.label)
                (chosen if option.id in said else others).append(found)
    return [*chosen, *others]


def _thresholds(before: Library, after: Library) -> Iterator[Moved]:
    for name in dict.fromkeys([*after.thresholds, *before.thresholds]):
        one, other = before.thresholds.get(name), after.thresholds.get(name)
        if (one and (one.value, one.unit)) != (other and (other.value, other.unit)):
            shown = other or one
            if shown is not None:
                yield Moved(shown.means, one, other)


def _rules(before: Library, after: Library) -> Iterator[Text]:
    """Rules that are new or gone, or whose condition was written anew; a threshold that moved is told by itself."""
    for name in dict.fromkeys([*after.rules, *before.rules]):
        one, other = before.rules.get(name), after.rules.get(name)
        if one is None or other is None or _shape(one.when) != _shape(other.when):
            found = other or one
            if found is not None:
                yield found.title


def _shape(condition: Condition) -> object:
    """The condition with the names of its thresholds in place of their values."""
    if isinstance(condition, Leaf):
        return (condition.fact, condition.op, condition.threshold or condition.operand)
    return (type(condition), tuple(_shape(part) for part in condition.parts))


def _title(fact_id: str, library: Library, before: Library | None) -> Text:
    for known in (library, before):
        if known is not None and fact_id in known.facts:
            return known.facts[fact_id].title
    return Text(fact_id, fact_id)
