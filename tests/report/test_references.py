"""Where a source stands, in the language of the reader."""

import re

from assistant.report.references import reference

ENGLISH = re.compile(r"\barts?\b|our own|not checked|Daily|Reuters|CCTV|notice text|known by|cited|on GitHub|[a-z]{3,} [a-z]{2,} [a-z]{2,}")


def test_a_source_reads_chinese_wherever_its_place_has_a_chinese_name(library):
    said = {reference(source, "zh") for source in library.sources.values()}
    assert [text for text in said if ENGLISH.search(text)] == []


def test_a_source_in_english_is_left_as_it_is_and_an_address_in_both(library):
    assert all(reference(source, "en") == source.reference for source in library.sources.values())
    plain = [s for s in library.sources.values() if re.fullmatch(r"[a-z]+\.com", s.reference)]
    assert plain
    assert all(reference(source, "zh") == source.reference for source in plain)
