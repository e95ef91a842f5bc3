"""Records for other programs."""

from typing import Annotated

import typer

from sinorus import completion
from sinorus.asked import Call
from sinorus.options import WINDOWED, WRITING, asking


@asking(*WINDOWED, "theme", "driver", "actor", "effect", "source", "search", showing=WRITING)
def export(
    call: Call,
    format: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="sqlite, timelinejs, argdown, csl-json, biblatex, graphml, ics, markwhen, datapackage or jsonld.",
            autocompletion=completion.exports,
        ),
    ],
) -> None:
    """Write the events and claims that match, with what they name, for another program.

    \b
    Examples:
      sinorus export sqlite -o sinorus.db
      sinorus export ics --from 1949 --theme territory -o anniversaries.ics
      sinorus export argdown --theme energy
    """
    from sinorus import delivery, exports, question, store
    from sinorus.selecting import selected

    known = question.export_format(format, call.output.path)
    with store.open_index(call.data) as index:
        asked = question.understand(call.asked, index.db)
        made = exports.export(known, selected(index.db, asked, call.line(index.db)))
        for note in asked.notes:
            delivery.say(note)
        if call.output.path is not None:
            delivery.save_bytes(call.output.path, made.content, index.paths)
        elif not delivery.print_bytes(made.content):
            return
        for said in exports.told(made):
            delivery.say(said)
