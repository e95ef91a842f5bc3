"""A question on its way to a view, whoever asks: the command line, a program in Python, or a server."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from sinorus.output.settings import Output
from sinorus.query.question import Question, understand
from sinorus.query.request import Request

if TYPE_CHECKING:
    from sinorus.chart.vega_axis import Spec
    from sinorus.output.settings import Canvas
    from sinorus.output.view import View
    from sinorus.views.origin import Origin

# Makes the specification of a picture; the last value says whether a reader can move it.
Make = Callable[["Origin", "Canvas", bool], "Spec"]


class Inquiry(NamedTuple):
    """A question that is put to an index.

    db       the index
    request  the filters as they were given
    output   how the answer is put out: some answers say more where people read
    line     writes the command line that asks the same, in its canonical form
    """

    db: sqlite3.Connection
    request: Request
    output: Output
    line: Callable[[], str]

    def question(self) -> Question:
        """Return the question, with ids for names; raises what ``understand`` raises."""
        return understand(self.request, self.db)

    def with_picture(self, view: View[Any], make: Make, is_empty: bool = False) -> View[Any]:
        """Let an answer be drawn into a file, by a function that imports what draws only when it is called.

        ``is_empty`` is whether its rows hold nothing that could be drawn.
        """

        def draw(output: Output) -> list[str]:
            if is_empty:
                return [f"nothing to draw: no {view.noun} of which something is said{view.within}"]
            from sinorus.views import picture
            from sinorus.views.origin import origin

            whole = origin(self.db, self.line())
            return picture.save(lambda canvas, moving: make(whole, canvas, moving), output)

        return view._replace(draw=draw)
