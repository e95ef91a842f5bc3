"""Prefixes of the ids of a folder that is joined with others, where both have an id for something else.

Only ids of events, claims, series and contrasts get one, and links to them within their folder: themes, actors and the
like are one record in all folders.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sinorus.base.errors import BadUsage
from sinorus.base.text import fold, quote
from sinorus.index.folders import DataFile
from sinorus.index.problems import Unreadable
from sinorus.index.read_records import Line, records
from sinorus.model.kinds import KINDS
from sinorus.model.record_names import Record

PREFIXED = ("event", "claim", "series", "contrast")
# The most characters of an id.
_LONGEST = 64
# What a file says of ids of any kind: the fields that hold them.
_OF_IDS = {"retired": ("by",), "revision": ("ids",)}


def suggested(folder: str) -> str:
    """Return a prefix for a folder, made of its name."""
    name = re.sub(r"[^a-z0-9]+", "-", fold(Path(folder).name)).strip("-")[:20].strip("-")
    return name or "other"


class Prefixes:
    """The ids of the folders that have a prefix, each with the id that takes its place, by the place of the folder."""

    def __init__(self, files: Sequence[DataFile], contents: Mapping[Path, bytes]) -> None:
        self.ids: dict[int, dict[str, str]] = {}
        self.names: dict[int, str] = {file.folder: file.prefix for file in files if file.prefix}
        for file in files:
            if file.prefix and file.kind in PREFIXED:
                self.ids.setdefault(file.folder, {}).update(_prefixed(file, contents.get(file.path)))

    def renamed(self, kind: str, record: Record, folder: int) -> Record:
        """Return a record of a folder with its prefix, and with that of the records which it links to."""
        ids = self.ids.get(folder)
        if ids is None:
            return record
        changed: dict[str, Any] = {}
        if kind in PREFIXED:
            changed["id"] = ids.get(record["id"], record["id"])
        elif kind == "retired" and not ids.keys().isdisjoint(record["by"]):
            changed["id"] = f"{self.names[folder]}-{record['id']}"
        for path in (*_links(kind), *_OF_IDS.get(kind, ())):
            field, _, inner = path.partition(".")
            changed[field] = renamed(changed.get(field, record[field]), inner, ids)
        return {**record, **changed}

    def of(self, kind: str, id: str, folder: int) -> str:
        """Return the id of a record, or of one that is linked to, as it is in a folder with a prefix."""
        return self.ids.get(folder, {}).get(id, id) if kind in PREFIXED else id


def _links(kind: str) -> Iterable[str]:
    return [path for path, target in KINDS[kind].LINKS.items() if target in PREFIXED] if kind in KINDS else ()


def _prefixed(file: DataFile, data: bytes | None) -> dict[str, str]:
    """Return the ids in a file with their prefix. Raises BadUsage where one becomes too long."""
    ids: dict[str, str] = {}
    try:
        for raw in records(file, data):
            value = _value(raw.content) if isinstance(raw, Line) else raw.value
            id = value.get("id") if isinstance(value, dict) else None
            if isinstance(id, str):
                ids[id] = f"{file.prefix}-{id}"
    except Unreadable:
        # The file is refused when it is read.
        return {}
    long = max(ids.values(), key=len, default="")
    if len(long) > _LONGEST and len(long) - len(file.prefix) - 1 <= _LONGEST:
        raise BadUsage(f"--prefix {quote(file.prefix)} is too long: {quote(long)} has more than {_LONGEST} characters")
    return ids


def _value(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def renamed(value: Any, inner: str, ids: Mapping[str, str]) -> Any:
    """Return a field with other ids: it is an id, a list of ids, or holds them in ``inner``."""
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, dict):
        return {**value, inner: renamed(value[inner], "", ids)}
    if isinstance(value, list) and inner:
        return [{**item, inner: renamed(item[inner], "", ids)} for item in value]
    if isinstance(value, list):
        return [*dict.fromkeys(ids.get(id, id) for id in value)]
    return value
