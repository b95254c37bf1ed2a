"""Side talk in a pseudo-terminal: after every command that only tells something the same question takes its answer."""

import pytest

from tests.cli.seen import NO_FAULT, Log, plain, prompt, question

TOLD = {
    "en": ["/why", "/how", "/learn", "/status", "/plan", "/note asked twice", "/whatif 2", "/save", "/help", "/evidence", "why", "help"],
    "zh": ["/为什么", "/依据", "/说明", "/状态", "/计划", "/备注 问了两次", "/假如 2", "/保存", "/帮助", "/证明", "为什么", "帮助"],
}
ANSWERED = {"en": ("1", "✓ Sells online", "inspected before dispatch"), "zh": ("1", "✓ 在线销售", "发货前都检验吗")}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_after_every_command_that_tells_something_the_same_question_stands(terminal, lang):
    child = terminal("assess", "--lang", lang)
    log = Log(child)
    prompt(child)
    for line in TOLD[lang]:
        child.send(line + "\r")
        prompt(child)
    said, kept, following = ANSWERED[lang]
    child.send(said + "\r")
    shown = prompt(child)
    assert kept in plain(shown)
    assert following in question(shown)
    assert not NO_FAULT.search(log.text)
