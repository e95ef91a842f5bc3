"""A table for each kind of record, with the columns of docs/output.md made flat."""

from collections.abc import Iterable
from typing import NamedTuple

from sinorus.dates import Day
from sinorus.dates.day import year_in_edtf
from sinorus.export.tables import BOOLEAN, DAY, EDTF, INTEGER, LIST, NUMBER, OBJECT, TEXT, YEAR, Cells, Table
from sinorus.model.rows import Author, ClaimRow, Driver, EventRow, Issued, PeriodRow, SeriesRow, SourceRow, Theme
from sinorus.query.selection import Records

_DATED = {"date_edtf": EDTF, "earliest": DAY, "latest": DAY, "year": YEAR, "decade": EDTF}
_THEMED = {"effect": TEXT, "theme": TEXT, "themes": LIST, "drivers": LIST}


class _Kind(NamedTuple):
    """What is said of the table of a kind of record: its title, its columns, and those of them that refer."""

    title: str
    columns: dict[str, str]
    refers: dict[str, str]


def entities(records: Records) -> list[Table]:
    """Return the tables of the records, each after those that it refers to."""
    cells: dict[str, Iterable[Cells]] = {
        "themes": map(_word, records.themes),
        "drivers": map(_word, records.drivers),
        "periods": map(_period, records.periods),
        "actors": ({**row} for row in records.actors),
        "sources": map(_source, records.sources),
        "series": map(_series, records.series),
        "events": map(_event, records.events),
        "claims": map(_claim, records.claims),
        "contrasts": ({**row} for row in records.contrasts),
    }
    return [_table(name, kind, cells[name]) for name, kind in _KINDS.items()]


def _table(name: str, kind: _Kind, rows: Iterable[Cells]) -> Table:
    """Make a table of rows that may have more cells than the table has columns."""
    return Table(name, kind.title, kind.columns, kind.refers, [chosen(row, kind.columns) for row in rows])


def chosen(row: Cells, columns: Iterable[str]) -> Cells:
    """Return the cells of the columns, in their order."""
    return {name: row[name] for name in columns}


def bounds(earliest: str | None, latest: str | None) -> Cells:
    """Return the bounds of a date with the year in which it begins, and its decade in EDTF, such as 195X."""
    year = Day.from_iso(earliest).year if earliest else None
    return {"earliest": earliest, "latest": latest, "year": year, "decade": _decade(year)}


def _decade(year: int | None) -> str | None:
    if year is None:
        return None
    return year_in_edtf(year)[:-1] + "X" if abs(year) < 10000 else year_in_edtf(year)


def _word(row: Theme | Driver) -> Cells:
    return {**row, "name": row["label"]}


def _period(row: PeriodRow) -> Cells:
    return {**row, "name": row["label"], **bounds(row["earliest"], row["latest"])}


def _source(row: SourceRow) -> Cells:
    """Write the authors and the date in words; the table of authors has them in parts."""
    return {
        **row,
        "authors": [author_name(name) for name in row["author"]],
        "container": row["container-title"],
        "issued": issued(row["issued"]),
        "url": row["URL"],
    }


def author_name(name: Author) -> str:
    """Write a CSL name as in a list: Sikka, Konark."""
    return ", ".join(filter(None, [name["family"], name["given"], name["literal"]]))


def issued(date: Issued) -> str:
    """Write a CSL date in EDTF: 2016~."""
    return "/".join(_csl_day(parts) + ("~" if date["circa"] else "") for parts in date["date-parts"])


def _csl_day(parts: list[int]) -> str:
    year, *rest = parts
    return "-".join([year_in_edtf(year), *(f"{part:02}" for part in rest)])


def _series(row: SeriesRow) -> Cells:
    source = row["source"]
    return {
        **row,
        "source_title": source["title"],
        "publisher": source["publisher"],
        "url": source["url"],
        **bounds(row["earliest"], row["latest"]),
    }


def _event(row: EventRow) -> Cells:
    return {**row, "theme": row["themes"][0], **place(row), **bounds(row["earliest"], row["latest"])}


def place(row: EventRow) -> Cells:
    """Return where an event was: the name, and degrees of WGS 84."""
    where = row["place"]
    if where is None:
        return {"place": None, "latitude": None, "longitude": None}
    return {"place": where["name"], "latitude": float(where["lat"]), "longitude": float(where["lon"])}


def _claim(row: ClaimRow) -> Cells:
    passage = row["passage"]
    return {
        **row,
        "theme": row["themes"][0],
        "paragraph": passage["paragraph"],
        "section": passage["section"],
        "passage_start": passage["start"],
        "passage_end": passage["end"],
        **bounds(row["earliest"], row["latest"]),
        **_figure(row),
        **_review(row),
    }


def _figure(row: ClaimRow) -> Cells:
    """Return the columns of the figure of a claim, null where it gives none."""
    figure = row["figure"]
    if figure is None:
        return dict.fromkeys(_FIGURE)
    return {
        "figure_value": figure["value"],
        "figure_unit": figure["unit"],
        "figure_bound": figure["bound"],
        "figure_date_edtf": figure["date_edtf"],
        "figure_what": figure["what"],
        "figure_series": figure["series"],
    }


def _review(row: ClaimRow) -> Cells:
    """Return the columns of the review of a claim, null where nobody has reviewed it."""
    review = row["review"]
    if review is None:
        return dict.fromkeys(_REVIEW)
    return {
        "verdict": review["verdict"],
        "review_by": review["by"],
        "review_note": review["note"],
        "review_searched": review["searched"],
        "review_measure": review["measure"],
    }


_FIGURE = {
    "figure_value": NUMBER,
    "figure_unit": TEXT,
    "figure_bound": TEXT,
    "figure_date_edtf": EDTF,
    "figure_what": TEXT,
    "figure_series": TEXT,
}
_REVIEW = {"verdict": TEXT, "review_by": TEXT, "review_note": TEXT, "review_searched": LIST, "review_measure": OBJECT}
_WORD = {"id": TEXT, "name": TEXT}
_KINDS = {
    "themes": _Kind("Fields of the relationship", {**_WORD, "description": TEXT}, {}),
    "drivers": _Kind(
        "Causal forces", {**_WORD, "theme": TEXT, "description": TEXT}, {"theme": "themes"}
    ),
    "periods": _Kind(
        "Named stretches of time",
        {**_WORD, **_DATED, "era": BOOLEAN, "description": TEXT, "sources": LIST},
        {},
    ),
    "actors": _Kind("Those who act", {**_WORD, "kind": TEXT, "aliases": LIST, "members": LIST}, {}),
    "sources": _Kind(
        "Essays that make claims",
        {"id": TEXT, "type": TEXT, "title": TEXT, "authors": LIST}
        | {"container": TEXT, "issued": EDTF, "url": TEXT, "note": TEXT},
        {},
    ),
    "series": _Kind(
        "Measurements over time, each under terms of its own",
        {"id": TEXT, "title": TEXT, "unit": TEXT, "frequency": TEXT, "scale": TEXT, "themes": LIST}
        | {"source_title": TEXT, "publisher": TEXT, "url": TEXT, "method": TEXT, "licence": TEXT, "note": TEXT}
        | {"earliest": DAY, "latest": DAY, "year": YEAR, "decade": EDTF},
        {},
    ),
    "events": _Kind(
        "Things that happened",
        {"id": TEXT, "title": TEXT, **_DATED, "summary": TEXT, "kind": TEXT, **_THEMED, "actors": LIST}
        | {"place": TEXT, "latitude": NUMBER, "longitude": NUMBER, "causes": LIST, "led_to": LIST, "claims": LIST}
        | {"confidence": TEXT, "disputed": TEXT},
        {"theme": "themes"},
    ),
    "claims": _Kind(
        "What essays say, each claim as its essay makes it",
        {"id": TEXT, "source": TEXT, "text": TEXT, "paragraph": INTEGER, "section": TEXT}
        | {"passage_start": TEXT, "passage_end": TEXT, **_THEMED, "type": TEXT, "hedging": TEXT}
        | {"attributed_to": TEXT, **_DATED, "events": LIST, **_FIGURE, **_REVIEW},
        {"source": "sources", "theme": "themes", "figure_series": "series"},
    ),
    "contrasts": _Kind(
        "Claims that bear on each other",
        {"id": TEXT, "relation": TEXT, "why": TEXT, "claims": LIST},
        {},
    ),
}  # fmt: skip
