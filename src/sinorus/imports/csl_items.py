"""Items of CSL-JSON as cells of sources: dates of numbers, names of the parts that ours have, texts without markup."""

import re
from itertools import takewhile
from typing import Any

from sinorus.imports.html_text import plain
from sinorus.imports.own_rows import fields
from sinorus.model.csl_dates import readable
from sinorus.model.records import Author

Json = dict[str, Any]

HEADS = fields("source")
_IN_NAMES = frozenset(field.alias or name for name, field in Author.model_fields.items())
_IN_DATES = frozenset(("date-parts", "raw", "literal", "season", "circa"))


def cells(item: Json) -> tuple[Json, list[str]]:
    """Return the cells of an item, and the names of the variables that a source does not have."""
    known = {key: _value(value) for key, value in item.items() if key in HEADS}
    lost = [key for key, value in item.items() if key not in HEADS and value not in (None, "", [], {})]
    if isinstance(works := known.pop("references", None), str):
        # In CSL a text, and in ours a list of works.
        known["note"] = "; ".join(filter(None, (known.get("note"), f"references: {works}")))
    kept = {key: value for key, value in known.items() if value not in (None, "", [], {})}
    return {**kept, "id": _id(item)}, lost


def _id(item: Json) -> str:
    """Return what makes an id: the key by which people cite the item, or else its author and year, or its title."""
    for key in (item.get("citation-key"), item.get("id")):
        if key and not re.search(r"://|^\d+$", str(key)):
            return str(key)
    names, date = item.get("author"), item.get("issued")
    first = names[0] if isinstance(names, list) and names and isinstance(names[0], dict) else {}
    year = (_date(date) or {}).get("date-parts", [[""]])[0][0] if isinstance(date, dict) else ""
    name = first.get("family") or first.get("literal") or ""
    return f"{name} {year}".strip() if name else str(item.get("title") or item.get("id") or "")


def _value(value: Any) -> Any:
    """Return a variable: names, a date, a list or an object of the program that wrote it, or a text."""
    if isinstance(value, list):
        return [_name(part) if isinstance(part, dict) else part for part in value]
    if isinstance(value, dict):
        return value if _IN_DATES.isdisjoint(value) else _date(value)
    return None if value is None else plain(str(value)).plain


def _name(name: Json) -> Json:
    """Return the parts of a name that are not empty."""
    return {key: part for key, part in name.items() if key in _IN_NAMES and part not in (None, "")}


def _date(date: Json) -> Json:
    """Return a date with numbers for figures in quotation marks, up to the first part that is no number or a zero."""
    read: Json = readable({key: part for key, part in date.items() if key in _IN_DATES})
    if isinstance(days := read.get("date-parts"), list):
        whole = [[*takewhile(_counts, day)] for day in days[:2] if isinstance(day, list)]
        read["date-parts"] = [day for day in whole if day]
    is_season = read.get("season") in range(1, 5)
    return {key: part for key, part in read.items() if part not in (None, "", []) and (is_season or key != "season")}


def _counts(part: object) -> bool:
    return isinstance(part, int) and part != 0
