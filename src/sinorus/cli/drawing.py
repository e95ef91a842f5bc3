"""The picture of an answer, which is made only when it is asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sinorus.chart.vega_axis import Spec
    from sinorus.cli.call import Call
    from sinorus.output.settings import Canvas, Output
    from sinorus.output.view import View
    from sinorus.views.origin import Origin

# Makes the specification of a picture; the last value says whether a reader can move it.
Make = Callable[["Origin", "Canvas", bool], "Spec"]


def with_picture(view: View[Any], call: Call, db: sqlite3.Connection, make: Make, is_empty: bool = False) -> View[Any]:
    """Let an answer be drawn into a file, by a function that imports what draws only when it is called.

    ``is_empty`` is whether its rows hold nothing that could be drawn.
    """

    def draw(output: Output) -> list[str]:
        if is_empty:
            return [f"nothing to draw: no {view.noun} of which something is said{view.within}"]
        from sinorus.views import picture
        from sinorus.views.origin import origin

        whole = origin(db, call.line(db))
        return picture.save(lambda canvas, moving: make(whole, canvas, moving), output)

    return view._replace(draw=draw)
