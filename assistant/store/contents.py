"""Contents: rule bases, templates and weights as they were, each once, found by the digest of its bytes."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

from assistant.store.opening import Store
from assistant.store.troubles import trouble

if TYPE_CHECKING:
    from sqlite_utils import Database

KINDS = ("rule_base", "templates", "weights")


def digest_of(data: bytes) -> str:
    """SHA-256 in hex: the same as ``model.canonical.digest`` of a value whose canonical bytes these are."""
    return hashlib.sha256(data).hexdigest()


def put(store: Store, kind: str, data: bytes) -> str:
    """Keep the bytes and give their digest; what is there already is not written again."""
    with store.transaction() as db:
        return put_within(db, kind, data)


def put_within(db: Database, kind: str, data: bytes) -> str:
    """``put`` as a part of a transaction."""
    if kind not in KINDS:
        raise ValueError(f"{kind} is no kind of contents")
    digest = digest_of(data)
    if not list(db.query("SELECT 1 FROM contents WHERE digest = ?", [digest])):
        db.table("contents").insert({"digest": digest, "kind": kind, "size": len(data), "packed": pack(data)})
    return digest


def get(store: Store, digest: str) -> bytes:
    """The bytes of this digest; StoreError if they are missing or no longer what they were."""
    found = store.rows("SELECT packed FROM contents WHERE digest = ?", [digest])
    data = unpack(found[0]["packed"]) if found else None
    if data is None or digest_of(data) != digest:
        raise trouble(
            store.path, f"the contents {digest[:12]} are {'damaged' if found else 'missing'}", "Put a backup back that still has them."
        )
    return data


def pack(data: bytes) -> bytes:
    """Compressed, as it lies in the store."""
    return zlib.compress(data, 6)


def unpack(packed: bytes) -> bytes | None:
    """The reverse of ``pack``; None if the bytes are damaged."""
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return None
