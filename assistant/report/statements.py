"""A condition as it would be said, before anybody has answered: what it asks of each fact."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.model.condition import All, Any, Condition, Leaf, NoneOf, Op
from assistant.model.library import FactDefinition, Library
from assistant.model.values import FactType, Plain, plain
from assistant.report.cards import Ref, Statement
from assistant.report.sentences import operand_words
from assistant.report.words import Words, listing, say, tidy


def statement(w: Words, condition: Condition) -> Statement:
    """The condition as a tree of sentences; a group of one part is that part."""
    if isinstance(condition, Leaf):
        return Statement(_leaf(w, condition), ref(w, condition.fact), condition.threshold, ())
    if len(condition.parts) == 1 and not isinstance(condition, NoneOf):
        return statement(w, condition.parts[0])
    word = {All: "all", Any: "any", NoneOf: "none"}[type(condition)]
    return Statement(w.strings[f"group.{word}"], None, None, tuple(statement(w, part) for part in condition.parts))


def ref(w: Words, fact: str) -> Ref:
    """A fact as what it is: a question, an indicator, a conclusion of a rule …"""
    return Ref(fact, kind_of(w.library, fact), w.library.facts[fact].title.in_(w.lang))


def kind_of(library: Library, fact: str) -> str:
    """Where a fact comes from."""
    homes: dict[str, Mapping[str, object]] = {
        "question": library.questions,
        "indicator": library.indicators,
        "derivation": library.derivations,
        "rule": library.rules,
    }
    for kind, entries in homes.items():
        if fact in entries:
            return kind
    if fact.startswith("ladder."):
        return "ladder"
    return "index" if fact.startswith("index.") else "score"


def _leaf(w: Words, leaf: Leaf) -> str:
    definition = w.library.facts[leaf.fact]
    title, operand = definition.title.in_(w.lang), plain(leaf.operand)
    if leaf.op in (Op.IS, Op.ONE_OF):
        entry = {FactType.CHOICES: "asks.includes", FactType.OUTCOME: "asks.outcome"}.get(definition.type, "asks.equals")
        return tidy(w, say(w, entry, title=title, value=_options(w, definition, operand)))
    group = "date_bound" if definition.type is FactType.DATE else "bound"
    return tidy(w, say(w, "asks.compared", title=title, bound=say(w, f"{group}.{leaf.op}", x=operand_words(w, definition, operand))))


def _options(w: Words, definition: FactDefinition, operand: Plain) -> str:
    """What is looked for; several options in quotation marks, since a label may hold a comma itself."""
    several = operand if isinstance(operand, list) else [operand]
    said = [operand_words(w, definition, o) for o in several]
    return said[0] if len(said) == 1 else listing(w, (say(w, "asks.quoted", text=text) for text in said), join="or")
