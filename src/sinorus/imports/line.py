"""A row while it becomes a record: its cells by field, and what of them could not be taken as it stands."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from sinorus.imports.columns import Columns
from sinorus.imports.cures import cured
from sinorus.imports.ids import Ids
from sinorus.imports.names import Names
from sinorus.imports.report import Report
from sinorus.imports.table import Row, Table, Unread

Record = dict[str, Any]
# Characters of a text that goes to ``extra``, as many as prose may have.
_MOST = 5000
# Letters of a name in ``extra``, with room for a number behind them, and the most names there.
_NAME, _MOST_NAMES = 90, 1000
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{0,14}[1-9])?")


class Work(NamedTuple):
    """What all rows of an import share.

    - ``ids``: the ids that are given
    - ``names``: the themes, actors, drivers and sources that rows name
    - ``report``: what is said of cells
    - ``cells``: the ids that cells stand for which came before, by kind of record, what parts cells, and text
    - ``folder``: the folder that is written, as the user named it
    - ``order``: ``day`` or ``month`` where the user says which comes first in dates of figures, or ""
    """

    ids: Ids
    names: Names
    report: Report
    folder: str
    order: str
    cells: dict[tuple[str, ...], list[str]]


class Line:
    """The cells of a row by field.

    ``first`` is the first column of each field that holds anything, and ``extra`` what no field takes; it begins with
    the columns that have no field.
    """

    def __init__(self, row: Row, table: Table, columns: Columns, work: Work) -> None:
        cures = work.report.cures
        self.number, self.table, self.columns, self.work = row.line, table, columns, work
        self.cells: dict[str, Any] = {}
        for head, value in row.cells.items():
            if value.__class__ is str:
                value = cured(value, cures)
            if value not in ("", None):
                self.cells[head] = value
        self.extra: Record = {}
        self._pass_over_unread()
        self.first: dict[str, str] = {}
        for field, heads in columns.fields.items():
            for head in heads:
                if head in self.cells:
                    self.first[field] = head
                    break
        known = columns.heads
        for head in self.cells:
            if head not in known:
                self.keep(head)

    def _pass_over_unread(self) -> None:
        """Report the cells that the reader could not read, and keep their texts."""
        for head, value in [*self.cells.items()]:
            if value.__class__ is Unread:
                del self.cells[head]
                self.add(head, cured(value.text, self.work.report.cures))
                problem = f"{value.problem}; kept in extra"
                self.work.report.add(self.table.name, self.number, head, value.text, problem, value.remedy)

    def heads(self, field: str) -> list[str]:
        """List the columns of a field that hold anything in this row."""
        return [head for head in self.columns.fields.get(field, ()) if head in self.cells]

    def head(self, field: str) -> str:
        """Return the first column of a field that holds anything here; "" where none does."""
        return self.first.get(field, "")

    def value(self, field: str) -> Any:
        """Return what the first column of a field holds; None where it holds nothing."""
        head = self.first.get(field)
        return self.cells[head] if head else None

    def text(self, field: str, most: int) -> str:
        """Return the text of a field of at most so many characters; "" where it has none.

        A longer one is cut, which is reported, and what is cut off goes to ``extra``.
        """
        head = self.first.get(field)
        return self.fitting(head, plain_text(self.cells[head]), most) if head else ""

    def fitting(self, head: str, text: str, most: int) -> str:
        """Return as much of a text as a field takes."""
        if len(text) <= most:
            return text
        kept = text[: most - 1].rstrip()
        self.add(head, text[most - 1 :].strip())
        self.problem(head, f"has more than {most} characters; the rest is in extra", "shorten it")
        return f"{kept}…"

    def items(self, field: str) -> Iterator[tuple[str, Any]]:
        """Yield what the columns of a field list, each with its column: texts parted in cells, or members of lists."""
        for head in self.heads(field):
            value = self.cells[head]
            for item in value if isinstance(value, list) else self.parts(plain_text(value)):
                if item not in ("", None):
                    yield head, item

    def parts(self, text: str) -> list[str]:
        """Part a list in a cell, which is counted."""
        found = self.signs(text)
        if not found:
            return [text] if text else []
        for sign in found:
            self.work.report.counts[f"cells read as lists parted by {sign}"] += 1
            text = text.replace(sign, found[0])
        return [part for part in map(str.strip, text.split(found[0])) if part]

    def signs(self, text: str) -> list[str]:
        """List the signs in a cell that part a list."""
        return [sign for sign in ("|," if self.table.separator == ";" else ";|") if sign in text]

    def keep(self, head: str) -> None:
        """Put what a column holds into ``extra``, as it is."""
        self.add(head, self.cells[head])

    def add(self, name: str, value: Any) -> None:
        """Put a value into ``extra``: a text that is surely a number as a number, a long one in several parts."""
        name = cured(str(name), self.work.report.cures)[:_NAME].strip() or "column"
        if isinstance(value, str) and _NUMBER.fullmatch(value) and value != "-0":
            value = float(value) if "." in value else int(value)
        elif isinstance(value, list | dict):
            value = json.dumps(value, ensure_ascii=False)
        parts = [value]
        if isinstance(value, str) and len(value) > _MOST:
            parts = [value[at : at + _MOST].strip() for at in range(0, len(value), _MOST)]
        for part in parts:
            if len(self.extra) == _MOST_NAMES:
                self.work.report.counts["values left out, as extra holds 1000"] += 1
                return
            self.extra[self._free(name)] = part

    def _free(self, name: str) -> str:
        """Return a name in ``extra`` that is not taken."""
        number, free = 2, name
        while free in self.extra:
            free, number = f"{name} {number}", number + 1
        return free

    def problem(self, head: str, problem: str, remedy: str) -> None:
        """Report what a column of this row holds."""
        self.work.report.add(self.table.name, self.number, head, self.cells.get(head, ""), problem, remedy)

    def refuse(self, head: str, problem: str, remedy: str) -> None:
        """Report what a column holds, and keep it as it is in ``extra``."""
        self.keep(head)
        self.problem(head, f"{problem}; kept in extra", remedy)

    def count(self, name: str) -> None:
        """Count something that is said once of all rows."""
        self.work.report.counts[name] += 1


def plain_text(value: Any) -> str:
    """Write a value of a cell as text: a whole number without a point, a list or an object as JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict | bool) else str(value)
