"""What one assessment costs: both engines, declared and documented verdict, trace; the share of each part; bare durable-rules beside it.

Run: python benchmarks/assess.py [CASE]. The whole shipped rule base is used, and beside it 200 of its rules.
Times are of the processor, in the median.
"""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.api.deciding import decide_live
from assistant.api.files import read_inputs
from assistant.inference.durable_engine import engine_for
from assistant.judging.decide import decide
from assistant.judging.documented import documented
from assistant.judging.judge import ground, judge
from assistant.loading.compiled import read_sources
from assistant.loading.on_day import library_on
from assistant.model.canonical import canonical
from assistant.model.library import RuleKind

ROOT = Path(__file__).parent.parent
CASE = sys.argv[1] if len(sys.argv) > 1 else "zhengzhou_home_textiles"


def median(run: Callable[[], object], times: int = 60) -> float:
    run()
    taken = []
    for _ in range(times):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return 1000 * statistics.median(taken)


def at_size(library, wanted: int = 200):
    """The library with that many of its rules: derived ones first, since others read them, then every n-th of the rest."""
    derived = {r.id: r for r in library.rules.values() if r.kind is RuleKind.DERIVED}
    chosen = dict(derived)
    rest = [r for r in library.rules.values() if r.id not in derived and not (_reads(r) & library.rules.keys()) - derived.keys()]
    step = max(1.0, len(rest) / max(1, wanted - len(derived)))
    for place in range(len(rest)):
        rule = rest[min(len(rest) - 1, int(place * step))]
        if len(chosen) < wanted:
            chosen[rule.id] = rule
    kept = {i: r for i, r in library.rules.items() if i in chosen}
    return replace(library, rules=kept, digest=f"{library.digest}/{len(kept)}")


def _reads(rule):
    return {leaf.fact for leaf in _leaves(rule)}


def _leaves(rule):
    from assistant.model.condition import leaves

    return leaves(rule.when)


def report(name: str, library, inputs) -> None:
    engine = engine_for(library)
    declared = judge(library, inputs)
    facts = {i: f for i, f in declared.facts.items() if i not in library.rules}
    whole = median(lambda: canonical(decide_live(library, inputs)[0].core))
    bare = median(lambda: engine.run(facts))
    parts = {
        "judge, declared": median(lambda: judge(library, inputs)),
        "  of which facts, ladder, index": median(lambda: ground(library, inputs)),
        "judge, documented": median(lambda: judge(library, documented(library, inputs))),
        "verdict and trace": median(lambda: decide(library, inputs)) - 2 * median(lambda: judge(library, inputs)),
        "durable-rules, twice": 2 * bare,
        "canonical bytes": median(lambda: canonical(decide(library, inputs).core)) - median(lambda: decide(library, inputs)),
    }
    times = f"{whole / bare:.1f} times bare durable-rules ({bare:.2f} ms)"
    print(f"{name}: {len(library.rules)} rules, {whole:.2f} ms an assessment (aim: 15), {times}")
    for part, took in parts.items():
        print(f"  {part:34} {took:6.2f} ms  {100 * took / whole:4.0f} %")


if __name__ == "__main__":
    shipped = library_on(read_sources(ROOT), date(2026, 11, 22))
    given = read_inputs(shipped, ROOT / "knowledge" / "cases" / CASE / "answers.yaml", None, None)
    report("shipped", shipped, given)
    report("of them", at_size(shipped), given)
