"""Side talk at the prompt: each command is done, and the same question stands again. In this process, lines from a pipe."""

import io
import re
import sys

import pytest

from assistant.cli.cells import width
from assistant.cli.side import SHORT
from assistant.cli.side_table import SIDE_TALK
from assistant.cli.words_side import SIDE
from assistant.interview.commands import COMMANDS
from tests.conftest import ROOT

FIRST = "What does the enterprise do?"
LATE = "What share of orders was shipped late?"
UP_TO_LATE = ["1", "1", "2", "2020-05-01", "400"]
ALL = [*UP_TO_LATE, "1%", "3", "97%"]


@pytest.fixture
def talk(command, monkeypatch):
    """An interview whose lines come from a pipe: what stood on the screen, and the verdict."""

    def call(*lines, options=(), columns="80"):
        monkeypatch.setenv("COLUMNS", columns)
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        _, out, err = command("assess", *options)
        return err.replace("\u00a0", " "), out

    return call


def after(shown, line):
    """What was said to a line, up to the next prompt."""
    return re.split(r"^(?:> |Answer: |请回答：)", shown.split(f"> {line}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def test_every_command_of_the_table_is_done():
    assert set(COMMANDS) | {"other"} == set(SIDE_TALK)


@pytest.mark.parametrize(
    "line", ["/why", "/learn", "/how", "/status", "/plan", "/help", "/save", "/note seen in May", "/evidence", "/whatif", "/lang"]
)
def test_after_side_talk_the_same_question_stands(talk, line):
    shown, _ = talk(*UP_TO_LATE, line, "1%")
    said = after(shown, line)
    assert said.strip()
    assert ("✓ 1 %" in shown) and shown.count(LATE) == 1 + (said.count("\n") > SHORT)


def test_why_tells_the_goal_the_rules_waiting_and_what_each_region_would_change(talk):
    shown, _ = talk(*UP_TO_LATE, "/why")
    said = " ".join(after(shown, "/why").split())
    assert "the grade, A–D still possible" in said
    assert "Ladder: Late shipment" in said
    assert re.search(r"2 % or less: .*level A", said), said
    assert re.search(r"10 % or more: [^-]*grade A–D → D", said)


def test_neighbouring_regions_that_change_the_same_are_one(talk):
    lines = ("1", "1", "/change praise rate to 97%", "y", "/edit praise rate", "/why")
    shown, _ = talk(*lines, options=("--content", str(ROOT)))
    said = [line.strip() for line in after(shown, "/why").splitlines() if line.strip().startswith("- ")]
    assert [line for line in said if "%" in line] == ["- below 98 %: changes nothing by itself", "- 98 % or more: Praise rate: level A"]


def test_why_of_a_veto_names_it_first_and_says_what_yes_would_do(talk):
    shown, _ = talk("1", "1", "/why")
    said = " ".join(after(shown, "/why").split())
    assert "One-vote veto: Reviews were bought" in said
    assert re.search(r"yes: grade A–D, U → D", said)


def test_how_shows_the_limits_and_with_a_name_the_reasoning(talk):
    shown, _ = talk(*UP_TO_LATE, "5%", "/how", "/how late shipment", "/how the moon landing")
    assert "Ladder: Late shipment – allows C" in after(shown, "/how")
    assert "above the limit of 4" in after(shown, "/how late shipment")
    assert "limits" in after(shown, "/how the moon landing")


def test_learn_tells_meaning_example_place_evidence_and_sources(talk):
    shown, _ = talk("1", "/learn")
    said = after(shown, "/learn")
    for part in ("Faults are cheapest at home", "Example: yes", "inspection records", "Inspection record", "Law of fair dealing"):
        assert part in said


def test_a_change_is_said_back_filed_when_agreed_and_told(talk):
    shown, _ = talk(*ALL[:-1], "/change late shipments to 20%", "/why", "y", "/status")
    said = after(shown, "/change late shipments to 20%")
    assert "1 % → 20 %" in said
    assert shown.count("Is that right?") == 2, "side talk leaves the offer standing"
    assert "grade A, C → D" in shown or "→ D" in after(shown, "y")
    assert "vetoes in force (1): Late shipment" in after(shown, "/status")


def test_a_change_that_is_refused_changes_nothing_and_another_value_is_said_back(talk):
    shown, _ = talk(*ALL[:-1], "/change late shipments to 20%", "n", "/change late shipments to 20%", "3%", "n", "97%")
    assert shown.count("Nothing was changed.") == 2
    assert "1 % → 3 %" in shown
    assert "✓ 97 %" in shown


def test_what_is_not_understood_changes_nothing(talk):
    shown, _ = talk("1", "/change the weather to sunny", "/whatif gobbledygook", "/edit 99", "99")
    assert "I don't see which answer is meant" in after(shown, "/change the weather to sunny")
    assert "I don't see which answer is meant" in after(shown, "/whatif gobbledygook")
    assert "None of your answers is called that" in shown


def test_edit_lists_the_answers_and_asks_the_chosen_one_again(talk):
    shown, _ = talk(*UP_TO_LATE, "/edit", "2", "", "/edit inspection", "2")
    said = after(shown, "/edit")
    assert "Quality\n" in said
    assert re.search(r"\d  Inspection before dispatch: yes", said)
    assert "Your answer was:" in shown
    assert "practice index" in shown.rsplit("✓", 1)[1], "what the change did is told"


def test_whatif_shows_before_and_after_and_keeps_nothing(talk):
    shown, out = talk(*ALL, "/whatif late shipments = 20%")
    said = after(shown, "/whatif late shipments = 20%")
    assert "grade A → D" in said
    assert "Nothing was saved." in said
    assert "Credit grade A" in out


def test_bytes_that_are_no_text_are_no_answer(talk):
    shown, _ = talk("1", "\udcff\udcfe", "/status")
    assert "✓ unknown" not in shown and "is neither yes nor no" in shown


def test_a_change_or_a_supposition_whose_value_is_not_clear_says_so(talk):
    shown, _ = talk(*UP_TO_LATE, "5%", "/whatif late shipments = lots", "/change late shipments to lots", "")
    assert "/whatif late shipment rate = 2%" in " ".join(after(shown, "/whatif late shipments = lots").split())
    assert "I don't see the new answer" in after(shown, "/change late shipments to lots")


def test_how_tells_a_figure_that_was_said(talk):
    shown, _ = talk(*UP_TO_LATE, "5%", "/how late_shipment_rate")
    said = after(shown, "/how late_shipment_rate")
    assert "5 %" in said and "5 % (" in said and "unknown" not in said.split("Read by", 1)[0]


def test_skipping_a_question_that_is_asked_again_keeps_its_answer(talk):
    shown, _ = talk("1", "1", "/back", "/skip", "/status")
    assert "Your answer stays" in after(shown, "/skip") and "put off" not in after(shown, "/status")


def test_a_skipped_question_comes_again_at_the_end(talk):
    shown, _ = talk("/skip", "/status", "1")
    assert FIRST not in after(shown, "/skip").split("Put off", 1)[1].split("?")[0] + "?"
    assert "put off: Role" in after(shown, "/status")


def test_notes_and_documents_are_kept_and_told(talk):
    shown, _ = talk("1", "1", "/evidence Inspection record, 2026-10-01", "/note ask Li", "/evidence undated paper", "/status")
    assert "Document noted for Inspection before dispatch: Inspection record, 1 October 2026" in " ".join(shown.split())
    assert "Noted on: Bought reviews" in shown
    assert "It has no day yet" in after(shown, "/evidence undated paper")


def test_a_document_of_the_future_leaves_the_one_that_counts(talk):
    shown, _ = talk("1", "1", "/evidence Old record, 2026-10-01", "/evidence New record, 2030-05-01")
    said = " ".join(after(shown, "/evidence New record, 2030-05-01").split())
    assert "not valid before 1 May 2030" in said
    assert "What counts is still: Old record, 1 October 2026" in said


def test_a_day_that_is_none_is_told_and_asked_for_again(talk):
    shown, _ = talk("1", "1", "/evidence foo.pdf, 2026-13-45", "/evidence 2026-10-01")
    said = " ".join(after(shown, "/evidence foo.pdf, 2026-13-45").split())
    assert "dispatch: foo.pdf 2026-13-45 is no day" in said
    assert "foo.pdf, 1 October 2026" in after(shown, "/evidence 2026-10-01")


def test_grades_are_listed_as_each_language_lists_things(talk):
    assert "A–D, U" in talk("1", "1", "/how")[0]
    shown, _ = talk("1", "1", "/how", "/why", "/status", options=("--lang", "zh"))
    assert "A–D、U" in shown
    assert "A–D, U" not in shown


@pytest.mark.parametrize("line", ["a\x1b[31mred", "\x1b]0;title\x07", "/note \x9b2J"])
def test_signs_that_steer_a_terminal_are_neither_shown_nor_kept(talk, line):
    shown, _ = talk("1", "1", line, "/status")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown)
    assert "\N{REPLACEMENT CHARACTER}" in shown


@pytest.mark.parametrize(
    ("options", "no", "helps"), [((), "no", "would do if it happened"), (("--lang", "zh"), "没有", "选发生时会怎么做")]
)
def test_a_bare_no_to_a_choice_is_told_what_would_help(talk, options, no, helps):
    shown, _ = talk(no, options=options)
    assert helps in shown.replace("\n", "" if options else " ")


def test_documents_are_listed_only_where_they_would_help(talk):
    shown, _ = talk("1", "1", "/evidence")
    said = after(shown, "/evidence")
    assert ("No document would" in said) != ("Worth a document" in said)


@pytest.mark.parametrize(("options", "ending"), [((), "Vetoes not yet excluded: "), (("--lang", "zh"), "尚未排除的否决共 ")])
def test_prompt_status_and_ending_count_the_same_open_vetoes(talk, options, ending):
    shown, out = talk("1", "1", "/status", "/how", "/finish", options=options)
    [said] = re.findall(rf"{ending}(\d+)", out)
    assert re.findall(r"(?:vetoes open|未排除的否决) (\d+)", shown)[-1] == said
    assert re.findall(r"vetoes not yet excluded \((\d+)\)|尚未排除的否决（(\d+)）", shown)[-1] in ((said, ""), ("", said))
    assert re.findall(r"vetoes not yet excluded: (\d+)|尚未排除的否决：(\d+)", shown)[-1] in ((said, ""), ("", said))


def test_save_says_where_it_is_and_puts_it_under_a_client(talk, home):
    shown, _ = talk("1", "/save Acme Trading")
    said = after(shown, "/save Acme Trading")
    assert "Kept for Acme Trading." in said
    assert str(home) in said.replace("\n", "")
    assert "credit-assistant resume I-" in said


def test_the_language_changes_in_the_middle_and_back(talk):
    shown, out = talk("1", "/lang zh", "/帮助", "1", "/语言 en", "2", "/finish")
    assert "每批货物发货前都检验吗" in after(shown, "/lang zh")
    assert "作答" in after(shown, "/帮助")
    assert "Were reviews bought?" in after(shown, "/语言 en")
    assert "Practice" in out or "Credit grade" in out


def test_side_talk_works_where_nothing_is_left_to_ask(talk):
    shown, out = talk(*ALL, "/status", "/why", "/edit", "", "/plan", "/help", "hello there", "/change late shipments to 3%", "y", "")
    assert "Grades still possible: A" in after(shown, "/status")
    assert "No question stands" in after(shown, "/why")
    assert "Credit grade B" in out


def test_a_rule_base_that_is_not_prepared_for_free_questions_says_so(talk):
    shown, _ = talk("/ask what is a veto?", "/ask", "1")
    assert "has not been prepared for free questions" in " ".join(after(shown, "/ask what is a veto?").split())
    assert "Simply type your question" in after(shown, "/ask")
    assert "✓ Sells online" in shown


def test_what_is_said_by_itself_comes_once(talk):
    shown, _ = talk(*UP_TO_LATE, "1%", "1", "97%", "/note fine", "/status")
    assert shown.count("Two answers do not quite fit together") == 1
    said = " ".join(shown.split("Two answers do not quite fit together")[1].split())
    assert "Tracking: none" in said and "Share of tracked parcels: 97 %" in said
    assert "/change Tracking to" in said


def test_that_nothing_can_change_any_more_is_said_once_and_is_no_end(talk):
    shown, out = talk("1", "1", "1", "2020-05-01", "400", "1%", "3", "97%")
    assert shown.count("the grade stays D") == 1
    assert shown.count("✓") == len(ALL)
    assert "Credit grade D" in out


def test_the_quick_check_ends_with_a_range_and_the_weakest_points(talk, tmp_path):
    given = tmp_path / "answers.yaml"
    given.write_text("profile.markets: [eu]\n", encoding="utf-8")
    shown, _ = talk("1", "2", "1", options=("--answers", given))
    assert "The quick check is done: possible grades" in shown
    assert "The weakest points so far:" in shown
    assert "Uninspected goods for the Union" in shown
    shown, _ = talk("1", "1", "1")
    assert "No weak point was found so far." in shown


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_side_talk_fits_sixty_columns(talk, lang):
    names = [COMMANDS[c][0] for c in ("why", "how", "learn", "status", "plan", "help", "edit")]
    shown, out = talk(*UP_TO_LATE, *(f"/{n}" for n in names), "", options=("--lang", lang), columns="60")
    for line in (shown + out).splitlines():
        assert width(line) <= 60 or "credit-" in line or "/" in line.split(" ")[-1], line


def test_the_help_fits_sixty_columns_in_both_languages():
    for text in SIDE["side.help"]:
        assert max(width(line) for line in text.splitlines()) <= 60


def test_accessible_side_talk_draws_nothing(talk):
    shown, _ = talk(*UP_TO_LATE, "/status", "/note x", "/how late shipment", options=("--accessible",))
    assert not set("█▒░✓✗") & set(shown)
