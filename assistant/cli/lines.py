"""One typed line: with editing on a capable terminal, plainly on any other, from a pipe where there is one.

The trap it guards: the first prompt must not wait for the line editor, and a key that is pressed meanwhile must not be lost.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias

from assistant.cli.cells import width
from assistant.cli.layout import shown
from assistant.cli.lines_offers import Offer
from assistant.cli.screen import Screen

Action: TypeAlias = Callable[[], object]


def typed(
    screen: Screen, prompt: str, offers: Sequence[Offer] = (), *, again: Action | None = None, meanwhile: Sequence[Action] = ()
) -> str:
    """The next line without its end. Raises EOFError where there is none (Ctrl-D, the end of a pipe), KeyboardInterrupt at Ctrl-C.

    ``offers`` is what Tab completes; ``again`` prints what stands above the prompt once more, after Ctrl-L has cleared the screen;
    ``meanwhile`` is done once, step by step, where there is an editor, while the first questions are read: a key may wait for a step.
    """
    if _capable(screen):
        return _edited(screen, prompt, offers, again, meanwhile)
    screen.talk.file.write(prompt)
    screen.talk.file.flush()
    line = sys.stdin.readline()
    if not line:
        screen.talk.file.write("\n")
        raise EOFError
    said = _clean(line)
    if not sys.stdin.isatty():
        screen.talk.file.write(f"{shown(said, len(said))}\n")
    return said


@contextmanager
def conversing(screen: Screen) -> Iterator[None]:
    """Between its lines too the terminal neither echoes nor waits for Enter: what is typed ahead stands in the next line.

    Ctrl-C interrupts at once; Ctrl-S, Ctrl-Z and Ctrl-backslash do nothing while there is no prompt.
    """
    if not _capable(screen):
        yield
        return
    from assistant.cli.lines_keys import keys

    with keys(sys.stdin.fileno(), interrupting=True):
        yield


def _edited(screen: Screen, prompt: str, offers: Sequence[Offer], again: Action | None, meanwhile: Sequence[Action]) -> str:
    """The line from the editor. The prompt stands before the editor is loaded (a tenth of a second, once), and keys wait for it."""
    from assistant.cli.lines_keys import keys

    with keys(sys.stdin.fileno(), interrupting=False):
        if width(prompt) < screen.talk.width:  # a longer one would be drawn twice
            screen.talk.file.write(prompt)
            screen.talk.file.flush()
        if screen.editor is None:
            from assistant.cli.lines_editor import Editor

            screen.editor = Editor(screen)
        screen.talk.file.write("\r")  # the editor draws the prompt again over itself
        return _clean(screen.editor.line(prompt, offers, again, meanwhile))


def _capable(screen: Screen) -> bool:
    """Whether a person sits at a terminal that moves its cursor, and wants it moved. Windows has no such terminal for us yet."""
    if screen.settings.accessible or os.environ.get("TERM", "") in ("", "dumb", "unknown") or sys.platform == "win32":
        return False
    return sys.stdin.isatty() and screen.talk.file.isatty()


def _clean(line: str) -> str:
    """A line without its end. Bytes that are no text, and signs that steer a terminal, become the replacement character.

    They can be neither stored nor shown. A question mark would be an answer.
    """
    text = line.encode("utf-8", "surrogatepass").decode("utf-8", "replace").rstrip("\r\n")
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(sign) == "Cc" and sign != "\t" else sign for sign in text)
