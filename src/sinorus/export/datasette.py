"""What Datasette shows of a database of `export sqlite`: titles, terms, what columns mean, facets and searches."""

import json
from collections import Counter

from sinorus.export import Export, encoded
from sinorus.export.descriptor import NOTES
from sinorus.export.relational_tables import TABLES
from sinorus.export.sqlite_views import VIEWS
from sinorus.export.tables import Table
from sinorus.export.wording import about
from sinorus.model.vocabulary import EXAMPLES
from sinorus.query.selection import Records

# An object of the metadata, with the keys of Datasette.
Metadata = dict[str, object]

_LABELS = {"events": "title", "claims": "text", "sources": "title", "series": "title", "contrasts": "why"}
_FACETS = {
    "events": ["effect", "kind", "theme"],
    "claims": ["effect", "theme", "source", "verdict"],
    "sources": ["tradition", "kind", "language"],
    "actors": ["kind"],
    "events_readable": ["effect", "kind"],
    "claims_readable": ["effect", "verdict", "tradition"],
}
_VIEWS = {
    "events_readable": ("Events with names in place of ids", "events"),
    "claims_readable": ("Claims with names in place of ids", "claims"),
}
_COLUMNS = {
    "effect": "What the event did, or is said to do, to the tie of the two: cooperation, friction, mixed or neutral",
    "confidence": "How sure the record is: high, medium or low",
    "theme": "The theme; of several the weightiest",
    "earliest": "The first day; null where it is open or unknown",
    "latest": "The last day; null where it is open or unknown",
    "latitude": "Degrees of WGS 84",
    "longitude": "Degrees of WGS 84",
    "names": "All names of its actors and of its place, for full text",
    "verdict": "What the public record says of the claim",
    "hedging": "How surely the source puts it: asserted, hedged or attributed",
    "tradition": "The place of the argument, such as chinese or official-joint",
}


def export(records: Records) -> Export:
    """Write the metadata for a database of the name that `export sqlite` gives as an example."""
    known = about(records)
    described = {**{table.name: _table(table) for table in TABLES}, **{name: _view(name) for name in VIEWS}}
    metadata: Metadata = {
        "title": known["title"],
        "license": known["licence"],
        "source": f"{known['title']}, version {known['version']} ({known['as_of']})",
        "description": f"Metadata for {EXAMPLES['sqlite']}; made by: {known['asked']}",
        "databases": {EXAMPLES["sqlite"].partition(".")[0]: {"tables": described}},
    }
    content = json.dumps(metadata, ensure_ascii=False, indent=1) + "\n"
    return Export(encoded([content]), {"tables": len(TABLES), "views": len(VIEWS)}, Counter())


def _table(table: Table) -> Metadata:
    """Describe a table; those that only link two records are hidden, and are reached through what they link."""
    columns = [*table.columns, *(["names"] if table.name == "events" else [])]
    return _filled(
        {
            "description": table.title,
            "label_column": _LABELS.get(table.name),
            "facets": _FACETS.get(table.name),
            "columns": _meanings(columns),
            "hidden": table.key != ("id",) and table.name not in ("points", "causes"),
        }
    )


def _view(name: str) -> Metadata:
    """Describe a view. Datasette lists what columns mean and all values of a facet above the rows, which come first."""
    title, table = _VIEWS[name]
    facets = {"facets": _FACETS[name], "facet_size": 6}
    return {"description": title, **facets, "fts_table": f"{table}_fts", "fts_pk": "row"}


def _meanings(columns: list[str]) -> dict[str, str]:
    known = {**NOTES, **_COLUMNS}
    return {column: known[column] for column in columns if column in known}


def _filled(metadata: Metadata) -> Metadata:
    return {key: value for key, value in metadata.items() if value}
