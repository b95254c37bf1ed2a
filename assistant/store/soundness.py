"""Whether the store is what it was: its pages, its tables, its digests, its chains, its rights."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.store import annotating, assessments, chain
from assistant.store.contents import digest_of, unpack
from assistant.store.files import readable_by_others, with_companions
from assistant.store.opening import Store
from assistant.store.schema import STEPS


def check(store: Store) -> list[str]:
    """Everything that is wrong, a sentence each; an empty list says that the store is sound."""
    damaged = [row["integrity_check"] for row in store.rows("PRAGMA integrity_check(20)")]
    if damaged != ["ok"]:
        return [f"The file is damaged: {line}" for line in damaged]
    with store.snapshot():
        return [*_rights(store), *_tables(store), *_logs(store), *_contents(store), *_assessments(store), *_chains(store)]


def _rights(store: Store) -> Iterator[str]:
    for path in (store.path.parent, *with_companions(store.path)):
        if path.exists() and readable_by_others(path):
            yield f"{path} can be used by others than its owner."


def _tables(store: Store) -> Iterator[str]:
    from sqlite_utils import Database

    listing = "SELECT type || ' ' || name AS thing, sql FROM sqlite_master WHERE sql IS NOT NULL"
    model = Database(memory=True, execute_plugins=False)
    for step in STEPS:
        step(model)
    meant = {row["thing"]: row["sql"] for row in model.query(listing)}
    model.close()
    there = {row["thing"]: row["sql"] for row in store.rows(listing)}
    for thing in sorted(meant.keys() | there.keys()):
        if meant.get(thing) != there.get(thing):
            yield f"The {thing} is {'missing' if thing not in there else 'changed' if thing in meant else 'not one of ours'}."
    for row in store.rows("PRAGMA foreign_key_check"):
        yield f"A row of {row['table']} belongs to a row of {row['parent']} that is missing."


def _logs(store: Store) -> Iterator[str]:
    sql = "SELECT interview FROM answers GROUP BY interview HAVING max(sequence) <> count(*)"
    for row in store.rows(sql):
        yield f"Interview {row['interview']}: entries of its log are missing."


def _contents(store: Store) -> Iterator[str]:
    for row in store.rows("SELECT digest, packed FROM contents ORDER BY digest"):
        data = unpack(row["packed"])
        if data is None or digest_of(data) != row["digest"]:
            yield f"Contents {row['digest'][:12]} are not what their digest says."


def _assessments(store: Store) -> Iterator[str]:
    for row in store.rows("SELECT id, core, core_digest FROM assessments ORDER BY number"):
        core = unpack(row["core"])
        if core is None or digest_of(core) != row["core_digest"]:
            yield f"Assessment {row['id']} is not what its digest says."


def _chains(store: Store) -> Iterator[str]:
    ends = {row["name"]: row for row in store.rows("SELECT * FROM chains ORDER BY name")}
    rows: dict[str, list[dict[str, object]]] = {name: [] for name in ends}
    for row in store.rows("SELECT * FROM assessments ORDER BY number"):
        rows.setdefault(row["chain"], []).append({key: row[key] for key in assessments.LINKED})
    for row in store.rows("SELECT * FROM annotations ORDER BY assessment, revision"):
        rows.setdefault(row["assessment"], []).append({key: row[key] for key in annotating.LINKED})
    for name, linked in rows.items():
        end = ends.get(name, {"length": 0, "head": ""})
        broken = chain.first_break(linked, length=end["length"], head=end["head"])
        if broken:
            kind = "annotations of" if name.startswith("A-") else "assessments of"
            yield f"The {kind} {name} are not what was stored: {broken}."
