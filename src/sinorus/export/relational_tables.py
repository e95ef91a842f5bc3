"""All tables of the records: of those themselves, of the lists that they hold, of points, and of causes."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from sinorus import dates
from sinorus.export.cells import bounds
from sinorus.export.entities import entities
from sinorus.export.record_lists import lists
from sinorus.export.tables import DAY, EDTF, INTEGER, NUMBER, TEXT, YEAR, Cells, Table, Tables, ids
from sinorus.model.rows import keys
from sinorus.model.rows.event import LinkRow
from sinorus.model.rows.series import SeriesRow
from sinorus.model.rows.works import Reference, Words
from sinorus.query.selection import Records

OUTSIDE = "links to records that are not in the file, kept as ids in lists at most"
_PAGE = {f"reference_{key}": TEXT for key in keys(Reference)}
_PASSAGE = {f"passage_{key}": TEXT for key in keys(Words)}


def tables(records: Records) -> Tables:
    """Return all tables of the records, each after those that it refers to."""
    kinds = entities(records)
    inside = ids(kinds)
    whole = lists(records)
    cut = [_inside(table, inside) for table in whole]
    points, causes = _points(records), _causes(records, inside["claims"])
    counts = {table.name: len(table.rows) for table in [*kinds, points, causes]}
    outside = _size(whole) - _size(cut) + _outside(records, inside)
    return Tables([*kinds, points, *cut, causes], counts, Counter({OUTSIDE: outside}))


def _inside(table: Table, inside: dict[str, set[object]]) -> Table:
    """Leave out the rows that refer to a record that is not in the file."""
    rows = table.rows
    for column, to in table.refers.items():
        rows = [row for row in rows if row[column] in inside[to]]
    return table._replace(rows=rows)


def _size(tables: list[Table]) -> int:
    return sum(len(table.rows) for table in tables)


def _outside(records: Records, inside: dict[str, set[object]]) -> int:
    """Count the causes and effects of events, and the claims that assert them, that are not in the file."""
    claims = [link["claim"] for link in records.links if link["claim"]]
    events = chain.from_iterable(row["causes"] + row["led_to"] for row in records.events)
    return sum(id not in inside["claims"] for id in claims) + sum(id not in inside["events"] for id in events)


def _points(records: Records) -> Table:
    columns = {"series": TEXT, "rank": INTEGER, "date_edtf": EDTF, "earliest": DAY, "latest": DAY, "year": YEAR}
    columns |= {"decade": EDTF, "value": NUMBER, "low": NUMBER, "high": NUMBER}
    columns |= {"note": TEXT, "reference": TEXT, "event": TEXT}
    rows = [*chain.from_iterable(map(_points_of, records.series))]
    return Table("points", "The points of the series", columns, {"series": "series"}, rows, ("series", "rank"))


def _points_of(series: SeriesRow) -> Iterator[Cells]:
    for rank, point in enumerate(series["points"], 1):
        date = dates.parse(point["date_edtf"])
        earliest, latest = (day and day.iso() for day in (date.earliest, date.latest))
        yield {"series": series["id"], "rank": rank, **point, **bounds(earliest, latest)}


def _causes(records: Records, claims: set[object]) -> Table:
    columns = {"cause": TEXT, "effect": TEXT, "basis": TEXT, "claim": TEXT, **_PAGE, **_PASSAGE}
    refers = {"cause": "events", "effect": "events", "claim": "claims"}
    rows = [_cause(link, claims) for link in records.links]
    return Table("causes", "Which event led to which, and on what ground", columns, refers, rows, ("cause", "effect"))


def _cause(link: LinkRow, claims: set[object]) -> Cells:
    """Return the cells of a link; a claim that is not in the file is left out."""
    claim = link["claim"] if link["claim"] in claims else None
    ends = {"cause": link["cause"], "effect": link["effect"]}
    page, passage = _cells("reference", link["reference"]), _cells("passage", link["passage"])
    return {**ends, "basis": link["basis"], "claim": claim, **dict.fromkeys((*_PAGE, *_PASSAGE)), **page, **passage}


def _cells(of: str, part: Reference | Words | None) -> Cells:
    return {f"{of}_{key}": str(value) for key, value in (part or {}).items() if value is not None}
