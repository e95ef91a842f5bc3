"""Readers by others than sinorus for what `export` writes: the path of a file or folder to the texts in it."""

import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

import icalendar
from rdflib import Graph, Literal

from reading_back import Document, leaves, of_biblatex, of_csv, of_graphml, of_json
from typewriter import squeezed

# pyarrow and pyogrio have no types.
parquet: Any = import_module("pyarrow.parquet")
gdal: Any = import_module("pyogrio.raw")


def _decoded(read: Callable[[str], list[str]]) -> Callable[[Path], list[str]]:
    return lambda path: read(path.read_bytes().decode("utf-8"))


def of_sqlite(path: Path) -> list[str]:
    """Read every text in every table."""
    with closing(sqlite3.connect(path)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        rows = [row for name in names for row in db.execute(f'SELECT * FROM "{name}"')]
    return [cell for row in rows for cell in row if isinstance(cell, str)]


def of_datapackage(path: Path) -> list[str]:
    """Read the descriptor and all tables of a zip."""
    with zipfile.ZipFile(path) as package:
        files = {name: package.read(name).decode("utf-8") for name in package.namelist()}
    tables = [text for name, text in files.items() if name.endswith(".csv")]
    return [*of_json(files["datapackage.json"]), *(cell for text in tables for cell in of_csv(text))]


def of_parquet(path: Path) -> list[str]:
    """Read all parts of all tables."""
    parts = [parquet.ParquetFile(part).read().to_pylist() for part in sorted(path.rglob("*.parquet"))]
    return list(leaves(parts))


def of_geojson(path: Path) -> list[str]:
    """Read the attributes of a layer as QGIS does, by GDAL."""
    _, _, _, columns = gdal.read(path)
    return [text for column in columns for text in leaves(column.tolist())]


def of_ics(path: Path) -> list[str]:
    """Read the properties of a calendar and of its entries, in which nothing is broken."""
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    parts = list(calendar.walk())
    assert {part.name for part in parts} == {"VCALENDAR", "VEVENT"}
    assert [part.errors for part in parts if part.errors] == []
    return [str(value) for part in parts for _, value in part.property_items()]


def of_jsonld(path: Path) -> list[str]:
    """Read the literals of a graph."""
    graph = Graph().parse(data=path.read_text(encoding="utf-8"), format="json-ld")
    return [str(value) for value in graph.objects() if isinstance(value, Literal)]


def of_timelinejs(path: Path) -> list[str]:
    """Read the words of slides, which are HTML, and see that nothing in it acts or leads elsewhere."""
    found = [Document(text) for text in of_json(path.read_text(encoding="utf-8"))]
    for document in found:
        assert document.tags <= {"p", "ul", "li", "a"}
        assert (document.handlers, document.leads()) == ([], [])
    return ["".join(document.words) for document in found]


def of_argdown(path: Path) -> list[str]:
    """Read statements without the backslashes before signs; lines are statements, headings and relations only."""
    _, _, body = path.read_text(encoding="utf-8").split("===\n", 2)
    lines = [line for line in body.split("\n") if line]
    title = r"\[[^\[\]{}<>#*_@\\:=/]+\]"
    statement = title + r": (?P<text>.*) \{id: .*\}"
    assert [line for line in lines if not re.fullmatch(rf"{statement}|# .*|  (?:\+|-|><) {title}", line)] == []
    found = [known["text"] for line in lines if (known := re.fullmatch(statement, line))]
    return [re.sub(r"\\(.)", r"\1", text) for text in found]


def of_markwhen(path: Path) -> list[str]:
    """Read lines without blanks, since one stands behind each sign that would act; a title there is a property too."""
    _, _, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return [squeezed(text) for line in body.split("\n") for text in _of_markwhen(line)]


def _of_markwhen(line: str) -> Iterator[str]:
    if known := re.fullmatch(r"[a-z]+: ([\"\[].*)", line):
        yield from leaves(json.loads(known[1]))
    else:
        yield line


EXPORT_READERS: dict[str, Callable[[Path], list[str]]] = {
    "sqlite": of_sqlite,
    "datapackage": of_datapackage,
    "datasette": _decoded(of_json),
    "csl-json": _decoded(of_json),
    "biblatex": _decoded(of_biblatex),
    "ics": of_ics,
    "geojson": of_geojson,
    "jsonld": of_jsonld,
    "timelinejs": of_timelinejs,
    "argdown": of_argdown,
    "markwhen": of_markwhen,
    "graphml": _decoded(of_graphml),
    "parquet": of_parquet,
}
