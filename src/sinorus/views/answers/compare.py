"""The sources side by side."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sinorus.chart.vega_axis import Spec
    from sinorus.output.view import View
    from sinorus.query.question import Question
    from sinorus.views.inquiry import Inquiry


def answer(inquiry: "Inquiry", relation: Sequence[str] = (), matrix: bool = False) -> "View[Any]":
    """Return what each source says, or the numbers alone; BadUsage for relations of a matrix, which counts them all."""
    from sinorus.base.errors import BadUsage
    from sinorus.query.question import condition
    from sinorus.views import comparison, comparison_matrix

    question, db = inquiry.question(), inquiry.db
    relations = [condition("relation", text, db) for text in relation]
    if matrix and relations:
        raise BadUsage("--matrix counts all relations; leave --relation out, or --matrix")
    view: View[Any] = (
        comparison_matrix.matrix_of(db, question) if matrix else comparison.compare(db, question, relations)
    )
    return inquiry.with_picture(view, partial(_draw, db, question, view if relations else None))


def _draw(db: "Connection", question: "Question", only: "View[Any] | None", *how: Any) -> "Spec":
    """Draw a comparison, or ``only`` what the rows of an answer are about."""
    import json

    from sinorus.views import comparison_picture
    from sinorus.views.comparison_matrix import subject

    subjects = {subject(json.loads(row)) for row in only.rows(-1)} if only else None
    return comparison_picture.draw(db, question, subjects, *how)
