"""The inference engine of a live assessment: durable-rules, driven stratum by stratum, held to the judge by :mod:`compare`."""

from __future__ import annotations

import threading
from collections.abc import Mapping

from assistant.errors import EngineError
from assistant.inference.availability import available
from assistant.inference.encoding import Vocabulary
from assistant.inference.expression import Constant
from assistant.inference.fence import Fence
from assistant.inference.program import CLEAR, FOUND, HOLDS, Stratum, compile_library
from assistant.model.library import Library
from assistant.model.values import Fact, Origin, known

UNKNOWN = "unknown"


class DurableEngine:
    """A library compiled once; safe to share between threads. Raises EngineError where durable-rules cannot be used or a rule not compiled.

    Memory for rulesets is never given back by durable-rules (about 2 MB for 200 rules): use :func:`engine_for`.
    """

    def __init__(self, library: Library) -> None:
        availability = available()
        if not availability.importable:
            raise EngineError(f"{availability.reason.en}\n{availability.remedy.en}")
        self._rules = frozenset(library.rules)
        self._program = compile_library(library)
        self._fence = Fence(self._program.shards)
        self._lock = threading.Lock()

    def run(self, facts: Mapping[str, Fact]) -> dict[str, str]:
        """The outcome of every rule, ``found``, ``clear`` or ``unknown``, in the order of the strata.

        ``facts`` are the base facts by id, derivations, ladder levels and indices among them; one that is missing is unknown.
        Raises EngineError on a value of the wrong type, on a given conclusion, and if the engine contradicts itself.
        """
        if given := sorted(self._rules & facts.keys()):
            raise EngineError(f"{', '.join(given)}: the engine concludes these itself; leave them out of the facts")
        vocabulary = self._program.vocabulary
        properties: dict[str, Constant] = {}
        for fact in vocabulary.names.keys() & facts.keys():
            properties |= vocabulary.properties(facts[fact])
        outcomes: dict[str, str] = {}
        with self._lock:
            if self._fence.spoiled:
                self._fence = Fence(self._program.shards)
            for stratum in self._program.strata:
                concluded = self._settle(stratum, properties)
                outcomes |= concluded
                properties |= _conclusions(vocabulary, concluded)
        return outcomes

    def _settle(self, stratum: Stratum, properties: dict[str, Constant]) -> dict[str, str]:
        """Asserts what is known shard by shard; adds the carved parts that hold to ``properties`` for the passes that read them."""
        said: dict[str, set[str]] = {FOUND: set(), CLEAR: set(), HOLDS: set()}
        for shards in stratum.passes:
            for shard in shards:
                for clause in self._fence.fired(shard, properties):
                    said[clause.says].add(clause.about)
            properties.update(dict.fromkeys(said[HOLDS], True))
        if both := sorted(said[FOUND] & said[CLEAR]):
            raise EngineError(f"{', '.join(both)}: the inference engine says found and clear at once; its result cannot be used")
        return {rule: FOUND if rule in said[FOUND] else CLEAR if rule in said[CLEAR] else UNKNOWN for rule in stratum.rules}


def _conclusions(vocabulary: Vocabulary, outcomes: Mapping[str, str]) -> dict[str, Constant]:
    """The outcomes that some rule reads, as properties for the strata to come."""
    properties: dict[str, Constant] = {}
    for rule in vocabulary.names.keys() & outcomes.keys():
        if outcomes[rule] != UNKNOWN:
            properties |= vocabulary.properties(known(rule, outcomes[rule], Origin.DERIVED))
    return properties


_ENGINES: dict[tuple[str, str], DurableEngine] = {}
_BUILDING = threading.Lock()


def engine_for(library: Library) -> DurableEngine:
    """The engine of a library in this process, built at the first call.

    Kept for the life of the process, because durable-rules cannot give its memory back: a second build would only add to it.
    """
    key = (library.digest, library.as_of.isoformat())
    with _BUILDING:
        if key not in _ENGINES:
            _ENGINES[key] = DurableEngine(library)
        return _ENGINES[key]
