"""All tables of the records: of those themselves, of the lists that they hold, of points, and of causes."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sinorus import dates
from sinorus.export.cells import bounds
from sinorus.export.entities import KINDS, cells_of, records_of
from sinorus.export.record_lists import LISTS
from sinorus.export.record_lists import rows as lists
from sinorus.export.tables import DAY, EDTF, INTEGER, NUMBER, TEXT, YEAR, Cells, Table, Tables
from sinorus.model.rows import keys
from sinorus.model.rows.event import LinkRow
from sinorus.model.rows.series import SeriesRow
from sinorus.model.rows.works import Reference, Words
from sinorus.query.selection import Records

OUTSIDE = "links to records that are not in the file, kept as ids in lists at most"
_PAGE = {f"reference_{key}": TEXT for key in keys(Reference)}
_PASSAGE = {f"passage_{key}": TEXT for key in keys(Words)}


POINTS = Table(
    "points",
    "The points of the series",
    {"series": TEXT, "rank": INTEGER, "date_edtf": EDTF, "earliest": DAY, "latest": DAY, "year": YEAR}
    | {"decade": EDTF, "value": NUMBER, "low": NUMBER, "high": NUMBER}
    | {"note": TEXT, "reference": TEXT, "event": TEXT},
    {"series": "series"},
    ("series", "rank"),
)
CAUSES = Table(
    "causes",
    "Which event led to which, and on what ground",
    {"cause": TEXT, "effect": TEXT, "basis": TEXT, "claim": TEXT, **_PAGE, **_PASSAGE},
    {"cause": "events", "effect": "events", "claim": "claims"},
    ("cause", "effect"),
)
TABLES = [*KINDS.values(), POINTS, *LISTS.values(), CAUSES]


def tables(records: Records) -> Tables:
    """Return all tables of the records."""
    counts = {name: len(rows) for name, rows in records_of(records).items()}
    counts |= {"points": sum(len(row["points"]) for row in records.series), "causes": len(records.links)}
    reduced = Counter[str]()
    return Tables(TABLES, _rows(records, reduced), counts, reduced)


def _rows(records: Records, reduced: Counter[str]) -> Iterator[tuple[str, Cells]]:
    """Yield the rows of all tables; what refers to a record that is not in the file is left out and counted."""
    kinds = records_of(records)
    inside = {name: {row["id"] for row in rows} for name, rows in kinds.items()}
    for name, rows in kinds.items():
        for row in rows:
            yield name, cells_of(name, row)
            for of, item in lists(name, row):
                if is_inside := all(item[column] in inside[to] for column, to in LISTS[of].refers.items()):
                    yield of, item
                reduced[OUTSIDE] += not is_inside
            reduced[OUTSIDE] += sum(id not in inside[name] for id in _linked(name, row))
    yield from (("points", point) for series in records.series for point in _points_of(series))
    for link in records.links:
        reduced[OUTSIDE] += bool(link["claim"]) and link["claim"] not in inside["claims"]
        yield "causes", _cause(link, inside["claims"])


def _linked(table: str, row: Any) -> list[str]:
    """Return the causes and effects of an event."""
    return [*row["causes"], *row["led_to"]] if table == "events" else []


def _points_of(series: SeriesRow) -> Iterator[Cells]:
    for rank, point in enumerate(series["points"], 1):
        date = dates.parse(point["date_edtf"])
        earliest, latest = (day and day.iso() for day in (date.earliest, date.latest))
        yield {"series": series["id"], "rank": rank, **point, **bounds(earliest, latest)}


def _cause(link: LinkRow, claims: set[object]) -> Cells:
    """Return the cells of a link; a claim that is not in the file is left out."""
    claim = link["claim"] if link["claim"] in claims else None
    ends = {"cause": link["cause"], "effect": link["effect"]}
    page, passage = _cells("reference", link["reference"]), _cells("passage", link["passage"])
    return {**ends, "basis": link["basis"], "claim": claim, **dict.fromkeys((*_PAGE, *_PASSAGE)), **page, **passage}


def _cells(of: str, part: Reference | Words | None) -> Cells:
    return {f"{of}_{key}": str(value) for key, value in (part or {}).items() if value is not None}
