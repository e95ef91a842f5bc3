"""Records that an index leaves out because of their faults, and what becomes of the links to them.

A record of which `validate` reports an error is left out. A link to it falls away where the record that names it can
stand without the link, as an event can without one of its themes; a record that cannot, such as a claim whose source is
left out, is left out too, and so on until nothing more changes.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from sinorus.index.check_record import MODELS
from sinorus.index.line_numbers import Place
from sinorus.model.kinds import KINDS
from sinorus.model.record_names import NAMED, Record

# What a file says of ids: the field of each with ids of records of any kind.
OF_ANY_KIND = {"retired": {"by": "record"}, "revision": {"ids": "record"}}
# Fields of measurements, each of which is one with and without the event that it names.
MEASURED = ("points",)
IsGone = Callable[[str, str], bool]


class Cut(NamedTuple):
    """A record without its links to what is left out, and how many they were; None where it cannot stand so."""

    record: Record | None
    links: int


class LeftOut:
    """Knows what is left out, and which links fall away.

    - ``starts``: by the number of a file the bytes at which the records begin (None: the file is one record)
    - ``ids``: the kinds and ids of the records, each with the places of the folders in which they stand
    - ``gone``: by kind the ids that no record bears any more
    - ``gone_in``: by place of a folder and kind the ids that another folder has for something else
    """

    def __init__(self) -> None:
        self.starts: dict[int, set[int | None]] = defaultdict(set)
        self.ids: dict[tuple[str, str], set[int]] = defaultdict(set)
        self.gone: dict[str, set[str]] = defaultdict(set)
        self.gone_in: dict[tuple[int, str], set[str]] = defaultdict(set)

    def __len__(self) -> int:
        """Count the records."""
        return sum(map(len, self.starts.values()))

    def add(self, file: int, start: int | None, kind: str, id: object, folder: int) -> None:
        """Leave out a record."""
        self.starts[file].add(start)
        if isinstance(id, str):
            self.ids[kind, id].add(folder)

    def has(self, file: int, place: Place) -> bool:
        """Say whether the record at a place is left out."""
        return place.start in self.starts.get(file, ())

    def settle(self, index: sqlite3.Connection, folders: Sequence[int]) -> None:
        """Find out which links fall away; ``folders`` are the places of the folders by the numbers of files."""
        self.gone.clear()
        self.gone_in.clear()
        for (kind, id), places in self.ids.items():
            found = _holders(index, kind, id)
            holders = {folders[file] for file, start in found if start not in self.starts.get(file, ())}
            if not holders:
                self.gone[kind].add(id)
            elif kind not in NAMED:
                for place in places - holders:
                    self.gone_in[place, kind].add(id)

    def cut(self, kind: str, record: Record, folder: int) -> Cut:
        """Return a checked record of a folder without links to what is left out; the same where it has none."""
        if not self.gone and not self.gone_in:
            return Cut(record, 0)
        links = _Links(lambda target, id: self._is_gone(target, id, folder))
        paths = KINDS[kind].LINKS if kind in KINDS else OF_ANY_KIND.get(kind, {})
        changed: dict[str, Any] = {}
        for path, target in paths.items():
            field, _, inner = path.partition(".")
            value = changed.get(field, record[field])
            if (rest := links.without(value, inner, target, field in MEASURED)) != value:
                changed[field] = rest
        return Cut(_fitting(kind, {**record, **changed}) if changed else record, links.count)

    def _is_gone(self, kind: str, id: str, folder: int) -> bool:
        if kind == "record":
            return any(id in ids for ids in self.gone.values())
        return id in self.gone.get(kind, ()) or id in self.gone_in.get((folder, kind), ())


class _Links:
    """Takes links out of fields, and counts them."""

    def __init__(self, is_gone: IsGone) -> None:
        self.is_gone = is_gone
        self.count = 0

    def without(self, value: Any, inner: str, kind: str, is_measured: bool = False) -> Any:
        """Return a field without ids that are gone: it is an id, a list of ids, or holds them in ``inner``.

        A member of a list that holds such an id, as a cause does, is taken out with it; an id that stands alone is
        null from then on.
        """
        if isinstance(value, str):
            return None if self._counts(kind, value) else value
        if isinstance(value, dict):
            return {**value, inner: self.without(value[inner], "", kind)} if inner in value else value
        if not isinstance(value, list):
            return value
        if is_measured:
            return [{**point, inner: self.without(point[inner], "", kind)} for point in value]
        return [item for item in value if not self._counts(kind, item[inner] if inner else item)]

    def _counts(self, kind: str, id: str | None) -> bool:
        is_gone = id is not None and self.is_gone(kind, id)
        self.count += is_gone
        return is_gone


def _holders(index: sqlite3.Connection, kind: str, id: str) -> list[tuple[int, int | None]]:
    """Return the number of the file and the byte at which a record begins, for the records of a kind with an id."""
    return index.execute(
        "SELECT file, start FROM stored JOIN origin USING (n) WHERE stored.id = ? AND stored.kind = ?", [id, kind]
    ).fetchall()


def _fitting(kind: str, record: Record) -> Record | None:
    """Return a record if its model takes it; None where it lacks what it cannot be without."""
    try:
        return MODELS[kind].model_validate(record).model_dump(by_alias=True)
    except ValidationError:
        return None
