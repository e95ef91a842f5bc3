"""A table for each kind of record, with the columns of docs/output.md made flat."""

from collections.abc import Callable
from typing import NamedTuple

from sinorus.dates import Day
from sinorus.dates.day import year_in_edtf
from sinorus.export.tables import BOOLEAN, DAY, EDTF, INTEGER, LIST, NUMBER, OBJECT, TEXT, YEAR, Table
from sinorus.query.selection import Records, Row

_DATED = {"date_edtf": EDTF, "earliest": DAY, "latest": DAY, "year": YEAR, "decade": EDTF}
_THEMED = {"effect": TEXT, "theme": TEXT, "themes": LIST, "drivers": LIST}


class _Kind(NamedTuple):
    title: str
    columns: dict[str, str]
    refers: dict[str, str]
    row: Callable[[Row], Row]


def entities(records: Records) -> list[Table]:
    """Return the tables of the records, each after those that it refers to."""
    listed = records._asdict()
    return [_table(name, kind, listed[name]) for name, kind in _KINDS.items()]


def dated(row: Row) -> Row:
    """Return the bounds of a row with the year in which it begins, and its decade in EDTF, such as 195X."""
    year = Day.from_iso(row["earliest"]).year if row["earliest"] else None
    return {**{key: row[key] for key in ("earliest", "latest")}, "year": year, "decade": _decade(year)}


def _decade(year: int | None) -> str | None:
    return None if year is None else year_in_edtf(year)[:-1] + "X" if abs(year) < 10000 else year_in_edtf(year)


def _table(name: str, kind: _Kind, rows: list[Row]) -> Table:
    made = [{**row, **kind.row(row)} for row in rows]
    return Table(name, kind.title, kind.columns, kind.refers, [{key: row[key] for key in kind.columns} for row in made])


def _named(row: Row) -> Row:
    return {"name": row["label"]}


def _period(row: Row) -> Row:
    return {**_named(row), **dated(row)}


def _source(row: Row) -> Row:
    """Write the authors and the date in words; the table of authors has them in parts."""
    return {
        "authors": [author_name(name) for name in row["author"]],
        "container": row["container-title"],
        "issued": issued(row["issued"]),
        "url": row["URL"],
    }


def author_name(name: Row) -> str:
    """Write a CSL name as in a list: Sikka, Konark."""
    return ", ".join(filter(None, [name["family"], name["given"], name["literal"]]))


def issued(date: Row) -> str:
    """Write a CSL date in EDTF: 2016~."""
    days = ["-".join([year_in_edtf(year), *(f"{part:02}" for part in parts)]) for year, *parts in date["date-parts"]]
    return "/".join(day + ("~" if date["circa"] else "") for day in days)


def _series(row: Row) -> Row:
    of = row["source"]
    return {"source_title": of["title"], "publisher": of["publisher"], "url": of["url"], **dated(row)}


def _event(row: Row) -> Row:
    return {"theme": row["themes"][0], **place(row), **dated(row)}


def place(row: Row) -> Row:
    """Return where an event was: the name, and degrees of WGS 84."""
    if row["place"] is None:
        return dict.fromkeys(("place", "latitude", "longitude"))
    where = row["place"]
    return {"place": where["name"], "latitude": float(where["lat"]), "longitude": float(where["lon"])}


def _claim(row: Row) -> Row:
    figure, review = row["figure"] or {}, row["review"] or {}
    passage = {f"passage_{end}": row["passage"][end] for end in ("start", "end")}
    return {
        "theme": row["themes"][0],
        **{key: row["passage"][key] for key in ("paragraph", "section")},
        **passage,
        **dated(row),
        **{key: figure.get(key.removeprefix("figure_")) for key in _FIGURE},
        **{key: review.get(key.removeprefix("review_")) for key in _REVIEW},
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
    "themes": _Kind("Fields of the relationship", {**_WORD, "description": TEXT}, {}, _named),
    "drivers": _Kind(
        "Causal forces", {**_WORD, "theme": TEXT, "description": TEXT}, {"theme": "themes"}, _named
    ),
    "periods": _Kind(
        "Named stretches of time",
        {**_WORD, **_DATED, "era": BOOLEAN, "description": TEXT, "sources": LIST},
        {},
        _period,
    ),
    "actors": _Kind("Those who act", {**_WORD, "kind": TEXT, "aliases": LIST, "members": LIST}, {}, dict),
    "sources": _Kind(
        "Essays that make claims",
        {"id": TEXT, "type": TEXT, "title": TEXT, "authors": LIST}
        | {"container": TEXT, "issued": EDTF, "url": TEXT, "note": TEXT},
        {},
        _source,
    ),
    "series": _Kind(
        "Measurements over time, each under terms of its own",
        {"id": TEXT, "title": TEXT, "unit": TEXT, "frequency": TEXT, "scale": TEXT, "themes": LIST}
        | {"source_title": TEXT, "publisher": TEXT, "url": TEXT, "method": TEXT, "licence": TEXT, "note": TEXT}
        | {"earliest": DAY, "latest": DAY, "year": YEAR, "decade": EDTF},
        {},
        _series,
    ),
    "events": _Kind(
        "Things that happened",
        {"id": TEXT, "title": TEXT, **_DATED, "summary": TEXT, "kind": TEXT, **_THEMED, "actors": LIST}
        | {"place": TEXT, "latitude": NUMBER, "longitude": NUMBER, "causes": LIST, "led_to": LIST, "claims": LIST}
        | {"confidence": TEXT, "disputed": TEXT},
        {"theme": "themes"},
        _event,
    ),
    "claims": _Kind(
        "What essays say, each claim as its essay makes it",
        {"id": TEXT, "source": TEXT, "text": TEXT, "paragraph": INTEGER, "section": TEXT}
        | {"passage_start": TEXT, "passage_end": TEXT, **_THEMED, "type": TEXT, "hedging": TEXT}
        | {"attributed_to": TEXT, **_DATED, "events": LIST, **_FIGURE, **_REVIEW},
        {"source": "sources", "theme": "themes", "figure_series": "series"},
        _claim,
    ),
    "contrasts": _Kind(
        "Claims that bear on each other",
        {"id": TEXT, "relation": TEXT, "why": TEXT, "claims": LIST},
        {},
        dict,
    ),
}  # fmt: skip
