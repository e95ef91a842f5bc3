"""The texts of a record, under whose words a search finds it: those of an event also from the row that is put out."""

from collections.abc import Iterable, Iterator
from itertools import chain, filterfalse
from typing import Any, cast

from sinorus.model.rows.event import EventDetail, EventRow

Record = dict[str, Any]
# The fields of an event as its model has them, which is the order of its texts.
FIELDS = (
    *("id", "date_edtf", "title", "summary", "kind", "effect", "themes", "drivers", "actors", "place", "causes"),
    *("mentions", "references", "confidence", "disputed", "date_text", "calendar", "date_os", "extra", "names"),
    "wikidata",
)


def texts_of(record: Record) -> list[str]:
    """List every text of a record, in the order of its fields."""
    texts: list[str] = []
    _gather(record.values(), texts)
    return texts


def _gather(values: Iterable[Any], texts: list[str]) -> None:
    """Add all texts in some values to a list; to compare their classes costs a third of asking ``isinstance``."""
    for value in values:
        kind = value.__class__
        if kind is str:
            texts.append(value)
        elif kind is list and value:
            first = value[0].__class__
            if first is str:
                texts += value
            elif first is dict:
                _gather(chain.from_iterable(map(dict.values, value)), texts)
            else:
                _gather(value, texts)
        elif kind is dict:
            _gather(value.values(), texts)


def recorded(row: EventRow, detail: EventDetail) -> Record:
    """Return an event as it was recorded, with the fields of its model, from its row and what is kept beside it."""
    place = row["place"]
    apart = {
        "place": place and (place["id"] or place),
        "causes": detail.get("links", []),
        "calendar": detail.get("calendar", "gregorian"),
        "date_os": detail.get("date_os"),
    }
    known = {**cast(Record, row), **apart}
    return {field: known[field] for field in FIELDS}


def of_its_own(event: Record, texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts of an event whose words stand behind those of its title; the language of a name has none."""
    names = event["names"]
    told = {event["title"], *[name["language"] for name in names]} if names else (event["title"],)
    return filterfalse(told.__contains__, texts)


def named_by_id(record: Record) -> list[str]:
    """List the ids of the actors and of the place of a record, by whose names a search finds it too."""
    place = record.get("place")
    return [*record.get("actors", ()), *([place] if isinstance(place, str) else [])]
