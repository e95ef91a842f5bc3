"""Three versions of a record in one: what the sheet says, what the folder says, and what the sheet said last time.

Of the last one hashes of its parts are enough, because only the other two are ever taken.
"""

from typing import Any, NamedTuple
from zlib import crc32

from sinorus.index.write_json import encoded

Record = dict[str, Any]
# Fields that say one thing together: to take one of them from the sheet and one from the folder would make neither.
_DATE = ("date_edtf", "date_text", "date_os", "calendar")
# What stands in a field that says nothing.
_SILENT: tuple[Any, ...] = (None, "", [], {}, "gregorian", False)
_EXTRA = "extra."


class Merged(NamedTuple):
    """A record that was merged: with the hashes to keep of what the sheet says, and the parts that both changed."""

    record: Record
    hashes: dict[str, str]
    conflicts: list[str]


def parts(record: Record) -> Record:
    """Part a record into what is compared: fields that say something, the date as one, and each value of ``extra``."""
    said = {field: value for field, value in record.items() if field != "id" and value not in _SILENT}
    extra = said.pop("extra", {})
    date = {field: said.pop(field) for field in _DATE if field in said}
    own = {f"{_EXTRA}{key}": value for key, value in extra.items()}
    return {**({"date": date} if date else {}), **said, **own}


def hashes(said: Record) -> dict[str, str]:
    """Return a hash of each part; a change that it misses is one in four thousand million."""
    return {name: f"{crc32(_bytes(value)):08x}" for name, value in said.items()}


def _bytes(value: Any) -> bytes:
    """Return a value as bytes that are the same for equal values; a text as it is costs half of what JSON does."""
    return value.encode("utf-8", "replace") if value.__class__ is str else encoded(value).encode()


def merge(sheet: Record, folder: Record, before: dict[str, str] | None, empty: Record) -> Merged:
    """Merge a record of the sheet into that of the folder.

    What only the sheet has changed is taken; what the folder has changed is kept. ``before`` are the hashes of the last
    import, None where there was none: then what both say differently is kept too. ``empty`` is what stands in the
    fields of a record that says nothing.
    """
    said, taken = parts(sheet), parts(folder)
    new, old = hashes(said), hashes(taken)
    kept, conflicts = dict(new), []
    for name in dict.fromkeys((*said, *taken)):
        match _decision(new.get(name), old.get(name), before, name):
            case "sheet":
                _take(taken, said, name)
            case "both":
                conflicts.append(name)
                _take(kept, before or {}, name)
    return Merged(_whole(folder, taken, empty), kept, conflicts)


def _decision(sheet: str | None, folder: str | None, before: dict[str, str] | None, name: str) -> str:
    """Return who has changed a part, by its hashes: the sheet, the folder, or both."""
    base = before.get(name) if before is not None else None
    if sheet in (folder, base):
        return "folder"
    return "sheet" if folder == base else "both"


def _take(into: Record, of: Record, name: str) -> None:
    """Let a part be what it is elsewhere, or not be there."""
    into.pop(name, None)
    if name in of:
        into[name] = of[name]


def _whole(folder: Record, said: Record, empty: Record) -> Record:
    """Put a record together from its parts: in the order of the folder's fields, and what is new behind them."""
    extra = {name.removeprefix(_EXTRA): value for name, value in said.items() if name.startswith(_EXTRA)}
    fields = {name: value for name, value in said.items() if name != "date" and not name.startswith(_EXTRA)}
    fields |= said.get("date", {})
    whole = {}
    for field, value in folder.items():
        if field in fields or field == "id" or value in _SILENT:
            whole[field] = fields.get(field, value)
        elif field in empty:
            whole[field] = empty[field]
    whole |= fields
    whole.pop("extra", None)
    return {**whole, "extra": extra} if extra or "extra" in folder else whole
