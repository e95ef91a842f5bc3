"""Rows that are whole records already, of our own formats or of lists of works, to records whose links lead somewhere.

What a row names that can be made of a name alone is made: themes, drivers, actors and sources. A link to any other
record that is not imported is taken out and reported.
"""

from collections.abc import Callable, Iterable
from typing import Any

from sinorus.base import wording
from sinorus.imports import when
from sinorus.imports.cures import cured
from sinorus.imports.ids import is_id
from sinorus.imports.line import Line, Work
from sinorus.imports.own_rows import NO_GROUND, fields
from sinorus.imports.record import EMPTY
from sinorus.imports.table import Table
from sinorus.model.kinds import HELD

Record = dict[str, Any]
# Returns the id that takes the place of an id, None where there is none.
Find = Callable[[str], str | None]
_MADE = ("theme", "driver", "actor", "source")
# Links without which there is no use in the object that holds them.
_NEEDED = ("causes.event", "mentions.source")


def look(tables: Iterable[Table], work: Work) -> None:
    """Take note of the ids and names of whole records, before the first of them is linked to another."""
    for table in tables:
        for row in table.rows if table.is_whole and "id" in table.heads else ():
            id = str(row.cells.get("id") or "")
            if is_id(id):
                work.ids.reserve(id, table.kind)
                if table.kind in _MADE:
                    work.names.know(table.kind, id, _names(row.cells))


def _names(cells: Record) -> list[str]:
    """Return what a theme, driver or actor is called, besides its id; works are known by their ids alone."""
    aliases = cells.get("aliases")
    names = [cells.get("label"), cells.get("name"), *(aliases if isinstance(aliases, list) else ())]
    return [str(name) for name in names if name]


def whole(line: Line) -> Record:
    """Return the record of a row, without its id."""
    kind = line.table.kind
    cells = {field: line.cells[field] for field in fields(kind) if field in line.cells and field != "id"}
    record = {**_empty(kind), **{field: _cured(value, line.work) for field, value in cells.items()}}
    if kind == "event":
        record |= {"date_edtf": _date(line), "place": _place(record.get("place"), line)}
    if isinstance(extra := record.pop("extra", None), dict):
        line.extra |= extra
    for path, to in getattr(HELD[kind], "LINKS", {}).items():
        if path != "place":
            record = _linked(record, path, to, line)
    if record.get("causes"):
        record["causes"] = [_grounded(cause) for cause in record["causes"]]
    return {field: value for field, value in record.items() if value is not None or field in _empty(kind)}


def _empty(kind: str) -> Record:
    return {field: value for field, value in EMPTY.get(kind, {}).items() if field != "id"}


def _cured(value: Any, work: Work) -> Any:
    """Mend all texts in a value."""
    if isinstance(value, str):
        return cured(value, work.report.cures)
    if isinstance(value, list):
        return [_cured(item, work) for item in value]
    return {key: _cured(part, work) for key, part in value.items()} if isinstance(value, dict) else value


def _date(line: Line) -> str | None:
    return when.date_of(line).edtf


def _place(place: Any, line: Line) -> Any:
    """Return the place of an event; one with an id becomes a record of its own."""
    if isinstance(place, str):
        return place if line.work.ids.has(place, "place") else {"name": place}
    if not isinstance(place, dict) or "id" not in place:
        return place
    if place["id"] is None or not line.work.ids.has(place["id"], "place"):
        if place["id"] is None or not line.work.ids.claim(place["id"], "place"):
            return {key: value for key, value in place.items() if key != "id"}
        line.work.names.made.setdefault("place", []).append(place)
    return place["id"]


def _linked(record: Record, path: str, to: str, line: Line) -> Record:
    """Let the links at a path lead to records that are there."""
    lost: list[str] = []

    def find(id: str) -> str | None:
        if line.work.ids.has(id, to):
            return id
        if to in _MADE:
            more = {"theme": next(iter(record.get("themes") or ()), None) or line.work.names.unsorted()}
            return line.work.names.id_of(to, id, **(more if to == "driver" else {}))
        lost.append(id)
        return None

    field = path.partition(".")[0]
    value = _each(record.get(field), path.split(".")[1:], find, path in _NEEDED)
    if lost:
        _report(line, field, to, lost)
    return {**record, field: value}


def _report(line: Line, field: str, to: str, lost: list[str]) -> None:
    """Say which records a row leads to that are not imported; events and claims keep their ids in ``extra``."""
    kept = "left out"
    if "extra" in HELD[line.table.kind].model_fields:
        line.add(f"{field} elsewhere", ";".join(lost))
        kept = "kept in extra"
    problem = f"leads to {wording.amount(len(lost), to)} not imported; {kept}"
    remedy = f"import the file that has the {to}s too"
    line.work.report.add(line.table.name, line.number, field, "; ".join(lost), problem, remedy)


def _each(value: Any, steps: list[str], find: Find, is_needed: bool) -> Any:
    """Return a value with the ids at a path in it replaced; objects without a needed one are left out."""
    if value is None:
        return None
    if isinstance(value, list):
        items = (_each(item, steps, find, is_needed) for item in value)
        return [item for item in items if item is not None]
    if not steps:
        return find(value) if isinstance(value, str) else value
    if not isinstance(value, dict) or steps[0] not in value:
        return value
    inner = _each(value.get(steps[0]), steps[1:], find, is_needed)
    return None if inner is None and is_needed else {**value, steps[0]: inner}


def _grounded(cause: Any) -> Any:
    """Return a cause whose ground is a claim that is not there as a mere judgement."""
    is_bare = isinstance(cause, dict) and cause.get("basis") == "claim" and not cause.get("claim")
    return {"event": cause["event"], "basis": NO_GROUND} if is_bare else cause
