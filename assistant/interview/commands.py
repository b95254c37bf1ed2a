"""The words of side talk: each command with the names it may be typed by, in both languages.

The trap it guards: one table serves the prompt, the help, completion and what is meant by a sentence, so that no name means two things.
"""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, ...]] = {
    "why": ("why", "为什么", "为何"),
    "how": ("how", "依据", "怎么得出"),
    "learn": ("learn", "说明", "了解"),
    "ask": ("ask", "提问", "请问"),
    "back": ("back", "返回", "上一题"),
    "edit": ("edit", "修改", "编辑"),
    "change": ("change", "更改", "改为"),
    "skip": ("skip", "跳过", "稍后"),
    "note": ("note", "备注"),
    "evidence": ("evidence", "证明", "凭证"),
    "whatif": ("whatif", "假如", "如果"),
    "status": ("status", "状态", "进度"),
    "plan": ("plan", "计划", "方案"),
    "lang": ("lang", "语言"),
    "save": ("save", "保存"),
    "finish": ("finish", "结束", "完成"),
    "quit": ("quit", "exit", "q", "退出"),
    "help": ("help", "帮助"),
}

# meant even without the slash, where it is the whole line and no option of the question
BARE = frozenset({"back", "why", "learn", "skip", "status", "plan", "quit", "exit", "finish", "help"}) | frozenset(
    name for names in COMMANDS.values() for name in names if not name.isascii()
)


def command(name: str) -> str | None:
    """The command that is typed by this name, without the slash."""
    wanted = name.casefold()
    return next((c for c, names in COMMANDS.items() if wanted in names), None)
