"""Sheets: tables of records whose codes a person fills in, to be compared with the codes of the data."""

from typing import NamedTuple

from sinorus.base.errors import BadData
from sinorus.base.text import safe

# The kinds of record that a sheet may have, as a command line names them.
KINDS = {"claims": "claim", "events": "event"}
# What a sheet says of a record of each kind.
TOLD = {
    "claim": ("id", "text", "source", "paragraph", "start", "end", "date_edtf"),
    "event": ("id", "text", "date_edtf"),
}
# What a person codes of a record of each kind, and the filter that takes the same values.
CODES = {
    "claim": {
        "main_theme": "theme",
        "effect": "effect",
        "type": "type",
        "hedging": "hedging",
        "drivers": "driver",
        "verdict": "verdict",
    },
    "event": {
        "main_theme": "theme",
        "effect": "effect",
        "kind": "kind",
        "confidence": "confidence",
        "drivers": "driver",
    },
}
# The column that may hold several codes, and what stands in it where a record has none of them.
SEVERAL = "drivers"
NONE = "none"


class Line(NamedTuple):
    """A record in a sheet: the number of its line, from 1, its id, and under each code column what stands in it."""

    number: int
    id: str
    cells: dict[str, str]


class Sheet(NamedTuple):
    """What was read of a sheet: its name as the user wrote it, the kind of its records, and its lines."""

    name: str
    kind: str
    lines: list[Line]

    def wrong(self, line: Line, problem: str) -> BadData:
        """Make the error for a line."""
        return wrong(self.name, line.number, problem)


def wrong(name: str, number: int, problem: str) -> BadData:
    """Make the error for a line of a sheet, by its number from 1."""
    return BadData(safe(f"{name}:{number}: {problem}"))
