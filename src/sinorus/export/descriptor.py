"""The descriptor of a data package, by the Frictionless specification (version 1)."""

import re
from typing import Any

from sinorus.export.entities import author_name
from sinorus.export.tables import BOOLEAN, DAY, INTEGER, NUMBER, YEAR, Table
from sinorus.query.selection import Records, Row

_TYPES = {DAY: "date", YEAR: "year", INTEGER: "integer", NUMBER: "number", BOOLEAN: "boolean"}
_NOTES = {
    "date_edtf": "The date in EDTF (ISO 8601-2)",
    "earliest": "The first day; empty where it is open, unknown or outside the years 1 to 9999",
    "latest": "The last day; empty where it is open, unknown or outside the years 1 to 9999",
    "earliest_beyond": "The first day where it is outside the years 1 to 9999",
    "latest_beyond": "The last day where it is outside the years 1 to 9999",
    "year": "The year of the first day",
    "decade": "The decade of the first day, in EDTF",
    "rank": "The place in the list, from 1",
}
# Else readers guess from the text.
_DIALECT = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\n", "header": True}
_COMMONS = re.compile(r"CC (BY(?:-NC)?(?:-SA|-ND)?) (\d\.\d)")


def descriptor(records: Records, tables: list[Table]) -> Row:
    """Return the content of datapackage.json for tables whose files are ``data/NAME.csv``."""
    known = records.datasets
    about: Row = {
        "profile": "tabular-data-package",
        "name": "sinorus",
        "title": " and ".join(row["title"] for row in known),
        "version": " and ".join(row["version"] for row in known),
        "description": _description(records),
        "contributors": [{"title": author_name(name), "role": "author"} for row in known for name in row["author"]],
        "licenses": _licences([row["licence"] for row in known]),
        "sources": _sources(records),
    }
    kept = {key: value for key, value in about.items() if value}
    return {**kept, "resources": [_resource(table, records) for table in tables]}


def _description(records: Records) -> str:
    days = " and ".join(f"of {row['as_of']}" for row in records.datasets)
    return f"What `{records.query}` gives, from data {days}. Lists in a cell are parted by semicolons." if days else ""


def _resource(table: Table, records: Records) -> Row:
    own = [row["licence"] for row in records.series] if table.name in ("series", "points") else []
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"data/{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "schema": _schema(table),
        **({"licenses": _licences(own)} if own else {}),
    }


def _schema(table: Table) -> Row:
    keys = [
        {"fields": [column], "reference": {"resource": "" if to == table.name else to, "fields": ["id"]}}
        for column, to in table.refers.items()
    ]
    return {
        "fields": [_field(name, kind, name in table.key) for name, kind in table.columns.items()],
        "missingValues": [""],
        "primaryKey": list(table.key),
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(name: str, kind: str, required: bool) -> Row:
    note = {"description": _NOTES[name]} if name in _NOTES else {}
    return {"name": name, "type": _TYPES.get(kind, "string"), **note} | (
        {"constraints": {"required": True}} if required else {}
    )


def _licences(terms: list[str]) -> list[Row]:
    """Name each licence once; what is no licence of the Creative Commons is given in its own words."""
    return [_licence(text) for text in dict.fromkeys(terms) if text]


def _licence(text: str) -> Row:
    if match := _COMMONS.fullmatch(text):
        path = f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/"
        return {"name": f"CC-{match[1]}-{match[2]}", "path": path, "title": text}
    return {"name": "other", "title": text}


def _sources(records: Records) -> list[Row]:
    """List the essays, and who measured the series."""
    essays = [(_by([author_name(name) for name in row["author"]], row["title"]), row["URL"]) for row in records.sources]
    measured = [
        (_by([row["source"]["publisher"]], row["source"]["title"]), row["source"]["url"]) for row in records.series
    ]
    return [_source(*pair) for pair in dict.fromkeys([*essays, *measured])]


def _by(names: list[str], title: str) -> str:
    return f"{' and '.join(names)}: {title}"


def _source(title: str, path: Any) -> Row:
    return {"title": title, **({"path": path} if path else {})}
