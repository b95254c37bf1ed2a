"""The jinja2 environments of the renderers. A place that is not filled is an error, and nothing untrusted reaches the page unescaped."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from assistant.model.text import Lang, fill
from assistant.report.catalogue import strings
from assistant.report.shape import Outline

if TYPE_CHECKING:
    from jinja2 import Environment

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&@])")
_BLOCK_START = re.compile(r"^([-+=]|\d{1,9}(?=[.)](?: |$)))")
_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+| {2,}")


def render(template: str, outline: Outline, *, templates: Path) -> str:
    """A template of ``templates/report`` filled with an outline. Templates find wording by ``t(entry)`` and ``fill(entry, name=…)``."""
    wording = strings(templates, cast("Lang", outline.lang))
    page = _environment(templates, markdown=template.endswith(".md.j2")).get_template(template)
    return page.render(r=outline, t=wording.__getitem__, fill=lambda entry, **values: fill(wording[entry], values))


@cache  # compiling the templates takes longer than filling them; jinja2 notices a changed file by itself
def _environment(templates: Path, *, markdown: bool) -> Environment:
    """Every value is escaped on its way out: for HTML by jinja2, for Markdown as plain text."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    env = Environment(
        loader=FileSystemLoader(templates / "report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    if markdown:

        def plain_text(value: object) -> object:
            return Markup(markdown_text(value)) if isinstance(value, str) and not isinstance(value, Markup) else value  # noqa: S704

        env.finalize = plain_text
        env.globals["indent"] = Markup("  ")
        env.filters["code"] = lambda text: Markup("`{}`").format(Markup(text.replace("`", " ")))  # noqa: S704
    return env


def markdown_text(text: str) -> str:
    """Any text as Markdown that shows exactly this text: one line, no markup, no HTML, no automatic links."""
    line = _BREAKS.sub(" ", text)
    line = _MARKUP.sub(r"\\\1", line).replace("://", "\\://").replace("www.", "www\\.")
    return _BLOCK_START.sub(lambda m: m[1] + "\\" if m[1].isdigit() else "\\" + m[1], line)
