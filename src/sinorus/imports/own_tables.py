"""The tables of `export sqlite` and `export datapackage` back to the rows that commands put out.

One function reads both: a format says how it reads the rows of a table, with the values of cells as JSON has them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sinorus.imports import own_rows
from sinorus.imports.table import Row, Table
from sinorus.model.csl_dates import parts_of
from sinorus.model.rows import keys
from sinorus.model.rows.series import Point
from sinorus.model.rows.vocabulary import LocalName
from sinorus.model.rows.works import Reference, Words

Json = dict[str, Any]
# Reads the rows of the table of a name; the columns of lists hold lists.
Read = Callable[[str], Iterable[Json]]
# The items of a list by the id of the record that holds it.
Lists = dict[str, list[Json]]

# The tables of records, by their kinds.
TABLES = {
    "theme": "themes",
    "driver": "drivers",
    "period": "periods",
    "actor": "actors",
    "source": "sources",
    "series": "series",
    "event": "events",
    "claim": "claims",
    "contrast": "contrasts",
}
# The tables of lists and of what else belongs to records.
PARTS = (
    *("points", "source_authors", "actor_aliases", "event_references", "mentions", "causes"),
    *("event_names", "actor_names"),
    *("review_events", "review_series", "review_references", "review_places"),
)
# The columns that hold a list in one cell, and objects.
LISTS = frozenset(("themes", "drivers", "actors", "events", "sources", "members", "claims", "causes", "authors"))
OBJECTS = frozenset(("extra", "review_measure", "csl"))


def of_kinds(name: str, read: Read) -> Iterator[Table]:
    """Yield a table of records for each kind, those first that others name; ``name`` is that of the file."""
    for kind in TABLES:
        records = (Row(line, own_rows.record(kind, row)) for line, row in enumerate(rows(kind, read), 1))
        yield Table(kind, [*own_rows.fields(kind)], records, name, is_own=True, is_whole=True)


def dataset(name: str, rows: list[Json], authors: list[str]) -> Table:
    """Return the table of the data set; several, which were joined, are one."""
    terms = {key: " and ".join(dict.fromkeys(str(row[key]) for row in rows)) for key in ("title", "version", "licence")}
    days = [row["as_of"] for row in rows if row.get("as_of")]
    cells = {**terms, "as_of": min(days, default=None), "author": [_author(author) for author in authors]}
    return Table("dataset", [*cells], [Row(1, cells)], name, is_own=True, is_whole=True)


def _author(name: str) -> Json:
    """Return a name as CSL-JSON has it; a comma stands between the parts of a person's."""
    family, comma, given = name.partition(", ")
    return {"family": family, "given": given} if comma else {"literal": name}


def rows(kind: str, read: Read) -> Iterator[Json]:
    """Yield the rows of a kind of record, as its command puts them out, and columns that only count."""
    table = read(TABLES[kind])
    return _PARTS[kind](table, read) if kind in _PARTS else iter(table)


def _words(table: Iterable[Json], read: Read) -> Iterator[Json]:
    return ({**row, "label": row["name"]} for row in table)


def _actors(table: Iterable[Json], read: Read) -> Iterator[Json]:
    aliases, names = _listed(read("actor_aliases"), "actor"), _listed(read("actor_names"), "actor")
    for row in table:
        called = [item["alias"] for item in aliases[row["id"]]]
        yield {**row, "aliases": called, **_named(row, names)}


def _named(row: Json, names: Lists) -> Json:
    """Return the names in Chinese and Russian, and the item of Wikidata with the page that shows it."""
    item = {"id": row.get("wikidata"), "page": row.pop("wikidata_page", None)}
    listed = [_chosen(name, keys(LocalName)) for name in names[row["id"]]]
    return {"names": listed, "wikidata": item if item["id"] else None}


def _sources(table: Iterable[Json], read: Read) -> Iterator[Json]:
    authors = _listed(read("source_authors"), "source")
    for row in table:
        names = [_chosen(item, ("family", "given", "literal")) for item in authors[row["id"]]]
        # A variable of CSL is called container too, and is a date.
        yield {
            **{key: value for key, value in row.items() if key != "container"},
            "author": names,
            "container-title": row["container"],
            "URL": row["url"],
            "issued": parts_of(row["issued"]) if row["issued"] else None,
        }


def _series(table: Iterable[Json], read: Read) -> Iterator[Json]:
    points = _listed(read("points"), "series")
    for row in table:
        source = {"title": row["source_title"], "publisher": row["publisher"], "url": row["url"]}
        listed = [_known(_chosen(item, keys(Point))) for item in points[row["id"]]]
        yield {**row, "kept": bool(row["kept"]), "source": source, "points": listed}


def _periods(table: Iterable[Json], read: Read) -> Iterator[Json]:
    return ({**row, "label": row["name"], "era": bool(row["era"])} for row in table)


def _events(table: Iterable[Json], read: Read) -> Iterator[Json]:
    pages, mentions = _listed(read("event_references"), "event"), _listed(read("mentions"), "event")
    links, names = _listed(read("causes"), "effect"), _listed(read("event_names"), "event")
    for row in table:
        id = row["id"]
        # A cause of which the table of causes says nothing is not in the file, and only its id is known.
        grounds = {link["cause"]: _link(link) for link in links[id]}
        yield {
            **row,
            "place": _place(row),
            "causes": [grounds.get(cause, cause) for cause in row["causes"] or ()],
            "references": [_chosen(page, keys(Reference)) for page in pages[id]],
            "mentions": [_mention(item) for item in mentions[id]],
            **_named(row, names),
        }


def _mention(item: Json) -> Json:
    return {"source": item["source"], "paragraph": item["paragraph"], "caption": bool(item["caption"])}


def _place(row: Json) -> Json | None:
    if row["place"] is None:
        return None
    return {"id": row["place_id"], "name": row["place"], "lat": row["latitude"], "lon": row["longitude"]}


def _link(link: Json) -> Json:
    """Return a cause with its ground; one whose claim is not in the file has lost that, and is a mere judgement."""
    basis = own_rows.NO_GROUND if link["basis"] == "claim" and not link["claim"] else link["basis"]
    page, passage = _behind(link, "reference", keys(Reference)), _behind(link, "passage", keys(Words))
    return {"event": link["cause"], "basis": basis, "claim": link["claim"], "reference": page, "passage": passage}


def _behind(row: Json, before: str, names: Iterable[str]) -> Json | None:
    """Return the object whose keys are columns with a word before them; None where all of them are null."""
    found = {name: row.get(f"{before}_{name}") for name in names}
    return found if any(value is not None for value in found.values()) else None


def _claims(table: Iterable[Json], read: Read) -> Iterator[Json]:
    lists = {name: _listed(read(f"review_{name}"), "claim") for name in ("events", "series", "references", "places")}
    for row in table:
        passage = {"paragraph": row["paragraph"], "section": row["section"]}
        passage |= {"start": row["passage_start"], "end": row["passage_end"], "address": row.get("passage_address")}
        figure = _behind(row, "figure", ("value", "unit", "bound", "date_edtf", "what", "series"))
        part = {"passage": passage if passage["start"] else None, "figure": figure, "denies": bool(row["denies"])}
        yield {**row, **part, "review": _review(row, lists)}


def _review(row: Json, lists: dict[str, Lists]) -> Json | None:
    if row["verdict"] is None:
        return None
    id = row["id"]
    return {
        "verdict": row["verdict"],
        "by": row["review_by"],
        "note": row["review_note"],
        "events": [item["event"] for item in lists["events"][id]],
        "series": [item["series"] for item in lists["series"][id]],
        "references": [_chosen(item, keys(Reference)) for item in lists["references"][id]],
        "searched": [item["place"] for item in lists["places"][id]],
    }


def _listed(items: Iterable[Json], owner: str) -> Lists:
    """Gather the items of lists by what holds them, in the order of their ranks where they have one."""
    lists: Lists = defaultdict(list)
    for item in sorted(items, key=lambda item: item.get("rank") or 0):
        lists[str(item[owner])].append(item)
    return lists


def _known(item: Json) -> Json:
    return {key: value for key, value in item.items() if value is not None}


def _chosen(row: Json, names: Iterable[str]) -> Json:
    return {name: row[name] for name in names if name in row}


_PARTS: dict[str, Callable[[Iterable[Json], Read], Iterator[Json]]] = {
    "theme": _words,
    "driver": _words,
    "period": _periods,
    "actor": _actors,
    "source": _sources,
    "series": _series,
    "event": _events,
    "claim": _claims,
}
