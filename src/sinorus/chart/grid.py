"""Grids of what is said: forces or subjects against sources or groups of them."""

from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

# What stands in a cell.
C = TypeVar("C")


class Cell(NamedTuple):
    """How many sources of a group name a force, how many say that it binds or divides, and how many deny it."""

    sources: int
    binds: int
    divides: int
    denied: int

    def said(self) -> str:
        """Write how many name it and, behind a sign, how many deny it."""
        return f"{self.sources or ''}{f' !{self.denied}' if self.denied else ''}".strip()

    def words(self, of: int) -> str:
        """Write the numbers in words; ``of`` is how many sources there are."""
        parts = f"{self.binds} say that it binds, {self.divides} that it divides"
        return f"named by {self.sources} of {of} sources: {parts}{f', {self.denied} deny it' * bool(self.denied)}"


class Said(NamedTuple):
    """How often each effect is told of a subject, under its word, and how often a driver is denied."""

    effects: Mapping[str, int]
    denied: int

    def words(self) -> str:
        """Write the numbers in words; empty where nothing is told."""
        parts = [f"{number} {effect}" for effect, number in self.effects.items() if number]
        return ", ".join([*parts, *([f"{self.denied} denied"] if self.denied else [])])


class Line(NamedTuple, Generic[C]):
    """A force with its theme, and what the groups say of it by the key of each."""

    label: str
    theme: str
    cells: Mapping[str, C]


class Column(NamedTuple):
    """A group of sources: its key and its name, and how many sources it has."""

    key: str
    name: str
    sources: int


class Grid(NamedTuple):
    """Forces against groups of sources.

    columns  the groups
    lines    the forces, those of a theme behind each other
    by       what the groups are, such as ``tradition``
    omitted  what is left out, in words; empty for nothing
    """

    columns: list[Column]
    lines: list[Line[Cell]]
    by: str
    omitted: str = ""

    def share(self) -> float:
        """Return the largest share of a group that says of a force that it binds or divides."""
        sizes = {column.key: column.sources for column in self.columns}
        shares = [
            max(cell.binds, cell.divides) / max(sizes[key], 1)
            for line in self.lines
            for key, cell in line.cells.items()
            if key in sizes
        ]
        return max(shares, default=0)
