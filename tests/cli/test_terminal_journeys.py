"""Second thoughts and side talk on a real pseudo-terminal: after each of them the same question stands, shown anew by Ctrl-L."""

import re

import pytest

from assistant.cli.cells import width
from tests.cli.person import CASE_DAY
from tests.cli.seen import NO_FAULT, Log, ended, plain, prompt

REDRAW = "\x0c"
LATE, WHERE_TO, TRACKING = "What share of orders was shipped late", "Where do you deliver to", "Which parcels are tracked"
UP_TO_LATE = ["1", "1", "2", "2020-05-01", "400"]


def type_(child, *lines):
    """Lines one after another, each at its prompt; what was shown after the last, in one line."""
    shown = ""
    for line in lines:
        child.send(line + "\r")
        shown = prompt(child)
    return re.sub(r"\s+", " ", plain(shown))


def stands(child, question):
    """The question that is shown when the screen is drawn anew."""
    child.send(REDRAW)
    child.expect(r"\x1b\[2J")
    assert re.search(question, re.sub(r"\s+", " ", plain(prompt(child))))


@pytest.fixture
def at_late(terminal):
    """An interview that stands at the share of late orders."""

    def start(*options, lines=UP_TO_LATE):
        child = terminal("assess", *options)
        prompt(child)
        type_(child, *lines)
        stands(child, LATE)
        return child

    return start


def test_an_answer_chosen_from_the_list_is_asked_again(at_late):
    child = at_late()
    said = type_(child, "/edit")
    number = re.search(r"(\d) +Inspection before dispatch: yes", said)[1]
    assert "Which one?" in said
    type_(child, "")
    stands(child, LATE)
    assert "Your answer was: yes. Enter keeps it." in type_(child, "/edit", number)
    assert "✓ no" in type_(child, "2")
    stands(child, WHERE_TO)  # which matters now


def test_changes_in_words_are_filed_once_they_are_agreed_to(at_late):
    child = at_late()
    assert "Orders shipped: 400 → 500. Is that right?" in type_(child, "/change orders shipped to 500")
    assert "Nothing was changed." in type_(child, "n")
    stands(child, LATE)
    both = type_(child, "/change orders shipped to 600 and role to carries parcels")
    assert "400 → 600" in both
    assert "Sells online → Carries parcels" in both
    assert "Nothing was changed." in type_(child, "n")
    stands(child, LATE)
    type_(child, "/change orders shipped to 700; bought reviews to no")
    assert "✓ Orders shipped: 700" in type_(child, "y")
    stands(child, LATE)


def test_what_is_put_off_returns_at_the_end(at_late):
    child = at_late()
    assert "Put off" in type_(child, "/skip")
    stands(child, TRACKING)
    type_(child, "3", "97%")
    stands(child, LATE)
    assert "Nothing is left to ask" in type_(child, "1%")


def test_a_contradiction_is_raised_once_with_both_values(at_late):
    child = at_late()
    log = Log(child)
    type_(child, "1%", "1")
    said = type_(child, "97%")
    assert "Tracking: none" in said
    assert "Share of tracked parcels: 97 %" in said
    type_(child, "/note both are right", "/status")
    child.send("\r")
    status, _ = ended(child)
    assert status == 0
    assert plain(log.text).count("Two answers do not quite fit together") == 1


def test_the_offer_to_stop_is_made_once_and_going_on_works(terminal):
    child = terminal("assess")
    log = Log(child)
    prompt(child)
    type_(child, "1", "1", "1", "2020-05-01", "400")
    stands(child, LATE)
    assert "✓ 1 %" in type_(child, "1%")
    stands(child, TRACKING)
    assert "Nothing is left to ask" in type_(child, "3", "97%")
    child.send("\r")
    status, end = ended(child)
    assert (status, "Credit grade D" in end) == (0, True)
    offers = re.findall(r"Whatever you answer[^.]*grade\s+stays\s+D", plain(log.text))
    assert len(offers) == 1


def test_notes_documents_and_the_other_language_leave_the_question_standing(at_late):
    child = at_late()
    assert "✓ Noted on: Late shipment rate" in type_(child, "/note ask Li")
    assert "Worth a document" in type_(child, "/evidence")
    stands(child, LATE)
    type_(child, "/edit inspection", "1")
    assert "✓ Document noted for Inspection before dispatch" in type_(child, "/evidence Inspection record, 2026-10-01")
    stands(child, LATE)
    assert "延迟发货的订单占比" in type_(child, "/lang zh")
    child.setwinsize(40, 60)
    log = Log(child)
    type_(child, "/说明", "/状态", "/帮助")
    stands(child, "延迟发货的订单占比")
    assert max(width(line) for line in plain(log.text).splitlines()) <= 60
    assert "What share" in type_(child, "/lang en")
    assert "✓ 1 %" in type_(child, "1%")


def test_free_questions_and_a_sentence_of_several_facts_with_the_shipped_rule_base(terminal):
    child = terminal("assess", "--as-of", CASE_DAY.isoformat(), CREDIT_ASSISTANT_CONTENT="")
    log = Log(child)
    first = re.search(r"[A-Z][^?]*\?", plain(prompt(child)).split("vetoes open")[1])[0].split("\n")[0]
    cited = type_(child, "what is an AEO?")
    assert re.search(r"authori[sz]ed economic operator", cited, re.IGNORECASE)
    assert "Sources: " in cited
    stands(child, re.escape(first[:40]))
    assert "Sources: " not in type_(child, "which birds can be seen in winter?")
    stands(child, re.escape(first[:40]))
    offered = type_(child, "we sell B2C to Germany and Thailand through Amazon")
    assert "I understood:" in offered
    assert offered.count(";") >= 1
    kept = type_(child, "y")
    assert kept.count("✓") >= 2
    assert not NO_FAULT.search(log.text)
