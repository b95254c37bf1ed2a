"""How many questions it takes until the grade of a shipped case is certain, and until nothing can change any more, in each order.

Run: python benchmarks/questions_asked.py [--orders N] [--cases A,B] [--processes N]. The answers of a case are the respondent; what it
does not answer is unknown; its measured data, where it has any, is there from the beginning. Beside the orders of the program stand
random ones, topic by topic: topics in random order, inside a topic a random question of those that are needed.
Prints a table in Markdown. The same seeds give the same table.
"""

import argparse
import datetime
import statistics
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from random import Random

import yaml

from assistant.api.files import read_inputs
from assistant.api.scores import data_score
from assistant.interview.asking import Asked, Order, asked, next_question, open_needs
from assistant.judging.judge import Judged, judge
from assistant.judging.settled import bounds
from assistant.loading.compiled import read_sources
from assistant.loading.on_day import library_on
from assistant.model.condition import leaves
from assistant.model.inputs import DataScore, Inputs
from assistant.model.library import Library
from assistant.model.values import Fact, unknown

ROOT = Path(__file__).parent.parent
CASES = sorted(p.parent.name for p in (ROOT / "knowledge" / "cases").glob("*/case.yaml"))

Chooser = Callable[[Library, Judged, dict[str, Fact], str | None], Asked | None]


@dataclass(frozen=True, slots=True)
class Asking:
    """One interview: after how many questions the grade was certain and all was settled (None: never), and how many there were."""

    certain: int | None
    settled: int | None
    total: int
    grade: str | None


@cache
def case(name: str) -> tuple[Library, Inputs]:
    folder = ROOT / "knowledge" / "cases" / name
    as_of = yaml.safe_load((folder / "case.yaml").read_text(encoding="utf-8"))["as_of"]
    assert isinstance(as_of, datetime.date)
    library = library_on(compiled(), as_of)
    data = folder / "data.yaml"
    return library, read_inputs(library, folder / "answers.yaml", data if data.is_file() else None, None)


@cache
def compiled():
    return read_sources(ROOT)


SCORES: dict[tuple[object, ...], DataScore | None] = {}


def scored(name: str, said: dict[str, Fact]) -> Inputs:
    """The inputs with their data score, which is drawn once for all interviews that gave the same figures."""
    library, oracle = case(name)
    inputs = Inputs(dict(said), oracle.channels, oracle.before)
    read = {leaf.fact for i in library.indicators.values() if i.asked_if is not None for leaf in leaves(i.asked_if)}
    key = (name, frozenset((i, f.state, f.value) for i, f in said.items() if i in library.indicators or i in read))
    if key not in SCORES:
        SCORES[key] = data_score(library, inputs)
    return replace(inputs, data_score=SCORES[key])


def ordered(order: Order) -> Chooser:
    def choose(library: Library, judged: Judged, said: dict[str, Fact], section: str | None) -> Asked | None:
        return next_question(library, judged, said, order=order, staying_in=section)

    return choose


def by_chance(seed: int, library: Library) -> Chooser:
    chance = Random(seed)
    sections = list(library.sections)
    chance.shuffle(sections)

    def choose(library: Library, judged: Judged, said: dict[str, Fact], section: str | None) -> Asked | None:
        waiting = [asked(library, i) for i in open_needs(library, judged, said)]
        here = [q for q in waiting if q.section == section]
        if not here and waiting:
            first = min(sections.index(q.section) for q in waiting)
            here = [q for q in waiting if q.section == sections[first]]
        return chance.choice(here) if here else None

    return choose


def interview(name: str, choose: Chooser) -> Asking:
    """Asks until nothing can change any more, or nothing is left."""
    library, oracle = case(name)
    said: dict[str, Fact] = {}
    certain = section = None
    while True:
        judged = judge(library, scored(name, said))
        now = bounds(library, judged)
        if certain is None and now.grade is not None:
            certain = len(said)
        if now.settled:
            return Asking(certain, len(said), len(said), now.grade)
        question = choose(library, judged, said, section)
        if question is None:
            return Asking(certain, None, len(said), now.grade)
        said[question.id] = oracle.answers.get(question.id, unknown(question.id))
        section = question.section


def run(task: tuple[str, str]) -> Asking:
    name, how = task
    library, _ = case(name)
    return interview(name, by_chance(int(how), library) if how.isdigit() else ordered(Order(how)))


def spread(counts: list[int]) -> str:
    deviation = statistics.stdev(counts) if len(counts) > 1 else 0.0
    return f"{statistics.mean(counts):.1f} ± {deviation:.1f} ({min(counts)}–{max(counts)})"


def needed(asking: Asking, what: str) -> int:
    """Questions until then; all that there are where it never comes to that."""
    found = getattr(asking, what)
    return asking.total if found is None else found


def table(results: dict[tuple[str, str], Asking], names: list[str], seeds: list[str], what: str) -> None:
    orders = [o.value for o in (Order.FAST, Order.QUICK, Order.TOPICS)]
    print(f"| case | grade | fast | quick | topics | {len(seeds)} random topic-wise orders |")
    print("|---|---|---:|---:|---:|---:|")
    for name in names:
        own = {o: results[name, o] for o in orders}
        grade = own["fast"].grade or "open"
        marked = [f"{needed(own[o], what)}{'' if getattr(own[o], what) is not None else '*'}" for o in orders]
        print(f"| {name} | {grade} | {' | '.join(marked)} | {spread([needed(results[name, s], what) for s in seeds])} |")
    means = [f"{statistics.mean(needed(results[n, o], what) for n in names):.1f}" for o in orders]
    of_orders = [statistics.mean(needed(results[n, s], what) for n in names) for s in seeds]
    deviation = statistics.stdev(of_orders) if len(of_orders) > 1 else 0.0
    over = f"{statistics.mean(of_orders):.1f} ± {deviation:.1f} ({min(of_orders):.1f}–{max(of_orders):.1f})"
    print(f"| **mean** | | **{means[0]}** | {means[1]} | {means[2]} | {over} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--orders", type=int, default=100)
    parser.add_argument("--cases", default=",".join(CASES))
    parser.add_argument("--processes", type=int, default=1)
    given = parser.parse_args()
    chosen = given.cases.split(",")
    random_orders = [str(seed) for seed in range(given.orders)]
    tasks = [(name, how) for name in chosen for how in (*(o.value for o in Order), *random_orders)]
    with Pool(given.processes) as pool:
        found = dict(zip(tasks, pool.map(run, tasks, chunksize=4), strict=True))
    print("Questions until the grade is certain (* never: all questions there are)\n")
    table(found, chosen, random_orders, "certain")
    print("\nQuestions until nothing can change any more: grade, vetoes, market vetoes, vetoes of the ladder\n")
    table(found, chosen, random_orders, "settled")
