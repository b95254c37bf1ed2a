"""Runs the inference engine many times in one process and prints what it costs: rate, memory before and after, threads.

    python benchmarks/endurance.py [ASSESSMENTS]      (20,000 unless said otherwise)

The rule base is invented: 200 rules over 80 facts. Every hundredth result is checked against a second evaluation.
"""

from __future__ import annotations

import os
import resource
import sys
import threading
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from assistant.inference.durable_engine import DurableEngine
from assistant.model.condition import All, Any, Condition, Leaf, Op
from assistant.model.library import FactDefinition, Library, RuleKind
from assistant.model.values import Fact, FactType, known
from tests.inference.builders import definition, library, rule
from tests.inference.reference import outcomes

FACTS, RULES, VETOES = 80, 200, 30


def invented_library(draw: Random) -> Library:
    kinds = (FactType.YES_NO, FactType.SHARE, FactType.CHOICE)
    facts = [definition(f"q{n}", kinds[n % 3], ["none", "some", "all"] if n % 3 == 2 else []) for n in range(FACTS)]
    rules = []
    for n in range(RULES):
        first = draw.randrange(FACTS - 4)
        parts = tuple(test_of(draw, fact) for fact in draw.sample(facts[first : first + 4], draw.choice([1, 2, 2, 3])))
        when: Condition = All(parts) if draw.random() < 0.7 else Any(parts)
        veto = n >= RULES - VETOES
        if veto:
            when = All((when, Leaf(f"r{draw.randrange(RULES - VETOES)}", Op.IS, "found")))
        rules.append(rule(f"r{n}", when, RuleKind.VETO if veto else RuleKind.FINDING))
    return library(facts, rules)


def test_of(draw: Random, fact: FactDefinition) -> Leaf:
    match fact.type:
        case FactType.YES_NO:
            return Leaf(fact.id, Op.IS, draw.random() < 0.5)
        case FactType.SHARE:
            return Leaf(fact.id, draw.choice([Op.BELOW, Op.AT_LEAST]), round(draw.random(), 2))
        case _:
            return Leaf(fact.id, Op.ONE_OF, ("none", "some"))


def invented_facts(draw: Random, base: Library) -> dict[str, Fact]:
    values = {
        FactType.YES_NO: lambda: draw.random() < 0.5,
        FactType.SHARE: draw.random,
        FactType.CHOICE: lambda: draw.choice(["none", "all"]),
    }
    return {q.id: known(q.id, values[q.fact.type]()) for q in base.questions.values() if draw.random() > 0.05}


def memory() -> float:
    """Resident memory in MB now (where /proc is not, the peak)."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main(assessments: int = 20_000) -> None:
    draw = Random(2026)
    base = invented_library(draw)
    started = time.perf_counter()
    engine = DurableEngine(base)
    print(f"built          {1000 * (time.perf_counter() - started):8.1f} ms, {RULES} rules, {FACTS} facts")
    given = [invented_facts(draw, base) for _ in range(200)]
    expected = [outcomes(base, facts) for facts in given]
    for facts in given:
        engine.run(facts)
    before, began = memory(), time.perf_counter()
    for n in range(assessments):
        got = engine.run(given[n % 200])
        if n % 100 == 0:
            assert got == expected[n % 200], "the engine is wrong"
    took = time.perf_counter() - began
    print(f"assessments    {assessments:8d} in {took:.1f} s: {assessments / took:.0f} a second, {1000 * took / assessments:.2f} ms each")
    print(f"memory         {before:8.1f} MB before, {memory():.1f} MB after")
    print(f"threads        {threading.active_count():8d}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
