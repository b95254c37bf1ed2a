"""How the terminal hands keys over: each at once and unechoed. The trap it guards: whatever happens, it is put back as it was."""

from __future__ import annotations

import os
import termios
from collections.abc import Iterator
from contextlib import contextmanager

_INPUT, _LOCAL, _CHARACTERS = 0, 3, 6  # places in what tcgetattr gives


@contextmanager
def keys(terminal: int, *, interrupting: bool) -> Iterator[None]:
    """Keys come one by one and are not shown. Ctrl-C interrupts where it is ``interrupting``; else it waits as a key like any other."""
    before = termios.tcgetattr(terminal)
    taken = termios.tcgetattr(terminal)
    taken[_INPUT] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    taken[_LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    if interrupting:
        taken[_LOCAL] |= termios.ISIG
    off = os.fpathconf(terminal, "PC_VDISABLE")
    characters = list(taken[_CHARACTERS])
    characters[termios.VMIN], characters[termios.VTIME] = 1, 0
    characters[termios.VQUIT] = characters[termios.VSUSP] = bytes([off])
    taken[_CHARACTERS] = characters
    termios.tcsetattr(terminal, termios.TCSANOW, taken)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
