"""Records of one name in folders that are joined: one record, in the words of the first folder.

A later record is left out, and its id becomes that of the first in every record that links to it. Periods of one name
that have other days are an error, in one folder too: `--during` could not tell them apart.
"""

import sqlite3
from collections.abc import Iterator, Sequence

from sinorus import dates
from sinorus.base.text import fold, quote
from sinorus.index.folders import DataFile
from sinorus.index.join_difference import Difference, Named, difference
from sinorus.index.join_retired import Retirements
from sinorus.index.line_numbers import Place
from sinorus.index.prefixes import renamed
from sinorus.index.problems import Fault
from sinorus.index.write_json import encoded
from sinorus.model.kinds import KINDS
from sinorus.model.record_names import NAMED, Record, marks, names


class Join:
    """Knows every record that has names, and finds out which are one.

    - ``folders``: the place of the folder of each file
    - ``is_joined``: whether there is more than one folder
    - ``ids``: by kind, the ids of records that were left out, and in their place those of the first
    - ``names``: the names of what was left out, as rows of the table ``name``
    - ``lines``: the lines of states of joined folders, which wait until all actors are read
    - ``faults``: what is wrong, each with its record
    - ``retirements``: the ids that are given no more
    """

    def __init__(self, files: Sequence[DataFile]) -> None:
        self.folders = [file.folder for file in files]
        self.is_joined = len(set(self.folders)) > 1
        self.ids: dict[str, dict[str, str]] = {}
        self.names: list[tuple[str, str, str]] = []
        self.lines: list[Named] = []
        self.faults: list[tuple[Named, Fault]] = []
        self.retirements = Retirements()
        # By kind, rank and mark: the records, each with the place of the folder in which it bears the mark.
        self._marked: dict[tuple[str, int, str], list[tuple[int, Named]]] = {}
        self._pairs: list[tuple[Named, Named]] = []

    def note(self, kind: str, said: Record, file: int) -> None:
        """Keep what a file says of ids."""
        if kind == "retired":
            self.retirements.add(said, self.folders[file])

    def admit(self, kind: str, record: Record, file: int, place: Place) -> Record | None:
        """Return the record with the ids that hold, or None where it is left out or has to wait."""
        if self.is_joined:
            record = self.retirements.replaced(Named(kind, record, file, place), self.folders[file])
        if self.ids:
            record = self.renamed(kind, record)
        if kind not in NAMED or not (self.is_joined or kind == "period"):
            return record
        new = Named(kind, record, file, place)
        if (kind == "period" and self._clashes(new)) or not self._is_of_its_own(new):
            return None
        if self.is_joined and record.get("members"):
            self.lines.append(new)
            return None
        return record

    def renamed(self, kind: str, record: Record) -> Record:
        """Return a record in which ids of records that were left out are those of the first; the same if it has none.

        An id stands once in a list.
        """
        changed = {}
        for path, target in KINDS[kind].LINKS.items():
            field, _, inner = path.partition(".")
            if target in self.ids and (value := renamed(record[field], inner, self.ids[target])) != record[field]:
                changed[field] = value
        return {**record, **changed} if changed else record

    def differences(self) -> list[Difference]:
        """List in what the records that were left out differ from the first of their names."""
        pairs = [[each._replace(record=self.renamed(each.kind, each.record)) for each in pair] for pair in self._pairs]
        return [found for later, first in pairs if (found := difference(later, first)).fields]

    def write(self, index: sqlite3.Connection) -> None:
        """Let records be found by the names of those that are one with them, and keep what is to be said."""
        index.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", self.names)
        for key, said in (("differences", self.differences()), ("replacements", self.retirements.replacements())):
            if said:
                index.execute("INSERT INTO meta VALUES (?, ?)", [key, encoded([len(said), said[0]])])

    def _is_of_its_own(self, new: Named) -> bool:
        """Say whether a record is not one with another, and note what follows."""
        first = self._first_of_name(new)
        folder = self.folders[new.file]
        for rank, texts in enumerate(marks(new.kind, new.record)):
            for mark in texts:
                self._marked.setdefault((new.kind, rank, mark), []).append((folder, first or new))
        if first:
            self._leave_out(new, first)
        return first is None

    def _leave_out(self, new: Named, first: Named) -> None:
        id, first_id = new.record["id"], first.record["id"]
        self._pairs.append((new, first))
        if id != first_id:
            self.ids.setdefault(new.kind, {})[id] = first_id
        self.names += [(new.kind, fold(name), first_id) for name in (*names(new.kind, new.record), id)]

    def _first_of_name(self, new: Named) -> Named | None:
        """Return the record of an earlier folder that is the same, by the surest mark; note if there are several."""
        for rank, texts in enumerate(marks(new.kind, new.record)):
            found = {first.record["id"]: first for first in self._earlier(new, rank, texts)}
            if len(found) > 1 and new.kind != "period":
                places = [f"{quote(id)} ({first.where()})" for id, first in found.items()]
                problem = f"the {new.kind} {quote(new.record['id'])} may be {' or '.join(places[:3])}"
                remedy = "give it the id of the one that it is, or no name of the others"
                self.faults.append((new, Fault((), problem, remedy)))
                return None
            if found:
                return next(iter(found.values()))
        return None

    def _clashes(self, new: Named) -> bool:
        """Say whether another period has a name of this one and other days, and note it."""
        for _, other in self._bearing(new, 2, marks(new.kind, new.record)[2]):
            if _days(new.record) != _days(other.record) and not self._is_taken(new, other):
                days, other_days = new.record["date_edtf"], other.record["date_edtf"]
                name = quote(new.record["label"])
                problem = f"the period {name} is {days} here, and {other_days} in {other.where()}"
                remedy = "give both the same days, or one of them another name"
                self.faults.append((new, Fault(("date_edtf",), problem, remedy)))
                return True
        return False

    def _is_taken(self, new: Named, other: Named) -> bool:
        """Say whether two records of one folder have one id, which is a problem of its own."""
        return new.record["id"] == other.record["id"] and self.folders[new.file] == self.folders[other.file]

    def _earlier(self, new: Named, rank: int, texts: set[str]) -> Iterator[Named]:
        folder = self.folders[new.file]
        return (first for bearer, first in self._bearing(new, rank, texts) if bearer < folder)

    def _bearing(self, new: Named, rank: int, texts: set[str]) -> Iterator[tuple[int, Named]]:
        for mark in sorted(texts):
            yield from self._marked.get((new.kind, rank, mark), ())


def _days(period: Record) -> tuple[int, int]:
    """Return the day keys of the first and the last day of a period, which are what `--during` asks for."""
    return dates.window(None, None, dates.parse(period["date_edtf"])).keys()
