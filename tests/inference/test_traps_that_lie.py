"""Patterns to which durable-rules gives a wrong answer without a word, and the right answer inside the fence."""

from __future__ import annotations

import datetime
import json
import sys
import threading

import pytest

from assistant.errors import EngineError
from assistant.inference.durable_engine import DurableEngine
from assistant.inference.fence import FACT_ID, message
from assistant.inference.program import compile_library
from assistant.model.condition import All, Any, NoneOf, Op
from assistant.model.library import RuleKind
from assistant.model.values import FactType, Money, State, known
from tests.inference.builders import definition, facts, leaf, library, rule, stateless, yes, yes_nos
from tests.inference.doors import doors_used
from tests.inference.raw import needs_durable, raw

pytestmark = needs_durable

SHARE = definition("share", FactType.SHARE)
DAY = datetime.date(2026, 1, 1)


def test_03_a_missing_right_hand_field_fires_and_no_field_meets_another_here():
    _, printed = raw("""
        tell(one({'$gt': {'a': 0}}, {'$gt': {'a': {'$m': 'b'}}}, run=note), {'a': 1})
        print(len(fired))
    """)
    assert printed == "2"
    engine = DurableEngine(library([SHARE, *yes_nos(1)], [rule("x", All((yes("b0"), leaf("share", Op.ABOVE, 0.1))))]))
    assert engine.run(facts(b0=True)) == {"x": "unknown"}
    assert engine.run(facts(b0=False)) == {"x": "clear"}


def test_08_a_rule_met_in_four_ways_fires_four_times_and_is_found_once():
    _, printed = raw("""
        one({'$and': [{'$or': [{'a': 1}, {'b': 1}]}, {'$or': [{'c': 1}, {'d': 1}]}]}, run=note).assert_fact('r', dict.fromkeys('abcd', 1))
        print(len(fired))
    """)
    assert printed == "4"
    pairs = All((Any((yes("b0"), yes("b1"))), Any((yes("b2"), yes("b3")))))
    (shard,) = compile_library(library(yes_nos(4), [rule("x", pairs)])).shards
    assert shard.firings >= 4
    assert DurableEngine(library(yes_nos(4), [rule("x", pairs)])).run(facts(b0=True, b1=True, b2=True, b3=True)) == {"x": "found"}


def test_11_text_passes_for_a_number_and_is_refused_here():
    assert raw("tell(one({'$gt': {'q': 5}}, run=note), {'q': 'abc'}); print(len(fired))")[1] == "1"
    engine = DurableEngine(library([SHARE], [rule("x", leaf("share", Op.ABOVE, 0.5))]))
    for value in ("abc", "0.9", True, ("a",), Money(1.0, "CNY")):
        with pytest.raises(EngineError, match=r"share: .* is not of type share"):
            engine.run({"share": known("share", value)})
    assert engine.run(facts(share=0.9)) == {"x": "found"}


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        (FactType.YES_NO, True, 1),
        (FactType.CHOICE, "a", "z"),
        (FactType.CHOICE, "a", 0),
        (FactType.CHOICES, ("a",), "a"),
        (FactType.CHOICES, ("a",), ("a", "z")),
        (FactType.COUNT, 3, "3"),
        (FactType.COUNT, 3, 2**53 + 1),
        (FactType.COUNT, 3, 10**400),
        (FactType.NUMBER, 3.0, False),
        (FactType.DATE, DAY, "2026-01-01"),
        (FactType.DATE, DAY, datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)),
        (FactType.MONEY, 3.0, 3.0),
    ],
)
def test_11_no_value_is_coerced(kind, right, wrong):
    operand = "a" if kind is FactType.CHOICES else right
    base = library([definition("q", kind, ["a", "b"])], [rule("x", leaf("q", Op.IS, operand, unit="CNY"))])
    with pytest.raises(EngineError, match="q: "):
        DurableEngine(base).run({"q": known("q", wrong)})


@pytest.mark.parametrize(
    ("kind", "op", "operand"),
    [
        (FactType.YES_NO, Op.IS, 1),
        (FactType.YES_NO, Op.ABOVE, False),
        (FactType.CHOICE, Op.BELOW, "a"),
        (FactType.CHOICE, Op.IS, "z"),
        (FactType.CHOICES, Op.ONE_OF, ("a", "z")),
        (FactType.SHARE, Op.BELOW, "0.5"),
        (FactType.DATE, Op.BELOW, 5),
        (FactType.NUMBER, Op.AT_MOST, float("inf")),
        (FactType.NUMBER, Op.AT_MOST, 2**53 + 1),
    ],
)
def test_11_no_operand_is_coerced(kind, op, operand):
    with pytest.raises(EngineError, match=r"rules/x\.yaml: q: "):
        compile_library(library([definition("q", kind, ["a", "b"])], [rule("x", leaf("q", op, operand))]))


def test_13_two_clients_can_share_a_session_so_there_is_only_one_and_it_is_empty_between_runs():
    _, printed = raw("""
        host = Quiet({'r': {'n': {'all': [{'a': {'t': 'late'}}, {'b': {'t': 'fake'}}], 'run': note}}})
        host.assert_fact('r', {'sid': 'E8250778', 't': 'late'})
        host.assert_fact('r', {'sid': 'E2128204', 't': 'fake'})
        print(len(fired))
    """)
    assert printed == "1"
    program = compile_library(library(yes_nos(2), [rule("x", All((yes("b0"), yes("b1"))))]))
    for shard in program.shards:
        sent = json.loads(message(shard, dict.fromkeys(shard.fields, True)))
        assert sent.pop("id") == FACT_ID
        assert all(name[0] == "p" and name[1:].isdecimal() for name in sent)
    engine = DurableEngine(library(yes_nos(2), [rule("x", All((yes("b0"), yes("b1"))))]))
    engine.run(facts(b0=True))
    assert engine.run(facts(b1=True)) == {"x": "unknown"}


def test_13_the_names_of_properties_have_different_hashes():
    def fnv(name: str) -> int:
        hashed = 0x811C9DC5
        for byte in name.encode():
            hashed = (hashed ^ byte) * 16777619 & 0xFFFFFFFF
        return hashed

    names = ["id", "sid", "$s", *(f"p{n}" for n in range(100_000))]
    assert len({fnv(name) for name in names}) == len(names)


def test_15_an_event_is_consumed_by_the_first_rule_and_a_fact_is_not():
    for how, count in (("post", "1"), ("assert_fact", "3")):
        assert raw(f"one({{'q': 1}}, {{'q': 1}}, {{'q': 1}}, run=note).{how}('r', {{'q': 1}}); print(len(fired))")[1] == count
    engine = DurableEngine(library(yes_nos(1), [rule(f"r{n}", yes("b0")) for n in range(3)]))
    assert engine.run(facts(b0=True)) == dict.fromkeys(("r0", "r1", "r2"), "found")


def test_16_a_batch_runs_only_its_last_session_and_we_send_no_batch():
    _, printed = raw("""
        one({'q': 1}, run=lambda c: fired.append(c.s.sid)).assert_facts('r', [{'sid': sid, 'q': 1} for sid in ('one', 'two', 'three')])
        print(fired)
    """)
    assert printed == "['three']"
    engine = DurableEngine(library(yes_nos(1), [rule("x", yes("b0"))]))
    assert not doors_used(lambda: engine.run(facts(b0=True))) & {"assert_facts", "retract_facts", "assert_event", "assert_events"}


def test_17_old_conclusions_stay_and_ours_follow_the_answers():
    _, printed = raw("""
        host = Quiet({'r': {
            'first': {'all': [{'m': {'$lt': {'margin': 10}}}], 'run': lambda c: c.assert_fact({'id': 'd', 'thin': 1})},
            'then': {'all': [{'m': {'thin': 1}}], 'run': note},
            'else': {'all': [{'m': {'$gte': {'margin': 10}}}], 'run': lambda c: None}}})
        host.assert_fact('r', {'id': 'margin', 'margin': 5})
        host.retract_fact('r', {'id': 'margin'})
        host.assert_fact('r', {'id': 'margin', 'margin': 25})
        print([f['thin'] for f in host.get_facts('r', '0') if 'thin' in f])
    """)
    assert printed == "[1]"
    chain = [
        rule("a.thin", leaf("share", Op.BELOW, 0.1), RuleKind.DERIVED),
        rule("b.thinner", leaf("a.thin", Op.IS, "found"), RuleKind.DERIVED),
        rule("c.risk", NoneOf((leaf("b.thinner", Op.IS, "clear"),))),
        rule("d.veto", All((leaf("c.risk", Op.IS, "found"), leaf("a.thin", Op.IS, "found"))), RuleKind.VETO),
    ]
    engine = DurableEngine(library([SHARE], chain))
    for share, expected in ((0.05, "found"), (0.25, "clear"), (0.05, "found")):
        assert set(engine.run(facts(share=share)).values()) == {expected}
    assert set(engine.run({}).values()) == {"unknown"}
    assert set(engine.run({"share": stateless("share", State.NOT_APPLICABLE)}).values()) == {"clear"}


def test_18_a_second_key_is_ignored_and_no_mapping_here_has_one():
    assert raw("tell(one({'a': 1, 'b': 1}, run=note), {'a': 1, 'b': 2}); print(len(fired))")[1] == "1"
    engine = DurableEngine(library(yes_nos(2), [rule("x", All((yes("b0"), yes("b1"))))]))
    assert engine.run(facts(b0=True, b1=False)) == {"x": "clear"}


def test_20_two_patterns_need_two_facts_and_one_fact_meets_all_parts_of_ours():
    _, printed = raw("""
        host = Quiet({'r': {'n': {'all': [{'x': {'a': 1}}, {'y': {'b': 1}}], 'run': note}}})
        tell(host, {'a': 1, 'b': 1})
        print(len(fired))
    """)
    assert printed == "0"
    engine = DurableEngine(library(yes_nos(2), [rule("x", All((yes("b0"), yes("b1")))), rule("y", NoneOf((yes("b0"), yes("b1"))))]))
    assert engine.run(facts(b0=True, b1=True)) == {"x": "found", "y": "clear"}
    assert engine.run(facts(b0=False, b1=False)) == {"x": "clear", "y": "found"}


def test_24_two_threads_on_one_session_take_each_others_conclusions_and_ours_wait():
    base = library(yes_nos(8), [rule(f"r{n}", yes(f"b{n}")) for n in range(8)])
    engine = DurableEngine(base)
    fence = engine._fence
    wrong: list[dict[str, str]] = []

    def work(number: int) -> None:
        given = facts(**{f"b{n}": bool(number >> (n % 3) & 1) for n in range(8)})
        expected = {f"r{n}": "found" if number >> (n % 3) & 1 else "clear" for n in range(8)}
        wrong.extend(got for _ in range(150) if (got := engine.run(given)) != expected)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=work, args=(n,)) for n in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert wrong == []
    assert engine._fence is fence  # nobody was met halfway


def test_24_the_shared_session_is_a_trap_of_this_version():
    _, printed = raw("""
        import threading
        sys.setswitchinterval(1e-6)
        mine, wrong = threading.local(), []
        host = one(*({'$gt': {'q': n}} for n in range(20)), run=lambda c: mine.fired.append(1))

        def work(number):
            for n in range(400):
                mine.fired = []
                fact = {'q': 99, 'number': number, 'n': n}
                host.assert_fact('r', dict(fact))
                if len(mine.fired) != 20:
                    wrong.append(n)
                host.retract_fact('r', dict(fact))

        threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
        for t in threads: t.start()
        for t in threads: t.join()
        print(len(wrong))
    """)
    assert int(printed) > 0


def test_25_an_update_that_meets_no_rule_leaves_the_old_value_and_ours_forgets_it():
    _, printed = raw("""
        host = one({'$gte': {'q': 10}}, run=note)
        tell(host, {'id': 'q', 'q': 50})
        tell(host, {'id': 'q', 'q': 5})
        print(host.get_facts('r', '0')[0]['q'])
    """)
    assert printed == "50"
    rules = [rule("x", leaf("share", Op.AT_LEAST, 0.5)), rule("y", All((leaf("share", Op.AT_LEAST, 0.5), yes("b0"))))]
    engine = DurableEngine(library([SHARE, *yes_nos(1)], rules))
    assert engine.run(facts(share=0.9)) == {"x": "found", "y": "unknown"}
    assert engine.run(facts(b0=True)) == {"x": "unknown", "y": "unknown"}
