"""The JSON texts of records, made of the columns of Parquet: byte for byte as the index has them."""

import json
from typing import Any

from sinorus.index.write_json import encoded
from sinorus.model.rows import keys
from sinorus.model.rows.claim import ClaimRow
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.works import Reference

_EVENT, _CLAIM, _PAGE = keys(EventRow), keys(ClaimRow), keys(Reference)
# What is nested is JSON in its column.
_NESTED = ("mentions", "names", "wikidata", "passage", "figure", "review")


def text(columns: str) -> str:
    """Return the text of a record of the JSON of its columns; the text of anything else stays as it is."""
    cells = json.loads(columns) if columns else {}
    nested = {key: json.loads(cells[key]) for key in _NESTED if cells.get(key) is not None}
    row = {**cells, **nested, "extra": json.loads(cells.get("extra") or "{}")}
    if "title" in cells:
        row["place"] = _place(cells)
        row["references"] = [{key: page.get(key) for key in _PAGE} for page in cells["references"]]
        return encoded({key: row.get(key) for key in _EVENT})
    row["denies"] = bool(cells.get("denies"))
    return encoded({key: row.get(key) for key in _CLAIM})


def _place(cells: dict[str, Any]) -> dict[str, Any] | None:
    name = cells.get("place")
    return name and {"id": cells.get("place_id"), "name": name, "lat": cells.get("lat"), "lon": cells.get("lon")}
