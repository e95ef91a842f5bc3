"""The date of a row: of one column, of a start and an end, or of year, month and day."""

from functools import lru_cache
from typing import NamedTuple

from sinorus import dates
from sinorus.base.errors import BadDate
from sinorus.imports.line import Line, plain_text


class When(NamedTuple):
    """A date as a record keeps it: EDTF or None, and what the source wrote where that says it otherwise."""

    edtf: str | None = None
    text: str | None = None


class Reading(NamedTuple):
    """A cell with a date: its EDTF, or None with the reason and what would be right; ``note`` is what was assumed."""

    edtf: str | None
    reason: str = ""
    remedy: str = ""
    note: str = ""


def date_of(line: Line) -> When:
    """Return the date of a row; a text that cannot be read is kept and reported."""
    head = line.head("date_edtf")
    text = plain_text(line.cells[head]) if head else ""
    if not text:
        return When()
    reading = read(text, line.work.order, line.table.epoch)
    if reading.edtf is None:
        line.problem(head, f"{reading.reason}; kept as date_text", reading.remedy)
        return When(None, line.fitting(head, text, 300))
    if reading.note:
        line.count(reading.note)
    return When(reading.edtf, None if text == reading.edtf else line.fitting(head, text, 300))


@lru_cache(maxsize=10_000)
def read(text: str, order: str, epoch: int) -> Reading:
    """Read a date in a cell."""
    try:
        return Reading(dates.read(text).edtf)
    except BadDate as error:
        return Reading(None, error.reason, f"write for example {' or '.join(error.forms)}" if error.forms else "")
