"""Tables that join records: a row a link, with its place in the list of the record."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from sinorus import dates
from sinorus.export.entities import dated, entities
from sinorus.export.tables import BOOLEAN, DAY, EDTF, INTEGER, NUMBER, TEXT, YEAR, Table, Tables, known
from sinorus.query.selection import Records, Row

OUTSIDE = "links to records that are not in the file, kept as ids in lists at most"
_CITED = {"title": TEXT, "publisher": TEXT, "url": TEXT}
_PAGE = {f"reference_{key}": TEXT for key in _CITED}


class _Link(NamedTuple):
    """Which list of which table is a table of its own: ``column`` names what it holds, an id of the table ``to``."""

    name: str
    of: str
    path: str
    column: str
    to: str


_LINKS = [
    _Link("event_themes", "events", "themes", "theme", "themes"),
    _Link("event_drivers", "events", "drivers", "driver", "drivers"),
    _Link("event_actors", "events", "actors", "actor", "actors"),
    _Link("claim_themes", "claims", "themes", "theme", "themes"),
    _Link("claim_drivers", "claims", "drivers", "driver", "drivers"),
    _Link("claim_events", "claims", "events", "event", "events"),
    _Link("review_events", "claims", "review.events", "event", "events"),
    _Link("review_series", "claims", "review.series", "series", "series"),
    _Link("contrast_claims", "contrasts", "claims", "claim", "claims"),
    _Link("series_themes", "series", "themes", "theme", "themes"),
    _Link("period_sources", "periods", "sources", "source", "sources"),
    _Link("actor_members", "actors", "members", "member", "actors"),
]
# Lists whose items are more than an id: columns, and of them those that refer.
_PARTS: list[tuple[_Link, dict[str, str], dict[str, str]]] = [
    (_Link("event_references", "events", "references", "", ""), _CITED, {}),
    (_Link("review_references", "claims", "review.references", "", ""), _CITED, {}),
    (
        _Link("mentions", "events", "mentions", "", ""),
        {"source": TEXT, "paragraph": INTEGER, "caption": BOOLEAN},
        {"source": "sources"},
    ),
    (_Link("source_authors", "sources", "author", "", ""), {"family": TEXT, "given": TEXT, "literal": TEXT}, {}),
    (_Link("review_places", "claims", "review.searched", "place", ""), {"place": TEXT}, {}),
    (_Link("actor_aliases", "actors", "aliases", "alias", ""), {"alias": TEXT}, {}),
]


def tables(records: Records) -> Tables:
    """Return all tables of the records, each after those that it refers to."""
    made = entities(records)
    there = known(made)
    rows = records._asdict()
    joining = [_pairs(link, rows[link.of], there[link.to]) for link in _LINKS]
    parts = [_parts(*part, rows[part[0].of]) for part in _PARTS]
    points, causes = _points(records), _causes(records, there["claims"])
    counts = {table.name: len(table.rows) for table in [*made, points, causes]}
    return Tables([*made, points, *joining, *parts, causes], counts, Counter({OUTSIDE: _outside(records, there)}))


def _owner(link: _Link) -> str:
    return link.of if link.of == "series" else link.of.removesuffix("s")


def _listed(row: Row, path: str) -> list[Any]:
    found: Any = row
    for step in path.split("."):
        found = (found or {}).get(step)
    return found or []


def _ranked(link: _Link, rows: list[Row]) -> Iterator[tuple[Row, Any]]:
    """Yield each item of the lists with the columns that say where it stands."""
    for row in rows:
        for rank, item in enumerate(_listed(row, link.path), 1):
            yield {_owner(link): row["id"], "rank": rank}, item


def _pairs(link: _Link, rows: list[Row], there: set[str]) -> Table:
    made = [{**place, link.column: id} for place, id in _ranked(link, rows) if id in there]
    return _linking(link, {link.column: TEXT}, {link.column: link.to}, made)


def _parts(link: _Link, columns: dict[str, str], refers: dict[str, str], rows: list[Row]) -> Table:
    made = [
        {**place, **({link.column: item} if link.column else {key: item[key] for key in columns})}
        for place, item in _ranked(link, rows)
    ]
    return _linking(link, columns, refers, made)


def _linking(link: _Link, columns: dict[str, str], refers: dict[str, str], rows: list[Row]) -> Table:
    title = f"The list {link.path} of each of the {link.of}, an item a row"
    owner = _owner(link)
    whole = {owner: TEXT, "rank": INTEGER, **columns}
    return Table(link.name, title, whole, {owner: link.of, **refers}, rows, (owner, "rank"))


def _points(records: Records) -> Table:
    columns = {"series": TEXT, "rank": INTEGER, "date_edtf": EDTF, "earliest": DAY, "latest": DAY, "year": YEAR}
    columns |= {"decade": EDTF, "value": NUMBER, "low": NUMBER, "high": NUMBER, "note": TEXT, "reference": TEXT}
    rows = [
        {"series": series["id"], "rank": rank, **point, **_bounds(point["date_edtf"])}
        for series in records.series
        for rank, point in enumerate(series["points"], 1)
    ]
    return Table("points", "The points of the series", columns, {"series": "series"}, rows, ("series", "rank"))


def _bounds(text: str) -> Row:
    date = dates.parse(text)
    return dated({key: day and day.iso() for key, day in (("earliest", date.earliest), ("latest", date.latest))})


def _causes(records: Records, there: set[str]) -> Table:
    columns = {"cause": TEXT, "effect": TEXT, "basis": TEXT, "claim": TEXT, **_PAGE}
    refers = {"cause": "events", "effect": "events", "claim": "claims"}
    rows = [
        {**link, "claim": link["claim"] if link["claim"] in there else None, **_page(link["reference"] or {})}
        for link in records.links
    ]
    chosen = [{key: row[key] for key in columns} for row in rows]
    return Table("causes", "Which event led to which, and on what ground", columns, refers, chosen, ("cause", "effect"))


def _page(reference: Row) -> Row:
    return {f"reference_{key}": reference.get(key) for key in _CITED}


def _outside(records: Records, there: dict[str, set[str]]) -> int:
    """Count the links that lead from a record in the file to one that is not."""
    rows = records._asdict()
    lists = [(_listed(row, link.path), there[link.to]) for link in _LINKS for row in rows[link.of]]
    lists += [(row["causes"] + row["led_to"], there["events"]) for row in records.events]
    lists.append(([link["claim"] for link in records.links if link["claim"]], there["claims"]))
    return sum(id not in kept for ids, kept in lists for id in ids)
