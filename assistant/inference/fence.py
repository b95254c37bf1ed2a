"""The only place where durable-rules is touched: one quiet host, one fact at a time, nothing swallowed, nothing left behind.

What is never used, because it crashes, hangs, races or lies: background threads, ``delete_state``, sessions of our own, events
(``post``), batches, timers, consequents that do more than note their name. What happened is checked, not assumed: a run that
was cut short, a firing too many, or a fact left behind is an error, and the host is not used again.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from assistant.errors import EngineError
from assistant.inference.expression import Constant, condition
from assistant.inference.program import Clause, Shard

FACT_ID = "f"  # one fact at a time, so one id: ids are told apart by a 32-bit hash only
_REGISTERING = threading.Lock()  # durable.lang keeps its main host in a module variable


class Fence:
    """The rulesets of a program in a host of their own. Not for two threads at once: the engine holds a lock."""

    def __init__(self, shards: Iterable[Shard]) -> None:
        self.spoiled = False  # true while a fact is in: should an exception leave it there, the host must not be used again
        self._noted: dict[Clause, int] = {}
        self._left = 0
        self._host = _quiet_host()
        register(self._host, {shard.name: self._ruleset(shard) for shard in shards})

    def fired(self, shard: Shard, properties: Mapping[str, Constant]) -> list[Clause]:
        """Asserts the properties that the shard reads as one fact, and returns the clauses that fired, each once."""
        from durable.engine import MessageNotHandledException

        if self.spoiled:
            raise EngineError("the inference engine was interrupted inside a run and must be built anew")
        self._noted, self._left = {}, shard.firings
        self.spoiled = True
        try:
            state = self._host.assert_fact(shard.name, message(shard, properties))
        except MessageNotHandledException:  # no rule is met: the usual case; the fact was not kept
            self.spoiled = False
            return []
        self._host.retract_fact(shard.name, {"id": FACT_ID})
        if not isinstance(state, dict) or state.get("exception"):
            raise EngineError(f"the inference engine stopped before all rules had fired ({shard.name}: {state!r}); run the command again")
        self.spoiled = False
        return list(self._noted)

    def _ruleset(self, shard: Shard) -> dict[str, object]:
        consequents = (self._consequent(clause) for clause in shard.clauses)
        whens = (condition(clause.when) for clause in shard.clauses)
        return {f"c{n}": {"all": [{"m": when}], "run": run} for n, (when, run) in enumerate(zip(whens, consequents, strict=True))}

    def _consequent(self, clause: Clause) -> object:
        def note() -> None:
            self._left -= 1
            if self._left < 0:
                raise EngineError("the inference engine fires without end; the rule base must not be used with it")
            self._noted[clause] = self._noted.get(clause, 0) + 1

        return candid(note)


def message(shard: Shard, properties: Mapping[str, Constant]) -> dict[str, Constant | str]:
    """The fact that a shard is asked about: only what it reads, under one fixed id."""
    return {"id": FACT_ID, **{name: properties[name] for name in shard.fields if name in properties}}


def register(host: Any, rulesets: dict[str, object]) -> None:
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

    log = logging.getLogger("durable")
    if not log.handlers:
        log.addHandler(logging.NullHandler())  # else it prints a traceback at Ctrl-C
    return QuietHost()


def candid(run: Callable[[], None]) -> object:
    """A consequent whose exceptions, Ctrl-C among them, end the evaluation and reach the caller; durable-rules swallows them."""
    from durable.engine import Promise

    class Candid(Promise):  # type: ignore[misc]  # the library is untyped
        def run(self, c: Any, complete: Callable[[BaseException | None], None]) -> None:
            try:
                self._func(c)
            except BaseException as error:  # noqa: BLE001 - handed on whole, and raised by assert_fact
                complete(error)
            else:
                complete(None)

    return Candid(lambda _: run())
