"""Whole interviews with the shipped rule base in a pseudo-terminal, in each language and in accessible mode."""

import re

import pytest

from assistant.cli.cells import width
from tests.cli.person import CASE_DAY, Person, case
from tests.cli.seen import ACCEPTED, EDITING, NO_FAULT, Log, ended, plain

OVER = re.compile("Nothing is left to ask|所有问题均已问完")
CONFIRM = re.compile("I understood|我理解为")
MOST = 400


@pytest.mark.long
@pytest.mark.parametrize(("lang", "plainly", "columns"), [("en", False, 80), ("zh", False, 60), ("en", True, 60), ("zh", True, 80)])
def test_a_whole_interview_ends_with_the_grade_of_the_case(terminal, tmp_path, lang, plainly, columns):
    person = Person(*case("b2b_machinery_parts", tmp_path / "rehearsal"), lang)
    options = ["--accessible"] if plainly else []
    child = terminal("assess", "--lang", lang, "--as-of", CASE_DAY.isoformat(), *options, columns=columns, CREDIT_ASSISTANT_CONTENT="")
    log, asked, at = Log(child), [], None
    stands = "\n(?:Answer: |请回答：)" if plainly else EDITING
    for _ in range(MOST):
        child.expect(stands)
        shown = plain(child.before)
        if OVER.search(shown):
            break
        at = person.reads(shown) or at
        asked.append(at)
        child.send(("y" if CONFIRM.search(shown) else person.says(at)) + ("\n" if plainly else "\r"))
    child.send("\n" if plainly else "\r")
    status, _ = ended(child)
    text = plain(log.text)
    assert status == 0, text[-3000:]
    assert not NO_FAULT.search(text)
    verdict = re.search(r"(?:Credit grade|Practice grade|信用等级|实践等级) [ABCDU]", text)
    assert verdict, text[-3000:]
    assert len(set(asked)) > 30
    if plainly:
        assert not re.search(r"\x1b\[[0-9;?]*[A-HJKSTfhlsu]", log.text)
        assert not set("█▒░✓✗") & set(log.text)
    else:
        assert len(ACCEPTED.findall(text)) >= len(set(asked))
    too_wide = [line for line in text.splitlines() if width(line) > columns and " " in line.strip() and "credit-" not in line]
    assert not [line for line in too_wide if "> " not in line and not line.startswith(("Answer: ", "请回答："))]
