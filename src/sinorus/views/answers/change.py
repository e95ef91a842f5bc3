"""What is different left and right of a turning point."""

from functools import partial
from typing import TYPE_CHECKING, Any

from sinorus.output.settings import Output

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sinorus.chart.vega_axis import Spec
    from sinorus.output.view import View
    from sinorus.query.question import Question
    from sinorus.query.turning_point import Sides
    from sinorus.views.inquiry import Inquiry


def answer(
    inquiry: "Inquiry", at: str | None = None, before: str | None = None, after: str | None = None
) -> "View[Any]":
    """Return what changed at a turning point, or between two sides; BadUsage if what is given makes no two sides."""
    from sinorus.query.turning_point import read
    from sinorus.views.change import change

    sides = read(inquiry.db, at, before, after)
    question = inquiry.question()
    view = change(inquiry.db, question, sides, _is_brief(inquiry.output))
    return inquiry.with_picture(view, partial(_draw, inquiry.db, question, sides, view))


def _draw(db: "Connection", question: "Question", sides: "Sides", view: "View[Any]", *how: Any) -> "Spec":
    """Draw the rows of an answer."""
    import json

    from sinorus.views import change_picture

    return change_picture.draw(db, question, sides, map(json.loads, view.rows(-1)), *how)


def _is_brief(output: Output) -> bool:
    """Say whether a person reads, and has not said how many rows there should be."""
    from sinorus.output.deliver import format_of, is_whole

    if output.is_picture() or is_whole(output):
        return False
    return not (format_of(output) == "plain" or output.all or output.limit is not None)
