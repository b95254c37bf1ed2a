"""Which functions of the compiled part of durable-rules are called while something runs."""

from __future__ import annotations

import sys
from collections.abc import Callable


def doors_used(work: Callable[[], object]) -> set[str]:
    used: set[str] = set()

    def watch(frame: object, event: str, called: object) -> None:
        if event == "c_call" and getattr(called, "__module__", None) == "durable_rules_engine":
            used.add(called.__name__)

    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(None)
    return used
