"""Write the outline of the map: land, and the land frontiers of Russia and China in Asia, as they are today.

Usage: python tools/outline.py COUNTRIES.shp FILE, with the countries of Natural Earth at 1:110 million, which are in
the public domain, and with pyshp and shapely installed.

The frontiers are those with neighbours where nobody disputes them; no state is filled. Longitudes run from -30 to 330,
so that no land is cut but Greenland and Antarctica, which are left out. Points are in tenths of a degree.
"""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any

SOURCE = "Natural Earth, Admin 0 countries, 1:110m; public domain"
LEFT_OUT = {"Greenland", "Antarctica", "Fr. S. Antarctic Lands"}
NEIGHBOURS = {
    "Russia": ("China", "Mongolia", "Kazakhstan", "North Korea"),
    "China": ("Mongolia", "Kazakhstan", "Kyrgyzstan", "North Korea"),
}
# In degrees: how far the outline may lie from the line that is simplified, and how small an island or a lake may be.
FAR, SMALL = 0.3, 1.5


def main(countries: str, file: str) -> None:
    """Read the countries and write the outline."""
    names = ("shapefile", "shapely.affinity", "shapely.geometry", "shapely.ops")
    shapefile, affinity, geometry, ops = map(import_module, names)
    shapes: dict[str, Any] = {}
    for item in shapefile.Reader(countries).iterShapeRecords():
        whole = geometry.shape(item.shape.__geo_interface__).buffer(0)
        east, west = (
            whole.intersection(geometry.box(-30, -90, 180, 90)),
            whole.intersection(geometry.box(-180, -90, -30, 90)),
        )
        # The two parts of Chukotka meet again where they were cut.
        shapes[item.record["name"]] = ops.unary_union([east.buffer(0.01), affinity.translate(west, 360).buffer(0.01)])
    land = ops.unary_union([one for name, one in shapes.items() if name not in LEFT_OUT])
    rings = [ring for part in parts(land) for ring in (part.exterior, *part.interiors)]
    kept = [ring for ring in rings if geometry.Polygon(ring).area > SMALL]
    lines = [line for one, others in NEIGHBOURS.items() for line in product([one], others)]
    shared = [shapes[one].boundary.intersection(shapes[other].buffer(0.05)) for one, other in lines]
    merged = [ops.linemerge(line) if line.geom_type == "MultiLineString" else line for line in shared]
    borders = [part for line in merged for part in parts(line) if part.length > 0.3]
    outline = {
        "source": SOURCE,
        "land": [points(ring.simplify(FAR)) for ring in kept],
        "borders": [points(line.simplify(FAR)) for line in borders],
    }
    Path(file).write_text(json.dumps(outline, separators=(",", ":")) + "\n", encoding="utf-8")


def parts(geometry: Any) -> Iterator[Any]:
    """Yield the parts of a geometry."""
    yield from getattr(geometry, "geoms", [geometry])


def points(line: Any) -> list[list[float]]:
    """Return the points of a line in tenths of a degree, each once where it repeats."""
    rounded = [[round(x, 1), round(y, 1)] for x, y in line.coords]
    return [point for at, point in enumerate(rounded) if not at or point != rounded[at - 1]]


if __name__ == "__main__":
    main(*sys.argv[1:])
