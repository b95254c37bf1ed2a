-- A store as version 1 wrote it. Never changed: later versions must be able to open it.
PRAGMA application_id=1128354609;
PRAGMA user_version=1;
BEGIN TRANSACTION;
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
CREATE TABLE backups (path TEXT PRIMARY KEY, at TEXT NOT NULL);
CREATE TABLE chains (name TEXT PRIMARY KEY, length INTEGER NOT NULL, head TEXT NOT NULL);
CREATE TABLE clients (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,        -- the name without regard to case and width
  added TEXT NOT NULL
);
INSERT INTO "clients" VALUES(1,'C-9XKVJ','Old Quokka','old quokka','2026-11-22T20:00:00.000+00:00');
CREATE TABLE contents (digest TEXT PRIMARY KEY, kind TEXT NOT NULL, size INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE TABLE erasing (open INTEGER NOT NULL);
CREATE TABLE forgotten (client TEXT NOT NULL, at TEXT NOT NULL);
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
CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL);
INSERT INTO "migrations" VALUES(1,'first_tables','2026-11-22T20:00:00.000+00:00');
CREATE TABLE unswept (since TEXT NOT NULL);
CREATE INDEX interviews_of_client ON interviews (client);
CREATE INDEX assessments_of_chain ON assessments (chain, as_of);
CREATE TRIGGER answers_never_change BEFORE UPDATE ON answers
BEGIN SELECT RAISE(ABORT, 'what is stored in answers is never changed'); END;
CREATE TRIGGER answers_never_delete BEFORE DELETE ON answers WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN SELECT RAISE(ABORT, 'what is stored in answers is never deleted, only forgotten with its client'); END;
CREATE TRIGGER answers_never_replace BEFORE INSERT ON answers WHEN EXISTS (SELECT 1 FROM answers WHERE interview = NEW.interview AND sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'what is stored in answers is never replaced'); END;
CREATE TRIGGER contents_never_change BEFORE UPDATE ON contents
BEGIN SELECT RAISE(ABORT, 'what is stored in contents is never changed'); END;
CREATE TRIGGER contents_never_delete BEFORE DELETE ON contents WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN SELECT RAISE(ABORT, 'what is stored in contents is never deleted, only forgotten with its client'); END;
CREATE TRIGGER contents_never_replace BEFORE INSERT ON contents WHEN EXISTS (SELECT 1 FROM contents WHERE digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'what is stored in contents is never replaced'); END;
CREATE TRIGGER assessments_never_change BEFORE UPDATE ON assessments
BEGIN SELECT RAISE(ABORT, 'what is stored in assessments is never changed'); END;
CREATE TRIGGER assessments_never_delete BEFORE DELETE ON assessments WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN SELECT RAISE(ABORT, 'what is stored in assessments is never deleted, only forgotten with its client'); END;
CREATE TRIGGER assessments_never_replace BEFORE INSERT ON assessments WHEN EXISTS (SELECT 1 FROM assessments WHERE number = NEW.number OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'what is stored in assessments is never replaced'); END;
CREATE TRIGGER annotations_never_change BEFORE UPDATE ON annotations
BEGIN SELECT RAISE(ABORT, 'what is stored in annotations is never changed'); END;
CREATE TRIGGER annotations_never_delete BEFORE DELETE ON annotations WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN SELECT RAISE(ABORT, 'what is stored in annotations is never deleted, only forgotten with its client'); END;
CREATE TRIGGER annotations_never_replace BEFORE INSERT ON annotations WHEN EXISTS (SELECT 1 FROM annotations WHERE assessment = NEW.assessment AND revision = NEW.revision)
BEGIN SELECT RAISE(ABORT, 'what is stored in annotations is never replaced'); END;
COMMIT;
