"""Advice holds together: what is asked is read, what is found leads to a measure, and what a measure changes turns what it is for."""

import itertools
from dataclasses import replace

from assistant.judging.known import rank
from assistant.judging.logic import truth
from assistant.judging.witness import places
from assistant.model.condition import Leaf, NoneOf, leaves
from assistant.model.library import RuleKind
from assistant.model.values import State, known

MOST = 20_000  # ways of being found that are tried for one rule
FIGURES_ASKED = {  # what they find is a figure; a measure may not promise a figure
    "logistics.loss_damage_high",
    "payment.overdue_high",
    "role_logistics.delivery_late",
    "role_logistics.losses_high",
}


def spelled_out(library, condition):
    """The condition with the conclusions of derived rules written out."""
    if isinstance(condition, Leaf):
        if condition.fact not in library.rules:
            return condition
        inner = spelled_out(library, library.rules[condition.fact].when)
        return inner if condition.operand == "found" else NoneOf((inner,))
    return replace(condition, parts=tuple(spelled_out(library, part) for part in condition.parts))


def ways_to_find(library, condition):
    read = list(leaves(condition))
    names = sorted({leaf.fact for leaf in read})
    values = [[f for f in places(n, library.facts[n], [leaf for leaf in read if leaf.fact == n]) if f.state is State.KNOWN] for n in names]
    for chosen in itertools.islice(itertools.product(*values), MOST):
        facts = dict(zip(names, chosen, strict=True))
        if truth(condition, facts) is True:
            yield facts


def applied(library, measure, facts):
    """The facts after the measure: what it changes is at least as good as it says."""
    after = dict(facts)
    for fact_id, value in measure.changes:
        definition = library.facts[fact_id]
        if fact_id in after and (definition.better is None or rank(definition, value) > rank(definition, after[fact_id].value)):
            after[fact_id] = known(fact_id, value)
    return after


def test_what_is_found_in_practices_is_turned_by_one_of_its_measures(library):
    unturned = []
    for rule in library.rules.values():
        if rule.kind in {RuleKind.DERIVED, RuleKind.CONTRADICTION} or rule.id in FIGURES_ASKED:
            continue
        condition = spelled_out(library, rule.when)
        if not any(leaf.fact in library.questions and not leaf.fact.startswith("profile.") for leaf in leaves(condition)):
            continue  # found in figures or in the profile alone
        found = list(ways_to_find(library, condition))
        measures = [library.measures[m] for m in rule.measures]
        if not any(truth(condition, applied(library, m, facts)) is not True for m in measures for facts in found):
            unturned.append(rule.id)
    assert unturned == []


def test_every_measure_follows_from_a_rule_or_a_metric_or_prepares_one_that_does(library):
    followed = {m for part in (library.rules.values(), library.ladder.metrics) for item in part for m in item.measures}
    needed = {p for m in library.measures.values() for p in m.prerequisites}
    assert set(library.measures) == followed | needed & set(library.measures)


def test_every_finding_veto_and_cap_leads_to_a_measure(library):
    silent = [r.id for r in library.rules.values() if r.kind not in {RuleKind.DERIVED, RuleKind.CONTRADICTION} and not r.measures]
    assert silent == []
