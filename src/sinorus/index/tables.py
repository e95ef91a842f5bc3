"""The tables of the index. Raise VERSION with every change here or in what is kept of a record.

Questions are asked of the views ``record`` and ``tag``. Below the views a record is stored as it was read, and apart
from it what is known only when all records are read: what an event led to, and its claims. Filters are stored as
numbers, which halves the index.
"""

VERSION = 46

TABLES = """
PRAGMA page_size = 16384;
PRAGMA cache_size = -32768;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE stored (
    n INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL,
    lo INTEGER NOT NULL, hi INTEGER NOT NULL,
    -- The time of an event of one day, as a number (0: none), by which events of one day are in order.
    moment INTEGER NOT NULL,
    -- How many records it is linked to, and the paragraph of a claim (0: no claim): what --sort needs.
    links INTEGER NOT NULL, passage INTEGER NOT NULL
);
-- Texts lie apart, so that what joins and sorts records reads few pages.
CREATE TABLE body (n INTEGER PRIMARY KEY, json TEXT NOT NULL, detail TEXT NOT NULL);
-- The records of a kind lie one behind the other.
CREATE TABLE extent (kind TEXT PRIMARY KEY, first INTEGER, last INTEGER) WITHOUT ROWID;
-- Counts of events and claims by group, in order of the effects in the vocabulary, and the first and last known day.
CREATE TABLE facet (
    field TEXT, value, events INTEGER, claims INTEGER,
    cooperation INTEGER, friction INTEGER, mixed INTEGER, neutral INTEGER, "not-coded" INTEGER, lo INTEGER, hi INTEGER
);
-- Of each driver the claims, and those of them that deny it, by effect and source, the events, and the first and last
-- day known of them (NULL: none).
CREATE TABLE driven (
    driver TEXT, kind TEXT, effect TEXT, source TEXT, records INTEGER, lo INTEGER, hi INTEGER,
    PRIMARY KEY (driver, kind, effect, source)
) WITHOUT ROWID;
-- Claims by group, verdict and effect, and how many of these a series decided.
CREATE TABLE judged (
    field TEXT, value TEXT, verdict TEXT, effect TEXT, claims INTEGER, computed INTEGER,
    PRIMARY KEY (field, value, verdict, effect)
) WITHOUT ROWID;
-- By group of claims how many sources say them, and how many of the claims are what one of the two states says itself.
CREATE TABLE heard (
    field TEXT, value TEXT, sources INTEGER, official INTEGER, PRIMARY KEY (field, value)
) WITHOUT ROWID;
-- Of each period how many events and claims may have been going on in it.
CREATE TABLE covered (
    period TEXT, kind TEXT, records INTEGER, PRIMARY KEY (period, kind)
) WITHOUT ROWID;
CREATE TABLE back (n INTEGER PRIMARY KEY, led_to TEXT NOT NULL, claims TEXT NOT NULL);
CREATE TABLE span (
    n INTEGER, lo INTEGER, hi INTEGER, sure_end INTEGER, sure_start INTEGER,
    PRIMARY KEY (n, lo, hi, sure_end, sure_start)
) WITHOUT ROWID;
CREATE TABLE mark (t INTEGER PRIMARY KEY, field TEXT, value TEXT, UNIQUE (field, value));
CREATE TABLE marked (t INTEGER, n INTEGER, PRIMARY KEY (n, t)) WITHOUT ROWID;
CREATE TABLE name (kind TEXT, folded TEXT, id TEXT, PRIMARY KEY (kind, folded, id)) WITHOUT ROWID;
CREATE TABLE cause (
    effect TEXT, cause TEXT, basis TEXT, claim TEXT, reference TEXT, passage TEXT, PRIMARY KEY (effect, cause)
) WITHOUT ROWID;
-- Ids that are given no more, and changes of records; lists are JSON.
CREATE TABLE retired (n INTEGER PRIMARY KEY, id TEXT, day TEXT, why TEXT, "by" TEXT, effects TEXT);
CREATE TABLE revision (
    n INTEGER PRIMARY KEY, version TEXT, day TEXT, ids TEXT, fields TEXT, why TEXT, source TEXT
);
CREATE TABLE resting (target TEXT, n INTEGER, PRIMARY KEY (target, n)) WITHOUT ROWID;
-- Every word of a record, folded, that is no figure and no single character, and its stem.
CREATE TABLE form (word TEXT PRIMARY KEY, stem TEXT NOT NULL) WITHOUT ROWID;
-- Words and names that stand for each other in a search, or, where they are only near, in what it suggests.
CREATE TABLE alike (stems TEXT, entry INTEGER, text TEXT, near INTEGER, PRIMARY KEY (stems, entry)) WITHOUT ROWID;
CREATE INDEX alike_by_entry ON alike (entry);
CREATE TEMP TABLE link (n INTEGER, path TEXT, kind TEXT, target TEXT, pointer TEXT);
-- Records with faults in their fields, numbered from -1 down; before is the number of the next record without.
CREATE TEMP TABLE faulty (n INTEGER PRIMARY KEY, id TEXT, before INTEGER);
CREATE TEMP TABLE origin (
    n INTEGER PRIMARY KEY, file INTEGER, line INTEGER, column INTEGER, position INTEGER, start INTEGER, size INTEGER
);

-- Inside a JSON string the quotation marks would be escaped, and no nested object has a key of such a name.
CREATE VIEW record AS SELECT stored.n, kind, id, label, lo, hi, moment, links, passage,
    CASE WHEN back.n IS NULL THEN json ELSE replace(
        replace(json, '"led_to":[]', '"led_to":' || led_to), '"claims":[]', '"claims":' || claims) END AS json, detail
    FROM stored LEFT JOIN body ON body.n = stored.n LEFT JOIN back ON back.n = stored.n;
CREATE VIEW tag AS SELECT field, value, n FROM mark JOIN marked USING (t);
"""

# Only where SQLite has full-text search. What is kept are stems of folded words (`base/stems`), with blanks between.
WORDS = """
CREATE VIRTUAL TABLE word USING fts5 (body, title, content = '', tokenize = 'ascii', detail = full);
-- Lists of words grow to 16 MiB in memory before they are written: what is written less often need not be merged.
INSERT INTO word (word, rank) VALUES ('hashsize', 16777216);
"""

INDEXES = """
CREATE INDEX stored_by_kind ON stored (kind, id);
CREATE INDEX stored_by_date ON stored (kind, lo, hi DESC, moment, id);
CREATE INDEX stored_by_links ON stored (kind, links);
CREATE INDEX stored_by_passage ON stored (passage) WHERE passage > 0;
CREATE INDEX record_by_mark ON marked (t, n);
CREATE INDEX cause_by_cause ON cause (cause, effect);
INSERT INTO extent SELECT kind, min(n), max(n) FROM stored GROUP BY kind;
ANALYZE;
"""
