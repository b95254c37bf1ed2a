"""Where things are printed: results on standard output, talk on standard error, colour only where the stream takes it."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

from assistant.cli.layout import MOST
from assistant.cli.settings import Settings
from assistant.cli.words import say

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from assistant.cli.lines_editor import Editor

TONES = {"A": "green", "B": "cyan", "C": "yellow", "D": "red", "U": "magenta", "open": "bold"}


class Screen:
    """The two streams of a run, in its language."""

    def __init__(self, chosen: Settings) -> None:
        self.settings = chosen
        self.lang = chosen.lang
        self.out = _console(chosen, sys.stdout)
        self.talk = _console(chosen, sys.stderr)
        self.editor: Editor | None = None  # of lines that are typed; there from the first prompt on

    def say(self, entry: str, /, **values: str) -> str:
        """An entry of the catalogue in the language of the run."""
        return say(self.lang, entry, **values)

    @property
    def width(self) -> int:
        """How many cells a line takes: the terminal's, but never so many that it is hard to read."""
        return min(MOST, self.talk.width, self.out.width)

    def result(self, *lines: RenderableType) -> None:
        """Results, for standard output."""
        for line in lines:
            self.out.print(line, soft_wrap=True)

    def tell(self, *lines: RenderableType) -> None:
        """Talk, for standard error."""
        for line in lines:
            self.talk.print(line, soft_wrap=True)

    def json(self, value: Any) -> None:
        """A result as JSON, and nothing else on standard output."""
        self.document(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n")

    def document(self, text: str) -> None:
        """A whole file on standard output: UTF-8 like any file of ours, whatever the console speaks."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="strict")
        sys.stdout.write(text)

    def next(self, command: str) -> None:
        """The one line that ends a command: what to run next. Not beside JSON, which programs read."""
        if not self.settings.json:
            from rich.text import Text

            self.out.file.flush()
            self.talk.print(Text(self.say("next", command=command), style="dim"), soft_wrap=True)


def _console(chosen: Settings, stream: Any) -> Console:
    from rich.console import Console

    color = chosen.color and not chosen.json
    return Console(
        file=stream,
        no_color=True if chosen.color is False else None,
        force_terminal=True if color else False if chosen.color is False else None,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )
