"""`export geojson` read by GDAL, which QGIS reads it with."""

import json
import struct
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from exports import at, export, made, records_of
from sinorus.export.geojson import BEYOND, NOWHERE
from sinorus.model.signs import SIGNS
from sinorus.query.selection import Records

# With a new numpy, which there is from Python 3.12 on, the reader of the maps is warned of what it does itself.
pytestmark = pytest.mark.filterwarnings("ignore:The 'generic' unit for NumPy timedelta:DeprecationWarning")

# pyogrio has no types.
gdal: Any = import_module("pyogrio.raw")
DATA = pytest.mark.parametrize("name", ["packaged", "hostile"])


def layer(content: bytes) -> tuple[dict[str, Any], list[Any], dict[str, list[Any]]]:
    """Return what GDAL says of a layer, its points as longitude and latitude, and its columns by name."""
    meta, _, geometry, columns = gdal.read(content)
    points = [wkb and struct.unpack("<BIdd", bytes(wkb))[2:] for wkb in geometry]
    return meta, points, dict(zip(meta["fields"], (column.tolist() for column in columns), strict=True))


@DATA
def test_every_event_is_a_row_of_the_layer_and_those_with_a_point_are_on_the_map(name: str) -> None:
    events = records_of(name).events
    meta, points, columns = layer(made("geojson", name).content)
    assert (meta["crs"], meta["geometry_type"]) == ("EPSG:4326", "Point")
    for key in ("id", "title", "summary", "date_edtf", "effect", "kind", "confidence"):
        assert columns[key] == [event[key] or None for event in events]
    places = [event["place"] for event in events]
    assert points == [(place and place["lat"] is not None and (place["lon"], place["lat"])) or None for place in places]
    assert columns["place"] == [place and place["name"] for place in places]


def test_who_lacks_a_point_is_counted(records: Records) -> None:
    file = export("geojson", records)
    nowhere = sum(event["place"] is None or event["place"]["lat"] is None for event in records.events)
    assert (file.counts, file.reduced.get(NOWHERE, 0)) == ({"events": len(records.events)}, nowhere)


def test_days_are_days_lists_are_lists_and_colours_are_those_of_the_charts() -> None:
    meta, _, columns = layer(made("geojson", "packaged").content)
    kinds = dict(zip(meta["fields"], meta["ogr_types"], strict=True))
    assert [kinds[key] for key in ("earliest", "latest", "year")] == ["OFTDate", "OFTDate", "OFTInteger"]
    lists = ("themes", "drivers", "actors", "causes", "led_to", "claims", "references")
    assert {kinds[key] for key in lists} == {"OFTStringList"}
    colours = dict(zip(columns["effect"], columns["marker-color"], strict=True))
    assert colours["friction"] == SIGNS["friction"].light


@pytest.mark.parametrize("date", ["-0043-03-15", "Y12000", "../1850", "[..1960,1970..]"])
def test_a_day_that_no_calendar_has_is_in_edtf_alone_and_counted(nasty: Records, date: str) -> None:
    file = export("geojson", at(nasty, "1950", date))
    meta, _, columns = layer(file.content)
    assert columns["date_edtf"] == ["1950", date]
    assert dict(zip(meta["fields"], meta["ogr_types"], strict=True))["earliest"] == "OFTDate"
    assert file.reduced[BEYOND] == 2 * date.startswith(("-", "Y"))


def test_the_file_names_data_terms_and_command(real: Records) -> None:
    known, [dataset] = json.loads(export("geojson", real).content), real.datasets
    assert list(known)[:2] == ["type", "name"]
    assert (known["title"], known["licence"]) == (dataset["title"], dataset["licence"])
    assert known["asked"] == "sinorus export x"


def test_nothing_is_still_a_collection(real: Records) -> None:
    known = json.loads(export("geojson", real._replace(events=[])).content)
    assert (known["type"], known["features"]) == ("FeatureCollection", [])


def test_what_is_written_as_it_is_read_is_what_is_made_at_once(run: Run, own: Path) -> None:
    out = run("export geojson").out
    assert out.encode() == made("geojson", "packaged").content.replace(b"export x", b"export geojson")
