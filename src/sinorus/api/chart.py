"""Pictures: a notebook shows them, and they are saved as files."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sinorus.api.keywords import flag, number, text
from sinorus.api.warning import warn
from sinorus.base.errors import BadUsage
from sinorus.base.text import from_system, quote
from sinorus.base.wording import join
from sinorus.output.settings import PICTURES, Canvas, Output

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sinorus.api.call import Call
    from sinorus.api.reader import Reader
    from sinorus.output.view import View
    from sinorus.views.chart_picture import Picture

# The name of a file that is never written, whose ending says that the answer is a picture.
NAME = "chart.svg"
# Draws a picture as an output wants it, and returns what is to be said of it.
Draw = Callable[[Output], list[str]]


class Chart:
    """A picture of an answer."""

    def __init__(self, reader: Reader, draw: Draw, canvas: Canvas) -> None:
        from sinorus.base.optional import load

        load("vl_convert", "charts", "a picture")
        self._reader, self._draw, self._canvas = reader, draw, canvas

    def save(self, path: str | os.PathLike[str], *, force: bool = False, scale: int = 2) -> None:
        """Write the picture to a file, whole or not at all: SVG, PNG or an interactive page, by the ending of its name.

        It replaces a file, but never one that the data are read from, and one that is named like a data file only with
        ``force``. ``scale`` is how many pixels a PNG has for each of the picture on each side. Raises BadUsage for
        another ending, and CannotAccess if the file cannot be written.
        """
        from sinorus.api.reader import INPUTS
        from sinorus.index.folders import choose
        from sinorus.output.save import save_bytes

        name = from_system(os.fspath(path))
        suffix = Path(name).suffix.lower()
        if suffix not in PICTURES:
            raise BadUsage(f"{quote(name)}: a chart is a file with the ending {join(PICTURES, 'or')}")
        drawn = self._drawn(suffix, number("scale", scale, 1, 10) or 1)
        with INPUTS:
            # What a process has read before is forgotten by each command that it runs.
            choose([*self._reader.folders])
            save_bytes(name, [drawn], flag("force", force))

    def __repr__(self) -> str:
        """Say what it is, where no picture can be shown."""
        return "<a chart; save() writes it to a file>"

    def _repr_svg_(self) -> str:
        """Return the picture as SVG, which a notebook shows."""
        return self._drawn(".svg").decode("utf-8")

    def _drawn(self, suffix: str, scale: int = 1) -> bytes:
        """Return the bytes of a file with an ending; BadUsage if there is nothing to draw."""
        taken: list[bytes] = []
        canvas = self._canvas._replace(scale=scale)
        output = Output(path=str(Path(NAME).with_suffix(suffix)), canvas=canvas, draws=True, take=taken.append)
        *notes, last = self._draw(output)
        if not taken:
            raise BadUsage(last)
        for note in notes:
            warn(note)
        return taken[0]


def canvas_of(title: Any, width: Any, height: Any, dark: Any) -> Canvas:
    """Return how a picture is wanted; BadUsage for sizes out of bounds."""
    sizes = number("width", width, 200, 10_000), number("height", height, 200, 10_000)
    return Canvas(None if title is None else text("title", title), *sizes, dark=flag("dark", dark))


def of_records(call: Call, **how: Any) -> Chart:
    """Return the picture of an answer, for which the question is put again; BadUsage for one that has none."""
    if call.limit is not None:
        raise BadUsage("limit is about rows, and a picture has none; leave it out")
    if call.question == "timeline" and "count_by" not in call.filters:
        from sinorus.query.filters import QUESTIONS

        filters = {name: value for name, value in call.filters.items() if name in QUESTIONS["chart"]}
        return of_events(call._replace(filters=filters), **how)
    # Some answers have other rows where they are drawn.
    view, *_, connection = call.reader.answer(call.question, call.filters, Output(path=NAME, draws=True), **call.own)
    if not view.draw:
        charted = "events, drivers, counts of drivers, compare, change and trace have"
        raise BadUsage(f"{call.question} has no chart; {charted}")
    draw = partial(_draw_view, view, view.draw)
    return Chart(call.reader, lambda output: call.reader.read(connection, partial(draw, output)), canvas_of(**how))


def _draw_view(view: View[Any], draw: Draw, output: Output) -> list[str]:
    """Draw an answer that has rows."""
    from sinorus.output.deliver import closing

    tally = view.tally()
    return draw(output) if tally.total else [closing(view, tally, 0)]


def of_events(call: Call, **how: Any) -> Chart:
    """Return the picture of events on a time axis or a map; raises what the question raises."""
    from sinorus.api.questions import line
    from sinorus.query.request import request
    from sinorus.views.answers.chart import answer
    from sinorus.views.inquiry import Inquiry

    canvas, output = canvas_of(**how), call.output()

    def ask(db: Connection) -> Picture:
        write = partial(line, "chart", {**call.filters, **call.own}, db)
        return answer(Inquiry(db, request(call.filters), output, write), **call.own)

    picture = call.reader.ask(ask)
    for note in picture.question.notes:
        warn(note)
    return Chart(call.reader, partial(_draw_events, picture), canvas)


def _draw_events(picture: Picture, output: Output) -> list[str]:
    from sinorus.views import chart as charts
    from sinorus.views import chart_words
    from sinorus.views.picture import save

    if not picture.events:
        return [chart_words.nothing(picture)]
    return save(partial(charts.specification, picture), output)
