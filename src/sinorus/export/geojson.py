"""Events on a map: GeoJSON (RFC 7946), a feature a line."""

from collections import Counter
from collections.abc import Iterator

from sinorus.base.text import dump
from sinorus.export import Export, encoded
from sinorus.export.cells import bounds, local_names
from sinorus.export.days import is_common, words
from sinorus.export.wording import about, claimless, parts_of
from sinorus.model.rows.event import EventRow
from sinorus.model.signs import SIGNS
from sinorus.query.selection import Records

NOWHERE = "events without a point, which are in the table and not on the map (their geometry is null)"
BEYOND = "days outside the years 1 to 9999, which are in date_edtf alone"
# An object of GeoJSON, in which a viewer shows the properties as a table.
Feature = dict[str, object]


def export(records: Records) -> Export:
    """Write the events; the reductions name those without a point."""
    reduced = claimless(len(records.claims))
    return Export(encoded(_pieces(records, reduced)), {"events": len(records.events)}, reduced)


def _pieces(records: Records, reduced: Counter[str]) -> Iterator[str]:
    """Yield the text of a collection.

    An event without a point stays, with no geometry: programs show it in the table of the layer, and who filters or
    counts there has them all.
    """
    # The name is that of the layer in QGIS.
    before = f'{dump({"type": "FeatureCollection", "name": "events", **about(records)})[:-1]},\n"features": [\n'
    for event in records.events:
        reduced[NOWHERE] += _point(event) is None
        reduced[BEYOND] += sum(not is_common(event[key]) for key in ("earliest", "latest"))
        yield before + dump(_feature(event))
        before = ",\n"
    yield ("\n" if before == ",\n" else before) + "]}\n"


def _feature(event: EventRow) -> Feature:
    return {"type": "Feature", "id": event["id"], "geometry": _point(event), "properties": _properties(event)}


def _point(event: EventRow) -> Feature | None:
    """Return where an event was, longitude first; None where nobody says it."""
    place = event["place"]
    if place is None or place["lat"] is None or place["lon"] is None:
        return None
    return {"type": "Point", "coordinates": [place["lon"], place["lat"]]}


def _properties(event: EventRow) -> Feature:
    """Return what is told of an event: the columns of `export sqlite`, and what a map shows when a point is asked."""
    place = event["place"]
    return {
        "id": event["id"],
        "title": event["title"],
        "date_in_words": words(event) if event["date_edtf"] else event["date_text"],
        "date_edtf": event["date_edtf"],
        **bounds(event["earliest"], event["latest"]),
        **{key: None for key in ("earliest", "latest") if not is_common(event[key])},
        "place": place and place["name"],
        "place_id": place and place["id"],
        "effect": event["effect"],
        "kind": event["kind"],
        "summary": event["summary"],
        # An empty list first would make QGIS take the column for JSON and not for lists of texts.
        **{key: event[key] or None for key in ("themes", "drivers", "actors", "causes", "led_to", "claims")},
        "references": [", ".join(parts_of(page)) for page in event["references"]] or None,
        "confidence": event["confidence"],
        "disputed": event["disputed"],
        "date_text": event["date_text"],
        "extra": event["extra"] or None,
        **local_names(event),
        # GitHub and geojson.io draw a point in the colour of this key (simplestyle).
        "marker-color": SIGNS[event["effect"]].light,
    }
