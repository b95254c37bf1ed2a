"""A bar for long work: on standard error, only on a terminal, and only once it has really taken long."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.cli.screen import Screen

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 0.7  # seconds without a bar


class Working:
    """Takes the share that is done; the first call after the patience is over draws the bar."""

    def __init__(self, screen: Screen, title: str) -> None:
        self._screen = screen
        self._title = title
        self._began = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def done(self, share: float) -> None:
        """So much of 1 is done."""
        if self._bar is None and self._wanted():
            from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

            columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"), TimeElapsedColumn())
            self._bar = Progress(*columns, console=self._screen.talk, transient=True)
            self._bar.start()
            self._task = self._bar.add_task(self._title, total=1.0)
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=share)

    def stage(self, _stage: str, share: float) -> None:
        """The same for work that also names its stage."""
        self.done(share)

    def stop(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def _wanted(self) -> bool:
        waited = time.monotonic() - self._began > _PATIENCE
        return waited and self._screen.talk.is_terminal and not self._screen.settings.accessible


@contextmanager
def working(screen: Screen, title: str) -> Iterator[Working]:
    """The bar for a piece of work; gone when it ends, however it ends."""
    bar = Working(screen, title)
    try:
        yield bar
    finally:
        bar.stop()
