"""A file that was read: its data with the line of every value. Apart from the reading, so that a run from the cache needs no YAML."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Step: TypeAlias = str | int
Steps: TypeAlias = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its data (dates as ISO text), and the line of each value by its steps from the top."""

    path: str
    data: Any
    lines: dict[Steps, int] = field(default_factory=dict)

    def line(self, steps: Steps) -> int:
        """The line of a value, or of the nearest thing around it that was written."""
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return self.lines.get(steps, 1)


def shown(value: object) -> str:
    """A value as the author wrote it, shortened, for a message."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "…"
