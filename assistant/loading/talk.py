"""What side talk was trained to: ``knowledge/talk/trained.json``, written ahead of time. Not a part of the rule base and its digest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TRAINED = "knowledge/talk/trained.json"


def talk(content: Path) -> dict[str, Any] | None:
    """The plain form of the talk; None where this content has none, or one that cannot be read."""
    try:
        held: Any = json.loads((content / TRAINED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return held if isinstance(held, dict) else None
