"""The short words for answers without a value. The trap it guards: an option may be called *unknown*; then it is that option."""

from __future__ import annotations

from assistant.model.values import State

WORDS = {
    State.UNKNOWN: ("unknown", "?", "don't know", "dont know", "i don't know", "不知道", "不清楚", "未知"),
    State.NOT_APPLICABLE: ("n/a", "na", "not applicable", "不适用"),
    State.DECLINED: ("decline", "declined", "rather not say", "不愿回答", "拒绝回答"),
}
TYPED = tuple(word for words in WORDS.values() for word in words if " " not in word and "'" not in word and len(word) > 1)


def state_word(line: str) -> State | None:
    """The state that exactly this word stands for."""
    return next((state for state, words in WORDS.items() if line in words), None)
