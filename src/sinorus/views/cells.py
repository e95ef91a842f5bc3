"""What the columns of several answers share."""

from collections.abc import Callable, Sequence
from typing import Any

from sinorus import dates
from sinorus.base.text import dumped
from sinorus.output.view import Column, Row, Tally, View, key
from sinorus.query.question import Question

MARKS = {"cooperation": "+ cooperation", "friction": "- friction", "mixed": "~ mixed", "neutral": "= neutral"}


def when(row: Row) -> str:
    """Write the date of a row as a person would, with a question mark before it if it is only possibly in the window."""
    written = dates.human(dates.parse(row["date_edtf"])) if row["date_edtf"] else ""
    return f"? {written}" if row.get("match") == "possible" else written


def said(row: Row) -> str:
    """Name the essay and the paragraph."""
    paragraph = row["passage"]["paragraph"]
    return f"{row['source']} {paragraph or 'caption'}"


def number(value: float) -> str:
    """Write a number with all the digits that it has, and no exponent where that can be avoided."""
    return f"{value:.12g}"


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


def tone(row: Row) -> str:
    """Colour what binds and what divides; the mark and the word say the same without it."""
    return {"cooperation": "green", "friction": "red", "mixed": "yellow"}.get(row["effect"], "")


def gathered(
    noun: str,
    found: list[Row],
    keys: Sequence[str],
    columns: list[Column],
    plain: Sequence[str],
    filled: Callable[[Row], Row] | None = None,
) -> View:
    """Make a view of rows that are few and known as a whole; ``plain`` are keys.

    Each is ``filled`` only when it is put out, where it is large.
    """
    return View(
        noun=noun,
        rows=lambda limit: (dumped(filled(row) if filled else row) for row in (found if limit < 0 else found[:limit])),
        keys=keys,
        plain=[key(name) for name in plain],
        columns=columns,
        tally=lambda: Tally(len(found), 0, len(found)),
    )


def asked(view: View, question: Question, all: int) -> View:
    """Say of a view what was asked, and of how many records it is a part."""
    total = view.tally().total
    return view._replace(within=within(question), notes=question.notes, tally=lambda: Tally(total, 0, all))
