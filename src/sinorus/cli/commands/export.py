"""Records for other programs."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import EXPORT_FORMATS, WRITING, with_options
from sinorus.query.filters import OF_EVENTS

if TYPE_CHECKING:
    from sinorus.index import Index
    from sinorus.query.question import Question


@with_options(*OF_EVENTS, "engine", showing=WRITING)
def export(
    call: Call,
    format: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help=EXPORT_FORMATS,
            autocompletion=completion.exports,
        ),
    ],
) -> None:
    """Write the events and claims that match, with what they name, for another program.

    \b
    Examples:
      sinorus export sqlite -o sinorus.db
      sinorus export ics --from 1949 --theme territory -o anniversaries.ics
      sinorus export parquet -o sinorus-parquet
    """
    from sinorus import export as exports
    from sinorus.model.vocabulary import FOLDERS
    from sinorus.output import save, streams
    from sinorus.query import limits
    from sinorus.query.question import require_export_format, understand
    from sinorus.query.selection import select

    _refuse_answer(format, call)
    # A terminal is no place for what is no text, whoever asks for it.
    is_piped = call.output.dash and not streams.is_terminal()
    format = require_export_format(format, call.output.path, is_piped)
    with call.open(is_strict=True, on_engine=format == "parquet") as index:
        question = understand(call.request, index.db)
        if format in FOLDERS:
            _folder(call, index, question)
            return
        limits.require(index.db, question, format)
        made = exports.export(format, select(index.db, question, _line(call, index, format)))
        if call.output.path is not None:
            save.save_bytes(call.output.path, made.chunks, call.output.force)
        elif not streams.print_chunks(made.chunks):
            return
        for line in (*question.notes, *exports.summary(made.counts, made.reduced)):
            streams.say(line)


# What is no export but the format of another command, each with the command and the ending of its file.
_ANSWERS = {
    **dict.fromkeys(("csv", "tsv"), ("timeline", "events.csv")),
    **dict.fromkeys(("excel", "xlsx", "xls", "spreadsheet"), ("timeline", "events.xlsx")),
    **dict.fromkeys(("json", "jsonl", "md"), ("timeline", "events.{}")),
    **dict.fromkeys(("html", "page", "web"), ("page", "index.html")),
    **dict.fromkeys(("svg", "png"), ("chart", "chart.{}")),
    **dict.fromkeys(("pdf", "image", "picture"), ("chart", "chart.svg")),
}


def _refuse_answer(format: str, call: Call) -> None:
    """Raise BadUsage for a format of answers and pictures, with the command line that writes it."""
    import shlex

    from sinorus.base.errors import BadUsage
    from sinorus.base.text import quote
    from sinorus.cli.remedy import pasted

    if format.lower() not in _ANSWERS:
        return
    command, file = _ANSWERS[format.lower()]
    with call.open(is_strict=True) as index:
        _, _, *filters = shlex.split(call.line(index.db))
    folders = [word for folder in call.data for word in ("--data", folder)]
    path = call.output.path or file.format(format.lower())
    raise BadUsage(f"{quote(format)} is no format of export; write {pasted([command, *filters, *folders, '-o', path])}")


def _line(call: Call, index: "Index", format: str) -> str:
    """Write the command line that makes such a file again; what is no text needs the name of a file."""
    from sinorus.model.vocabulary import BINARY, EXAMPLES

    return f"{call.line(index.db)} -o {EXAMPLES[format]}" if format in BINARY else call.line(index.db)


def _folder(call: Call, index: "Index", question: "Question") -> None:
    """Write a folder whole or not at all, and say what is in it."""
    from sinorus.base import wording
    from sinorus.base.manifest import Mark
    from sinorus.export import parquet, wide_tables
    from sinorus.output import save, streams

    tables = wide_tables.tables(index.db, question, _line(call, index, "parquet"))
    mark = Mark(parquet.MARK, tables.about)
    counts = save.save_folder(str(call.output.path), partial(parquet.write, tables), call.output.force, mark)
    for note in question.notes:
        streams.say(note)
    counted = [wording.amount(count, wording.singular(name)) for name, count in counts.items() if name != "vocabulary"]
    streams.say(f"wrote {wording.join(counted)}")
