"""The reports of the sample cores, and a reader of HTML that sees structure, not style."""

from __future__ import annotations

import datetime
from html.parser import HTMLParser
from pathlib import Path

from assistant.model.text import Lang, Text
from assistant.report.outline import Annotation, outline
from assistant.report.shape import Outline
from tests.report.sample_cores import CLIENTS, CORES
from tests.report.sample_library import LIBRARY

TEMPLATES = Path(__file__).parents[2] / "templates"
LANGS: tuple[Lang, Lang] = ("en", "zh")
BOTH = [(name, lang) for name in CORES for lang in LANGS]
HOSTILE = "<img src=x onerror=alert(1)> | **bold** [link](javascript:alert(1)) `code`\n# heading & &amp; {{ 7*7 }} http://evil.example"


def report(name: str, lang: Lang, **more: object) -> Outline:
    notice = Text("The measured figures are those of a real seller.", "实测数据来自真实卖家。")
    given: dict = {"client": CLIENTS[name], "notices": [notice] if name == "exporter" else [], "invented_answers": name == "exporter"}
    if name == "vetoed":
        given["annotations"] = [Annotation("signoff", "Reviewed with the client.", "L. Zhou", datetime.date(2026, 11, 25))]
    return outline(CORES[name], LIBRARY, lang, templates=TEMPLATES, assessment_id="7f3a", **{**given, **more})  # type: ignore[arg-type]


class Page(HTMLParser):
    """Tags with their attributes, and all text, style left out."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]
