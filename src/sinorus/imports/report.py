"""What is said of an import: cells that could not be taken as they stand, and counts of what was mended or assumed."""

import csv
from collections import Counter
from typing import IO, NamedTuple

from sinorus.base.text import FORMULA, safe


class Remark(NamedTuple):
    """A cell that could not be taken as it stands.

    - ``file``: the file, with its sheet where there are several
    - ``row``: the row as people count it; None for what no row says any more
    - ``column``: the head of the column
    - ``text``: what stands there
    - ``problem``: why it was not taken so, and what became of it
    - ``remedy``: what would be right
    """

    file: str
    row: int | None
    column: str
    text: str
    problem: str
    remedy: str


# The most remarks that are shown and kept in memory; the file has all.
SHOWN = 10_000
# The characters of a cell that a remark repeats.
_EXCERPT = 300


class Report:
    """Writes remarks into a file as they come, and keeps the first of them.

    - ``remarks``: the first remarks
    - ``total``: how many there are
    - ``cures``: how many cells were mended, by what was wrong with them
    - ``counts``: how many values were assumed or are missing, by what is said of them
    """

    def __init__(self, file: IO[str]) -> None:
        self._writer = csv.writer(file, lineterminator="\n")
        self._writer.writerow(Remark._fields)
        self.remarks: list[Remark] = []
        self.total = 0
        self.cures: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()

    def add(self, file: str, row: int | None, column: str, value: object, problem: str, remedy: str) -> None:
        """Note a cell."""
        text = value if isinstance(value, str) else str(value)
        text = safe(text if len(text) <= _EXCERPT else text[:_EXCERPT] + " and so on")
        remark = Remark(file, row, column, text, problem, remedy)
        self.total += 1
        if len(self.remarks) < SHOWN:
            self.remarks.append(remark)
        self._writer.writerow([_harmless(part) if isinstance(part, str) else part for part in remark])


def _harmless(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
