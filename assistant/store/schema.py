"""The tables, as numbered steps from an empty file to today's form.

A step is never changed once released: a store anywhere may have taken it. Its number is its place in ``STEPS``, from 1; the number of
the last step taken is the file's ``user_version``. Times are ISO text in UTC, days ISO dates, values canonical JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from sqlite_utils import Database

Step: TypeAlias = "Callable[[Database], object]"

APPLICATION = 0x43415331  # "CAS1" in the file's header: tells our store from other programs' databases

_FIRST = """
CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL);

CREATE TABLE clients (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,        -- the name without regard to case and width
  added TEXT NOT NULL
);

CREATE TABLE interviews (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  client TEXT REFERENCES clients (id),
  language TEXT NOT NULL,
  mode TEXT NOT NULL,
  as_of TEXT NOT NULL,
  started TEXT NOT NULL,
  rule_base TEXT NOT NULL,         -- digest at the start; the contents need not be here
  respondent TEXT NOT NULL,
  finished TEXT REFERENCES assessments (id)
);
CREATE INDEX interviews_of_client ON interviews (client);

CREATE TABLE answers (
  interview TEXT NOT NULL REFERENCES interviews (id),
  sequence INTEGER NOT NULL,       -- 1, 2, 3 … without gaps in each interview
  kind TEXT NOT NULL CHECK (kind IN ('answer', 'set_aside', 'withdrawn')),
  fact TEXT NOT NULL,
  channel TEXT NOT NULL,           -- '' for what is not measured per channel
  state TEXT,
  value TEXT,
  origin TEXT,
  evidence TEXT,
  note TEXT NOT NULL,
  respondent TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (interview, sequence)
) WITHOUT ROWID;

CREATE TABLE contents (digest TEXT PRIMARY KEY, kind TEXT NOT NULL, size INTEGER NOT NULL, packed BLOB NOT NULL);

CREATE TABLE assessments (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  client TEXT REFERENCES clients (id),
  interview TEXT REFERENCES interviews (id),
  previous TEXT REFERENCES assessments (id),
  as_of TEXT NOT NULL,
  created TEXT NOT NULL,
  rule_base TEXT NOT NULL REFERENCES contents (digest),
  templates TEXT REFERENCES contents (digest),
  weights TEXT REFERENCES contents (digest),
  program TEXT NOT NULL,
  engine TEXT NOT NULL,
  core BLOB NOT NULL,              -- canonical bytes, compressed
  core_digest TEXT NOT NULL,
  chain TEXT NOT NULL,             -- the client, or the interview where there is no client
  link TEXT NOT NULL               -- digest of this row and the link before it in the chain
);
CREATE INDEX assessments_of_chain ON assessments (chain, as_of);

CREATE TABLE annotations (
  assessment TEXT NOT NULL REFERENCES assessments (id),
  revision INTEGER NOT NULL,       -- 1, 2, 3 … without gaps for each assessment
  kind TEXT NOT NULL CHECK (kind IN ('comment', 'waiver', 'sign_off', 'measure_done')),
  about TEXT NOT NULL,             -- the rule or measure meant; '' for the whole
  text TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  link TEXT NOT NULL,
  PRIMARY KEY (assessment, revision)
) WITHOUT ROWID;

CREATE TABLE chains (name TEXT PRIMARY KEY, length INTEGER NOT NULL, head TEXT NOT NULL);

CREATE TABLE backups (path TEXT PRIMARY KEY, at TEXT NOT NULL);

CREATE TABLE erasing (open INTEGER NOT NULL);       -- holds a row only within a transaction that forgets
CREATE TABLE forgotten (client TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE unswept (since TEXT NOT NULL);         -- rows are gone, the file has yet to be rewritten
"""

_APPEND_ONLY = """
CREATE TRIGGER {table}_never_change BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, 'what is stored in {table} is never changed'); END;
CREATE TRIGGER {table}_never_delete BEFORE DELETE ON {table} WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN SELECT RAISE(ABORT, 'what is stored in {table} is never deleted, only forgotten with its client'); END;
CREATE TRIGGER {table}_never_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})
BEGIN SELECT RAISE(ABORT, 'what is stored in {table} is never replaced'); END;
"""

_SAME = {
    "answers": "interview = NEW.interview AND sequence = NEW.sequence",
    "contents": "digest = NEW.digest",
    "assessments": "number = NEW.number OR id = NEW.id",
    "annotations": "assessment = NEW.assessment AND revision = NEW.revision",
}


def first_tables(db: Database) -> None:
    """All tables, and the triggers that keep answers, contents, assessments and annotations append-only."""
    db.executescript(_FIRST)
    for table, same in _SAME.items():
        db.executescript(_APPEND_ONLY.format(table=table, same=same))


def rule_bases_of_interviews(db: Database) -> None:
    """Where the rule base that an interview goes by is kept; one that began before this step has none."""
    db.execute("ALTER TABLE interviews ADD COLUMN contents TEXT REFERENCES contents (digest)")


STEPS: Sequence[Step] = (first_tables, rule_bases_of_interviews)
