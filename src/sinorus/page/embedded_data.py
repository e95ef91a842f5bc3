"""The data of the script of a page: its records in words, with what it filters by. What is empty is left out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sinorus import dates
from sinorus.base.text import dump
from sinorus.chart.spots import STRETCH, Extent, extent, outline, spots
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.vocabulary import PeriodRow
from sinorus.model.signs import SIGNS
from sinorus.model.vocabulary import NOT_CODED
from sinorus.page.entries import Entries, days, name_row
from sinorus.page.packing import packed
from sinorus.page.words import Words, words
from sinorus.query.retired import Retirement
from sinorus.query.selection import Records
from sinorus.query.word_streams import WordStreams
from sinorus.views.cells import when
from sinorus.views.scorecard import MEANINGS

Row = dict[str, Any]


class Given(NamedTuple):
    """What the data are made of besides the records.

    places     the places of the data
    retired    the ids that are given no more
    subjects   the driver, event or theme of each contrast
    eras       the eras with the ids of their events
    columns    the column of each source in the tables
    lines      the actors under which a filter finds each record, and the groups that they belong to
    streams    the words of the records; None where nothing can be searched
    as_of      the day up to which the data were kept
    """

    places: list[Any]
    retired: list[Retirement]
    subjects: Mapping[str, str | None]
    eras: list[tuple[str, str, list[str]]]
    columns: Mapping[str, str]
    lines: Mapping[str, list[str]]
    streams: WordStreams | None
    as_of: str


def facts(records: Records, given: Given) -> Row:
    """Return the data of the script, under the names that it uses."""
    entries = Entries(records, dates.Day.from_iso(given.as_of), given.lines)
    events = [entries.event(row) for row in records.events]
    claims = [entries.claim(row) for row in records.claims]
    series = [entries.series(row) for row in records.series]
    contrasts = [{**row, "subject": given.subjects.get(row["id"])} for row in records.contrasts]
    rows = {"events": events, "claims": map(_short_id, claims), "series": series, "contrasts": contrasts}
    return {
        **{kind: packed(some) for kind, some in rows.items()},
        **_vocabularies(records, given, entries.used(given.places)),
        "references": packed(dict(zip(PAGE, page, strict=True)) for page in entries.references()),
        "outline": _outline(records.events),
        "signs": {effect or NOT_CODED: [sign.word, sign.text, sign.shape] for effect, sign in SIGNS.items()},
        "meanings": MEANINGS,
        "eras": _eras(given.eras, events),
        "words": _words(given.streams, [row["id"] for row in (*events, *claims, *series)]),
    }


# What a reference has before its title, its title, its address, and what it has behind it.
PAGE = ("before", "title", "url", "rest")


def _short_id(claim: Row) -> Row:
    """Leave out of the id of a claim the id of its source, with which most begin."""
    source, id = f"{claim['sources'][0]}-", claim["id"]
    return {**claim, "id": f"~{id.removeprefix(source)}"} if id.startswith(source) else claim


def _vocabularies(records: Records, given: Given, places: Iterable[Any]) -> Row:
    sources = [
        {
            "id": row["id"], "title": row["title"],
            "url": row["URL"], "tradition": row["tradition"] or NOT_CODED, "note": row["extent_note"],
            "column": given.columns.get(row["id"]),
        }
        for row in records.sources
    ]  # fmt: skip
    rows: dict[str, Iterable[Row]] = {
        "themes": [{key: row[key] for key in ("id", "label", "description")} for row in records.themes],
        "drivers": [{key: row[key] for key in ("id", "label", "theme", "description")} for row in records.drivers],
        "periods": [*map(_period, records.periods)],
        "sources": sources,
        "actors": [*map(name_row, records.actors)],
        "places": [{**name_row(row), "point": _point(row)} for row in places],
        "retired": [row._asdict() for row in given.retired],
    }
    return {kind: packed(some) for kind, some in rows.items()}


def _eras(eras: Iterable[tuple[str, str, list[str]]], events: Sequence[Row]) -> list[tuple[str, str, list[int]]]:
    """Write the events of each era by their numbers."""
    numbers = {row["id"]: number for number, row in enumerate(events)}
    return [(name, when, [numbers[id] for id in ids]) for name, when, ids in eras]


def _period(period: PeriodRow) -> Row:
    first, last = days(period["earliest"], period["latest"])
    kept = {key: period[key] for key in ("id", "label", "description", "era")}
    return {**kept, "when": when(period["date_edtf"], period["match"]), "first": first, "last": last}


def _outline(events: Iterable[EventRow]) -> Row:
    """Return the part of the world in which events lie, and its lines in tenths of a degree, longitude first."""
    around, drawn = extent(spots(events)), outline()
    lines = {name: [_flat(line) for line in drawn[name] if _touches(line, around)] for name in ("land", "borders")}
    return {**around._asdict(), "stretch": STRETCH, "source": f"Outline: {drawn['source']}.", **lines}


def _touches(line: list[list[float]], around: Extent) -> bool:
    lons, lats = zip(*line, strict=True)
    west, east, south, north = around
    return bool(min(lons) <= east and max(lons) >= west and min(lats) <= north and max(lats) >= south)


def _flat(line: list[list[float]]) -> list[int]:
    return [round(10 * degrees) for point in line for degrees in point]


def _point(place: Any) -> list[float]:
    """Return latitude and longitude; none where only the name is known."""
    return [] if place["lat"] is None or place["lon"] is None else [place["lat"], place["lon"]]


def _words(streams: WordStreams | None, ids: Sequence[str]) -> Words | None:
    return words(streams, list(ids)) if streams else None


def inline_json(value: object, depth: int = 3) -> Iterator[str]:
    """Write JSON for a script element, without characters that could end the element or begin a comment.

    It comes in pieces, for each key of the first objects, since all of it would be half of what a page takes.
    """
    if depth and isinstance(value, dict) and all(isinstance(key, str) for key in value):
        separator = "{"
        for key, part in value.items():
            yield f"{separator}{_escaped(key)}:"
            yield from inline_json(part, depth - 1)
            separator = ","
        yield "}" if value else "{}"
    else:
        yield _escaped(value)


def _escaped(value: object) -> str:
    return dump(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
