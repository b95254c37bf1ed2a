"""The door to sqlite-utils: the one place that imports it and makes a connection, and how to do so in little time.

sqlite-utils 4 imports pandas and numpy where they are installed, only to know the types of their columns; we store none. That
costs 0.3 s and more, the first prompt of an interview would wait for it. So both are hidden while sqlite-utils is imported; it is made
for their absence. Not with other threads about: one of them might be importing pandas just then.
"""

from __future__ import annotations

import sqlite3
import sys
import threading
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from sqlite_utils import Database

_NOT_NEEDED = ("pandas", "numpy")


def database(path: Path, *, timeout: float, read_only: bool = False) -> Database:
    """A connection that begins no transaction of its own accord and waits ``timeout`` seconds for others."""
    kind = _database_class()
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    connection = sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None)
    # plugins of sqlite-utils have no business in somebody's credit data, and looking for them takes 20 ms
    return kind(connection, execute_plugins=False)


def _database_class() -> type[Database]:
    hidden = [name for name in _NOT_NEEDED if name not in sys.modules] if threading.active_count() == 1 else []
    modules = cast("dict[str, ModuleType | None]", sys.modules)
    if "sqlite_utils" in modules:
        hidden = []
    for name in hidden:
        modules[name] = None  # the import system's own sign for "there is no such module"
    try:
        from sqlite_utils import Database
    finally:
        for name in hidden:
            del modules[name]
    return Database
