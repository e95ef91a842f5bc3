"""A table for each kind of record, with the columns of docs/output.md made flat."""

from collections.abc import Callable, Sequence
from typing import Any

from sinorus.export import cells
from sinorus.export.tables import BOOLEAN, DAY, EDTF, INTEGER, LIST, NUMBER, OBJECT, TEXT, YEAR, Cells, Table
from sinorus.query.selection import Records

_DATED = {"date_edtf": EDTF, "earliest": DAY, "latest": DAY, "year": YEAR, "decade": EDTF}
_THEMED = {"effect": TEXT, "theme": TEXT, "themes": LIST, "drivers": LIST}

_ITEM = {"wikidata": TEXT, "wikidata_page": TEXT}

_WORD = {"id": TEXT, "name": TEXT}
KINDS = {
    "themes": Table("themes", "Fields of the relationship", {**_WORD, "description": TEXT}, {}),
    "drivers": Table(
        "drivers",
        "Causal forces", {**_WORD, "theme": TEXT, "description": TEXT}, {"theme": "themes"}
    ),
    "periods": Table(
        "periods",
        "Named stretches of time",
        {**_WORD, **_DATED, "era": BOOLEAN, "description": TEXT, "sources": LIST},
        {},
    ),
    "actors": Table("actors", "Those who act", {**_WORD, "kind": TEXT, "aliases": LIST, "members": LIST, **_ITEM}, {}),
    "sources": Table(
        "sources",
        "Works and documents that make claims",
        {"id": TEXT, "type": TEXT, "title": TEXT, "authors": LIST}
        | {"container": TEXT, "issued": EDTF, "url": TEXT, "note": TEXT}
        | {"translated_title": TEXT, "language": TEXT, "original_language": TEXT, "tradition": TEXT}
        | {"author_origin": TEXT, "author_series": TEXT, "kind": TEXT, "extent": TEXT, "extent_note": TEXT}
        | {"text_by": TEXT, "written": EDTF, "copy_read": DAY, "date_edtf": EDTF, "csl": OBJECT},
        {},
    ),
    "series": Table(
        "series",
        "Measurements over time, each under terms of its own",
        {"id": TEXT, "title": TEXT, "unit": TEXT, "frequency": TEXT, "scale": TEXT, "themes": LIST}
        | {"source_title": TEXT, "publisher": TEXT, "url": TEXT, "method": TEXT, "licence": TEXT, "note": TEXT}
        | {"kept": BOOLEAN}
        | {"earliest": DAY, "latest": DAY, "year": YEAR, "decade": EDTF},
        {},
    ),
    "events": Table(
        "events",
        "Things that happened",
        {"id": TEXT, "title": TEXT, **_DATED, "summary": TEXT, "kind": TEXT, **_THEMED, "actors": LIST}
        | {"place": TEXT, "place_id": TEXT, "latitude": NUMBER, "longitude": NUMBER}
        | {"causes": LIST, "led_to": LIST, "claims": LIST, "confidence": TEXT, "disputed": TEXT}
        | {"date_text": TEXT, "extra": OBJECT, **_ITEM},
        {"theme": "themes"},
    ),
    "claims": Table(
        "claims",
        "What sources say, each claim as its source makes it",
        {"id": TEXT, "source": TEXT, "text": TEXT, "paragraph": INTEGER, "section": TEXT}
        | {"passage_start": TEXT, "passage_end": TEXT, **_THEMED, "type": TEXT, "hedging": TEXT}
        | {"attributed_to": TEXT, **_DATED, "events": LIST, **cells.FIGURE, **cells.REVIEW, "denies": BOOLEAN}
        | {"extra": OBJECT, "passage_address": TEXT, "passage_where": TEXT, "source_date": EDTF, "lag_years": INTEGER},
        {"source": "sources", "theme": "themes", "figure_series": "series"},
    ),
    "contrasts": Table(
        "contrasts",
        "Claims that bear on each other",
        {"id": TEXT, "relation": TEXT, "why": TEXT, "claims": LIST},
        {},
    ),
}  # fmt: skip


def records_of(records: Records) -> dict[str, Sequence[Any]]:
    """Return the records by their tables, each after those that it refers to."""
    return {
        "themes": records.themes,
        "drivers": records.drivers,
        "periods": records.periods,
        "actors": records.actors,
        "sources": records.sources,
        "series": records.series,
        "events": records.events,
        "claims": records.claims,
        "contrasts": records.contrasts,
    }


def cells_of(table: str, record: Any) -> Cells:
    """Return the cells of a record; they may be more than the table has columns."""
    return _CELLS[table](record)


# Each function takes records of its own kind only, so no one type fits all of them.
_CELLS: dict[str, Callable[[Any], Cells]] = {
    "themes": cells.word,
    "drivers": cells.word,
    "periods": cells.period,
    "actors": lambda row: {**row, **cells.item(row)},
    "sources": cells.source,
    "series": cells.series,
    "events": cells.event,
    "claims": cells.claim,
    "contrasts": dict,
}
