"""Records for other programs."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from sinorus import completion
from sinorus.asked import Call
from sinorus.options import WINDOWED, WRITING, asking

if TYPE_CHECKING:
    from sinorus.question import Question
    from sinorus.store import Index


@asking(*WINDOWED, "theme", "driver", "actor", "kind", "effect", "source", "search", showing=WRITING)
def export(
    call: Call,
    format: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="sqlite, timelinejs, argdown, csl-json, biblatex, graphml, ics, markwhen, datapackage, jsonld or parquet.",
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
      sinorus export parquet -o sinorus-parquet
    """
    from sinorus import exports, question, saving, store, streams
    from sinorus.selecting import selected
    from sinorus.vocabulary import FOLDERS

    known = question.export_format(format, call.output.path)
    with store.open_index(call.data) as index:
        asked = question.understand(call.asked, index.db)
        if known in FOLDERS:
            _folder(call, index, asked)
            return
        made = exports.export(known, selected(index.db, asked, call.line(index.db)))
        for note in asked.notes:
            streams.say(note)
        if call.output.path is not None:
            saving.save_bytes(call.output.path, made.content, index.paths)
        elif not streams.print_bytes(made.content):
            return
        for said in exports.told(made):
            streams.say(said)


def _folder(call: Call, index: "Index", asked: "Question") -> None:
    """Write a folder whole or not at all, and say what is in it."""
    from sinorus import naming, saving, streams
    from sinorus.exports import parquet, streamed

    made = streamed.tables(index.db, asked, call.line(index.db))
    counts = saving.save_folder(
        str(call.output.path), partial(parquet.write, made), index.paths, (parquet.MARK, made.about)
    )
    for note in asked.notes:
        streams.say(note)
    counted = [naming.counted(count, naming.singular(name)) for name, count in counts.items()]
    streams.say(f"wrote {naming.joined(counted)}")
