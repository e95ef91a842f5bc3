"""What is wrong with a data folder, and the place in the file where it is wrong."""

from typing import NamedTuple

from sinorus.base.errors import BadData
from sinorus.base.text import safe
from sinorus.model.vocabulary import Level

# Reading a folder stops after this many problems.
MOST = 10_000
WARNING: Level = "warning"
Pointer = tuple[str | int, ...]


class Problem(NamedTuple):
    """One thing that is wrong: where (line and column count from 1), what, and what would be right.

    A warning is only worth a look.
    """

    file: str
    line: int | None
    column: int | None
    pointer: str
    problem: str
    remedy: str
    level: Level = "error"

    def sentence(self) -> str:
        """Write the problem on one line."""
        place = self.file + (f":{self.line}:{self.column}" if self.line else "")
        where = f"{place} {self.pointer}".rstrip()
        return safe(f"{where}: {self.problem}" + (f"; {self.remedy}" if self.remedy else ""))


class Fault(NamedTuple):
    """A problem before its place in the text is known."""

    pointer: Pointer
    problem: str
    remedy: str = ""


class Unreadable(BadData):
    """A file, or a line of one, that holds no JSON at all."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence())
        self.problem = problem


def parted(pointer: str) -> Pointer:
    """Read a JSON pointer whose keys are fields of the model."""
    return tuple(int(step) if step.isdigit() else step for step in pointer.split("/")[1:])


def written(pointer: Pointer) -> str:
    """Write a JSON pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer)
