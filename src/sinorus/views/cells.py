"""What the columns of several answers share."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from sinorus import dates
from sinorus.base.text import dumped
from sinorus.model.rows import CheckRow, ClaimRow
from sinorus.model.vocabulary import Effect
from sinorus.output.view import Column, Tally, View, key
from sinorus.query.question import Question

R = TypeVar("R")
MARKS: dict[Effect, str] = {
    "cooperation": "+ cooperation",
    "friction": "- friction",
    "mixed": "~ mixed",
    "neutral": "= neutral",
}
TONES = {"cooperation": "green", "friction": "red", "mixed": "yellow"}


def when(date: str | None, match: str | None = None) -> str:
    """Write a date in EDTF as a person would, with a question mark before it if it is only possibly in the window."""
    words = dates.human(dates.parse(date)) if date else ""
    return f"? {words}" if match == "possible" else words


def place_of(row: ClaimRow | CheckRow) -> str:
    """Name the essay and the paragraph in which a claim stands."""
    return f"{row['source']} {row['passage']['paragraph'] or 'caption'}"


def number(value: float) -> str:
    """Write a number with all the digits that it has, and no exponent where that can be avoided."""
    return f"{value:.12g}"


def tone(effect: str) -> str:
    """Name the colour of an effect; the mark and the word say the same without it."""
    return TONES.get(effect, "")


def together(ids: Iterable[str]) -> str:
    """Write a list of ids with blanks, so that it folds."""
    return ", ".join(ids)


def within(question: Question) -> str:
    """Say in which window the answer lies, for the closing line."""
    if question.window is None or question.window == (None, None):
        return ""
    first, last = question.window
    if first and last:
        return f" in {question.window.text()}"
    return f" from {first.iso()} on" if first else f" until {last.iso()}" if last else ""


def small_view(
    noun: str,
    rows: list[R],
    keys: Sequence[str],
    columns: list[Column[R]],
    plain: Sequence[str],
    complete: Callable[[R], object] | None = None,
) -> View[R]:
    """Make a view of rows that are few and known as a whole; ``plain`` are keys.

    ``complete`` adds to a row what is large, and is called only when the row is put out.
    """

    def texts(limit: int) -> Iterable[str]:
        return (dumped(complete(row) if complete else row) for row in (rows if limit < 0 else rows[:limit]))

    return View(
        noun=noun,
        rows=texts,
        keys=keys,
        plain=[key(name) for name in plain],
        columns=columns,
        tally=lambda: Tally(len(rows), 0, len(rows)),
    )


def with_question(view: View[R], question: Question, all: int) -> View[R]:
    """Say of a view what was asked, and of how many records it is a part."""
    total = view.tally().total
    return view._replace(within=within(question), notes=question.notes, tally=lambda: Tally(total, 0, all))
