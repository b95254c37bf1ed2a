"""Conditions and traces as sentences: what was read, how it lies to the limit, and what it would take where nothing was known."""

from __future__ import annotations

from assistant.model.condition import All, Any, Condition, Leaf, NoneOf, Op
from assistant.model.library import FactDefinition
from assistant.model.values import FactType, Plain, Value, plain
from assistant.model.verdict import Node
from assistant.report.parts import Branch
from assistant.report.words import Words, decimal, hundredfold, listing, say, term, tidy, unit, value

_INVERSE = {"below": "at_least", "at_least": "below", "above": "at_most", "at_most": "above", "is": "is_not", "one_of": "not_one_of"}
_GLYPH = {"found": "✓", "clear": "✗", "unknown": "?"}
_SYMBOL = {Op.BELOW: "<", Op.AT_MOST: "≤", Op.AT_LEAST: "≥", Op.ABOVE: ">", Op.IS: "=", Op.ONE_OF: "="}


def leaf_sentence(w: Words, node: Node) -> str:
    """A leaf of a trace in one sentence: “Late shipment rate is 7.2 %, above the limit of 4 %”."""
    definition = w.library.facts[node["fact"]]
    title = definition.title.in_(w.lang)
    if node["state"] != "known":
        asked = _bound(w, definition, _asked(node["op"]), node["operand"])
        return tidy(w, say(w, "leaf.no_value", title=title, state=term(w, "state", node["state"]), asked=asked))
    negated = node["op"].startswith("not_")
    holds = (node["outcome"] == "found") != negated
    op = node["op"].removeprefix("not_")
    relation = op if holds else _INVERSE[op]
    said = value(w, definition, node["value"])
    if definition.type is FactType.OUTCOME:
        return tidy(w, say(w, "leaf.outcome", title=title, outcome=said))
    if relation in {"is", "one_of", "is_not", "not_one_of"}:
        plain_yes = definition.type is FactType.YES_NO or relation == "is"
        entry = "leaf.equal" if plain_yes else "leaf.chosen" if relation == "one_of" else "leaf.not_chosen"
        return tidy(w, say(w, entry, title=title, value=said, asked=operand_words(w, definition, node["operand"], join="or")))
    return tidy(w, say(w, "leaf.compared", title=title, value=said, bound=_bound(w, definition, relation, node["operand"])))


def trace_tree(w: Words, node: Node, *, negated: bool = False) -> Branch:
    """A trace as a tree of sentences, each with ✓ (it speaks for the conclusion), ✗ (against it) or ? (not known)."""
    outcome = node["outcome"]
    if "fact" in node:
        threshold, gap = node.get("threshold"), node.get("distance")
        detail = tidy(w, say(w, "leaf.distance", distance=gap_words(w, w.library.facts[node["fact"]], gap))) if gap else ""
        return Branch(_GLYPH[outcome], outcome, leaf_sentence(w, node), detail, node["fact"], threshold, node.get("origin"), ())
    group = node["group"]
    inner = negated != (group == "none")
    if len(node["parts"]) == 1 and group != "none" and not negated:
        return trace_tree(w, node["parts"][0])
    entry = {("all", False): "all", ("any", False): "any", ("none", False): "none", ("any", True): "none", ("all", True): "not_all"}
    text = w.strings[f"group.{entry.get((group, negated), 'any')}"]
    parts = tuple(trace_tree(w, p, negated=inner) for p in node["parts"])
    return Branch(_GLYPH[outcome], outcome, text, "", None, None, None, parts)


def condition_words(w: Words, condition: Condition, *, about: str | None = None) -> str:
    """A condition in symbols, short enough for a cell: “≥ 98 %”. The fact ``about`` is not named again."""
    match condition:
        case Leaf(name, op, operand):
            definition = w.library.facts[name]
            named = "" if name == about else f"{definition.title.in_(w.lang)} "
            return tidy(w, f"{named}{_SYMBOL[op]}\u00a0{operand_words(w, definition, plain(operand), join='or')}")
        case All(parts):
            return listing(w, (_nested(w, p, about) for p in parts), join="both")
        case Any(parts):
            return listing(w, (_nested(w, p, about) for p in parts), join="or")
        case NoneOf(parts):
            return say(w, "group.neither", parts=listing(w, (_nested(w, p, about) for p in parts), join="or"))


def gap_words(w: Words, definition: FactDefinition, gap: float) -> str:
    """A distance in the fact's unit: percentage points for shares, days for dates."""
    match definition.type:
        case FactType.SHARE:
            points = hundredfold(gap)
            return unit(w, points, decimal(points, digits=1 if points >= 1 else 2, apart=[0.0]), "percentage_points")
        case FactType.DATE:
            return unit(w, gap, decimal(gap, digits=None), "days")
        case _:
            return value(w, definition, gap)


def _nested(w: Words, condition: Condition, about: str | None) -> str:
    text = condition_words(w, condition, about=about)
    return text if isinstance(condition, Leaf) else say(w, "group.bracket", text=text)


def _asked(op: str) -> str:
    return _INVERSE[op.removeprefix("not_")] if op.startswith("not_") else op


def _bound(w: Words, definition: FactDefinition, relation: str, operand: Plain) -> str:
    """“above the limit of 4 %”: a limit where less is better, a minimum where more is."""
    if definition.type is FactType.DATE:
        return say(w, f"date_bound.{relation}", x=operand_words(w, definition, operand))
    kind = {"low": "limit", "high": "minimum"}.get(str(definition.better), "figure")
    if relation in {"below", "at_most", "at_least", "above"}:
        return say(w, f"bound.{relation}", x=say(w, f"bound.{kind}", x=operand_words(w, definition, operand)))
    return say(w, f"bound.{relation}", x=operand_words(w, definition, operand, join="or"))


def operand_words(w: Words, definition: FactDefinition, operand: Plain | Value, *, join: str = "and") -> str:
    """What a fact is compared with, exact."""
    if isinstance(operand, list):
        return listing(w, (operand_words(w, definition, o) for o in operand), join=join)
    if definition.type is FactType.CHOICES and isinstance(operand, str):
        operand = [operand]
    return value(w, definition, operand, exact=True)
