"""Ids that one folder retired and another that is joined with it still names: they are read as what took their place.

Only ids of records that have names are followed, such as drivers, and only where one record took the place.
"""

from typing import NamedTuple

from sinorus.base.text import quote
from sinorus.index.join_difference import Named, Replacement
from sinorus.index.problems import Fault
from sinorus.model.kinds import KINDS
from sinorus.model.record_names import NAMED, Record


class Reading(NamedTuple):
    """A record that names a retired id in a field, and the fault that this is."""

    record: Named
    fault: Fault


class Retirements:
    """Knows the retired ids of all folders, and reads them as what took their place.

    - ``by``: for each id the one that took its place, with the place of the folder that says so
    - ``readings``: the retired ids that records name
    """

    def __init__(self) -> None:
        self.by: dict[str, tuple[str, int]] = {}
        self.readings: list[Reading] = []
        # By kind, the ids of the records that there are.
        self._ids: dict[str, set[str]] = {}

    def add(self, retired: Record, folder: int) -> None:
        """Keep an id that is given no more, if one other took its place."""
        if len(retired["by"]) == 1:
            self.by.setdefault(retired["id"], (retired["by"][0], folder))

    def replaced(self, new: Named, folder: int) -> Record:
        """Return a record of a folder with no id in its lists that another folder retired; note what was replaced."""
        if not self.by:
            return new.record
        if new.kind in NAMED:
            self._ids.setdefault(new.kind, set()).add(new.record["id"])
        changed = {}
        for field, kind in KINDS[new.kind].LINKS.items():
            ids = new.record.get(field)
            if isinstance(ids, list) and not self.by.keys().isdisjoint(ids):
                changed[field] = [*dict.fromkeys(self._read(new, folder, field, kind, id) for id in ids)]
        return {**new.record, **changed} if changed else new.record

    def replacements(self) -> list[Replacement]:
        """List what was read otherwise, in JSON, for it is kept in the index."""
        return [(record.file, record.spot(), fault.problem) for record, fault in self.readings]

    def _read(self, new: Named, folder: int, field: str, kind: str, id: str) -> str:
        by, retired_in = self.by.get(id, ("", folder))
        ids = self._ids.get(kind, ())
        if retired_in == folder or id in ids or by not in ids:
            return id
        problem = f"the {kind} {quote(id)} was retired, and is read as {quote(by)}"
        self.readings.append(Reading(new, Fault((field,), problem, f"write {quote(by)}")))
        return by
