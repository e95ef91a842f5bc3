"""Rows of a result of the Wikidata query service as the cells of events.

A query names its variables as it likes, so that what a variable holds is known by its name or by its values.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from sinorus.dates.day import year_in_edtf
from sinorus.imports import wikidata_dates as dates
from sinorus.imports.table import Row, Table
from sinorus.model.values import LINK

Cells = dict[str, object]
# The values of a row by the names of the variables.
Values = Mapping[str, str]

HEADS = ("id", "title", "date_edtf", "summary", "place", "lat", "lon", "references")
_ENTITY = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q\d+)")
_NUMBER = r"(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)"
_POINT = re.compile(rf"(?:<[^>]*>\s*)?point\s*\(\s*{_NUMBER}\s+{_NUMBER}\s*\)", re.IGNORECASE)
_PAGE = re.compile(r"https?://[a-z-]+\.wikipedia\.org/wiki/.")
_YEAR = re.compile(r"-?\d{1,4}")
_PLACES = ("place", "location", "where", "site", "city", "region", "country")
# A value of the verbose tables: an address, or a text with its language or type.
_VERBOSE = re.compile(r'<(?P<address>[^>]*)>|"(?P<text>.*)"(?:@[\w-]+|\^\^<[^>]*>)?', re.DOTALL)


def is_mine(heads: Iterable[str]) -> bool:
    """Say whether a sheet is a result: one variable bears the label of another."""
    names = {head.lstrip("?") for head in heads}
    return any(f"{name}Label" in names for name in names)


def table(of: Table) -> Table:
    """Return the events of a table of values."""
    heads = [head.lstrip("?") for head in of.heads]
    notes = [*of.notes]
    others = [head for head in heads if head not in HEADS]
    return of._replace(heads=[*HEADS, "wikidata", *others], rows=_rows(of.rows, heads, notes), notes=notes, is_own=True)


def _rows(rows: Iterable[Row], heads: list[str], notes: list[str]) -> Iterator[Row]:
    """Yield a row an event. A query has a row for each pair of values, so that rows of one item and date are joined."""
    events: dict[object, Row] = {}
    joined = new_years = 0
    exact = any(_is_precision(head) for head in heads)
    for line, cells in rows:
        values = {name.lstrip("?"): _bare(value) for name, value in cells.items() if value not in (None, "")}
        event = _event(values, heads)
        key = (event["id"], event.get("date_edtf")) if "id" in event else line
        if key in events:
            joined += 1
            _join(events[key].cells, event)
        else:
            events[key] = Row(line, event)
            new_years += not exact and any(map(dates.is_new_year, values.values()))
    yield from _named_apart(events.values())
    if joined:
        notes.append(f"rows joined with an earlier one, because they are of the same item and date: {joined}")
    if new_years:
        notes.append(
            "dates on 1 January, which is how Wikidata gives a year where the query does not ask for the precision: "
            f"{new_years}"
        )


def _named_apart(rows: Iterable[Row]) -> Iterator[Row]:
    """Give each event an id of its own; an item with several dates is several events."""
    numbers: Counter[object] = Counter()
    for row in rows:
        id = row.cells.get("id")
        numbers[id] += 1
        yield Row(row.line, {**row.cells, "id": f"{id}-{numbers[id]}"}) if id and numbers[id] > 1 else row


def _event(values: Values, heads: list[str]) -> Cells:
    item = _item(values, heads)
    address = values.get(item, "")
    number = _number(address)
    title = values.get(f"{item}Label") or number or address.rpartition("/")[2].replace("_", " ")
    summary = next((name for name in (f"{item}Description", "description") if name in values), "")
    pages = [name for name, value in values.items() if _PAGE.match(value)]
    place, (point, lat, lon) = _place(values, item), _point(values)
    date, times = _date(values)
    used = {item, f"{item}Label", summary, place, point, *pages, *times, *filter(_is_precision, values)}
    cells: Cells = {
        "id": number.lower(),
        "title": title,
        "date_edtf": date,
        "summary": values.get(summary, ""),
        "place": values.get(place, ""),
        "lat": lat,
        "lon": lon,
        "references": [*_references(title, address), *(_page(title, values[name]) for name in pages)],
        "wikidata": number,
        **{name: value for name, value in values.items() if name not in used and not dates.UNKNOWN.match(value)},
    }
    return {name: value for name, value in cells.items() if value not in ("", [], None)}


def _references(title: str, address: str) -> list[Cells]:
    """Return the item as a reference, if it has an address."""
    publisher = {"publisher": "Wikidata"} if _number(address) else {}
    return [{"title": title, **publisher, "url": address}] if re.fullmatch(LINK, address) else []


def _page(title: str, address: str) -> Cells:
    return {"title": title, "publisher": "Wikipedia", "url": address}


def _join(event: Cells, other: Cells) -> None:
    """Add to an event what another row has of it: further pages, and in ``extra`` further values."""
    for name, value in other.items():
        if name == "references" and isinstance(value, list):
            pages = event.setdefault("references", [])
            assert isinstance(pages, list)
            pages += [page for page in value if page not in pages]
        elif name not in event:
            event[name] = value
        elif event[name] != value and name != "id":
            _add(event, name if name not in HEADS else f"other {name}", str(value))


def _add(event: Cells, name: str, text: str) -> None:
    """Add a text to those under a name, each once."""
    texts = str(event[name]).split("; ") if name in event else []
    if text not in texts:
        event[name] = "; ".join([*texts, text])


def _bare(value: object) -> str:
    """Return a value without the signs of a verbose table."""
    written = str(value).strip()
    match = _VERBOSE.fullmatch(written)
    return written if match is None else (match["text"] if match["address"] is None else match["address"])


def _item(values: Values, heads: list[str]) -> str:
    """Return the variable of what the row is about: the first that has a label, or that is an entity."""
    labelled = (head for head in heads if f"{head}Label" in heads)
    entities = (head for head in heads if _number(values.get(head, "")))
    return "item" if "item" in heads else next(labelled, next(entities, "item"))


def _number(value: str) -> str:
    match = _ENTITY.fullmatch(value)
    return match[1] if match else ""


def _place(values: Values, item: str) -> str:
    """Return the variable that names the place."""
    names = (name for word in _PLACES for name in (f"{word}Label", word) if name in values and name != item)
    return next((name for name in names if not _number(values[name]) and not _POINT.fullmatch(values[name])), "")


def _point(values: Values) -> tuple[str, float | None, float | None]:
    """Return the variable of the coordinates, the latitude and the longitude; Wikidata writes the longitude first."""
    for name, value in values.items():
        if match := _POINT.fullmatch(value):
            return name, float(match[2]), float(match[1])
    return "", None, None


def _is_precision(name: str) -> bool:
    return name.casefold().endswith("precision")


def _is_year(name: str, value: str) -> bool:
    """Say whether a variable is a year, as a query makes one of a time."""
    return name.casefold() in ("year", "date", "when", "inception") and bool(_YEAR.fullmatch(value))


def _is_time(value: str) -> bool:
    return bool(dates.TIME.fullmatch(value))


def _date(values: Values) -> tuple[str, list[str]]:
    """Return the date of a row, and the variables that it is made of.

    It is that of one variable, or from one whose name says start to one whose name says end.
    """
    times = [name for name, value in values.items() if _is_time(value)]
    start = next((name for name in times if "start" in name.casefold() or "begin" in name.casefold()), None)
    end = next((name for name in times if "end" in name.casefold() and name != start), None)
    if start and end:
        return dates.text(_span(start, values), _span(end, values)), [start, end]
    if point := next((name for name in times if name not in (start, end)), start):
        return dates.text(_span(point, values)), [point]
    if end:
        return f"/{_span(end, values)[1]}", [end]
    year = next((name for name, value in values.items() if _is_year(name, value)), None)
    return (year_in_edtf(int(values[year])), [year]) if year else ("", [])


def _span(name: str, values: Values) -> tuple[str, str]:
    return dates.span(values[name], _precision(name, values))


def _precision(name: str, values: Values) -> int | None:
    """Return the number of precision of a time: of the variable that bears its name, or of one that bears none."""
    stem = re.sub("(time|date)$", "", name.casefold()) or name.casefold()
    found = [other for other in values if _is_precision(other)]
    own = [other for other in found if other.casefold().startswith(stem)]
    common = [other for other in found if other.casefold() in ("precision", "timeprecision", "dateprecision")]
    lone = found if sum(map(_is_time, values.values())) == 1 else []
    digits = next((values[other] for other in (*own, *common, *lone)), "")
    return int(digits) if digits.isdigit() and len(digits) < 3 else None
