"""What moves the relationship."""

from functools import partial
from typing import TYPE_CHECKING, Any

from sinorus.cli.call import Call
from sinorus.cli.options import COUNTED, DRAWING, OF_SOURCES, SHOWING, WINDOWED, with_options

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sinorus.chart.vega_axis import Spec
    from sinorus.model.rows.vocabulary import DriverWeight
    from sinorus.query.question import Question


@with_options(
    *COUNTED,
    *WINDOWED,
    "theme",
    "driver",
    "actor",
    "effect",
    *OF_SOURCES,
    "lag",
    "search",
    "sort",
    "long",
    showing=(*SHOWING, *DRAWING),
)
def drivers(call: Call) -> None:
    """List the forces that bind the two states or divide them, and who names them.

    \b
    Examples:
      sinorus drivers --theme energy
      sinorus drivers --count-by tradition -o who-names-which-force.svg
      sinorus drivers --source sikka --effect friction --json
    """
    from sinorus.cli.counting import count
    from sinorus.cli.drawing import with_picture
    from sinorus.output.deliver import deliver, is_whole
    from sinorus.query.drivers import weights
    from sinorus.query.order import require
    from sinorus.query.question import understand
    from sinorus.views import drivers

    sort = require(call.sort, "drivers")
    detailed = any(name in ("theme", "driver") for name, _ in call.request.filters)
    with call.open() as index:
        question = understand(call.request, index.db)
        if call.count_by is not None:
            deliver(count("drivers", call, index.db, question), call.output)
            return
        whole = detailed or is_whole(call.output)
        rows = weights(index.db, question, sort)
        is_empty = not any(row["named_by"] or row["denied_by"] for row in rows)
        view = drivers.drivers(index.db, rows, question, detailed, whole, sort is not None)
        deliver(with_picture(view, call, index.db, partial(_draw, index.db, question, rows), is_empty), call.output)


def _draw(db: "Connection", question: "Question", rows: list["DriverWeight"], *how: Any) -> "Spec":
    """Draw the drivers with one column, that of all sources."""
    from sinorus.query import sql
    from sinorus.views import driver_picture

    grid = driver_picture.of_weights(rows, sql.labels(db, "theme"))
    return driver_picture.specification(db, question, grid, *how)
