"""The store: clients, interviews, answers, assessments and annotations in one SQLite file that only its owner can read.

``with Store.open(folder, now) as store:`` and then the functions of ``clients``, ``interviews``, ``answers``, ``contents``,
``assessments``, ``annotating``, ``exchange``, ``forgetting``, ``backups`` and ``soundness``, which take the store first.
"""

from __future__ import annotations

from assistant.store.opening import Store

__all__ = ["Store"]
