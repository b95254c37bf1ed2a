"""The law of stopping early: after a certificate no further answer changes grade, vetoes or market vetoes.

Every completion is tried on small libraries, many on the one that ships, and there somebody searches for one that does harm. The same
search is shown to find what is wrong where a certificate promises too much.
"""

from dataclasses import replace
from random import Random

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.api.files import read_inputs
from assistant.api.scores import with_score
from assistant.judging.grade import draw_grade
from assistant.judging.judge import judge
from assistant.judging.settled import Certificate, bounds, settled, whatever
from assistant.loading.on_day import library_on
from assistant.model.condition import leaves
from assistant.model.inputs import ENTERPRISE
from assistant.model.library import GRADES, RuleKind
from assistant.model.values import Fact, State, known
from tests.conftest import ROOT
from tests.laws.settling import broken_by, promised, said
from tests.laws.small import completions, halfway, small_library
from tests.profiles import enterprise, value

seeds = st.integers(0, 2**48)
MANY = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SOME = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def small(seed):
    chance = Random(seed)
    library = small_library(chance)
    return library, halfway(library, chance), chance


def naive(library, judged):
    """A certificate that believes the bounds of the verdict: they do not know of channels that are still to come."""
    possible, vetoes, market_vetoes, still = said_of(library, judged)
    return Certificate(next(iter(possible)), vetoes, market_vetoes, (), ()) if len(possible) == 1 and not still else None


def careless(library, judged):
    """A certificate that takes the worst grade for certain and an open veto for none."""
    possible, vetoes, market_vetoes, _ = said_of(library, judged)
    return Certificate(min(possible, key=("U", *GRADES).index), vetoes, market_vetoes, (), ())


def said_of(library, judged):
    found = {k: tuple(r.id for r in library.rules.values() if r.kind is k and judged.outcomes[r.id] == "found") for k in RuleKind}
    still = [r.id for r in library.rules.values() if "veto" in r.kind and judged.outcomes[r.id] == "unknown"]
    still += [m.metric.id for m in judged.ladder if m.metric.counts and "D" in m.possible and m.possible != {"D"}]
    ladder = tuple(m.metric.id for m in judged.ladder if m.metric.counts and m.possible == {"D"})
    return draw_grade(library, judged).possible, (*found[RuleKind.VETO], *ladder), found[RuleKind.MARKET_VETO], still


def check_small(seed, *, most):
    library, inputs, chance = small(seed)
    judged = judge(library, inputs)
    certificate, limits = settled(library, judged), bounds(library, judged)
    assert (certificate is not None) == limits.settled
    if limits.grade is None:
        return
    for completed in completions(library, inputs, chance, most=most):
        now = said(library, completed)
        assert now[0] == limits.possible
        assert certificate is None or now == promised(certificate)


@given(seeds)
@MANY
def test_no_completion_of_a_small_interview_breaks_its_certificate(seed):
    check_small(seed, most=200)


@pytest.mark.long
@given(seeds)
@settings(MANY, max_examples=1500)
def test_no_completion_of_many_small_interviews_breaks_a_certificate(seed):
    check_small(seed, most=2000)


@given(seeds)
@MANY
def test_what_a_certificate_rests_on_is_enough_for_it(seed):
    library, inputs, _ = small(seed)
    certificate = settled(library, judge(library, inputs))
    if certificate is not None:
        alone = replace(inputs, answers={i: f for i, f in inputs.answers.items() if i in certificate.rests_on})
        assert promised(settled(library, judge(library, alone))) == promised(certificate)


@pytest.mark.parametrize("promise", [naive, careless])
def test_a_certificate_that_promises_too_much_is_caught(promise):
    caught = 0
    for seed in range(1500):
        library, inputs, chance = small(seed)
        certificate = promise(library, judge(library, inputs))
        if certificate is not None and broken_by(library, certificate, completions(library, inputs, chance, most=60)):
            caught += 1
    assert caught


def test_certificates_of_every_grade_with_questions_left_are_among_the_small_interviews():
    found = set()
    for seed in range(400):
        library, inputs, _ = small(seed)
        certificate = settled(library, judge(library, inputs))
        if certificate is not None and certificate.whatever:
            found.add((certificate.grade, bool(certificate.vetoes), bool(certificate.market_vetoes)))
    assert {grade for grade, *_ in found} == {*"ABCDU"}
    assert {("D", True), ("C", False)} <= {(grade, vetoed) for grade, vetoed, _ in found}
    assert True in {barred for *_, barred in found}


# The library that ships. An enterprise keeps only what its certificate rests on: everything else may then be answered in any way.


def stopped(library, seed):
    chance = Random(seed)
    case = cut_down(library, enterprise(library, chance))
    return case and (*case, chance)


def cut_down(library, whole):
    """Inputs for which there is a certificate, cut down to what it rests on, with the certificate; None where there is none."""
    certificate = settled(library, judge(library, with_score(library, whole)))
    if certificate is None:
        return None
    inputs = replace(whole, answers={i: f for i, f in whole.answers.items() if i in certificate.rests_on})
    again = settled(library, judge(library, with_score(library, inputs)))
    assert again is not None
    assert promised(again) == promised(certificate)
    return inputs, again


def any_answer(library, fact_id, chance):
    if chance.random() < 0.2:
        return Fact(fact_id, chance.choice((State.NOT_APPLICABLE, State.DECLINED)))
    return known(fact_id, value(library, fact_id, chance))


def answered_somehow(library, inputs, certificate, chance):
    """Some of what was left open answered in some way."""
    share = chance.choice((0.1, 0.5, 1.0))
    more = {i: any_answer(library, i, chance) for i in certificate.whatever if chance.random() < share}
    return replace(inputs, answers={**inputs.answers, **more})


def searched(library, inputs, certificate, chance, *, steps):
    """Answers one after another that bring a veto, a cap or a worse practice nearer, or, climbing the other way, farther: hill climbing."""
    kinds = (RuleKind.VETO, RuleKind.MARKET_VETO, RuleKind.CAP)
    read = {leaf.fact for r in library.rules.values() if r.kind in kinds for leaf in leaves(r.when)}
    read |= {leaf.fact for q in library.questions.values() if q.asked_if is not None for leaf in leaves(q.asked_if)}
    harmful = [i for i in certificate.whatever if i in read or i in library.indicators] or list(certificate.whatever)
    sign = chance.choice((1, -1))
    best, height = inputs, float("-inf")
    for _ in range(steps):
        fact_id = chance.choice(harmful if chance.random() < 0.7 else certificate.whatever)
        tried = replace(best, answers={**best.answers, fact_id: any_answer(library, fact_id, chance)})
        yield tried
        now = sign * danger(library, tried)
        if now >= height:
            best, height = tried, now


def danger(library, inputs):
    """How many vetoes and caps are not clear, how bad the practice may be, how low the ladder."""
    judged = judge(library, with_score(library, inputs))
    near = sum(r.cap is not None or "veto" in r.kind for r in library.rules.values() if judged.outcomes[r.id] != "clear")
    near += sum(judged.outcomes[r.id] == "found" for r in library.rules.values()) / 10
    return near - judged.index[-1].lowest / 20 + sum("D" in m.possible for m in judged.ladder)


def check_shipped(library, case, *, sampled, steps):
    if case is None or not case[1].whatever:
        return
    inputs, certificate, chance = case
    tries = (answered_somehow(library, inputs, certificate, chance) for _ in range(sampled))
    assert broken_by(library, certificate, tries) is None
    assert broken_by(library, certificate, searched(library, inputs, certificate, chance, steps=steps)) is None


@given(seeds)
@SOME
def test_no_answer_to_what_was_left_open_breaks_a_certificate_of_the_library_that_ships(library, seed):
    check_shipped(library, stopped(library, seed), sampled=6, steps=12)


CASES = sorted(p.parent.name for p in (ROOT / "knowledge" / "cases").glob("*/case.yaml"))
UNSETTLED = {"silent_wig_seller", "small_new_shop"}  # a breach that is declined; a figure more would make a channel more


def of_case(compiled, name):
    folder = ROOT / "knowledge" / "cases" / name
    as_of = yaml.safe_load((folder / "case.yaml").read_text(encoding="utf-8"))["as_of"]
    library, data = library_on(compiled, as_of), folder / "data.yaml"
    return library, cut_down(library, read_inputs(library, folder / "answers.yaml", data if data.is_file() else None, None))


@pytest.mark.parametrize("name", CASES)
def test_no_answer_to_what_was_left_open_breaks_the_certificate_of_a_case(compiled, name):
    library, case = of_case(compiled, name)
    assert (case is None) == (name in UNSETTLED)
    if case is not None:
        check_shipped(library, (*case, Random(name)), sampled=4, steps=12)


@pytest.mark.long
@pytest.mark.parametrize("name", [n for n in CASES if n not in UNSETTLED])
def test_no_search_breaks_the_certificate_of_a_case(compiled, name):
    library, case = of_case(compiled, name)
    for seed in range(3):
        check_shipped(library, (*case, Random(f"{name} {seed}")), sampled=40, steps=80)


@pytest.mark.long
@given(seeds)
@settings(SOME, max_examples=60)
def test_no_search_breaks_a_certificate_of_the_library_that_ships(library, seed):
    check_shipped(library, stopped(library, seed), sampled=60, steps=120)


def test_the_search_over_the_library_that_ships_finds_a_certificate_that_promises_too_much(library):
    """An enterprise of which one answer that its certificate rests on is taken away: then nothing is proven, and something breaks."""
    caught = 0
    for seed in range(12):
        case = stopped(library, seed)
        if case is None:
            continue
        inputs, certificate, chance = case
        lost = [i for i in inputs.answers if i in library.read_by_vetoes]
        if not lost:
            continue
        missing = chance.choice(lost)
        less = replace(inputs, answers={i: f for i, f in inputs.answers.items() if i != missing})
        false = replace(certificate, whatever=(*certificate.whatever, missing))
        caught += broken_by(library, false, searched(library, less, false, chance, steps=40)) is not None
    assert caught


def test_enterprises_with_shops_and_without_get_certificates_of_the_library_that_ships(library):
    cases = [case for seed in range(120) if (case := stopped(library, seed)) is not None]
    assert {certificate.grade for _, certificate, _ in cases} >= {"A", "D", "U"}
    assert {bool(inputs.channels.keys() - {ENTERPRISE}) for inputs, *_ in cases} == {True, False}


def test_what_may_turn_out_in_any_way_has_no_answer(library):
    for seed in range(20):
        inputs = enterprise(library, Random(seed))
        judged = judge(library, inputs)
        open_now = set(whatever(library, judged))
        assert not {i for i in open_now if judged.facts[i].state is State.KNOWN and i in library.questions}
