from __future__ import annotations

import threading
from random import Random

from assistant.inference.durable_engine import DurableEngine
from benchmarks.endurance import memory
from tests.inference.raw import needs_durable
from tests.inference.reference import outcomes
from tests.inference.test_agreement import some_facts, some_library


@needs_durable
def test_two_thousand_assessments_in_one_process_leave_nothing_behind():
    draw = Random(8)
    base = some_library(draw, most_facts=30, most_rules=12)
    engine = DurableEngine(base)
    given = [some_facts(draw, base) for _ in range(40)]
    expected = [outcomes(base, facts) for facts in given]
    for facts in given * 2:
        engine.run(facts)
    threads, before = threading.active_count(), memory()
    for n in range(2000):
        assert engine.run(given[n % 40]) == expected[n % 40]
    assert threading.active_count() == threads
    assert memory() - before < 15
