"""A question that is put off with a reason is skipped; what says that nobody knows, or answers, is not."""

from __future__ import annotations

import pytest

from assistant.interview.putting_off import put_off

OFF = """
have to ask my colleague in munich, next one for now
later, seller central is down
not now, the boss has the figures
need to phone the forwarder first - go on
the report is not loading, come back to it later
my accountant knows that, next question please
let's leave this one, waiting for the bank
waiting for the lawyer so skip it for now
the portal wants a code from my partner, let's do the next one
tomorrow, the books are at the office
后台登不上，先下一题
得问仓库，先跳过
这个要等会计查，先过吧
老板在开会，回头再说
报表打不开，等会再填
待会，系统在维护
这题先放着，等财务回来
要翻合同，往下走
"""
NOT_OFF = """
no idea, next
idk, skip it
next
later
不知道，下一题
不清楚，先跳过
we tell buyers the next day, later it goes by mail
the carrier leaves it with the neighbour, next door
过后复查，有负责人
"""


@pytest.mark.parametrize("line", OFF.strip().splitlines())
def test_a_question_is_put_off_with_a_reason(line: str) -> None:
    assert put_off(line.replace("，", ","))


@pytest.mark.parametrize("line", NOT_OFF.strip().splitlines())
def test_what_says_that_nobody_knows_or_answers_puts_nothing_off(line: str) -> None:
    assert put_off(line.replace("，", ",")) is None
