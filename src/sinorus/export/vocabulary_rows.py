"""All that a question needs of the data beside their events and claims: names, words, labels, and what is retired."""

import json
import sqlite3
from collections.abc import Iterator
from itertools import count

from sinorus.export.tables import Cells

_OTHERS = "kind NOT IN ('event', 'claim')"
# By part what the rows hold, in the order of the index, which is that of the data.
PARTS = {
    "meta": "SELECT key, value FROM meta WHERE key IN ('as_of', 'datasets')",
    "record": f"SELECT kind, id, label, lo, hi, json, detail FROM record WHERE {_OTHERS} ORDER BY n",
    "tag": f"SELECT id, field, value FROM record JOIN tag USING (n) WHERE {_OTHERS} ORDER BY n, field, value",
    "name": "SELECT kind, folded, id FROM name",
    "mark": "SELECT field, value FROM mark WHERE field NOT IN ('event', 'claim') ORDER BY field, value",
    "form": "SELECT word, stem FROM form",
    "alike": "SELECT stems, entry, text, near FROM alike",
    "retired": 'SELECT id, day, why, "by", effects FROM retired ORDER BY n',
}


def vocabulary(db: sqlite3.Connection) -> Iterator[Cells]:
    """Yield the rows of all parts, numbered, each as a list in JSON."""
    number = count()
    for part, query in PARTS.items():
        for row in db.execute(query):
            yield {"n": next(number), "part": part, "row": json.dumps(row, ensure_ascii=False)}
