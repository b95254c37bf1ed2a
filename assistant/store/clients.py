"""Clients: the enterprises that are assessed, each known by its name (without regard to case and width) and by a short id."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from assistant.errors import InputError
from assistant.store.ids import as_typed, short_id
from assistant.store.moments import moment, text
from assistant.store.opening import Store

LONGEST_NAME = 200
_MOST_ALIKE = 3


@dataclass(frozen=True, slots=True)
class Client:
    """An enterprise in the store. The id gives nothing of the name away and may outlive it, in the list of the forgotten."""

    id: str
    name: str
    added: datetime


def add(store: Store, name: str, at: datetime) -> Client:
    """Add a client; InputError if the name is empty, too long, holds control characters, or is taken."""
    clean, key = checked_name(name), key_of(name)
    with store.transaction() as db:
        if store.rows("SELECT 1 FROM clients WHERE key = ?", [key]):
            raise InputError(f"client {clean}: there is already a client of this name\n    Use it as it is, or choose another name.")
        [place] = store.rows("SELECT coalesce(max(number), 0) + 1 AS next FROM clients")
        new = short_id(
            "C",
            ["client", key, place["next"], text(at)],
            taken=lambda it: bool(
                store.rows("SELECT 1 FROM clients WHERE id = ? UNION SELECT 1 FROM forgotten WHERE client = ?", [it, it])
            ),
        )
        db.table("clients").insert({"id": new, "name": clean, "key": key, "added": text(at)})
    return Client(new, clean, moment(text(at)))


def find(store: Store, name: str) -> Client | None:
    """The client of this name or id, if there is one; a name goes before an id."""
    name = _printable(name)
    for column, value in (("key", key_of(name)), ("id", as_typed("C", name))):
        for row in store.rows(f"SELECT id, name, added FROM clients WHERE {column} = ?", [value]):  # noqa: S608 - the columns are ours
            return Client(row["id"], row["name"], moment(row["added"]))
    return None


def get(store: Store, name: str) -> Client:
    """The client of this name or id; InputError, with names that look alike, if there is none."""
    found = find(store, name)
    if found is None:
        names, part = [client.name for client in every(store)], key_of(name)
        alike = get_close_matches(name, names) or [n for n in names if part and part in key_of(n)][:_MOST_ALIKE]
        right = f"Did you mean {', '.join(alike)}?" if alike else "client list shows the names."
        raise InputError(f"client {_printable(name.strip())}: there is no such client\n    {right}")
    return found


def every(store: Store) -> list[Client]:
    """All clients by name."""
    return [Client(row["id"], row["name"], moment(row["added"])) for row in store.rows("SELECT id, name, added FROM clients ORDER BY key")]


def key_of(name: str) -> str:
    """What two spellings of the same name have in common."""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()


def _printable(name: str) -> str:
    """Bytes of a command line that are no text become the replacement character: the store can neither hold nor look for them."""
    return name.encode("utf-8", "replace").decode("utf-8")


def checked_name(name: str) -> str:
    """The name with single spaces in composed form; InputError if it cannot be a name."""
    clean = unicodedata.normalize("NFC", " ".join(name.split()))
    if not clean or len(clean) > LONGEST_NAME or any(unicodedata.category(sign).startswith("C") for sign in clean):
        raise InputError(
            f"client {clean[:40]!r}: this cannot be a name\n    Give 1 to {LONGEST_NAME} printable characters.",
            f"客户 {clean[:40]!r}：不能作为名称\n    请填写 1 至 {LONGEST_NAME} 个可显示的字符。",
        )
    return clean
