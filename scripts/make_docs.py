"""Writes docs/commands.md from the help catalogue, and cuts the examples of docs/rules.md out of the rule base again.

    python scripts/make_docs.py

Tests compare both files with what this would write, so the pages can't say anything but what holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.cli.commands import TABLE, root
from assistant.cli.help import parameters, usage
from assistant.cli.words_help import COMMANDS, EVERYWHERE, STATUSES

ROOT = Path(__file__).resolve().parents[1]
COMMANDS_PAGE = ROOT / "docs" / "commands.md"
RULES_PAGE = ROOT / "docs" / "rules.md"

_TOP = """\
# Commands

`--help` says the same after every command, in English or Chinese. Results go to standard output, talk to standard error; the last
line says what to run next. This page is written by `scripts/make_docs.py`.
"""
_CUT = re.compile(r"<!-- cut from (\S+?)(?:: (\S+))? -->\n```yaml\n(.*?)```\n", re.DOTALL)


def commands_page() -> str:
    """The page of commands."""
    parts = [_TOP, *(_section(path) for path in _paths() if path in COMMANDS)]
    parts.append("## With every command\n\n" + _table("option", [(f"`{k}`", v[0]) for k, v in EVERYWHERE.items()]))
    parts.append("## Exit status\n\n" + _table("status", [(k, v[0]) for k, v in STATUSES.items()]))
    return "\n".join(parts)


def rules_page() -> str:
    """The page on writing rules, with every example as it is in its file now."""

    def again(found: re.Match[str]) -> str:
        path, entry, _ = found.groups()
        return f"{found[0].splitlines()[0]}\n```yaml\n{cut(path, entry)}```\n"

    return _CUT.sub(again, RULES_PAGE.read_text(encoding="utf-8"))


def cut(path: str, entry: str | None) -> str:
    """A file of the rule base, or the entry with an id out of a file that is a list."""
    text = (ROOT / path).read_text(encoding="utf-8")
    if entry is None:
        return text
    lines = text.splitlines(keepends=True)
    first = lines.index(f"- id: {entry}\n")
    length = next((n for n, line in enumerate(lines[first + 1 :], 1) if line.strip() and not line.startswith(" ")), len(lines) - first)
    return "".join(lines[first : first + length]).rstrip() + "\n"


def _paths() -> Iterator[str]:
    yield ""
    for name, entry in TABLE.items():
        yield from (f"{name} {part}" for part in entry) if isinstance(entry, dict) else (name,)


def _section(path: str) -> str:
    entry = COMMANDS[path]
    lines = [f"## {path or 'credit-assistant'}\n", f"{entry.summary[0][0].upper()}{entry.summary[0][1:]}.\n", "```sh"]
    for command, said in entry.examples:
        lines += [f"# {said[0]}", f"credit-assistant {command}".rstrip()]
    lines.append("```\n")
    if entry.more:
        lines.append(f"{entry.more[0]}\n")
    if path:
        command = _command(path)
        rows = [(f"`{name}`", said) for name, said in parameters(command, path, "en")]
        lines.append(f"`{usage(command, path)}`\n")
        lines += [_table("argument or option", rows)] if rows else []
    return "\n".join(lines)


def _command(path: str) -> Any:
    found = root()
    for name in path.split():
        found = found.get_command(None, name)
    return found


def _table(head: str, rows: list[tuple[str, str]]) -> str:
    cells = "\n".join(f"| {left} | {right} |" for left, right in ((a.replace("|", "\\|"), b.replace("|", "\\|")) for a, b in rows))
    return f"| {head} | |\n|---|---|\n{cells}\n"


if __name__ == "__main__":
    COMMANDS_PAGE.write_text(commands_page(), encoding="utf-8")
    RULES_PAGE.write_text(rules_page(), encoding="utf-8")
    print(f"{COMMANDS_PAGE}\n{RULES_PAGE}")
