"""The JSON texts of records, made of the columns of Parquet: byte for byte as the index has them."""

import json
from collections.abc import Iterator
from typing import Any, get_args

from sinorus.base.errors import BadData
from sinorus.base.text import json_safe, quote
from sinorus.index.write_json import encoded
from sinorus.model.rows import keys
from sinorus.model.rows.claim import ClaimRow
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.works import Reference
from sinorus.model.vocabulary import Effect

_EVENT, _CLAIM, _PAGE = keys(EventRow), keys(ClaimRow), keys(Reference)
_EFFECTS = (None, *get_args(Effect))
# What is nested is JSON in its column.
_NESTED = ("mentions", "names", "wikidata", "passage", "figure", "review")


def with_text(sql: str, rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Write the JSON of records as the index does, in the rows of a statement that asks for it.

    It is the first column, or the third where a single record is asked for.
    """
    if sql.startswith("SELECT json"):
        return ((text(row[0]), *row[1:]) for row in rows)
    if sql.startswith("SELECT kind, id, json"):
        return ((kind, id, text(json), detail) for kind, id, json, detail in rows)
    return rows


def text(columns: str) -> str:
    """Return the text of a record of the JSON of its columns, in which nobody has looked for what would act."""
    cells: dict[str, Any] = json.loads(columns)
    try:
        return json_safe(_row(cells))
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        remedy = "`sinorus validate --data` lists the rows that break the rules"
        raise BadData(
            f"the row of {quote(str(cells.get('id')))} in the Parquet is none of an event; {remedy}"
        ) from error


def _row(cells: dict[str, Any]) -> str:
    nested = {key: json.loads(cells[key]) for key in _NESTED if cells.get(key) is not None}
    row = {**cells, **nested, "extra": json.loads(cells.get("extra") or "{}")}
    if "title" in cells:
        if not isinstance(cells["title"], str) or cells.get("effect") not in _EFFECTS:
            raise ValueError(cells["title"])
        row["place"] = _place(cells)
        row["references"] = [{key: page.get(key) for key in _PAGE} for page in cells["references"]]
        return encoded({key: row.get(key) for key in _EVENT})
    row["denies"] = bool(cells.get("denies"))
    return encoded({key: row.get(key) for key in _CLAIM})


def _place(cells: dict[str, Any]) -> dict[str, Any] | None:
    name = cells.get("place")
    return name and {"id": cells.get("place_id"), "name": name, "lat": cells.get("lat"), "lon": cells.get("lon")}
