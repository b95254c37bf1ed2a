"""The only place where durable-rules is touched: one quiet host, one fact at a time, nothing swallowed, nothing left behind.

The rulesets are set in a host of durable-rules; what fires is read from its compiled part. The way it offers instead, a Python
function for each firing, swallows exceptions, ends a run that seems to take long, and parses the fact and its own state each
time. Never used, because they crash, hang, race or lie: background threads, ``delete_state``, sessions of our own, events
(``post``), batches, timers. What happened is checked, not assumed: a firing too many, one of another fact, none where there must
be one, or a fact left behind is an error, and the rulesets are not used again.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Mapping
from typing import Any

from assistant.errors import EngineError
from assistant.inference.expression import Constant, condition
from assistant.inference.program import Clause, Shard

FACT_ID = "f"  # one fact at a time, so one id: ids are told apart by a 32-bit hash only
_KEPT, _NOT_KEPT = 0, 1  # what asserting comes to: a rule is met, or none is; everything else is an error here
_REGISTERING = threading.Lock()  # durable.lang keeps its main host in a module variable


class Fence:
    """The rulesets of a program in a host of their own. Not for two threads at once: the engine holds a lock."""

    def __init__(self, shards: Iterable[Shard]) -> None:
        self.spoiled = False  # true while a fact is in: should an exception leave it there, the rulesets must not be used again
        self._host = _quiet_host()
        self._clauses = {shard.name: {f"c{n}": clause for n, clause in enumerate(shard.clauses)} for shard in shards}
        register(self._host, {shard: {name: _rule(c) for name, c in clauses.items()} for shard, clauses in self._clauses.items()})

    def fired(self, shard: Shard, properties: Mapping[str, Constant]) -> list[Clause]:
        """Asserts the properties that the shard reads as one fact, and returns the clauses that fired, each once."""
        import durable_rules_engine as durable

        if self.spoiled:
            raise EngineError("the inference engine was interrupted inside a run and must be built anew")
        self.spoiled = True
        try:
            clauses = self._asked(shard, self.handle(shard), message(shard, properties))
        except durable.error as error:
            raise _stopped(shard, str(error)) from error
        self.spoiled = False
        return clauses

    def handle(self, shard: Shard) -> int:
        """What the compiled part of durable-rules knows the ruleset of a shard by."""
        known: int = self._host.get_ruleset(shard.name)._handle  # noqa: SLF001 - it has no public name
        return known

    def _asked(self, shard: Shard, ruleset: int, fact: str) -> list[Clause]:
        import durable_rules_engine as durable

        result, session = durable.assert_fact(ruleset, fact)
        if result == _NOT_KEPT:
            return []
        if result != _KEPT:
            raise _stopped(shard, "an earlier fact was left behind")
        started = durable.start_action_for_state(ruleset, session)
        if started is None:
            raise _stopped(shard, "a rule is met, and none fires")
        firing, clauses = started[1], self._clauses[shard.name]
        fired: dict[Clause, None] = {}
        for _ in range(shard.firings):
            fired[clauses[_rule_of(firing, fact, shard)]] = None
            firing = durable.complete_and_start_action(ruleset, session)
            if firing is None:
                durable.retract_fact(ruleset, json.dumps({"id": FACT_ID}))
                return list(fired)
        raise _stopped(shard, "rules fire without end")


def _rule_of(firing: str, fact: str, shard: Shard) -> str:
    """The name of the rule that fired: a firing is ``{"name":{"m":fact}}``, and of no other fact than ours."""
    about = f'":{{"m":{fact}}}}}'
    if not firing.endswith(about):
        raise _stopped(shard, f"a rule fires on what it was not asked: {firing}")
    return firing[2 : -len(about)]


def _stopped(shard: Shard, why: str) -> EngineError:
    return EngineError(f"the inference engine cannot be relied on ({shard.name}: {why}); run the command again")


def message(shard: Shard, properties: Mapping[str, Constant]) -> str:
    """The fact that a shard is asked about: only what it reads, under one fixed id."""
    read = {name: properties[name] for name in shard.fields if name in properties}
    return json.dumps({"id": FACT_ID, **read})


def _rule(clause: Clause) -> dict[str, object]:
    return {"all": [{"m": condition(clause.when)}], "run": _nothing}


def _nothing(_: object) -> None:
    """The consequent of every rule; durable-rules wants one, and never comes to run it."""


def register(host: Any, rulesets: dict[str, dict[str, dict[str, object]]]) -> None:
    """Sets the rulesets in ``host``, with nothing left behind in ``durable.lang`` for others, and nothing of theirs taken.

    durable-rules consumes the mappings it is given; a ruleset once set can never be unset.
    """
    from durable import lang

    with _REGISTERING:
        theirs = lang._main_host, lang._rulesets  # noqa: SLF001 - the only way to keep its threads out
        lang._main_host, lang._rulesets = host, {}  # noqa: SLF001
        try:
            lang.get_host().set_rulesets(rulesets)
        finally:
            lang._main_host, lang._rulesets = theirs  # noqa: SLF001


def _quiet_host() -> Any:
    from durable.engine import Host

    class QuietHost(Host):  # type: ignore[misc]  # the library is untyped
        """A host without background threads: they run consequents late, and crash on deleted sessions."""

        def _run(self) -> None:
            pass

    return QuietHost()
