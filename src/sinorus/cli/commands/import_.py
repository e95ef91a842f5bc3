"""Files of other programs to a data folder."""

from pathlib import Path
from typing import Annotated

import typer


def import_(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Sheets and lists of events.")],
    output: Annotated[str, typer.Option("--output", "-o", metavar="DIR", help="The folder to write, a new one.")],
    mapping: Annotated[
        list[str],
        typer.Option(
            "--map", metavar="FIELD=COLUMN", help="Which column fills a field: title=Headline,date_edtf=Year."
        ),
    ] = [],  # noqa: B006 (Typer copies it)
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAME", help="How letters are coded, such as windows-1251.")
    ] = None,
) -> None:
    """Make a data folder of a spreadsheet or of another program's file: every row arrives.

    \b
    Examples:
      sinorus import events.csv -o my-data
      sinorus import events.csv -o my-data --map title=Headline,date_edtf=Year
      sinorus timeline --data my-data
    """
    from sinorus.base.text import from_system, to_system
    from sinorus.imports.run import Job, run
    from sinorus.imports.table import Source
    from sinorus.output import streams

    sources = [Source(Path(to_system(file)), from_system(file), encoding) for file in files]
    outcome = run(Job(sources, output, None, mapping))
    for sentence in outcome.columns:
        streams.say(sentence)
    for remark in outcome.report.remarks:
        streams.say(f"{remark.file}:{remark.row} {remark.column}: {remark.problem}; {remark.remedy}")
    streams.say(f"wrote {sum(outcome.rows.values())} events to {output}")
