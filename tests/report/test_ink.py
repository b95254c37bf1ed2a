"""Snapshots: they hold the ink, so that a change of wording or layout is seen. Update with ``pytest --snapshot-update``."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from assistant.model.text import Lang
from assistant.report.html import html
from assistant.report.json_report import json_report
from assistant.report.markdown import markdown
from tests.report.pages import TEMPLATES, report


class HtmlFile(SingleFileSnapshotExtension):
    file_extension = "html"
    _write_mode = WriteMode.TEXT


class MarkdownFile(SingleFileSnapshotExtension):
    file_extension = "md"
    _write_mode = WriteMode.TEXT


class JsonFile(SingleFileSnapshotExtension):
    file_extension = "json"
    _write_mode = WriteMode.TEXT


@pytest.mark.parametrize(("name", "lang"), [("exporter", "en"), ("vetoed", "zh")])
def test_html(name: str, lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert html(report(name, lang), templates=TEMPLATES) == snapshot(extension_class=HtmlFile)


@pytest.mark.parametrize(("name", "lang"), [("undecided", "en"), ("unrated", "zh"), ("exporter", "zh")])
def test_markdown(name: str, lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert markdown(report(name, lang), templates=TEMPLATES) == snapshot(extension_class=MarkdownFile)


def test_json(snapshot: SnapshotAssertion) -> None:
    assert json_report(report("vetoed", "en")) == snapshot(extension_class=JsonFile)
