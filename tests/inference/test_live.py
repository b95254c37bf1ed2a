"""A live assessment: both engines on the rule base that ships, and what happens when one rule is wrong in one of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.api.deciding import DURABLE, decide_live
from assistant.api.files import read_inputs
from assistant.cli.running import run
from assistant.errors import EngineError
from assistant.inference import durable_engine, program
from assistant.inference.program import CLEAR, FOUND, Clause
from tests.contents import write_contents
from tests.inference.raw import needs_durable
from tests.profiles import enterprises

pytestmark = needs_durable

ROOT = Path(__file__).parents[2]


@given(st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_on_the_rule_base_that_ships_both_engines_agree_for_any_enterprise(library, data):
    _, engine = decide_live(library, data.draw(enterprises(library)))
    assert engine == DURABLE


@pytest.fixture
def broken(monkeypatch):
    """Turns one rule round inside the inference engine, and only there."""
    clauses = program._clauses

    def break_rule(rule_id: str) -> None:
        def turned(rule, *others):
            for clause in clauses(rule, *others):
                says = {FOUND: CLEAR, CLEAR: FOUND}[clause.says] if rule.id == rule_id else clause.says
                yield Clause(says, clause.about, clause.when)

        monkeypatch.setattr(program, "_clauses", turned)
        monkeypatch.setattr(durable_engine, "_ENGINES", {})

    return break_rule


def test_one_rule_broken_in_the_engine_alone_leaves_no_verdict(library, broken):
    inputs = read_inputs(library, ROOT / "knowledge" / "cases" / "zhengzhou_home_textiles" / "answers.yaml", None, None)
    decision, _ = decide_live(library, inputs)
    decided = next(rule for rule, outcome in decision.declared.outcomes.items() if outcome != "unknown")
    broken(decided)
    with pytest.raises(EngineError, match=rf"{decided}: the judge says \w+, the inference engine says \w+"):
        decide_live(library, inputs)


def test_and_the_program_says_which_and_ends_with_1(broken, tmp_path, monkeypatch, capsys):
    content = write_contents(tmp_path / "content")
    shutil.copytree(ROOT / "templates", content / "templates")
    monkeypatch.setenv("CREDIT_ASSISTANT_CONTENT", str(content))
    monkeypatch.setenv("CREDIT_ASSISTANT_HOME", str(tmp_path / "home"))
    case = content / "knowledge" / "cases" / "steady"
    assess = ["assess", "--no-input", "--json", "--answers", str(case / "answers.yaml"), "--data", str(case / "data.yaml")]
    assert run(assess) == 0
    capsys.readouterr()
    broken("logistics.tracking_gap")
    assert run(assess) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "logistics.tracking_gap: the judge says" in said.err
