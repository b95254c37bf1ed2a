"""The line editor of a capable terminal: cursor keys, history, Tab, pasted text. Loaded with the first prompt, never for a pipe.

The traps it guards: answers are confidential, so the history is that of this run and never leaves its memory; a pasted text of
several lines is one line to be looked over, and Enter still has to be pressed, so it never answers several questions.
"""

from __future__ import annotations

import asyncio
import os
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TextIO, cast

from prompt_toolkit import PromptSession
from prompt_toolkit.data_structures import Size
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import create_input
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.output.vt100 import Vt100_Output

from assistant.cli.cells import pad, width
from assistant.cli.layout import hang
from assistant.cli.lines import Action
from assistant.cli.lines_offers import Offer, completed
from assistant.cli.screen import Screen

_PAUSE = 0.1  # seconds after a prompt was drawn, and between two steps


class Editor:
    """Keeps, between the lines of one run, what was typed before."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._offers: Sequence[Offer] = ()
        self._again: Action | None = None
        self._steps: Iterator[Action] | None = None  # what is done while questions are read, as far as it is not done yet
        self._session: PromptSession[str] = PromptSession(
            history=InMemoryHistory(),
            key_bindings=self._keys(),
            complete_while_typing=False,
            enable_suspend=True,
            reserve_space_for_menu=0,
            include_default_pygments_style=False,
            color_depth=ColorDepth.DEPTH_1_BIT if screen.settings.color is False else None,
            input=create_input(),
            output=Vt100_Output(
                cast("TextIO", screen.talk.file), self._size, term=os.environ.get("TERM"), enable_bell=False, enable_cpr=False
            ),
        )

    def line(self, prompt: str, offers: Sequence[Offer], again: Action | None, meanwhile: Sequence[Action]) -> str:
        """The line that Enter ends. An interrupt from outside ends the program as Ctrl-C does; neither is ever swallowed."""
        self._offers, self._again = offers, again
        if self._steps is None and meanwhile:
            self._steps = iter(meanwhile)
        return one_line(self._session.prompt(prompt, handle_sigint=False, pre_run=self._later))

    def _later(self) -> None:
        if self._steps is not None:
            asyncio.get_running_loop().call_later(_PAUSE, self._step)

    def _step(self) -> None:
        """One step, in this thread, between two keys: in another thread an interrupt could be lost."""
        step = next(self._steps or iter(()), None) if not self._session.app.is_done else None
        if step is None:
            return
        try:
            step()
            self._later()
        except Exception as error:  # noqa: BLE001 - the event loop would keep it; so it is raised where the line is waited for
            self._session.app.exit(exception=error)

    def _size(self) -> Size:
        columns, rows = os.get_terminal_size(self._screen.talk.file.fileno())
        return Size(rows=rows or 24, columns=columns or 80)

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()

        @keys.add("tab")
        def complete(event: KeyPressEvent) -> None:
            buffer = event.current_buffer
            before = buffer.document.text_before_cursor
            line, waiting = completed(before, self._offers)
            if waiting:
                event.app.renderer.erase()  # what is printed takes the place of the prompt, which is then drawn below
                self._screen.tell(*_listed(waiting, self._screen.width))
            elif line != before:
                buffer.delete_before_cursor(len(before))
                buffer.insert_text(line)

        @keys.add(Keys.BracketedPaste)
        def paste(event: KeyPressEvent) -> None:
            event.current_buffer.insert_text(one_line(event.data))

        @keys.add("c-l")
        def clear(event: KeyPressEvent) -> None:
            event.app.renderer.clear()
            if self._again is not None:
                self._again()

        return keys


def one_line(text: str) -> str:
    """A text without line ends and control characters; where they stood between words is a space."""
    spaced = " ".join(part.strip() for part in text.splitlines() if part.strip()) if len(text.splitlines()) > 1 else text
    return "".join(c for c in spaced.replace("\t", " ") if unicodedata.category(c) != "Cc")


def _listed(offers: Sequence[Offer], cells: int) -> list[str]:
    first = min(max(width(offer.text) for offer in offers), cells // 2)
    return [hang("  " + pad(offer.text, first) + "  ", offer.about, cells) if offer.about else f"  {offer.text}" for offer in offers]
