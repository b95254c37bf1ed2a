"""The report as JSON: the outline as it is, under the schema name credit-assistant/report/1."""

from __future__ import annotations

import json
from dataclasses import asdict

from assistant.report.shape import Outline


def json_report(outline: Outline) -> str:
    """The outline with its fields in their order; the same outline gives the same bytes."""
    return json.dumps(asdict(outline), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
