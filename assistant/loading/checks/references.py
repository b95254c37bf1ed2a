"""References: whatever is named exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.errors import Problem
from assistant.loading.checks.places import places
from assistant.loading.conditions import Written
from assistant.loading.documents import Steps
from assistant.loading.gathered import Entry, Gathered
from assistant.loading.layout import TEMPLATES
from assistant.loading.suggest import did_you_mean
from assistant.model.condition import Op

_HOMES = {
    "measures": ("measure", "knowledge/measures"),
    "sources": ("source", "knowledge/sources"),
    "markets": ("market", "knowledge/markets.yaml"),
    "sections": ("section", "knowledge/sections.yaml"),
    "indicators": ("indicator", "knowledge/indicators.yaml"),
    "rule": ("rule", "rules"),
    "index": ("sub-system", "knowledge/index.yaml"),
}
# which key names what, and in which kinds of entries (none: in all)
_NAMED = (
    ("measures", "measures", ("rule", "ladder_metric", "calendar")),
    ("prerequisites", "measures", ("measures",)),
    ("market", "markets", ("rule",)),
    ("section", "sections", ("questions", "indicators")),
    ("replaced_by", "rule", ("rule",)),
    ("sample", "indicators", ("indicators",)),
    ("metric", "indicators", ("ladder_metric",)),
    ("sources", "sources", ()),
    ("sub_system", "index", ("rule", "ladder_metric")),
    ("index", "index", ("questions",)),
)


def unknown_facts(gathered: Gathered) -> Iterator[Problem]:
    """Every fact of a condition or a derivation is known."""
    known = gathered.fact_ids
    if not gathered.facts_whole:
        return
    for place in places(gathered):
        for leaf in place.leaves():
            if leaf.fact not in known:
                right = did_you_mean(leaf.fact, known, "name a question, an indicator, a derivation, a ladder metric, an index or a rule")
                yield place.problem(leaf, f"{leaf.fact} is no fact", right)
    inputs = {e.id for kind in ("questions", "indicators", "derivations") for e in gathered.entries.get(kind, ())}
    for entry in gathered.of("derivations"):
        ((how, names),) = entry.data["derive"].items()
        for number, name in enumerate(names):
            if name not in inputs and not (name == "as_of" and how == "days_between"):
                right = did_you_mean(name, inputs, "a derivation is computed from questions, indicators and other derivations")
                yield entry.problem(("derive", how, number), f"{name} is no question, indicator or derivation", right)


def unknown_thresholds(gathered: Gathered) -> Iterator[Problem]:
    """Every threshold that is named exists."""
    known = gathered.ids("thresholds")
    if not gathered.whole("thresholds"):
        return
    for entry, steps, name in threshold_uses(gathered):
        if name not in known:
            yield entry.problem(steps, f"{name} is no threshold", did_you_mean(name, known, "define it in rules/thresholds"))


def unknown_others(gathered: Gathered) -> Iterator[Problem]:
    """Measures, sources, markets, sub-systems, sections, samples and successors exist."""
    for key, kind, readers in _NAMED:
        known: Mapping[str, Any] = gathered.sub_systems if kind == "index" else gathered.ids(kind)
        if gathered.whole(kind) and (kind != "index" or known):
            for entry in gathered.of(*(readers or gathered.entries)):
                yield from _named(entry, key, kind, known)
    yield from _platform_limits(gathered)
    yield from _expected_vetoes(gathered)
    yield from _templates(gathered)


def _platform_limits(gathered: Gathered) -> Iterator[Problem]:
    """What the limits of platforms name; a limit is an entry inside an entry, so the tables above do not reach it."""
    for entry in gathered.of("platforms"):
        for number, limit in enumerate(entry.data["limits"]):
            for key, kind in (("indicator", "indicators"), ("sources", "sources")):
                if gathered.whole(kind):
                    yield from _names(entry, ("limits", number, key), limit.get(key), kind, gathered.ids(kind))


def _templates(gathered: Gathered) -> Iterator[Problem]:
    """A document that a measure names is there in both languages, where there are documents at all."""
    if gathered.templates is None:
        return
    names = {stem.rpartition(".")[0] for stem in gathered.templates}
    for entry in gathered.of("measures"):
        name = entry.data.get("template")
        for lang in ("en", "zh") if name else ():
            if f"{name}.{lang}" not in gathered.templates:
                right = "translate it" if name in names else did_you_mean(name, names, "write it, or leave template out")
                yield entry.problem(("template",), f"there is no document {name}.{lang}.md in {TEMPLATES}", right)


def _expected_vetoes(gathered: Gathered) -> Iterator[Problem]:
    vetoes = {e.id for e in gathered.of("rule") if e.data["kind"] in ("veto", "market_veto")} | gathered.ids("ladder_metric").keys()
    if not gathered.whole("rule", "ladder_metric") or not all(e.sound for e in gathered.entries.get("rule", ())):
        return
    for entry in gathered.of("case"):
        for number, name in enumerate(entry.data["expect"].get("vetoes", ())):
            if name not in vetoes:
                yield entry.problem(
                    ("expect", "vetoes", number), f"{name} is no veto", did_you_mean(name, vetoes, "name a veto or a ladder metric")
                )


def threshold_uses(gathered: Gathered) -> Iterator[tuple[Entry, Steps, str]]:
    """Every place that names a threshold outside a text."""
    for place in places(gathered):
        for leaf in place.leaves():
            if (name := threshold_of(leaf)) is not None:
                yield place.entry, leaf.steps, name
    for entry in gathered.of("ladder"):
        for key in ("days_in_d", "promote_after", "demote_after"):
            yield entry, (key,), entry.data[key]
    for entry in gathered.of("index"):
        for number, band in enumerate(entry.data["bands"]):
            for key in ("total", "each"):
                yield entry, ("bands", number, key), band[key]
    for entry in gathered.of("indicators"):
        if "minimum" in entry.data:
            yield entry, ("minimum",), entry.data["minimum"]
    for entry in gathered.of("platforms"):
        if "near" in entry.data:
            yield entry, ("near",), entry.data["near"]
    for entry in gathered.of("ladder_metric"):
        for level in "ABCD":
            tests = entry.data.get(level)
            for key, value in tests.items() if isinstance(tests, dict) else ():
                if key.endswith("after") and isinstance(value, str):
                    yield entry, (level, key), value


def threshold_of(leaf: Written) -> str | None:
    """The threshold that a leaf compares with; None where it compares with a constant."""
    ordered = leaf.op not in (Op.IS, Op.ONE_OF)
    return leaf.operand if ordered and isinstance(leaf.operand, str) and not leaf.operand[:1].isdigit() else None


def _named(entry: Entry, key: str, kind: str, known: Mapping[str, Any]) -> Iterator[Problem]:
    yield from _names(entry, (key,), entry.data.get(key) if isinstance(entry.data, dict) else None, kind, known)


def _names(entry: Entry, steps: Steps, value: Any, kind: str, known: Mapping[str, Any]) -> Iterator[Problem]:
    if value is None:
        return
    noun, home = _HOMES[kind]
    for number, name in enumerate(value) if isinstance(value, list) else ((None, value),):
        if name not in known:
            here = steps if number is None else (*steps, number)
            yield entry.problem(here, f"{name} is no {noun}", did_you_mean(name, known, f"define it in {home}"))
