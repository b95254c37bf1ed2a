from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt

from assistant.model.text import Lang
from assistant.report.html import html
from assistant.report.ink import markdown_text
from assistant.report.json_report import json_report
from assistant.report.markdown import markdown
from assistant.report.shape import SCHEMA
from tests.report.pages import BOTH, HOSTILE, TEMPLATES, Page, report
from tests.report.sample_cores import CORES

SECTIONS = [
    "verdict",
    "sub_systems",
    "ladder",
    "platforms",
    "findings",
    "contradictions",
    "unknown",
    "plan",
    "deadlines",
    "annotations",
    "answers",
    "trace",
    "sources",
    "method",
]
READER = MarkdownIt("commonmark", {"html": True}).enable("table")


def page(name: str, lang: Lang, **more: object) -> Page:
    return Page(html(report(name, lang, **more), templates=TEMPLATES))


def shown(source: str) -> str:
    """The text of a Markdown document as a reader sees it."""
    return Page(READER.render(source)).text


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_every_conclusion_of_the_core_appears_in_each_format(name: str, lang: Lang) -> None:
    outline = report(name, lang)
    verdict = CORES[name]["verdict"]
    ids = {f["rule"] for f in verdict["findings"]} | {v["rule"] for v in (*verdict["vetoes"], *verdict["market_vetoes"])}
    texts = [html(outline, templates=TEMPLATES), markdown(outline, templates=TEMPLATES), json_report(outline)]
    for text in texts:
        assert [i for i in (*ids, *verdict["open_vetoes"], *(m["id"] for m in verdict["measures"])) if i not in text] == []
    read = page(name, lang).text, shown(texts[1])
    for text in read:
        for item in (*outline.front.vetoes, *outline.front.market_vetoes):
            assert item.text in text
            assert item.clears_when in text
        for open_fact in outline.unknown:
            assert open_fact.title in text


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_html_has_every_section_and_its_headings_in_order(name: str, lang: Lang) -> None:
    read = page(name, lang)
    assert [a["id"] for a in read.all("section") if a.get("id")] == SECTIONS
    assert read.all("html") == [{"lang": "zh-Hans" if lang == "zh" else "en"}]
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_html_loads_nothing_and_runs_nothing(name: str, lang: Lang) -> None:
    read = page(name, lang)
    assert {tag for tag, _ in read.tags} & {"script", "link", "img", "iframe", "object", "form"} == set()
    assert all(a["href"] and a["href"].startswith("#") for a in read.all("a"))
    assert not any(key.startswith("on") for _, attrs in read.tags for key in attrs)
    assert "url(" not in html(report(name, lang), templates=TEMPLATES)


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_html_links_lead_somewhere_and_table_heads_have_a_scope(name: str, lang: Lang) -> None:
    read = page(name, lang)
    ids = {a["id"] for _, a in read.tags if a.get("id")}
    assert {a["href"] for a in read.all("a")} <= {f"#{i}" for i in ids}
    assert all(a.get("scope") in {"col", "row"} for a in read.all("th"))


@pytest.mark.parametrize("name", CORES)
def test_both_languages_have_the_same_skeleton(name: str) -> None:
    def skeleton(lang: Lang) -> list[str]:
        return [tag for tag, _ in page(name, lang).tags if tag in {"section", "h1", "h2", "h3", "h4", "table", "tr", "article", "li"}]

    assert skeleton("en") == skeleton("zh")
    heads = [re.findall(r"^#+", markdown(report(name, lang), templates=TEMPLATES), re.MULTILINE) for lang in ("en", "zh")]
    assert heads[0] == heads[1]


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_markdown_headings_name_every_finding_rule_and_measure(name: str, lang: Lang) -> None:
    outline = report(name, lang)
    tokens = READER.parse(markdown(outline, templates=TEMPLATES))
    heads = {"".join(c.content for c in after.children or []) for t, after in pairwise(tokens) if t.type == "heading_open"}
    assert {f.title for g in outline.findings for f in g.findings} | {f.title for f in outline.contradictions} <= heads
    assert {e.title for e in outline.trace} <= heads
    assert {f"{m.number}. {m.title}" for p in outline.plan.phases for m in p.measures} <= heads


def test_a_hostile_client_name_is_only_text_in_html() -> None:
    source = html(report("exporter", "en", client=HOSTILE), templates=TEMPLATES)
    assert "<img" not in source
    assert "49" not in Page(source).text.partition("Assessment")[0]
    assert HOSTILE in Page(source).text


def test_a_hostile_client_name_is_only_text_in_markdown() -> None:
    source = markdown(report("exporter", "en", client=HOSTILE), templates=TEMPLATES)
    kinds = {t.type for token in READER.parse(source) for t in [token, *(token.children or [])]}
    assert kinds & {"html_inline", "html_block", "link_open", "image"} == set()
    assert " ".join(HOSTILE.split()) in shown(source)


def test_a_note_with_markup_stays_a_note() -> None:
    note = "Peak season takes | longer <script>alert(1)</script>"
    assert note in page("exporter", "en").text
    assert note in shown(markdown(report("exporter", "en"), templates=TEMPLATES))


@pytest.mark.parametrize(
    "text", ["- item", "1. item", "+ x", "# head", "> quote", "a\n\nb", "---", "    code", "=====", "2) x", "*a* _b_ ~~c~~", "![x](y)"]
)
def test_markdown_text_is_never_markup(text: str) -> None:
    tokens = READER.parse(markdown_text(text))
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {c.type for c in tokens[1].children or []} <= {"text", "text_special"}


def test_markdown_leaves_ordinary_figures_alone() -> None:
    assert markdown_text("7.2 % of 1,200") == "7.2 % of 1,200"


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_the_same_core_gives_the_same_bytes(name: str, lang: Lang) -> None:
    first, second = report(name, lang), report(name, lang)
    assert html(first, templates=TEMPLATES) == html(second, templates=TEMPLATES)
    assert markdown(first, templates=TEMPLATES) == markdown(second, templates=TEMPLATES)
    assert json_report(first) == json_report(second)


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_json_names_its_schema_and_keeps_codes_beside_words(name: str, lang: Lang) -> None:
    given = json.loads(json_report(report(name, lang)))
    assert given["schema"] == SCHEMA
    assert given["front"]["grade"]["value"] == CORES[name]["verdict"]["grade"]["value"]
    assert [f["rule"] for g in given["findings"] for f in g["findings"]] == [
        f["rule"]
        for s in ("critical", "high", "medium", "low", None)
        for f in CORES[name]["verdict"]["findings"]
        if f["outcome"] == "found" and f["kind"] in {"finding", "cap"} and f["severity"] == s
    ]


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_no_place_is_left_unfilled(name: str, lang: Lang) -> None:
    outline = report(name, lang)
    for text in (page(name, lang).text, markdown(outline, templates=TEMPLATES)):
        assert re.findall(r"\{[a-z_.]+\}", text) == []
