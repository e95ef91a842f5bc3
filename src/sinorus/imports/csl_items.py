"""Items of CSL-JSON as cells of sources: dates of numbers, names of the parts that ours have, texts without markup."""

import re
from typing import Any

from sinorus.imports.html_text import plain
from sinorus.imports.own_rows import fields
from sinorus.model.records import Author

Json = dict[str, Any]

HEADS = fields("source")
_IN_NAMES = frozenset(field.alias or name for name, field in Author.model_fields.items())
_IN_DATES = frozenset(("date-parts", "raw", "literal", "season", "circa"))
_PARTICLES = ("dropping-particle", "non-dropping-particle")
_PART = re.compile(r"-?\d{1,4}")
_RAW = re.compile(r"(-?\d{4})(?:-(\d\d?))?(?:-(\d\d?))?(?:T.*)?")


def cells(item: Json) -> tuple[Json, list[str]]:
    """Return the cells of an item, and the names of the variables that a source does not have."""
    known = {key: _value(value) for key, value in item.items() if key in HEADS}
    lost = [key for key, value in item.items() if key not in HEADS and value not in (None, "", [], {})]
    kept = {key: value for key, value in known.items() if value not in (None, "", [], {})}
    return {**kept, "id": _id(item)}, lost


def _id(item: Json) -> str:
    """Return what makes an id: the key by which people cite the item, or else its author and year, or its title."""
    for key in (item.get("citation-key"), item.get("id")):
        if key and not re.search(r"/|^\d+$", str(key)):
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
    """Return a name; particles and what stands behind a name become parts of the family name where ours have none."""
    known = {key: part for key, part in name.items() if part not in (None, "")}
    if not known.keys() - _IN_NAMES:
        return known
    family = " ".join(str(known[key]) for key in (*_PARTICLES, "family") if key in known)
    suffix = f", {known['suffix']}" if "suffix" in known else ""
    whole = {"family": family + suffix, "given": known.get("given", ""), "literal": known.get("literal", "")}
    return {key: text for key, text in whole.items() if text}


def _date(date: Json) -> Json | None:
    """Return a date with whole numbers; one in words as it is, where it is not a plain day, month or year."""
    parts = [[*map(int, map(str, _leading(day)))] for day in date.get("date-parts") or () if isinstance(day, list)]
    known = [day for day in parts if day]
    if not known and (match := _RAW.fullmatch(str(date.get("raw") or date.get("literal") or ""))):
        known = [[int(part) for part in match.groups() if part]]
    if known:
        return {"date-parts": known[:2], **({"circa": True} if _is_true(date.get("circa")) else {})}
    words = date.get("literal") or date.get("raw")
    return {"literal": str(words)} if words else None


def _leading(day: list[Any]) -> list[str]:
    """Return year, month and day, up to the first that is no number or a zero."""
    leading: list[str] = []
    for part in (str(part).strip() for part in day):
        if not _PART.fullmatch(part) or (leading and int(part) == 0):
            break
        leading.append(part)
    return leading


def _is_true(value: object) -> bool:
    return value not in (None, False, 0, "", "0", "false")
