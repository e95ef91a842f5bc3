"""The tables of the index as views over Parquet, so that an engine answers what SQLite answers.

A record is known by its id, which stands in the place of its number.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sinorus.index.build_record import CODED, TAGGED
from sinorus.model.vocabulary import NOT_CODED
from sinorus.model.wide_tables import LIST, SCHEMA


class Dialect(NamedTuple):
    """What engines write otherwise.

    - ``each``: makes a row of each member of a list
    - ``size``: counts the members of a list
    - ``joined``: puts two lists together
    - ``listed``: makes a list of texts
    - ``object``: how JSON of columns begins and ends
    - ``member``: how a column stands in it
    - ``number``: the id in the place of a number. Spark asks of ids that might be null whether one is in others by
      comparing each with each
    """

    each: str
    size: str
    joined: str
    listed: str
    object: str
    member: str
    number: str

    def row(self, names: Iterable[str]) -> str:
        """Make JSON of columns."""
        return self.object.format(", ".join(self.member.format(name) for name in names))


DUCKDB = Dialect("unnest", "len", "list_concat", "list_value", "to_json({{{}}})", "'{0}': \"{0}\"", "id")
SPARK = Dialect("explode", "size", "concat", "array", "to_json(named_struct({}))", "'{0}', \"{0}\"", "coalesce(id, '')")
# The columns that do not belong to the row of a record.
_BESIDE = {"earliest_date", "latest_date", "moment", "lines", "sources", "words", "detail", "verdict", "review_note"}
_BESIDE |= {"tags", "position", "lo", "hi", "match"}
_ID = re.compile(r"[a-z0-9-]+")


def views(dialect: Dialect, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the name of each view with its SQL over ``events``, ``claims`` and ``spans``.

    ``lines`` are the actors that are lines of states, which counts leave out.
    """
    ids = [id for id in lines if _ID.fullmatch(id)]
    actors = f"SELECT {dialect.each}({dialect.listed}({', '.join(map(_text, ids))})) AS id" if ids else ""
    yield "record", _record(dialect, actors)
    yield "stored", "SELECT * FROM record"
    yield "tag", " UNION ALL ".join(_tags(dialect, actors))
    yield "span", f"SELECT {dialect.number} AS n, lo, hi, sure_end, sure_start FROM spans"
    yield "resting", f"SELECT {dialect.each}(claims) AS n, id AS target FROM events"


def _text(text: str) -> str:
    return f"'{text}'"


def _record(dialect: Dialect, actors: str) -> str:
    columns = {table: [name for name in SCHEMA[table] if name not in _BESIDE] for table in ("events", "claims")}
    event, claim = (dialect.row(columns[table]) for table in ("events", "claims"))
    links = " + ".join(f"{dialect.size}({column})" for column in ("causes", "led_to", "claims"))
    events = (
        f"SELECT {dialect.number} AS n, 'event' AS kind, id, title AS label, lo, hi, moment, {links} AS links,"
        f" 0 AS passage, words, {event} AS json, coalesce(detail, '') AS detail FROM events"
    )
    claims = (
        f"SELECT {dialect.number} AS n, 'claim' AS kind, id, text AS label, lo, hi, 0 AS moment,"
        f" {dialect.size}(events) AS links, position AS passage, NULL AS words,"
        f" {claim} AS json, '' AS detail FROM claims"
    )
    lines = (
        f"SELECT {dialect.number} AS n, 'actor' AS kind, id, id AS label, 0 AS lo, 0 AS hi, 0 AS moment, 0 AS links,"
        f" 0 AS passage, NULL AS words, NULL AS json, '' AS detail FROM ({actors})"
    )
    return " UNION ALL ".join([events, claims, *([lines] if actors else [])])


def _tags(dialect: Dialect, actors: str) -> Iterator[str]:
    """Yield what finds records by each filter; an engine reads only those that a question names."""
    for column, field in TAGGED["event"].items():
        yield f"SELECT '{field}' AS field, {_value(dialect, column)} AS value, {dialect.number} AS n FROM events"
    yield f"SELECT 'place' AS field, place_id AS value, {dialect.number} AS n FROM events WHERE place_id IS NOT NULL"
    yield f"SELECT 'source' AS field, {dialect.each}(sources) AS value, {dialect.number} AS n FROM events"
    pairs = f"SELECT id, {dialect.each}(tags) AS pair FROM claims"
    parts = "split_part(pair, '=', 1) AS field, split_part(pair, '=', 2) AS value"
    yield f"SELECT {parts}, {dialect.number} AS n FROM ({pairs})"
    if actors:
        yield f"SELECT 'kind' AS field, 'line' AS value, {dialect.number} AS n FROM ({actors})"


def _value(dialect: Dialect, column: str) -> str:
    """Write what a filter looks at in a column of events: its text, or each member of its list."""
    is_coded = column in CODED
    if SCHEMA["events"][column] != LIST:
        return f"coalesce({column}, '{NOT_CODED}')" if is_coded else column
    members = f"{dialect.joined}(actors, lines)" if column == "actors" else column
    if is_coded:
        members = f"CASE WHEN {dialect.size}({column}) = 0 THEN {dialect.listed}('{NOT_CODED}') ELSE {column} END"
    return f"{dialect.each}({members})"
