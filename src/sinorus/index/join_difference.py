"""In what records that are one differ, said to whoever joins their folders."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from sinorus.base.text import quote
from sinorus.base.wording import join
from sinorus.index.folders import DataFile
from sinorus.index.line_numbers import Place
from sinorus.index.problems import written
from sinorus.model.record_names import Record


class Named(NamedTuple):
    """A record that has names, and where it stands; ``file`` is the number of its file among all files."""

    kind: str
    record: Record
    file: int
    place: Place

    def spot(self) -> tuple[int, int, str]:
        """Return the line, the column and the JSON pointer of the record."""
        return self.place.line, self.place.column, written(self.place.pointer)

    def where(self) -> str:
        """Write where the record stands."""
        return f"{self.place.file}:{self.place.line} {written(self.place.pointer)}".rstrip()


class Difference(NamedTuple):
    """What a record has otherwise than the first of its name, in JSON, for it is kept in the index.

    Files are numbers, because an index serves folders of any name. ``place`` and ``first_place`` are line, column and
    JSON pointer.
    """

    kind: str
    id: str
    file: int
    place: tuple[int, int, str]
    first_id: str
    first_file: int
    first_place: tuple[int, int, str]
    fields: list[str]


# A retired id that a record names: the number of the file; line, column and JSON pointer; and what is wrong.
Replacement = tuple[int, tuple[int, int, str], str]


def difference(later: Named, first: Named) -> Difference:
    """Compare a record that is left out with the first of its name; there may be no field that differs."""
    fields = [field for field in later.record if later.record[field] != first.record[field]]
    return Difference(
        later.kind,
        later.record["id"],
        later.file,
        later.spot(),
        first.record["id"],
        first.file,
        first.spot(),
        fields,
    )


def sentence(new: Difference, files: Sequence[DataFile]) -> str:
    """Say in what a record differs from the first of its name, whose words hold."""
    line, column, pointer = new.place
    first_line, _, first_pointer = new.first_place
    place = f"{files[new.file].shown}:{line}:{column} {pointer}".rstrip()
    first = f"{files[new.first_file].shown}:{first_line} {first_pointer}".rstrip()
    other = "that" if new.id == new.first_id else quote(new.first_id)
    differ = f"{join(new.fields)} {'differs' if len(new.fields) == 1 else 'differ'}"
    return f"{place}: the {new.kind} {quote(new.id)} is {other} of {first}, whose words hold; {differ}"


def remark(key: str, kept: str, files: Sequence[DataFile], command: str) -> str:
    """Say what the index keeps under a key: the number of such things and the first; the command lists all."""
    count, first = json.loads(kept)
    rest = f" ({count - 1} more: `{command}` lists them all)" if count > 1 else ""
    return (sentence(Difference(*first), files) if key == "differences" else _replacement(first, files)) + rest


def _replacement(kept: Replacement, files: Sequence[DataFile]) -> str:
    """Say that a record names a retired id."""
    file, (line, column, pointer), problem = kept
    return f"{files[file].shown}:{line}:{column} {pointer}".rstrip() + f": {problem}"
