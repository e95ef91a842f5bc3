"""What moves the relationship."""

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sinorus.chart.vega_axis import Spec
    from sinorus.model.rows.vocabulary import DriverWeight
    from sinorus.output.view import View
    from sinorus.query.question import Question
    from sinorus.views.inquiry import Inquiry


def answer(inquiry: "Inquiry") -> "View[Any]":
    """Return the drivers with who names them, or their counts."""
    from sinorus.output.deliver import is_whole
    from sinorus.query.drivers import weights
    from sinorus.query.order import require
    from sinorus.views import drivers

    db, request = inquiry.db, inquiry.request
    sort = require(request.sort, "drivers")
    detailed = any(name in ("theme", "driver") for name, _ in request.filters)
    question = inquiry.question()
    if request.count_by is not None:
        from sinorus.views.answers.counted import count

        return count("drivers", inquiry, question)
    rows = weights(db, question, sort)
    is_empty = not any(row["named_by"] or row["denied_by"] for row in rows)
    view = drivers.drivers(db, rows, question, detailed, detailed or is_whole(inquiry.output), sort is not None)
    return inquiry.with_picture(view, partial(_draw, db, question, rows), is_empty)


def _draw(db: "Connection", question: "Question", rows: list["DriverWeight"], *how: Any) -> "Spec":
    """Draw the drivers with one column, that of all sources."""
    from sinorus.query import sql
    from sinorus.views import driver_picture

    grid = driver_picture.of_weights(rows, sql.labels(db, "theme"))
    return driver_picture.specification(db, question, grid, *how)
