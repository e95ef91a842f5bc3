"""The picture."""

from typing import TYPE_CHECKING, Annotated

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import DRAWING, WRITING, with_options
from sinorus.output.settings import Output
from sinorus.query.filters import QUESTIONS

if TYPE_CHECKING:
    from sinorus.views.chart_picture import Picture


@with_options(*QUESTIONS["chart"], showing=(*WRITING, "no_color", "no_pager", *DRAWING))
def chart(
    call: Call,
    series: Annotated[
        list[str] | None,
        typer.Option("--series", metavar="ID,ID", help="Draw these below.", autocompletion=completion.series),
    ] = None,
    map: Annotated[bool, typer.Option("--map", help="On a map in place of a time axis.")] = False,
    climate: Annotated[
        str | None,
        typer.Option(
            "--climate",
            metavar="STEP",
            help="year or decade: cooperation less friction, as counts.",
            autocompletion=completion.climates,
        ),
    ] = None,
) -> None:
    """Draw events on a time axis over the periods; -o writes .svg, .png or .html.

    \b
    Examples:
      sinorus chart --from 1985 --to 2001
      sinorus chart --theme energy --series crude-china-from-russia,gas-power-of-siberia
      sinorus chart --theme territory --map -o map.svg
    """
    from functools import partial

    from sinorus.output import streams
    from sinorus.views.answers.chart import answer
    from sinorus.views.inquiry import Inquiry

    _check_target(call.output)
    with call.open() as index:
        shown = answer(
            Inquiry(index.db, call.request, call.output, partial(call.line, index.db)), series or [], map, climate
        )
        for note in (*shown.question.notes, *_show(shown, call.output)):
            streams.say(note)


def _show(picture: "Picture", output: Output) -> list[str]:
    """Put the picture out, and return what is to be said of it when it is out."""
    from functools import partial

    from sinorus.output.deliver import page_of, put_out
    from sinorus.views import chart as charts
    from sinorus.views import chart_words
    from sinorus.views.picture import save

    if not picture.events:
        return [chart_words.nothing(picture)]
    if output.path is not None:
        return save(partial(charts.specification, picture), output)
    page = page_of(output)
    lines = charts.lines(picture, page.width, page.colour)
    put_out((line + "\n" for line in lines), "plain", output.pager)
    return []


def _check_target(output: Output) -> None:
    """Raise BadUsage if the ending of the file does not say which picture it is, or if there is no file for options."""
    from sinorus.base.errors import BadUsage
    from sinorus.base.text import quote
    from sinorus.base.wording import join
    from sinorus.output.settings import PICTURES

    endings = join(PICTURES, "or")
    if output.dash:
        raise BadUsage(
            f"-o -: which picture it is only a file says, by its ending {endings}; leave -o out for one in letters"
        )
    if output.path is not None and not output.is_picture():
        raise BadUsage(f"-o {quote(output.path)}: a chart is a file with the ending {endings}")
    output.require_picture()
