"""From checked entries to the content of the compiled form: one spelling for each meaning, in an order that files do not decide.

What is compiled is what the digest covers. Texts lose outer white space, numbers take the type of their fact, conditions name
their parts; entries without an order of their own stand by id, rules in the order of the strata.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from assistant.loading.conditions import GROUPS, written_leaves
from assistant.loading.gathered import Entry, Gathered
from assistant.model.condition import Op
from assistant.model.library import FactDefinition, RuleKind, stage
from assistant.model.values import FactType

_FLOATS = frozenset({FactType.NUMBER, FactType.SHARE, FactType.DURATION, FactType.MONEY})
_CONDITIONS = frozenset({"when", "asked_if", "applies", "enough"})
_TESTS = {
    "a_entry": ("A", "entry", "promote_after"),
    "a_exit": ("A", "exit", "demote_after"),
    "b_entry": ("B", "entry", "promote_after"),
    "b_exit": ("B", "exit", "demote_after"),
    "c_readmission": ("C", "readmission", "promote_after"),
    "d_veto": ("D", "veto", "demote_after"),
}


def content(sources: Gathered) -> dict[str, Any]:
    """The content of sound sources, JSON-able."""
    facts = sources.facts
    plain = {kind: [_entry(e, facts) for e in sources.of(kind)] for kind in ("measures", "sources", "glossary", "calendar")}
    sections = [e.data["id"] for e in sources.of("sections")]
    questions = sorted(sources.of("questions"), key=lambda e: sections.index(e.data["section"]))
    settings, index = sources.one("ladder"), sources.one("index")
    return {
        **{kind: sorted(entries, key=lambda e: str(e["id"])) for kind, entries in plain.items()},
        "sections": [_entry(e, facts) for e in sources.of("sections")],
        "markets": [_entry(e, facts) for e in sources.of("markets")],
        "platforms": sorted((_platform(e.data, facts) for e in sources.of("platforms")), key=lambda p: str(p["id"])),
        "thresholds": sorted((_threshold(e.data) for e in sources.of("thresholds")), key=lambda t: str(t["id"])),
        "questions": [_entry(e, facts) for e in questions],
        "indicators": [_entry(e, facts) for e in sources.of("indicators")],
        "derivations": _after_inputs({e.id: _derivation(e.data) for e in sources.of("derivations")}, lambda d: d["inputs"]),
        "rules": _in_strata([_entry(e, facts) for e in sources.of("rule")]),
        "ladder": _settings(settings.data, facts) if settings else {},
        "metrics": sorted((_metric(e.data, facts) for e in sources.of("ladder_metric")), key=lambda m: str(m["id"])),
        "index": _tidy(index.data) if index else {},
        "weights": dict(sources.weights),
    }


def condition(raw: Any, facts: Mapping[str, FactDefinition]) -> dict[str, Any]:
    """A condition with its parts named: ``{fact, op, value or threshold, unit}``, or a group with a list."""
    ((key, value),) = raw.items()
    if key in GROUPS:
        return {key: [condition(part, facts) for part in value]}
    (leaf,) = written_leaves(raw)
    definition = facts[leaf.fact]
    found: dict[str, Any] = {"fact": leaf.fact, "op": str(leaf.op)}
    if definition.type is FactType.MONEY:
        found["unit"] = definition.unit
    if leaf.op not in (Op.IS, Op.ONE_OF) and isinstance(leaf.operand, str) and not leaf.operand[:1].isdigit():
        return {**found, "threshold": leaf.operand}
    if definition.type is FactType.CHOICES:
        return {**found, "value": leaf.operand}  # whether one option, or one of some, is included
    typed = [constant(item, definition) for item in leaf.operand] if leaf.op is Op.ONE_OF else constant(leaf.operand, definition)
    return {**found, "value": typed}


def constant(raw: Any, definition: FactDefinition) -> Any:
    """A constant as JSON holds it, typed as the fact is."""
    match definition.type:
        case FactType.YES_NO:
            return raw if isinstance(raw, bool) else raw == "yes"
        case FactType.DATE:
            return {"date": raw}
        case FactType.CHOICES:
            wanted = raw if isinstance(raw, list) else [raw]
            return [o.id for o in definition.options if o.id in wanted]
        case FactType.COUNT:
            return int(raw)
        case kind if kind in _FLOATS:
            return raw if isinstance(raw, dict) else float(raw)
        case _:
            return raw


def _entry(entry: Entry, facts: Mapping[str, FactDefinition]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in entry.data.items():
        if key in _CONDITIONS:
            found[key] = condition(value, facts)
        elif key == "changes":
            found[key] = {fact: constant(new, facts[fact]) for fact, new in value.items()}
        elif key not in {"credit", "weight"}:
            found[key] = _tidy(value)
        elif key == "credit":
            found[key] = {word: float(worth) for word, worth in value.items()}
        else:
            found[key] = float(value)
    return found


def _tidy(value: Any) -> Any:
    match value:
        case str():
            return value.strip()
        case list():
            return [_tidy(item) for item in value]
        case dict():
            return {key: float(item) if key == "credit" else _tidy(item) for key, item in value.items()}
        case _:
            return value


def _threshold(raw: Any) -> dict[str, Any]:
    def value(of: Any) -> Any:
        if isinstance(of, str):
            return {"date": of}
        return int(of) if raw["unit"] == "count" else float(of)

    periods = [{"value": value(p["value"]), "since": p.get("since"), "until": p.get("until")} for p in (raw, *raw.get("earlier", ()))]
    rest = {key: _tidy(part) for key, part in raw.items() if key not in {"value", "since", "until", "earlier"}}
    return {**rest, "values": periods}


def _derivation(raw: Any) -> dict[str, Any]:
    ((how, inputs),) = raw["derive"].items()
    return {**{key: _tidy(value) for key, value in raw.items() if key != "derive"}, "derive": how, "inputs": inputs}


def _settings(raw: Any, facts: Mapping[str, FactDefinition]) -> dict[str, Any]:
    return {**raw, "rated": [condition(part, facts) for part in raw["rated"]]}


def _metric(raw: Any, facts: Mapping[str, FactDefinition]) -> dict[str, Any]:
    found = {key: _tidy(value) for key, value in raw.items() if key not in "ABCD" and key not in _CONDITIONS}
    found.update({key: condition(raw[key], facts) for key in ("applies", "enough") if key in raw})
    found["counts"] = raw.get("counts", "yes") in (True, "yes")
    found["tests"] = {name: _test(raw, level, part, after, facts) for name, (level, part, after) in _TESTS.items()}
    return found


def _platform(raw: Any, facts: Mapping[str, FactDefinition]) -> dict[str, Any]:
    limits = [{key: condition(part, facts) if key in {"met", "applies"} else _tidy(part) for key, part in n.items()} for n in raw["limits"]]
    return {**_tidy(raw), "limits": limits}


def _test(raw: Any, level: str, part: str, after: str, facts: Mapping[str, FactDefinition]) -> dict[str, Any] | None:
    tests = raw.get(level)
    if level == "D" and tests in (None, "none"):
        return None
    if level == "C" and tests is None:  # nothing leads into D, so nothing is in the way of leaving it
        return {"when": {"all": []}, "after": after}
    return {"when": condition(tests[part], facts), "after": tests.get(f"{part}_after", tests.get("after", after))}


def _after_inputs(entries: dict[str, dict[str, Any]], reads: Callable[[dict[str, Any]], Iterable[str]]) -> list[dict[str, Any]]:
    """Entries by id, but each after those that it reads. The checks have refused cycles."""
    found: dict[str, dict[str, Any]] = {}

    def add(name: str) -> None:
        if name not in found:
            for other in sorted(set(reads(entries[name])) & entries.keys()):
                add(other)
            found[name] = entries[name]

    for name in sorted(entries):
        add(name)
    return list(found.values())


def _in_strata(rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    order = list(RuleKind)
    derived = {r["id"]: r for r in rules if r["kind"] == "derived"}
    rest = [r for r in rules if r["kind"] != "derived"]
    rest.sort(key=lambda r: (stage(RuleKind(r["kind"])), order.index(RuleKind(r["kind"])), str(r["id"])))
    return [*_after_inputs(derived, lambda r: facts_read(r["when"])), *rest]


def facts_read(compiled: dict[str, Any]) -> Iterable[str]:
    """The facts that a compiled condition reads, in the order written."""
    if "fact" in compiled:
        yield compiled["fact"]
        return
    for parts in compiled.values():
        for part in parts:
            yield from facts_read(part)
