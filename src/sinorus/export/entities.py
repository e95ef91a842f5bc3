"""A table for each kind of record, with the columns of docs/output.md made flat."""

from collections.abc import Iterable
from typing import NamedTuple

from sinorus.export import cells
from sinorus.export.tables import BOOLEAN, DAY, EDTF, INTEGER, LIST, NUMBER, OBJECT, TEXT, YEAR, Cells, Table
from sinorus.query.selection import Records

_DATED = {"date_edtf": EDTF, "earliest": DAY, "latest": DAY, "year": YEAR, "decade": EDTF}
_THEMED = {"effect": TEXT, "theme": TEXT, "themes": LIST, "drivers": LIST}

_ITEM = {"wikidata": TEXT, "wikidata_page": TEXT}


class _Kind(NamedTuple):
    """What is said of the table of a kind of record: its title, its columns, and those of them that refer."""

    title: str
    columns: dict[str, str]
    refers: dict[str, str]


def entities(records: Records) -> list[Table]:
    """Return the tables of the records, each after those that it refers to."""
    rows: dict[str, Iterable[Cells]] = {
        "themes": map(cells.word, records.themes),
        "drivers": map(cells.word, records.drivers),
        "periods": map(cells.period, records.periods),
        "actors": ({**row, **cells.item(row)} for row in records.actors),
        "sources": map(cells.source, records.sources),
        "series": map(cells.series, records.series),
        "events": map(cells.event, records.events),
        "claims": map(cells.claim, records.claims),
        "contrasts": ({**row} for row in records.contrasts),
    }
    return [_table(name, kind, rows[name]) for name, kind in _KINDS.items()]


def _table(name: str, kind: _Kind, rows: Iterable[Cells]) -> Table:
    """Make a table of rows that may have more cells than the table has columns."""
    return Table(name, kind.title, kind.columns, kind.refers, [_chosen(row, kind.columns) for row in rows])


def _chosen(row: Cells, columns: Iterable[str]) -> Cells:
    """Return the cells of the columns, in their order."""
    return {name: row[name] for name in columns}


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
    "actors": _Kind("Those who act", {**_WORD, "kind": TEXT, "aliases": LIST, "members": LIST, **_ITEM}, {}),
    "sources": _Kind(
        "Works and documents that make claims",
        {"id": TEXT, "type": TEXT, "title": TEXT, "authors": LIST}
        | {"container": TEXT, "issued": EDTF, "url": TEXT, "note": TEXT}
        | {"translated_title": TEXT, "language": TEXT, "original_language": TEXT, "tradition": TEXT}
        | {"author_origin": TEXT, "author_series": TEXT, "kind": TEXT, "extent": TEXT, "extent_note": TEXT}
        | {"text_by": TEXT, "written": EDTF, "copy_read": DAY, "date_edtf": EDTF, "csl": OBJECT},
        {},
    ),
    "series": _Kind(
        "Measurements over time, each under terms of its own",
        {"id": TEXT, "title": TEXT, "unit": TEXT, "frequency": TEXT, "scale": TEXT, "themes": LIST}
        | {"source_title": TEXT, "publisher": TEXT, "url": TEXT, "method": TEXT, "licence": TEXT, "note": TEXT}
        | {"kept": BOOLEAN}
        | {"earliest": DAY, "latest": DAY, "year": YEAR, "decade": EDTF},
        {},
    ),
    "events": _Kind(
        "Things that happened",
        {"id": TEXT, "title": TEXT, **_DATED, "summary": TEXT, "kind": TEXT, **_THEMED, "actors": LIST}
        | {"place": TEXT, "place_id": TEXT, "latitude": NUMBER, "longitude": NUMBER}
        | {"causes": LIST, "led_to": LIST, "claims": LIST, "confidence": TEXT, "disputed": TEXT}
        | {"date_text": TEXT, "extra": OBJECT, **_ITEM},
        {"theme": "themes"},
    ),
    "claims": _Kind(
        "What sources say, each claim as its source makes it",
        {"id": TEXT, "source": TEXT, "text": TEXT, "paragraph": INTEGER, "section": TEXT}
        | {"passage_start": TEXT, "passage_end": TEXT, **_THEMED, "type": TEXT, "hedging": TEXT}
        | {"attributed_to": TEXT, **_DATED, "events": LIST, **cells.FIGURE, **cells.REVIEW, "denies": BOOLEAN}
        | {"extra": OBJECT, "passage_address": TEXT, "passage_where": TEXT, "source_date": EDTF, "lag_years": INTEGER},
        {"source": "sources", "theme": "themes", "figure_series": "series"},
    ),
    "contrasts": _Kind(
        "Claims that bear on each other",
        {"id": TEXT, "relation": TEXT, "why": TEXT, "claims": LIST},
        {},
    ),
}  # fmt: skip
