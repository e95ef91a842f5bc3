"""Events counted by group."""

from functools import partial

from sinorus import dates
from sinorus.model.keys import OF_COUNTS
from sinorus.output.view import Column, Row, View
from sinorus.query.question import Question
from sinorus.views.cells import asked, gathered, of, within


def counts(found: list[Row], by: str, question: Question, all: int) -> View:
    """Show the counts of a timeline by group."""
    columns = [
        Column(by.capitalize(), partial(_heading, by)),
        *(Column(name.capitalize(), of(name), max(len(name), 6)) for name in OF_COUNTS[1:]),
    ]
    view = asked(gathered("groups", found, OF_COUNTS, columns, OF_COUNTS), question, len(found))
    return view._replace(nothing=f"nothing matched: 0 of {all} events{within(question)}")


def _heading(by: str, row: Row) -> str:
    if row["key"] is None:
        return "unknown"
    return dates.human(dates.parse(row["key"])) if by in ("year", "decade") else str(row["key"])
