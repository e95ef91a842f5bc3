"""The view of `find`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sinorus.output.view import Column, View
from sinorus.query.question import Question
from sinorus.views.cells import row_keys, small_view, when, with_question

if TYPE_CHECKING:
    from sinorus.model.rows.find import FindRow


def find(rows: list[FindRow], question: Question, size: int) -> View[FindRow]:
    """Show records of several kinds; ``size`` is the number of all that were searched."""
    columns: list[Column[FindRow]] = [
        Column("What", lambda row: row["record"], 8),
        Column("Date", lambda row: when(row["date_edtf"], row["match"]), 13),
        Column("Record", lambda row: row["title"]),
        Column("Id", lambda row: row["id"], 30),
    ]
    view = small_view("records", rows, row_keys("find"), columns, ("record", "id", "date_edtf", "title"))
    return with_question(view, question, size)
