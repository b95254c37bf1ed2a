"""The compiled form kept between runs: reading YAML takes a second, reading the compiled JSON a few milliseconds.

A cache can only save time: when it is missing, stale, broken or cannot be written, the sources are read, and nothing fails.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from assistant import __version__
from assistant.loading.layout import source_files
from assistant.loading.on_day import PARTS, SCHEMA
from assistant.model.canonical import digest

if TYPE_CHECKING:
    from assistant.loading.compiled import Compiled


def load(root: Path, cache_dir: Path | None) -> Compiled:
    """The compiled form of a content root, from the cache while no source has changed. Raises as ``read_sources`` does.

    Sources are compared by relative path, size and time of change; without a ``cache_dir`` they are always read.
    """
    if cache_dir is None:
        return _read(root)
    key = digest([SCHEMA, __version__, [[f.path, f.size, f.mtime_ns] for f in source_files(root)]])
    file = cache_dir / f"rule-base-{hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]}.json"
    kept = _kept(file, key)
    if kept is not None:
        return kept
    compiled = _read(root)
    _keep(file, key, compiled)
    return compiled


def _read(root: Path) -> Compiled:
    from assistant.loading.compiled import read_sources  # brings YAML and JSON Schema, which a run from the cache does without

    return read_sources(root)


def _kept(file: Path, key: str) -> Compiled | None:
    try:
        held: Any = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    whole = isinstance(held, dict) and held.get("key") == key and isinstance(held.get("compiled"), dict)
    return cast("Compiled", held["compiled"]) if whole and held["compiled"].keys() == PARTS else None


def _keep(file: Path, key: str, compiled: Compiled) -> None:
    """Written beside and moved into place, so that another run never reads half of it."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.stem, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as part:
                json.dump({"key": key, "compiled": compiled}, part, ensure_ascii=False, separators=(",", ":"))
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
