"""What is wrong with rows of Parquet: each rule is counted by the engine, and names the first row that breaks it."""

import string
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from sinorus import dates
from sinorus.base.engine import ask
from sinorus.base.errors import BadDate
from sinorus.base.text import quote
from sinorus.index.problems import MOST, Problem
from sinorus.model.vocabulary import WORDS

if TYPE_CHECKING:
    from sinorus.base.engine import Engine

_LETTERS = f"{string.ascii_lowercase}{string.digits}-"
_LISTS = ("themes", "drivers", "actors", "lines", "sources", "causes", "led_to", "claims", "references")
_JSON = ("mentions", "extra", "names", "wikidata", "detail")


def _quoted(name: str) -> str:
    return '"references"' if name == "references" else name


def _words(field: str) -> str:
    return ", ".join(f"'{word}'" for word in WORDS[field])


# By column, which rows break a rule, what is wrong with them, and what would be right.
RULES = [
    ("id", f"id IS NULL OR id = '' OR translate(id, '{_LETTERS}', '') <> ''", "no id",
     "an id has a-z, 0-9 and -"),
    ("title", "coalesce(title, '') = ''", "no title", "give each event one"),
    ("kind", f"kind IS NULL OR kind NOT IN ({_words('kind')})", "no kind of event", "docs/data.md lists the kinds"),
    ("effect", f"effect NOT IN ({_words('effect')})", "no effect", "docs/data.md lists them; null is not coded"),
    ("confidence", "confidence NOT IN ('high', 'medium', 'low')", "no confidence", "high, medium, low or null"),
    ("lo", "CASE WHEN lo <= hi AND moment >= 0 THEN FALSE ELSE TRUE END", "no first and last day", "lo is at most hi"),
    *((name, f"{_quoted(name)} IS NULL", "no list", "an empty list where there is nothing") for name in _LISTS),
    *((name, f"{name} IS NOT NULL AND NOT json_valid({name})", "no JSON", "JSON, or null") for name in _JSON),
    ("date_edtf", "date_edtf IS NOT NULL AND NOT EXISTS (SELECT 1 FROM spans WHERE spans.id = events.id)",
     "no row in spans", "docs/scale.md says what spans are"),
]  # fmt: skip


def problems(db: "Engine", folder: str) -> list[Problem]:
    """List the rules that events break, each with how many and the id of one; at most as many as of a folder."""
    found = islice(chain(_broken(db), _doubles(db), _dates(db), _unknown(db)), MOST)
    return [
        Problem(
            f"{folder}/events",
            None,
            None,
            f"/{column}",
            f"{_amount(count)}: {problem}, such as {quote(str(id))}",
            remedy,
        )
        for column, count, id, problem, remedy in found
    ]


def _amount(count: int) -> str:
    return f"{count} {'row' if count == 1 else 'rows'}"


Found = Iterator[tuple[str, int, Any, str, str]]


def _broken(db: "Engine") -> Found:
    """Yield the rules of single rows, for which the events are read once."""
    parts = [f"count(*) FILTER (WHERE {rule}), min(id) FILTER (WHERE {rule})" for _, rule, *_ in RULES]
    [counts] = ask(db, f"SELECT {', '.join(parts)} FROM events", {})
    for (column, _, problem, remedy), count, id in zip(RULES, counts[::2], counts[1::2], strict=True):
        if count:
            yield column, count, id, problem, remedy


def _doubles(db: "Engine") -> Found:
    sql = "SELECT count(*), min(id) FROM (SELECT id FROM events GROUP BY id HAVING count(*) > 1)"
    [(count, id)] = ask(db, sql, {})
    if count:
        yield "id", count, id, "an id of several rows", "each row has an id of its own"


def _dates(db: "Engine") -> Found:
    """Yield what is no date, and dates whose days are others in the row; each date is read once."""
    as_of = dates.Day.from_iso(_as_of(db))
    sql = "SELECT date_edtf, min(lo), max(lo), min(hi), max(hi), count(*), min(id) FROM events GROUP BY date_edtf"
    for text, *days, count, id in ask(db, sql, {}):
        try:
            spans = dates.parse(text).spans(as_of) if text is not None else ()
        except BadDate as error:
            yield "date_edtf", count, id, f"{quote(text)} is no date: {error.reason}", "write EDTF, or null"
            continue
        lo = min((span.lo for span in spans), default=dates.END)
        hi = max((span.hi for span in spans), default=dates.END)
        if days != [lo, lo, hi, hi]:
            yield "lo", count, id, f"{quote(str(text))} has other days", f"lo is {lo} and hi is {hi}"


def _as_of(db: "Engine") -> str:
    [(day,)] = db.execute("SELECT value FROM meta WHERE key = 'as_of'")
    return str(day)


def _unknown(db: "Engine") -> Found:
    """Yield the themes, drivers and actors that the vocabulary lacks."""
    for field in ("theme", "driver", "actor"):
        known = {id for (id,) in db.execute("SELECT id FROM record WHERE kind = ?", [field])} | {"not-coded"}
        sql = "SELECT value, count(*), min(n) FROM tag WHERE field = :field GROUP BY value ORDER BY value"
        for value, count, id in ask(db, sql, {"field": field}):
            if value not in known:
                yield f"{field}s", count, id, f"{quote(str(value))} is no {field} of the vocabulary", "add it there"
