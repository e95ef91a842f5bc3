"""What the script of a page knows of the records: dates as numbers, and what they are filtered by; the words are in the page."""

import json
from typing import Any

from sinorus import dates
from sinorus.query.selection import Records

Row = dict[str, Any]
# Numbers of JavaScript are exact up to 2**53; no day of the data lies so far out.
FAR = 10**12


def facts(records: Records, as_of: str) -> Row:
    """Return the facts of all records by which they are found and drawn."""
    day = dates.Day.from_iso(as_of)
    return {
        "events": [{**_fact(row, day), "sources": _mentioning(row)} for row in records.events],
        "claims": [
            {**_fact(row, day), "sources": [row["source"]], "verdict": (row["review"] or {}).get("verdict")}
            for row in records.claims
        ],
        "contrasts": [{key: row[key] for key in ("id", "claims", "relation")} for row in records.contrasts],
        "series": [_series(row, day) for row in records.series],
        "periods": [_period(row) for row in records.periods],
    }


def _fact(row: Row, as_of: dates.Day) -> Row:
    kept = {key: row[key] for key in ("id", "effect", "themes", "drivers")}
    return {**kept, "spans": spans(row["date_edtf"], as_of)}


def _mentioning(event: Row) -> list[str]:
    return list(dict.fromkeys(mention["source"] for mention in event["mentions"]))


def _series(row: Row, as_of: dates.Day) -> Row:
    found = [span for point in row["points"] for span in spans(point["date_edtf"], as_of)]
    return {"id": row["id"], "themes": row["themes"], "spans": found}


def _period(row: Row) -> Row:
    ends = [
        dates.Day.from_iso(row[end]).key() if row[end] else far for end, far in (("earliest", -FAR), ("latest", FAR))
    ]
    return {"id": row["id"], "label": row["label"], "first": ends[0], "last": ends[1], "era": row["era"]}


def spans(date: str | None, as_of: dates.Day) -> list[list[int]]:
    """Return the spans of a date as lists: lo, hi, and sure_end and sure_start unless the date is only about right."""
    if not date:
        return []
    read = dates.parse(date)
    kept = 2 if read.qualified else 4
    return [[max(-FAR, min(FAR, key)) for key in span[:kept]] for span in read.spans(as_of)]


def inlined(value: object) -> str:
    """Write JSON that can stand in a script element: no character in it can end the element or begin a comment."""
    text = json.dumps(value, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
