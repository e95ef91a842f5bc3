"""Cells and views that several answers share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar

from sinorus import dates
from sinorus.base.text import dump
from sinorus.model.signs import SIGNS
from sinorus.model.vocabulary import Effect
from sinorus.output.view import Column, Tally, View, key
from sinorus.query.question import Question

if TYPE_CHECKING:
    from sinorus.model.rows.claim import CheckRow, ClaimRow

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
# What people read where nothing is coded.
NOTHING = "–"
# An effect as people read it: a sign and the word, so that nothing depends on colour.
MARKS: dict[Effect | None, str] = {effect: str(sign) for effect, sign in SIGNS.items()} | {None: NOTHING}


def when(date: str | None, match: str | None = None) -> str:
    """Write a date in EDTF as a person would; a question mark comes first if it is only possibly in the window."""
    words = dates.human(dates.parse(date)) if date else ""
    return f"? {words}" if match == "possible" else words


def place_of(row: ClaimRow | CheckRow) -> str:
    """Name the paragraph or part of a source in which a claim stands, and the source where the id does not begin so."""
    passage = row["passage"]
    paragraph = f"par. {passage['paragraph']}" if passage and passage["paragraph"] else ""
    place = paragraph or (passage["where"] if passage else NOTHING)
    return place if row["id"].startswith(f"{row['source']}-") else f"{row['source']} {place}".rstrip()


def number(value: float) -> str:
    """Write a number with up to twelve digits; only very large and very small ones get an exponent."""
    return f"{value:.12g}"


def tone(effect: Effect | None) -> str:
    """Return the colour of an effect, by the names of rich; empty for no colour."""
    return SIGNS[effect].tone


def join_ids(ids: Iterable[str]) -> str:
    """Write ids with commas and blanks, so that the list can be broken into lines."""
    return ", ".join(ids)


def within(question: Question) -> str:
    """Write the window of a question for the closing line, with a blank before it; empty if there is none."""
    return _window(question) + "".join(f", beginning {on}" for on in question.on)


def _window(question: Question) -> str:
    if question.window is None or question.window == (None, None):
        return ""
    first, last = question.window
    if first and last:
        return f" in {question.window.text()}"
    return f" from {first.iso()} on" if first else f" until {last.iso()}" if last else ""


def by_actor(question: Question) -> list[str]:
    """Make the hint of how claims are found by an actor, whom few of them name."""
    is_asked = any(condition.field == "actor" for condition in question.conditions)
    return ["--actor finds claims by the events that they speak of"] if is_asked else []


def small_view(
    noun: str,
    rows: list[R],
    keys: Callable[[], Sequence[str]],
    columns: list[Column[R]],
    plain: Sequence[str],
    complete: Callable[[R], object] | None = None,
) -> View[R]:
    """Make a view of rows that are all in memory; ``plain`` names the keys of the plain format.

    ``complete`` adds the long lists to a row. It is called for one row at a time, when the row is put out.
    """

    def texts(limit: int) -> Iterable[str]:
        """Yield the JSON texts of the first rows, or of all if the limit is -1."""
        return (dump(complete(row) if complete else row) for row in (rows if limit < 0 else rows[:limit]))

    return View(
        noun=noun,
        rows=texts,
        keys=keys,
        plain=[key(name) for name in plain],
        columns=columns,
        tally=lambda: Tally(len(rows), 0, len(rows)),
    )


class Counted(Protocol[R_co]):
    """Rows of which it is known how many there are before they are made."""

    def __len__(self) -> int:
        """Return how many rows there are."""

    def rows(self) -> Iterator[R_co]:
        """Make the rows, one when the one before is put out."""


def streamed(noun: str, counted: Counted[R], keys: Callable[[], Sequence[str]]) -> View[R]:
    """Make a view of rows that are made as they are put out, still without columns."""

    def texts(limit: int) -> Iterable[str]:
        return map(dump, islice(counted.rows(), None if limit < 0 else limit))

    total = len(counted)
    return View(noun, texts, keys, [], [], lambda: Tally(total, 0, total))


def with_question(view: View[R], question: Question, size: int) -> View[R]:
    """Add to a view the window and the notes of its question; ``size`` is the number of records in the data."""
    total = view.tally().total
    return view._replace(within=within(question), notes=question.notes, tally=lambda: Tally(total, 0, size))
