"""The tables of the index. Raise VERSION with every change here or in what is kept of a record."""

VERSION = 6

TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE record (
    n INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL,
    lo INTEGER NOT NULL, hi INTEGER NOT NULL, json TEXT NOT NULL, detail TEXT NOT NULL
);
CREATE TABLE span (n INTEGER NOT NULL, lo INTEGER, hi INTEGER, sure_end INTEGER, sure_start INTEGER);
CREATE TABLE tag (field TEXT, value TEXT, n INTEGER, PRIMARY KEY (field, value, n)) WITHOUT ROWID;
CREATE TABLE name (kind TEXT, folded TEXT, id TEXT, PRIMARY KEY (kind, folded, id)) WITHOUT ROWID;
CREATE TABLE cause (
    effect TEXT, cause TEXT, basis TEXT, claim TEXT, reference TEXT, PRIMARY KEY (effect, cause)
) WITHOUT ROWID;
CREATE TEMP TABLE link (n INTEGER, path TEXT, kind TEXT, target TEXT, pointer TEXT);
CREATE TABLE resting (target TEXT, n INTEGER, PRIMARY KEY (target, n)) WITHOUT ROWID;
CREATE VIRTUAL TABLE word USING fts5 (body, content = '', tokenize = 'ascii', detail = full);
CREATE TEMP TABLE origin (n INTEGER PRIMARY KEY, file INTEGER, line INTEGER, position INTEGER);
"""

INDEXES = """
CREATE INDEX record_by_kind ON record (kind, id);
CREATE INDEX record_by_date ON record (kind, lo, hi DESC, id);
CREATE INDEX span_by_day ON span (lo, hi, sure_end, sure_start, n);
CREATE INDEX tag_by_record ON tag (n, field, value);
CREATE INDEX cause_by_cause ON cause (cause, effect);
CREATE INDEX span_by_record ON span (n, sure_end, sure_start);
ANALYZE;
"""
