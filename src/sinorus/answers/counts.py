"""Events counted by group."""

from functools import partial

from sinorus import dates
from sinorus.answers.cells import gathered, of
from sinorus.asked import Output
from sinorus.keys import OF_COUNTS
from sinorus.question import Question
from sinorus.views import Column, Row, View, key


def counts(found: list[Row], by: str, output: Output, question: Question, all: int) -> View:
    """Show the counts of a timeline by group."""
    columns = [
        Column(by.capitalize(), partial(_heading, by)),
        *(Column(name.capitalize(), of(name), max(len(name), 6)) for name in OF_COUNTS[1:]),
    ]
    view = gathered("groups", found, OF_COUNTS, columns, output, question, all)
    return view._replace(plain=[key(name) for name in OF_COUNTS])


def _heading(by: str, row: Row) -> str:
    if row["key"] is None:
        return "unknown"
    return dates.human(dates.parse(row["key"])) if by in ("year", "decade") else str(row["key"])
