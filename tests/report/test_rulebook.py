"""The rule book: its wording, its links, and what a page must show."""

import datetime
import json
import re
from html.parser import HTMLParser

import pytest

from assistant.api.desk import Desk
from assistant.api.rulebook import pages, write_pages
from assistant.errors import InputError
from assistant.model.text import placeholders
from assistant.report.catalogue import RULEBOOK, catalogue
from tests.contents import write_contents
from tests.report.pages import TEMPLATES

ENTRIES = catalogue(TEMPLATES, RULEBOOK)


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.ids, self.links = set(), set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - as the base class calls it
        found = dict(attrs)
        self.ids |= {found["id"]} if "id" in found else set()
        self.links |= {found["href"]} if "href" in found else set()


@pytest.fixture
def desk(tmp_path):
    import shutil

    root = write_contents(tmp_path / "content")
    shutil.copytree(TEMPLATES, root / "templates")
    clock = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
    return Desk(tmp_path / "home", tmp_path / "cache", root, lambda: clock)


@pytest.fixture(params=["en", "zh"])
def found(request, desk):
    return pages(desk, request.param)


def test_every_wording_is_there_in_both_languages_with_the_same_places():
    assert {k for k, t in ENTRIES.items() if placeholders(t.en) != placeholders(t.zh)} == set()
    assert not ENTRIES.keys() & catalogue(TEMPLATES).keys()


def test_every_entry_that_a_template_names_exists():
    known = ENTRIES.keys() | catalogue(TEMPLATES).keys()
    texts = [f.read_text("utf-8") for f in (TEMPLATES / "rulebook").glob("*.j2")]
    assert {n for text in texts for n in re.findall(r"""\b(?:t|fill)\(["']([a-z_.]+[a-z_])["']""", text)} <= known
    assert {f"label.{n}" for text in texts for n in re.findall(r"""row\("([a-z_]+)""", text)} <= known


def test_every_link_leads_somewhere(found):
    read = {path: Page(text) for path, text in found.items() if path.endswith(".html")}
    for path, page in read.items():
        for link in page.links:
            target, _, anchor = link.partition("#")
            at = path if not target else target.removeprefix("../") if target.startswith("../") else target
            if path.startswith("rules/") and target and not target.startswith("../"):
                at = f"rules/{target}"
            assert at in found, f"{path}: {link}"
            assert not anchor or anchor in read[at].ids, f"{path}: {link}"


def test_a_rule_has_a_page_with_condition_threshold_mark_measure_case_and_source(found):
    page = found["rules/logistics.tracking_gap.html"]
    for part in (
        "95",
        "tracked_share_floor",
        "measures.html#logistics.add_tracking",
        "sources.html#S-",
        "mark-",
        "logistics/tracking_gap.yaml",
    ):
        assert part in page
    assert "outcome-found" in page
    assert "outcome-unknown" in page


def test_pages_load_nothing_from_elsewhere_and_run_nothing(found):
    text = "".join(found.values())
    assert "<script" not in text
    assert not re.search(r"""(?:src|href)=["']?https?:""", text)


def test_the_same_rule_base_gives_the_same_bytes(desk):
    assert json.dumps(pages(desk, "en")) == json.dumps(pages(desk, "en"))


def test_a_text_of_the_rule_base_cannot_become_markup(desk):
    path = desk.content / "rules/logistics/tracking_gap.yaml"
    old = path.read_text("utf-8")
    path.write_text(re.sub(r"title: \{en: [^,]+,", "title: {en: '<b>bold</b> & co',", old, count=1), "utf-8")
    page = pages(desk, "en")["rules/logistics.tracking_gap.html"]
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; co" in page
    assert "<b>bold" not in page


def test_a_rule_book_is_replaced_but_nothing_else_is(desk, tmp_path):
    book = tmp_path / "book"
    count = write_pages(desk, "en", book)
    (book / "rules" / "gone.rule.html").write_text("old", "utf-8")
    assert write_pages(desk, "zh", book) == count
    assert not (book / "rules" / "gone.rule.html").exists()
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("mine", "utf-8")
    with pytest.raises(InputError, match="there is something else"):
        write_pages(desk, "en", other)
    assert [p.name for p in other.iterdir()] == ["letter.txt"]
