"""Hold a record against its model, so that a folder that is imported is always valid."""

from typing import Any

from sinorus.imports.line import Line
from sinorus.index.check_record import refusals
from sinorus.index.write_json import encoded
from sinorus.model.kinds import HELD

Record = dict[str, Any]
# What stands in a record where the row says nothing.
EMPTY: dict[str, Record] = {
    "event": {
        "id": "",
        "date_edtf": None,
        "title": "untitled",
        "summary": None,
        "kind": "other",
        "effect": None,
        "themes": [],
        "actors": [],
        "references": [],
        "confidence": None,
    },
    "claim": {
        "id": "",
        "source": "",
        "text": "no text",
        "passage": None,
        "themes": [],
        "drivers": [],
        "effect": None,
        "type": None,
        "hedging": None,
        "attributed_to": None,
        "date_edtf": None,
        "events": [],
    },
    "source": {"id": "", "type": "document", "title": "untitled", "author": []},
}


# Lists that a record may leave out: pydantic would copy each of them, which takes longer than to read them.
_EMPTY_LISTS: dict[str, Record] = {
    "event": {"drivers": [], "causes": [], "mentions": [], "extra": {}},
    "claim": {"extra": {}},
}


def sound(kind: str, record: Record, line: Line) -> Record:
    """Return a record that its model takes: what it does not take is left out, kept in ``extra`` and reported."""
    extra = line.extra if "extra" in HELD[kind].model_fields else {}
    given = _EMPTY_LISTS.get(kind, {})
    for _ in range(len(record) + 1):
        faults = refusals(kind, encoded({**given, **record, **({"extra": extra} if extra else {})}).encode())
        if not faults:
            break
        record = _without_faults(kind, record, faults, line)
    return {**record, "extra": extra} if extra else record


def _without_faults(kind: str, record: Record, faults: list[tuple[str, str]], line: Line) -> Record:
    """Return a record without what is wrong in its fields."""
    kept = "kept in extra" if "extra" in HELD[kind].model_fields else "left out"
    for name, why in faults:
        field = name or _last_said(kind, record)
        if field not in record or record[field] == EMPTY.get(kind, {}).get(field):
            continue
        line.add(field, record[field])
        line.problem(line.head(field) or field, f"{why}; {kept}", "see `sinorus schema`")
        record = {name: value for name, value in record.items() if name != field}
        if field in EMPTY.get(kind, {}):
            record[field] = EMPTY[kind][field]
    return record


def _last_said(kind: str, record: Record) -> str:
    """Return the last field that says something, for a fault that lies between fields."""
    empty = EMPTY.get(kind, {})
    return [name for name, value in record.items() if name not in ("id", "title") and value != empty.get(name)][-1]
