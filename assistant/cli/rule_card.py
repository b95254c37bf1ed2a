"""One rule, threshold or metric of the ladder as a card: key, heading and text of each field."""

from __future__ import annotations

from pathlib import Path

from assistant.cli.screen import Screen
from assistant.model.condition import All, Any, Condition, Leaf, NoneOf
from assistant.model.library import LadderMetric, Library, Rule, Threshold
from assistant.model.text import Text, fill
from assistant.report.sentences import condition_words
from assistant.report.words import Words, day, name, term, threshold, words

Field = tuple[str, str, str]


def card(screen: Screen, library: Library, templates: Path, about: str) -> list[Field]:
    """The fields that are not empty, in the order they are read."""
    w = words(library, screen.lang, templates=templates)
    if about in library.rules:
        fields = _rule(screen, w, library.rules[about])
    elif about in library.thresholds:
        fields = _threshold(screen, w, library.thresholds[about])
    else:
        fields = _metric(screen, w, next(m for m in library.ladder.metrics if m.id == about))
    return [(key, title, text) for key, title, text in fields if text]


def _rule(screen: Screen, w: Words, rule: Rule) -> list[Field]:
    kind = term(w, "kind", str(rule.kind)) + (f", {term(w, 'severity', str(rule.severity))}" if rule.severity else "")
    return [
        ("title", kind, rule.title.in_(w.lang)),
        _field(screen, "file", rule.path),
        _field(screen, "when", _tree(w, rule.when)),
        _field(screen, "says", _named(w, rule.says) if rule.says else ""),
        _field(screen, "clears", _named(w, rule.clears_when) if rule.clears_when else ""),
        _field(screen, "cap", rule.cap or ""),
        _field(screen, "market", name(w, rule.market) if rule.market else ""),
        _field(screen, "measures", "\n".join(f"{m}: {name(w, m)}" for m in rule.measures)),
        _field(screen, "sources", _sources(w, rule.sources)),
    ]


def _threshold(screen: Screen, w: Words, given: Threshold) -> list[Field]:
    return [
        _field(screen, "means", given.means.in_(w.lang)),
        _field(screen, "value", threshold(w, given)),
        _field(screen, "mark", w.strings["words.semicolon"].join((term(w, "mark", str(given.mark)), day(w, given.as_of)))),
        _field(screen, "basis", given.basis.in_(w.lang) if given.basis else ""),
        _field(screen, "file", given.path),
        _field(screen, "sources", _sources(w, given.sources)),
    ]


def _metric(screen: Screen, w: Words, metric: LadderMetric) -> list[Field]:
    tests = {
        "A": metric.a_entry,
        "A ↓": metric.a_exit,
        "B": metric.b_entry,
        "B ↓": metric.b_exit,
        "C ↑": metric.c_readmission,
        "D": metric.d_veto,
    }
    return [
        ("title", term(w, "kind", "ladder"), metric.title.in_(w.lang)),
        _field(screen, "file", metric.path),
        *((step, step, f"{condition_words(w, it.when)} (×{it.evaluations})") for step, it in tests.items() if it is not None),
        _field(screen, "clears", _named(w, metric.clears_when)),
        _field(screen, "measures", "\n".join(f"{m}: {name(w, m)}" for m in metric.measures)),
        _field(screen, "sources", _sources(w, metric.sources)),
    ]


def _named(w: Words, text: Text) -> str:
    """A text of the rule base where no facts are at hand: thresholds filled in, facts by their titles."""
    titles = {i: f"‹{f.title.in_(w.lang)}›" for i, f in w.library.facts.items()}
    return fill(text.in_(w.lang), titles | {i: threshold(w, t) for i, t in w.library.thresholds.items()})


def _tree(w: Words, condition: Condition, depth: int = 0) -> str:
    """A condition as an indented tree; each leaf with the threshold it names."""
    if isinstance(condition, Leaf):
        said = condition_words(w, condition)
        return "  " * depth + said + (f"  [{condition.threshold}]" if condition.threshold else "")
    word = {All: "all", Any: "any", NoneOf: "none"}[type(condition)]
    return "\n".join(["  " * depth + w.strings[f"group.{word}"], *(_tree(w, part, depth + 1) for part in condition.parts)])


def _sources(w: Words, ids: tuple[str, ...]) -> str:
    known = [w.library.sources[i] for i in ids if i in w.library.sources]
    return "\n".join(f"{s.id}: {s.title.in_(w.lang)} ({s.reference})" for s in known)


def _field(screen: Screen, key: str, text: str) -> Field:
    return key, screen.say(f"rules.{key}"), text
