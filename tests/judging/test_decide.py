"""The verdict: vetoes, caps, index, U, documented view, what is open, measures."""

import datetime
from dataclasses import replace

from assistant.judging.decide import decide
from assistant.model.canonical import canonical
from assistant.model.condition import All, Any, NoneOf
from assistant.model.library import Derivation, Derive, FactDefinition, Option, RuleKind, Severity
from assistant.model.text import Text
from assistant.model.values import Evidence, Fact, FactType, Origin, State, known
from tests.judging.build import (
    DAY,
    Op,
    T,
    graded,
    indicator,
    inputs,
    leaf,
    library,
    measure,
    metric,
    question,
    rule,
    yes,
)

DOCUMENT = Text("a report", "报告")


def grade(lib, given_inputs):
    return decide(lib, given_inputs).core["verdict"]["grade"]


def fakes(better="no"):
    return question("fakes", better=better)


VETO = rule("conduct.fakes", yes("fakes"), RuleKind.VETO)


def test_an_admitted_breach_gives_d_whatever_the_rest_says():
    lib = library(questions=[fakes(), graded("q")], rules=[VETO])
    result = grade(lib, inputs({"fakes": True, "q": "o2"}))
    assert (result["value"], result["decided"]) == ("D", True)
    assert decide(lib, inputs({"fakes": True, "q": "o2"})).core["verdict"]["vetoes"][0]["rule"] == "conduct.fakes"


def test_an_open_veto_leaves_d_possible_and_is_listed_as_open():
    lib = library(questions=[fakes(), graded("q")], rules=[VETO])
    verdict = decide(lib, inputs({"q": "o2"})).core["verdict"]
    assert (verdict["grade"]["value"], verdict["grade"]["lowest"], verdict["grade"]["highest"]) == (None, "D", "A")
    assert verdict["grade"]["possible"] == ["D", "A"]
    assert verdict["open_vetoes"] == ["conduct.fakes"]


def test_a_veto_wins_over_unrated():
    orders = indicator("orders", FactType.COUNT, better=None)
    lib = library(
        questions=[fakes()],
        indicators=[orders, indicator("late", better="low")],
        rules=[VETO],
        metrics=[metric()],
        rated=[leaf("orders", Op.AT_LEAST, 30)],
    )
    few = {"amazon": {"orders": 3, "late": 0.0}}
    assert grade(lib, inputs({"fakes": False}, few))["value"] == "U"
    assert grade(lib, inputs({"fakes": True}, few))["value"] == "D"
    open_veto = grade(lib, inputs({}, few))
    assert (open_veto["value"], open_veto["possible"]) == (None, ["U", "D"])


def test_the_index_allows_a_from_80_in_total_and_70_in_each_sub_system():
    def of(quality, logistics):
        lib = library(questions=[graded("q", credits=(0.0, quality)), graded("l", credits=(0.0, logistics), index="logistics")])
        return grade(lib, inputs({"q": "o1", "l": "o1"}))["value"]

    assert of(0.9, 0.7) == "A"
    assert of(0.9, 0.69) == "B"
    assert of(0.8, 0.79) == "B"
    assert of(0.8, 0.6) == "B"
    assert of(0.9, 0.59) == "C"
    assert of(0.0, 0.0) == "C"


def test_the_index_never_gives_d():
    assert grade(library(questions=[graded("q")]), inputs({"q": "o0"}))["value"] == "C"


def test_an_open_practice_shows_the_index_as_a_range():
    lib = library(questions=[graded("q"), graded("r")])
    item = decide(lib, inputs({"q": "o2"})).core["verdict"]["sub_systems"][0]
    assert (item["index"], item["lowest"], item["highest"], item["answered"], item["asked"]) == (None, 50.0, 100.0, 1, 2)


def test_a_practice_that_does_not_apply_is_left_out_of_the_index():
    lib = library(questions=[question("ships"), graded("q"), graded("r", asked_if=yes("ships"))])
    verdict = decide(lib, inputs({"ships": False, "q": "o1"})).core["verdict"]
    assert verdict["practice_index"]["index"] == 50.0


def test_an_answer_to_a_question_that_does_not_apply_decides_nothing():
    lib = library(questions=[question("ships"), question("lost", better="no", asked_if=yes("ships"))], rules=[rule("r", yes("lost"))])
    assert decide(lib, inputs({"ships": False, "lost": True})).declared.outcomes["r"] == "clear"
    assert decide(lib, inputs({"lost": True})).declared.outcomes["r"] == "unknown"
    assert decide(lib, inputs({"ships": True, "lost": True})).declared.outcomes["r"] == "found"


def test_a_veto_cannot_be_answered_with_not_applicable():
    lib = library(questions=[fakes()], rules=[VETO])
    assert decide(lib, inputs({"fakes": State.NOT_APPLICABLE})).declared.outcomes["conduct.fakes"] == "unknown"


def test_declined_decides_like_unknown():
    lib = library(questions=[fakes()], rules=[VETO])
    declined, silent = (grade(lib, inputs(a)) for a in ({"fakes": State.DECLINED}, {}))
    assert declined == silent


def test_without_ladder_and_without_a_practice_to_ask_about_there_is_nothing_to_rate():
    lib = library(questions=[question("seller"), graded("q", asked_if=yes("seller"))])
    assert grade(lib, inputs({"seller": False}))["value"] == "U"
    assert grade(lib, inputs({"seller": True, "q": "o2"}))["value"] == "A"


def test_a_cap_limits_the_grade_and_an_open_cap_leaves_it_open():
    lib = library(questions=[question("listed", better="no"), graded("q")], rules=[rule("c", yes("listed"), RuleKind.CAP, cap="C")])
    assert grade(lib, inputs({"listed": True, "q": "o2"}))["value"] == "C"
    assert grade(lib, inputs({"listed": False, "q": "o2"}))["value"] == "A"
    assert grade(lib, inputs({"q": "o2"}))["possible"] == ["C", "A"]


def test_a_contradiction_is_shown_and_changes_no_grade():
    both = All((yes("a"), NoneOf((yes("b"),))))
    lib = library(questions=[question("a"), question("b"), graded("q")], rules=[rule("x", both, RuleKind.CONTRADICTION)])
    verdict = decide(lib, inputs({"a": True, "b": False, "q": "o2"})).core["verdict"]
    assert [f["rule"] for f in verdict["findings"]] == ["x"]
    assert verdict["grade"]["value"] == "A"


def test_a_market_veto_bars_its_market_and_leaves_the_grade():
    lib = library(
        questions=[question("rep"), graded("q")], rules=[rule("eu.rep", NoneOf((yes("rep"),)), RuleKind.MARKET_VETO, market="eu")]
    )
    verdict = decide(lib, inputs({"rep": False, "q": "o2"})).core["verdict"]
    assert [(v["rule"], v["market"]) for v in verdict["market_vetoes"]] == [("eu.rep", "eu")]
    assert (verdict["vetoes"], verdict["grade"]["value"]) == ([], "A")


def test_rules_read_the_conclusions_of_earlier_strata():
    lib = library(
        questions=[question("a"), question("b")],
        rules=[
            rule("z.base", yes("a"), RuleKind.DERIVED),
            rule("a.next", All((leaf("z.base", Op.IS, "found"), yes("b"))), RuleKind.DERIVED),
            rule("f", leaf("a.next", Op.IS, "found")),
            rule("v", leaf("f", Op.IS, "found"), RuleKind.VETO),
        ],
    )
    assert [[r.id for r in layer] for layer in lib.strata] == [["z.base"], ["a.next"], ["f"], ["v"]]
    assert decide(lib, inputs({"a": True, "b": True})).declared.outcomes["v"] == "found"
    assert decide(lib, inputs({"a": True})).declared.outcomes["v"] == "unknown"
    assert decide(lib, inputs({"a": False})).declared.outcomes["v"] == "clear"


class TestDocumented:
    def test_a_favourable_answer_counts_only_with_a_dated_unexpired_document(self):
        lib = library(questions=[graded("q", evidence=DOCUMENT)])
        for paper, lowest in [
            (None, "C"),
            (Evidence("report"), "C"),
            (Evidence("report", DAY), "A"),
            (Evidence("report", datetime.date(2025, 1, 1), datetime.date(2026, 11, 21)), "C"),
            (Evidence("report", datetime.date(2025, 1, 1), DAY), "A"),
            (Evidence("report", DAY + datetime.timedelta(days=1)), "C"),
        ]:
            answer = known("q", "o2", evidence=paper)
            result = grade(lib, replace(inputs(), answers={"q": answer}))
            assert result["value"] == "A"
            assert result["documented"]["lowest"] == lowest, paper

    def test_an_admission_counts_without_a_document(self):
        lib = library(questions=[graded("q", evidence=DOCUMENT)])
        assert grade(lib, inputs({"q": "o0"}))["documented"] == {"value": "C", "lowest": "C", "highest": "C", "decided": True}

    def test_silence_never_beats_honesty(self):
        lib = library(questions=[graded("q", evidence=DOCUMENT)])
        silent, honest = (grade(lib, inputs(a))["documented"]["lowest"] for a in ({}, {"q": "o1"}))
        assert silent == honest == "C"

    def test_what_no_document_can_show_stands_as_declared(self):
        lib = library(questions=[fakes(), graded("q")], rules=[VETO])
        assert grade(lib, inputs({"fakes": False, "q": "o2"}))["documented"]["value"] == "A"

    def test_a_measured_figure_stands_and_a_typed_one_needs_a_document(self):
        lib = library(
            indicators=[indicator("orders", FactType.COUNT, better=None), indicator("late", better="low")],
            metrics=[metric()],
            rated=[leaf("orders", Op.AT_LEAST, 30)],
        )
        measured = {k: known(k, v, Origin.MEASURED) for k, v in {"orders": 300, "late": 0.01}.items()}
        assert grade(lib, replace(inputs(), channels={"amazon": measured}))["documented"]["value"] == "A"
        typed = grade(lib, inputs({"orders": 300, "late": 0.01}))
        assert (typed["value"], typed["documented"]["value"]) == ("A", None)


class TestOpen:
    def test_only_what_can_still_turn_something_is_open(self):
        either = Any((yes("a"), yes("b")))
        lib = library(questions=[question("a"), question("b"), question("c")], rules=[rule("r", All((either, yes("c"))))])
        assert decide(lib, inputs({})).core["verdict"]["unknown"] == [{"fact": f, "settles": ["r"]} for f in "abc"]
        assert decide(lib, inputs({"a": True})).core["verdict"]["unknown"] == [{"fact": "c", "settles": ["r"]}]
        assert decide(lib, inputs({"c": False})).core["verdict"]["unknown"] == []

    def test_where_applying_is_unknown_the_question_it_hangs_on_is_open_instead(self):
        lib = library(questions=[question("ships"), question("lost", asked_if=yes("ships"))], rules=[rule("r", yes("lost"))])
        assert decide(lib, inputs({})).core["verdict"]["unknown"] == [{"fact": "ships", "settles": ["r"]}]

    def test_the_figures_of_the_ladder_are_open_until_given(self):
        lib = library(indicators=[indicator("orders", FactType.COUNT, better=None), indicator("late", better="low")], metrics=[metric()])
        assert {u["fact"] for u in decide(lib, inputs({})).core["verdict"]["unknown"]} == {"orders", "late"}

    def test_open_rules_lead_through_derived_facts_to_questions(self):
        total = Derivation(FactDefinition("total", FactType.COUNT, Text("t", "t")), Derive.SUM, ("x", "y"), ())
        lib = library(
            questions=[question("x", FactType.COUNT), question("y", FactType.COUNT)],
            derivations=[total],
            rules=[rule("r", leaf("total", Op.AT_LEAST, 5))],
        )
        assert decide(lib, inputs({"x": 1})).core["verdict"]["unknown"] == [{"fact": "y", "settles": ["r"]}]
        assert decide(lib, inputs({"x": 1, "y": 4})).declared.outcomes["r"] == "found"


class TestMeasures:
    def test_what_lifts_a_veto_comes_first_then_severity_then_effort(self):
        rules = [
            rule("low", yes("a"), severity=Severity.LOW, measures=["m.low"]),
            rule("high", yes("a"), severity=Severity.HIGH, measures=["m.heavy", "m.light"]),
            rule("veto", yes("a"), RuleKind.VETO, measures=["m.veto"]),
        ]
        listed = [measure("m.low"), measure("m.heavy", effort="H"), measure("m.light"), measure("m.veto", effort="H")]
        lib = library(questions=[question("a", better="no")], rules=rules, measures=listed)
        items = decide(lib, inputs({"a": True})).core["verdict"]["measures"]
        assert [i["id"] for i in items] == ["m.veto", "m.light", "m.heavy", "m.low"]
        assert [i["priority"] for i in items] == [1, 2, 3, 4]

    def test_a_prerequisite_comes_before_what_needs_it(self):
        listed = [measure("m.a", prerequisites=["m.b"]), measure("m.b", effort="H")]
        lib = library(questions=[question("x", better="no")], rules=[rule("r", yes("x"), measures=["m.a"])], measures=listed)
        items = decide(lib, inputs({"x": True})).core["verdict"]["measures"]
        assert [(i["id"], i["because"]) for i in items] == [("m.b", ["m.a"]), ("m.a", ["r"])]

    def test_a_measure_whose_practices_are_in_place_is_left_out(self):
        listed = [measure("m.a", changes=[("q", "o1")]), measure("m.b", changes=[("q", "o2")])]
        lib = library(
            questions=[graded("q"), question("x", better="no")], rules=[rule("r", yes("x"), measures=["m.a", "m.b"])], measures=listed
        )
        items = decide(lib, inputs({"x": True, "q": "o1"})).core["verdict"]["measures"]
        assert [i["id"] for i in items] == ["m.b"]

    def test_a_practice_beyond_the_depth_is_advised_and_one_that_never_applies_is_not(self):
        depth = question("profile.depth", FactType.CHOICE, options=(Option("core", T), Option("full", T)))
        deep, ships = leaf("profile.depth", Op.IS, "full"), yes("ships")
        questions = [depth, question("ships"), question("x", better="no"), graded("a", asked_if=deep)]
        questions += [graded("b", asked_if=All((deep, ships))), graded("c", asked_if=ships), graded("d")]
        listed = [measure(f"m.{q}", changes=[(q, "o2")]) for q in "abcd"]
        rules = [rule("r", yes("x"), measures=[m.id for m in listed])]
        lib = library(questions=questions, rules=rules, measures=listed)
        given = {"x": True, "profile.depth": "core", "ships": False, "d": State.NOT_APPLICABLE}
        assert [i["id"] for i in decide(lib, inputs(given)).core["verdict"]["measures"]] == ["m.a"]
        at_full = {**given, "profile.depth": "full", "a": State.NOT_APPLICABLE}
        assert [i["id"] for i in decide(lib, inputs(at_full)).core["verdict"]["measures"]] == []


def test_the_core_is_the_same_bytes_whatever_the_order_of_rules_questions_and_answers():
    questions = [graded("q"), question("a"), fakes()]
    rules = [VETO, rule("r", yes("a")), rule("b", leaf("q", Op.IS, "o0"))]
    answers = {"q": "o1", "a": True, "fakes": False}
    first = decide(library(questions=questions, rules=rules), inputs(answers)).core
    second = decide(library(questions=questions, rules=rules), inputs(dict(reversed(answers.items())))).core
    assert canonical(first) == canonical(second)


def test_a_ratio_by_zero_is_unknown_and_of_something_not_applicable_does_not_apply():
    share = Derivation(FactDefinition("share", FactType.SHARE, Text("t", "t")), Derive.RATIO, ("x", "y"), ())
    lib = library(questions=[question("x", FactType.COUNT), question("y", FactType.COUNT)], derivations=[share])
    assert decide(lib, inputs({"x": 1, "y": 0})).declared.facts["share"].state is State.UNKNOWN
    assert decide(lib, inputs({"x": 1, "y": State.NOT_APPLICABLE})).declared.facts["share"].state is State.NOT_APPLICABLE
    assert decide(lib, inputs({"x": 1, "y": 4})).declared.facts["share"] == Fact("share", State.KNOWN, 0.25, Origin.DERIVED)


def shop_library(**more):
    figures = [indicator("orders", FactType.COUNT, better=None), indicator("late", better="low")]
    return library(indicators=figures, metrics=[metric()], rated=[leaf("orders", Op.AT_LEAST, 30)], **more)


def test_nobody_leaves_the_ladder_by_declaring_a_figure_not_applicable():
    result = grade(shop_library(), inputs({"orders": 300, "late": State.NOT_APPLICABLE}))
    assert (result["value"], result["lowest"]) == (None, "D")
    assert grade(shop_library(), inputs({}, {"amazon": {"orders": State.NOT_APPLICABLE, "late": 0.5}}))["value"] is None


def test_what_leaves_unrated_open_is_asked_for():
    reviews = indicator("reviews", FactType.COUNT, better=None)
    figures = [indicator("orders", FactType.COUNT, better=None), indicator("late", better="low"), reviews]
    rated = [leaf("orders", Op.AT_LEAST, 30), leaf("reviews", Op.AT_LEAST, 10)]
    lib = library(indicators=figures, metrics=[metric()], rated=rated)
    verdict = decide(lib, inputs({"orders": 300, "late": 0.01})).core["verdict"]
    assert verdict["grade"]["possible"] == ["U", "A"]
    assert verdict["unknown"] == [{"fact": "reviews", "settles": ["ladder.rated"]}]


def test_while_it_may_turn_out_that_nothing_applies_unrated_stays_possible():
    lib = library(questions=[question("seller"), graded("q", asked_if=yes("seller"))])
    assert "U" in grade(lib, inputs({}))["possible"]
    assert grade(lib, inputs({"seller": True}))["possible"] == ["C", "B", "A"]
    assert grade(lib, inputs({"seller": False}))["possible"] == ["U"]
