"""Hash chains: each stored row keeps the digest of itself and of the link before it, so that a changed, missing or added row is noticed.

One chain of assessments per client (or per interview without a client), one of annotations per assessment; ``chains`` holds each
one's length and head. It shows that something was changed, not who did it: whoever may write the file and knows this page can
build a whole new chain. A digest that was printed in a report is what cannot be forged afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from assistant.model.canonical import digest

if TYPE_CHECKING:
    from sqlite_utils import Database


def extend(db: Database, name: str, row: Mapping[str, object]) -> str:
    """Add ``row`` to the chain within a transaction, and give its link."""
    ends = list(db.query("SELECT length, head FROM chains WHERE name = ?", [name]))
    length, head = (ends[0]["length"], ends[0]["head"]) if ends else (0, "")
    link = next_link(head, row)
    db.execute(
        "INSERT INTO chains VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET length = ?, head = ?", [name, 1, link, length + 1, link]
    )
    return link


def next_link(head: str, row: Mapping[str, object]) -> str:
    """The link of a row that follows ``head``; the row's own ``link`` does not count."""
    return digest([head, {key: value for key, value in row.items() if key != "link"}])


def first_break(rows: Iterable[Mapping[str, object]], *, length: int, head: str) -> str | None:
    """Follow a chain; what is wrong with it, or None."""
    link, seen = "", 0
    for row in rows:
        link, seen = next_link(link, row), seen + 1
        if link != row["link"]:
            return f"entry {seen} was changed, or one before it is missing"
    if (seen, link) != (length, head):
        return f"it should have {length} entries and has {seen}"
    return None
