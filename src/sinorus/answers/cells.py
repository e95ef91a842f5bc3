"""What the columns of several answers share."""

from collections.abc import Callable, Sequence
from typing import Any

from sinorus import dates
from sinorus.asked import Output
from sinorus.delivery import limit_of
from sinorus.question import Question
from sinorus.text import dumped
from sinorus.views import Column, Row, Tally, View

MARKS = {"cooperation": "+ cooperation", "friction": "- friction", "mixed": "~ mixed", "neutral": "= neutral"}


def when(row: Row) -> str:
    """Write the date of a row as a person would, with a question mark before it if it is only possibly in the window."""
    written = dates.human(dates.parse(row["date_edtf"])) if row["date_edtf"] else ""
    return f"? {written}" if row["match"] == "possible" else written


def effect(row: Row) -> str:
    """Say what it did to the relationship: a mark and a word, so that nothing depends on colour."""
    return str(MARKS[row["effect"]])


def listed(name: str) -> Callable[[Row], str]:
    """Write a list of ids with blanks, so that it folds."""
    return lambda row: ", ".join(row[name])


def of(name: str) -> Callable[[Row], Any]:
    """Take a key as it is."""
    return lambda row: row[name]


def within(question: Question) -> str:
    """Say in which window the answer lies, for the closing line."""
    if question.window is None or question.window == (None, None):
        return ""
    first, last = question.window
    if first and last:
        return f" in {question.window.text()}"
    return f" from {first.iso()} on" if first else f" until {last.iso()}" if last else ""


def gathered(
    noun: str,
    found: list[Row],
    keys: Sequence[str],
    columns: list[Column],
    output: Output,
    question: Question,
    all: int,
) -> View:
    """Make a view of rows that are few and known as a whole."""
    limit = limit_of(output, lambda: len(found))
    return View(
        noun=noun,
        rows=(dumped(row) for row in (found if limit < 0 else found[:limit])),
        keys=keys,
        plain=[],
        columns=columns,
        tally=lambda: Tally(len(found), 0, all),
        within=within(question),
        cut=limit >= 0,
        notes=question.notes,
    )
