"""The descriptor of a data package, by the Frictionless specification (version 1)."""

import re

from sinorus.export.cells import author_name
from sinorus.export.tables import BOOLEAN, DAY, INTEGER, NUMBER, YEAR, Table
from sinorus.export.wording import authors, command
from sinorus.model.rows.series import SeriesRow
from sinorus.model.rows.works import SourceRow
from sinorus.query.selection import Records

# An object of the descriptor: its keys are those of the specification, and some stand only where there is a value.
Descriptor = dict[str, object]

_TYPES = {DAY: "date", YEAR: "year", INTEGER: "integer", NUMBER: "number", BOOLEAN: "boolean"}
NOTES = {
    "date_edtf": "The date in EDTF (ISO 8601-2)",
    "earliest": "The first day; empty where it is open, unknown or outside the years 1 to 9999",
    "latest": "The last day; empty where it is open, unknown or outside the years 1 to 9999",
    "earliest_beyond": "The first day where it is outside the years 1 to 9999",
    "latest_beyond": "The last day where it is outside the years 1 to 9999",
    "year": "The year of the first day",
    "decade": "The decade of the first day, in EDTF",
    "rank": "The place in the list, from 1",
    "date_text": "The date as the source has it, also where it could not be read",
    "extra": "What has no column of its own, a JSON object of plain values",
}
# Where the dialect is not told, readers guess it from the text.
_DIALECT = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\n", "header": True}
_COMMONS = re.compile(r"CC (BY(?:-NC)?(?:-SA|-ND)?) (\d\.\d)")


def descriptor(records: Records, tables: list[Table]) -> Descriptor:
    """Return the content of datapackage.json for tables whose files are ``data/NAME.csv``."""
    datasets = records.datasets
    about: Descriptor = {
        "profile": "tabular-data-package",
        "name": "sinorus",
        "title": " and ".join(row["title"] for row in datasets),
        "version": " and ".join(row["version"] for row in datasets),
        "description": _description(records),
        "contributors": _contributors(records),
        "licenses": _licences([row["licence"] for row in datasets]),
        "sources": _sources(records),
    }
    kept = {key: value for key, value in about.items() if value}
    return {**kept, "resources": [_resource(table, records) for table in tables]}


def _contributors(records: Records) -> list[Descriptor]:
    return [{"title": author_name(name), "role": "author"} for name in authors(records)]


def _description(records: Records) -> str:
    days = " and ".join(f"of {row['as_of']}" for row in records.datasets)
    if not days:
        return ""
    return f"What `{command(records)}` gives, from data {days}. Lists in a cell are parted by semicolons."


def _resource(table: Table, records: Records) -> Descriptor:
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


def _schema(table: Table) -> Descriptor:
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


def _field(name: str, kind: str, required: bool) -> Descriptor:
    note = {"description": NOTES[name]} if name in NOTES else {}
    return {"name": name, "type": _TYPES.get(kind, "string"), **note} | (
        {"constraints": {"required": True}} if required else {}
    )


def _licences(terms: list[str]) -> list[Descriptor]:
    """Name each licence once; what is no licence of the Creative Commons is given in its own words."""
    return [_licence(text) for text in dict.fromkeys(terms) if text]


def _licence(text: str) -> Descriptor:
    if match := _COMMONS.fullmatch(text):
        path = f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/"
        return {"name": f"CC-{match[1]}-{match[2]}", "path": path, "title": text}
    return {"name": "other", "title": text}


def _sources(records: Records) -> list[Descriptor]:
    """List the works, and who measured the series, each once."""
    sources = [*map(_text, records.sources), *map(_publisher, records.series)]
    return [_source(title, path) for title, path in dict.fromkeys(sources)]


def _text(row: SourceRow) -> tuple[str, str | None]:
    names = " and ".join(author_name(name) for name in row["author"])
    return ": ".join(filter(None, [names, row["title"]])), row["URL"]


def _publisher(row: SeriesRow) -> tuple[str, str | None]:
    source = row["source"]
    return f"{source['publisher']}: {source['title']}", source["url"]


def _source(title: str, path: str | None) -> Descriptor:
    return {"title": title, "path": path} if path else {"title": title}
