"""What each command of the prompt does, in a few words of both languages: the list that Tab shows."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.model.values import State

IN_SHORT: Mapping[str, tuple[str, str]] = {
    "why": ("why it is asked, and what hangs on it", "为何要问、关系到什么"),
    "how": ("how the present result comes about", "目前的结论如何得出"),
    "learn": ("what it means, an example, where to find it", "含义、示例、何处查找"),
    "ask": ("ask something about the field", "询问相关知识"),
    "back": ("the previous question again", "返回上一题"),
    "edit": ("all answers so far, to change one", "查看并修改已有答案"),
    "change": ("change an earlier answer: /change late shipments to 4%", "更改先前的答案，例如 /更改 延迟发货率为 4%"),
    "skip": ("ask this one later", "稍后再答"),
    "note": ("a remark on this answer", "给答案加备注"),
    "evidence": ("the document behind an answer", "登记证明文件"),
    "whatif": ("what another answer would change; nothing is kept", "假设另一答案会怎样，不保存"),
    "status": ("where the interview stands", "目前进展"),
    "plan": ("what to do first, as far as it can be seen", "目前看来应先做什么"),
    "lang": ("the other language", "切换语言"),
    "save": ("everything is kept; how to go on", "内容均已保存；如何继续"),
    "finish": ("the verdict as far as it goes", "查看目前的结论"),
    "quit": ("stop; everything is kept", "停止；全部内容都会保留"),
    "help": ("what can be typed", "可以输入什么"),
    State.UNKNOWN: ("I don't know", "不清楚"),
    State.NOT_APPLICABLE: ("does not apply to us", "与我们无关"),
    State.DECLINED: ("I'd rather not say", "不愿回答"),
}

STATES: Mapping[State, tuple[str, str]] = {
    State.UNKNOWN: ("unknown", "不知道"),
    State.NOT_APPLICABLE: ("na", "不适用"),
    State.DECLINED: ("decline", "不愿回答"),
}
