"""A line at a question with options: one of them, several, or none that can be told. The trap it guards: see the two readers below it."""

from __future__ import annotations

import re

from assistant.interview.options.listing import listing
from assistant.interview.options.one_option import one_option
from assistant.interview.options.own_words import depends, own_words
from assistant.interview.options.several_options import NotOne, several_options
from assistant.interview.said import Reason
from assistant.interview.values.reading import Read, Reading
from assistant.interview.words.names import Called, Named, named
from assistant.interview.words.near_two import NearTwo
from assistant.interview.words.phrasing import polite_only, unwrapped
from assistant.interview.words.sentences import about, denies, mentioned
from assistant.model.library import FactDefinition

_BOTH = frozenset({"两个都做", "两个都有", "两者都做", "都做", "都有", "两种都有", "both of them", "all of them"})
_BETWEEN = re.compile(r"[,;、\s]+|\band\b|\bor\b|和|与|或")


def said_option(definition: FactDefinition, line: str, called: Called | None = None) -> Read[str] | NearTwo:
    """The id of the option that is meant at a question where one is possible; ``called`` are other names of the options."""
    options = named(definition, called)
    line = polite_only(line)
    found = one_option(line, options)
    phrase = unwrapped(line)
    if found is None and not (phrase.negated or phrase.bounded):
        inner = one_option(phrase.text, options)
        found = None if inner is None else inner.only_if(phrase.sure)
    if found is not None:
        return found
    if phrase.text in _BOTH and any(o.option.id == "both" for o in options):
        return Reading("both", sure=False)
    if depends(line):
        return None
    chosen = _several(line, options)
    if len(chosen) > 1:
        return _both(chosen, options)
    if _two_and_both(options) and (heard := listing(line, options)) is not None:
        return _of_two(*heard, options)
    described, names = about(line, options), [] if denies(line) else mentioned(line, options)
    if described is not None and (not names or described in names):
        return Reading(described, sure=False)
    if len(names) == 2 and any(o.option.id == "both" for o in options):
        return _both(set(names), options)
    if called and (near := own_words(line, options)) is not None:
        return near
    if len(names) > 1:
        return _both(set(names), options)
    return Reading(names[0], sure=False) if names and described is None else None


def said_options(definition: FactDefinition, line: str, called: Called | None = None) -> Reading[tuple[str, ...]] | NotOne:
    """The ids of the options that are meant at a question where several are possible."""
    options = named(definition, called)
    line = polite_only(line)
    found = several_options(line, options)
    if isinstance(found, NotOne) and not mentioned(line, options) and (described := about(line, options)) is not None:
        return Reading((described,), sure=False)
    return found


def _several(line: str, options: list[Named]) -> set[str]:
    """The options that all the parts of the line name exactly; nothing where one part names none."""
    read = [one_option(p, options) for p in _BETWEEN.split(line) if p]
    return {r.value for r in read if r is not None} if all(r is not None for r in read) else set()


def _two_and_both(options: list[Named]) -> bool:
    """Whether it is asked which of two, or both."""
    return len(options) == 3 and any(o.option.id == "both" for o in options)


def _of_two(chosen: set[str], denied: set[str], options: list[Named]) -> Read[str]:
    """What is named of two and is not denied; both where both are."""
    return Reading(next(iter(chosen)), sure=False) if len(chosen) == 1 and "both" not in denied else _both(chosen - {"both"}, options)


def _both(chosen: set[str], options: list[Named]) -> Read[str]:
    """Two of three options where the third is called both; otherwise only one is possible."""
    ids = [o.option.id for o in options]
    if "both" in ids and len(ids) == 3 and chosen == set(ids) - {"both"}:
        return Reading("both", sure=False)
    return Reason.ONLY_ONE
