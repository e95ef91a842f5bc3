"""Count the events of an answer by group, with the claims that rest on them and what the events did."""

import difflib
import json
import sqlite3
from typing import Any

from sinorus.drivers import EFFECTS
from sinorus.errors import BadUsage
from sinorus.query import where
from sinorus.question import Question
from sinorus.text import quoted

# An event counts in the year or decade of its earliest day (keys are (year * 16 + month) * 32 + day), as in the eras
# of the table; one without a known beginning has no key. Other groups are those of the filters, except that an actor
# is counted for itself and not for its line.
YEAR = "CASE WHEN record.lo > -4611686018427387904 THEN record.lo >> 9 END"
BY = ("year", "decade", "theme", "effect", "actor", "driver")


def known(by: str) -> str:
    """Return the name of a grouping, or refuse it with the nearest."""
    if by in BY:
        return by
    near = difflib.get_close_matches(by, BY, 1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(BY)}"
    raise BadUsage(f"--count-by {quoted(by)} is no known group; {hint}")


def groups(db: sqlite3.Connection, question: Question, by: str) -> list[dict[str, Any]]:
    """Return a row a group: years and decades in order, other groups by number of events."""
    clause = where("event", question)
    found = db.execute(
        f"WITH hit AS (SELECT n, id, lo FROM record WHERE {clause.sql}), grouped AS ({_grouping(by)})"
        " SELECT key, count(DISTINCT grouped.n), json_group_array(DISTINCT claim.n),"
        + ", ".join(f"count(DISTINCT CASE WHEN effect.value = '{effect}' THEN grouped.n END)" for effect in EFFECTS)
        + " FROM grouped JOIN hit USING (n) JOIN tag AS effect ON effect.n = grouped.n AND effect.field = 'effect'"
        " LEFT JOIN resting AS claim ON claim.target = hit.id GROUP BY key",
        clause.values,
    )
    rows = [_row(*group) for group in found]
    if by in ("year", "decade"):
        return [{**row, "key": _time(row["key"], by)} for row in sorted(rows, key=lambda row: row["key"] or 0)]
    return sorted(rows, key=lambda row: (-row["events"], row["key"]))


def _grouping(by: str) -> str:
    if by == "year":
        return f"SELECT n, {YEAR} AS key FROM hit AS record"
    if by == "decade":
        return f"SELECT n, ({YEAR}) - ((({YEAR}) % 10) + 10) % 10 AS key FROM hit AS record"
    own = 'AND NOT EXISTS (SELECT 1 FROM record AS line WHERE line.id = value AND line.json LIKE \'%"kind": "line"%\')'
    return f"SELECT tag.n, value AS key FROM tag JOIN hit USING (n) WHERE field = '{by}' {own if by == 'actor' else ''}"


def _row(key: Any, events: int, claims: str, *effects: int) -> dict[str, Any]:
    resting = [claim for claim in json.loads(claims) if claim is not None]
    return {"key": key, "events": events, "claims": len(resting), **dict(zip(EFFECTS, effects, strict=True))}


def _time(year: int | None, by: str) -> str | None:
    if year is None:
        return None
    written = f"{'-' if year < 0 else ''}{abs(year):04}"
    return written + ("s" if by == "decade" else "")
