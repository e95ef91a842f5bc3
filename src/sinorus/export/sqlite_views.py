"""The views of the database: events and claims with names in place of ids, for people who look at it in Datasette."""

import sqlite3


def _names(table: str, of: str, column: str, named: str, name: str = "name") -> str:
    """Write the query for the names that a record links to, in the order of its list."""
    return (
        f"(SELECT group_concat({name}, '; ') FROM (SELECT named.{name} FROM {table} AS link"
        f" JOIN {named} AS named ON named.id = link.{column} WHERE link.{of} = record.id ORDER BY link.rank))"
    )


# By the names of the views. The last column is that by which full text finds a row.
VIEWS = {
    "events_readable": f"""
SELECT record.title, record.date_edtf, record.effect, record.kind,
  {_names("event_themes", "event", "theme", "themes")} AS themes,
  {_names("event_drivers", "event", "driver", "drivers")} AS drivers,
  {_names("event_actors", "event", "actor", "actors")} AS actors,
  record.place, record.summary, record.disputed, record.confidence, record.year, record.earliest, record.latest,
  record.id, record.latitude, record.longitude, record.rowid AS row
FROM events AS record""",
    "claims_readable": f"""
SELECT record.text, source.title AS source, record.date_edtf, record.effect, record.verdict, record.review_note,
  {_names("claim_themes", "claim", "theme", "themes")} AS themes,
  {_names("claim_drivers", "claim", "driver", "drivers")} AS drivers,
  {_names("claim_events", "claim", "event", "events", "title")} AS events,
  record.type, record.hedging, record.attributed_to, source.tradition, record.source_date, record.year,
  record.passage_where, record.id, record.rowid AS row
FROM claims AS record LEFT JOIN sources AS source ON source.id = record.source""",
}


def create(connection: sqlite3.Connection) -> None:
    """Create the views in a database with the tables of records."""
    for name, query in VIEWS.items():
        connection.execute(f"CREATE VIEW {name} AS {query.strip()}")
