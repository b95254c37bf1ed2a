"""The store's registers: clients, what was assessed of them, taking data out, forgetting, backup and restore."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.api.desk import Desk
from assistant.store.backups import Restored
from assistant.store.forgetting import Forgotten


@dataclass(frozen=True, slots=True)
class Past:
    """A stored assessment in a line. ``badge`` is the grade, or the range while undecided; ``index`` the practice index in words."""

    id: str
    as_of: str
    badge: str
    grade: dict[str, Any]
    index: str
    vetoes: int
    market_vetoes: int
    rule_base: str
    previous: str | None

    def as_json(self) -> dict[str, Any]:
        """The line for programs."""
        return {
            "assessment": self.id,
            "as_of": self.as_of,
            "grade": {k: self.grade[k] for k in ("value", "lowest", "highest", "decided", "basis")},
            "practice_index": self.index,
            "vetoes": self.vetoes,
            "market_vetoes": self.market_vetoes,
            "rule_base": self.rule_base,
            "previous": self.previous,
        }


@dataclass(frozen=True, slots=True)
class Dossier:
    """A client with its assessments, oldest first, and the ids of interviews that are not finished."""

    id: str
    client: str
    added: str
    assessments: tuple[Past, ...]
    waiting: tuple[str, ...]


def dossiers(desk: Desk) -> list[Dossier]:
    """Every client by name."""
    from assistant.store import clients

    with desk.store() as store:
        names = [c.id for c in clients.every(store)]
    return [history(desk, name) for name in names]


def history(desk: Desk, client: str) -> Dossier:
    """One client, by name or id. Raises InputError, with names that look alike, if there is none."""
    from assistant.store import assessments, clients, interviews

    with desk.store() as store:
        owner = clients.get(store, client)
        past = tuple(_past(stored) for stored in assessments.history(store, owner.id))
        waiting = tuple(i.id for i in interviews.unfinished(store, owner.id))
    return Dossier(owner.id, owner.name, owner.added.date().isoformat(), past, waiting)


def export(desk: Desk, client: str) -> dict[str, Any]:
    """Everything of a client as JSON holds it."""
    from assistant.store import clients, exchange

    with desk.store() as store:
        return exchange.export_client(store, clients.get(store, client).id)


def forget(desk: Desk, client: str) -> Forgotten:
    """Erase a client for good; says which backups still hold it."""
    from assistant.store import clients, forgetting

    with desk.store() as store:
        return forgetting.forget(store, clients.get(store, client).id, desk.clock())


def back_up(desk: Desk, path: Path) -> Path:
    """Save the whole store in a new file."""
    from assistant.store import backups

    with desk.store() as store:
        return backups.back_up(store, desk.clock(), path)


def restore(desk: Desk, path: Path) -> Restored:
    """Put a saved store back; the one before is kept aside."""
    from assistant.store import backups

    return backups.restore(desk.home, path, desk.clock())


def _past(stored: Any) -> Past:
    core = json.loads(stored.core)
    verdict = core["verdict"]
    grade, item = verdict["grade"], verdict["practice_index"]
    low, high = f"{item['lowest']:.1f}", f"{item['highest']:.1f}"
    return Past(
        id=stored.id,
        as_of=core["as_of"],
        badge=grade["value"] or f"{grade['highest']}–{grade['lowest']}",
        grade=grade,
        index=low if item["index"] is not None else f"{low}–{high}",
        vetoes=len(verdict["vetoes"]),
        market_vetoes=len(verdict["market_vetoes"]),
        rule_base=core["rule_base"]["version"],
        previous=stored.previous,
    )
