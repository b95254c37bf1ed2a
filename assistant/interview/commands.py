"""The words of side talk: each command with the names it may be typed by, in both languages.

The trap it guards: one table serves the prompt, the help, completion and what is meant by a sentence, so that no name means two things.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.interview.said import Command, Reason, Refusal
from assistant.interview.words.spelling import closest

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

_BEGUN = 2  # letters of a name that tell which it is, if only one begins so

# meant even without the slash, where it is the whole line and no option of the question
BARE = frozenset({"back", "why", "learn", "skip", "status", "plan", "quit", "exit", "finish", "help"}) | frozenset(
    name for names in COMMANDS.values() for name in names if not name.isascii()
)


def command(name: str) -> str | None:
    """The command that is typed by this name, without the slash."""
    wanted = name.casefold()
    return next((c for c, names in COMMANDS.items() if wanted in names), None)


def slash(name: str, rest: str, states: Iterable[str] = ()) -> Command | Refusal:
    """The command typed by this name, or a refusal whose hint is the name it was probably meant to be; ``states`` may be typed alike."""
    known = command(name)
    if known is not None:
        return Command(known, rest.strip())
    near = _near(name.casefold(), [n for names in (*COMMANDS.values(), tuple(states)) for n in names])
    return Refusal(Reason.NO_SUCH_COMMAND, f"/{name}", f"/{near}" if near else "")


def _near(typed: str, names: Sequence[str]) -> str | None:
    """The one name that begins so, or else the one that lies a slip away."""
    begun = [n for n in names if len(typed) >= _BEGUN and n.startswith(typed)]
    return begun[0] if len(begun) == 1 else closest(typed, ((n, n) for n in names))
