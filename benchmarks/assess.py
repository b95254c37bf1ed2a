"""What one assessment costs: both engines, declared and documented verdict, trace; the share of each part; bare durable-rules beside it.

Run: python benchmarks/assess.py [CASE]. The shipped rule base is used, and beside it one scaled to about 200 rules where it has fewer.
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


def scaled(library, wanted: int = 200):
    """The library with copies of its rules under new ids until it has the wanted number; only rules that read no other rule."""
    rules = dict(library.rules)
    plain = [r for r in library.rules.values() if not any(leaf.fact in library.rules for leaf in _leaves(r))]
    copy = 0
    while len(rules) < wanted and plain:
        rule = plain[copy % len(plain)]
        rules[f"{rule.id}.copy{copy}"] = replace(rule, id=f"{rule.id}.copy{copy}")
        copy += 1
    return replace(library, rules=rules, digest=f"{library.digest}+{copy}")


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
    if len(shipped.rules) < 200:
        report("scaled", scaled(shipped), given)
