"""The report of an assessment: its outline, and the outline inked in one of the formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.api.assessment import Assessment
from assistant.errors import UsageError
from assistant.model.text import Lang, Text

if TYPE_CHECKING:
    from assistant.report.shape import Outline

FORMATS = ("html", "md", "json")


def outline_of(assessment: Assessment, lang: Lang) -> Outline:
    """The assessment arranged and worded, with every remark that a print of it must carry."""
    from assistant.api.doubts import doubt
    from assistant.report.outline import outline

    return outline(
        assessment.core,
        assessment.library,
        lang,
        templates=assessment.templates,
        assessment_id=assessment.id,
        client=assessment.client,
        respondents=assessment.respondents,
        doubt=doubt(assessment.core, assessment.library),
        notices=tuple(Text(n["en"], n["zh"]) for n in assessment.core["notices"]),
    )


def render(assessment: Assessment, kind: str, lang: Lang) -> str:
    """The report as text in one of ``FORMATS``. Raises UsageError for another."""
    shape = outline_of(assessment, lang)
    match kind:
        case "html":
            from assistant.report.html import html

            return html(shape, templates=assessment.templates)
        case "md":
            from assistant.report.markdown import markdown

            return markdown(shape, templates=assessment.templates)
        case "json":
            from assistant.report.json_report import json_report

            return json_report(shape)
    raise UsageError(f"--format {kind}: there is no such format\n    Write one of {', '.join(FORMATS)}.")
