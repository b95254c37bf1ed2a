"""Keys at the prompt of a real pseudo-terminal: editing, history, Tab, pasted text, interruptions, other widths."""

import os
import re

import pexpect
import pytest

from tests.cli.seen import EDITING, Log, ended, line_for, plain, prompt, question

UP, LEFT, HOME, RUBOUT, LISTING = "\x1b[A", "\x1b[D", "\x01", "\x7f", "\x0c"


def test_a_line_is_edited_with_cursor_keys_and_wide_characters_are_rubbed_out_whole(terminal):
    child = terminal("assess", "--lang", "zh")
    prompt(child)
    child.send("销售们" + RUBOUT + HOME + "在线" + "\r")
    child.expect("✓ 在线销售")


def test_the_arrow_up_brings_back_what_was_typed_before(terminal):
    child = terminal("assess")
    prompt(child)
    child.send("nonsense\r")
    child.expect("is not one of the choices")
    prompt(child)
    child.send(UP + "\r")
    child.expect("“nonsense” is not one of the choices")


def test_history_stays_in_memory(terminal, home, tmp_path):
    child = terminal("assess", HOME=str(tmp_path))
    prompt(child)
    child.send("very confidential nonsense\r")
    child.expect("is not one of the choices")
    prompt(child)
    child.send("/quit\r")
    ended(child)
    kept = [p for p in tmp_path.rglob("*") if p.is_file() and b"very confidential" in p.read_bytes()]
    assert not kept


def test_tab_completes_a_choice_and_a_command_and_shows_several(terminal):
    child = terminal("assess")
    prompt(child)
    child.send("car\t\r")
    child.expect("✓ Carries parcels")
    prompt(child)
    child.send("/w\t")
    child.expect("/wh")
    child.send("\t")
    child.expect(r"/why +why it is asked")
    child.expect(r"/whatif +what another answer")
    child.expect(EDITING)
    child.send("y\r")
    child.expect("Why it matters")


def test_tab_speaks_chinese(terminal):
    child = terminal("assess", "--lang", "zh")
    prompt(child)
    child.send("\t")
    child.expect(r"在线销售 +1")
    child.expect(EDITING)
    child.send("承\t\r")
    child.expect("✓ 承运包裹")
    prompt(child)
    child.send("/为\t\r")
    child.expect("为何重要")


def test_pasted_lines_wait_for_enter_and_answer_one_question(terminal):
    child = terminal("assess")
    prompt(child)
    child.send("\x1b[200~sells\ronline\r\n\x1b[201~")
    child.expect("sells online")
    with pytest.raises(pexpect.TIMEOUT):
        child.expect("✓ ", timeout=0.4)
    child.send("\r")
    child.expect("✓ Sells online")
    prompt(child)
    child.send("\x1b[200~1\n2\n1\n\x1b[201~\r")
    child.expect("“1 2 1” is neither yes nor no")


def test_ctrl_l_clears_the_screen_and_shows_the_question_again(terminal):
    child = terminal("assess")
    prompt(child)
    child.send("sel" + LISTING)
    child.expect(r"\x1b\[2J")
    child.expect("What does the enterprise do")
    child.expect("> sel")
    child.send("ler\r")
    child.expect("✓ Sells online")


def test_keys_typed_before_the_editor_is_there_are_not_lost(terminal):
    child = terminal("assess")
    child.expect(r"\r\n> ")  # the prompt stands; the editor is still loading
    child.send("1\r2")
    child.expect("✓ Sells online")
    child.expect("inspected before dispatch")
    child.send("\r")
    child.expect("✓ no")


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("at", ["before the editor", "question", "begun line", "offer", "after a refusal", "end"])
def test_ctrl_c_and_ctrl_d_keep_everything_and_say_how_to_go_on(terminal, key, at):
    child = terminal("assess")
    given = 0
    if at == "before the editor":
        child.expect(r"\r\n> ")
    else:
        shown = prompt(child)
        for line in {"offer": ["sells onlin"], "after a refusal": ["nonsense"]}.get(at, ["1"]):
            child.send(line + "\r")
            shown = prompt(child)
            given += "✓ " in shown
        while at == "end" and "Nothing is left to ask" not in plain(shown):
            child.send(line_for(shown) + "\r")
            shown = prompt(child)
            given += "✓ " in shown
        if at == "begun line":
            child.send("ye" if key == "\x03" else "ye\x15")
    child.send(key)
    child.expect(r"credit-assistant resume (I-\w+)")
    name = child.match[1]
    assert ended(child)[0] == 130
    again = terminal("resume", name)
    shown = prompt(again)
    count = re.search(r"(\d+) answers? so far", plain(shown))
    assert int(count[1] if count else 0) == given


def test_a_signal_from_outside_ends_it_like_ctrl_c(terminal):
    child = terminal("assess")
    prompt(child)
    os.kill(child.pid, 2)
    child.expect("credit-assistant resume I-")
    assert ended(child)[0] == 130


def test_the_terminal_is_put_back_as_it_was(environment, tmp_path):
    from tests.cli.conftest import PROGRAM

    command = " ".join(f"'{part}'" for part in PROGRAM)
    child = pexpect.spawn("sh", ["-c", f"stty -a; {command} assess; stty -a"], env=environment, cwd=str(tmp_path), encoding="utf-8")
    settings = prompt(child).split("Interview I-")[0]
    child.send("/quit\r")
    child.expect(pexpect.EOF)
    flags = r"-?(?:echo|icanon|isig|ixon|icrnl|iexten|opost)\b"
    before, after = re.findall(flags, settings), re.findall(flags, plain(child.before).split("credit-assistant resume")[1])
    assert "icanon" in before
    assert after == before


def test_the_window_may_change_its_width_in_the_middle_of_a_line(terminal):
    child = terminal("assess", columns=100)
    log = Log(child)
    first = question(prompt(child))
    child.send("an answer that is longer than sixty columns, so that the line has to be broken anew, ")
    child.expect("broken anew")
    for columns in (60, 100, 60):
        child.setwinsize(40, columns)
        child.expect(r"(?s)longer than.*broken.*anew")
    mark = len(log.text)
    child.send("\r")
    child.expect(r"if\s+you\s+don't\s+know")
    prompt(child)
    child.send("/why\r")
    prompt(child)
    said = [line for line in plain(log.text[mark:]).splitlines() if not line.startswith(">") and "longer than" not in line]
    assert max(map(len, said)) <= 60
    assert first == "What does the enterprise do?"
    child.send("1\r")
    child.expect("✓ Sells online")


def test_without_colour_nothing_is_coloured(terminal):
    child = terminal("assess", NO_COLOR="1")
    log = Log(child)
    prompt(child)
    child.send("1\r")
    prompt(child)
    child.send("\x03")
    assert ended(child)[0] == 130
    assert not re.search(r"\x1b\[(?:[0-9;]*;)?(?:3|4|9)[0-9;]*m", log.text)


@pytest.mark.parametrize("plainly", [{"TERM": "dumb"}, {"CREDIT_ASSISTANT_ACCESSIBLE": "1"}, {"TERM": ""}], ids=str)
def test_a_plain_terminal_gets_no_control_sequence_for_the_cursor(terminal, plainly):
    child = terminal("assess", **plainly)
    log = Log(child)
    child.expect("> |Answer: ")
    child.sendline("1")
    child.expect("✓ Sells online|Kept: Sells online")
    child.expect("> |Answer: ")
    child.sendintr()
    child.expect("credit-assistant resume I-")
    assert ended(child)[0] == 130
    assert not re.search(r"\x1b\[[0-9;?]*[A-HJKSTfhl]", log.text)
