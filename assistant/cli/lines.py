"""One typed line: with editing on a capable terminal, plainly on any other, from a pipe where there is one."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from assistant.cli.screen import Screen


def typed(screen: Screen, prompt: str) -> str:
    """The next line without its end. Raises EOFError where there is none (Ctrl-D, the end of a pipe)."""
    terminal = sys.stdin.isatty()
    if terminal and sys.stdout.isatty() and not screen.settings.accessible and os.environ.get("TERM") != "dumb":
        with suppress(ImportError):  # Windows, and Pythons built without it: the terminal's own editing serves
            import readline  # noqa: F401 - its import gives input() an editable line
        screen.talk.file.flush()
        return _clean(input(prompt))
    screen.talk.file.write(prompt)
    screen.talk.file.flush()
    line = sys.stdin.readline()
    if not line:
        screen.talk.file.write("\n")
        raise EOFError
    if not terminal:
        screen.talk.file.write(_clean(line).rstrip("\r\n") + "\n")
    return _clean(line).rstrip("\r\n")


def _clean(line: str) -> str:
    """Bytes that are no text become the replacement character: they can't be stored."""
    return line.encode("utf-8", "replace").decode("utf-8")
