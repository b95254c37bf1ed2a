"""The one family of errors a user may meet: each says where, what is wrong and what would be right, and knows its exit status."""

from __future__ import annotations

from dataclasses import dataclass


class AssistantError(Exception):
    """An expected failure (exit status 1). Its message is all the user sees; no traceback. ``zh`` is it in Chinese, where it has that."""

    exit_status = 1

    def __init__(self, message: str = "", zh: str = "") -> None:
        super().__init__(message)
        self.zh = zh

    def in_(self, lang: str) -> str:
        """The message in a language."""
        return self.zh if lang == "zh" and self.zh else str(self)


class UsageError(AssistantError):
    """The command was used wrongly: unknown option value, a missing answer under ``--no-input``."""

    exit_status = 2


class InputError(AssistantError):
    """A file or value given by the user cannot be used; nothing was stored."""


class StoreError(AssistantError):
    """The store cannot be read or written; what was acknowledged before is still there."""


class EngineError(AssistantError):
    """An inference engine failed, or two engines disagree: the run has no verdict."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file: where it is, what is wrong, what would be right."""

    path: str
    line: int
    wrong: str
    right: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.wrong}\n    {self.right}"


class RuleBaseError(AssistantError):
    """The rule base or the knowledge has problems (exit status 5): all of them, found in one run."""

    exit_status = 5

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems, key=lambda p: (p.path, p.line, p.wrong))
        super().__init__("\n".join(str(p) for p in self.problems))
