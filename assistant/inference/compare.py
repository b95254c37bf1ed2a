"""Two engines must come to the same outcomes; where they do not, the run has no verdict."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.errors import EngineError
from assistant.model.library import Library

_MISSING = "no outcome"


def compare(expected: Mapping[str, str], got: Mapping[str, str], library: Library) -> None:
    """Raises EngineError that names every rule of ``library`` whose outcomes differ, stratum by stratum, with both outcomes.

    ``expected`` is what the judge says, ``got`` what the inference engine says; a rule that one of them leaves out differs.
    """
    lines: list[str] = []
    for number, stratum in enumerate(library.strata, start=1):
        for rule in stratum:
            judge, engine = expected.get(rule.id, _MISSING), got.get(rule.id, _MISSING)
            if judge != engine or judge == _MISSING:
                lines.append(f"  stratum {number}, {rule.id}: the judge says {judge}, the inference engine says {engine}")
    strangers = sorted((expected.keys() | got.keys()) - library.rules.keys())
    lines += [f"  {rule}: an outcome of a rule that the rule base does not have" for rule in strangers]
    if lines:
        raise EngineError("\n".join(["the judge and the inference engine disagree, so there is no verdict:", *lines]))
