"""Files of other programs to a data folder."""

from typing import TYPE_CHECKING, Annotated, cast

import typer

from sinorus.cli.call import Call
from sinorus.cli.options import BESIDE, with_options

if TYPE_CHECKING:
    from sinorus.imports.run import Job
    from sinorus.output.settings import Output

Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Events: .csv .tsv .xlsx .json .jsonl.")]
Folder = Annotated[str, typer.Option("--output", "-o", metavar="DIR", help="The folder to write.")]
Mapping = Annotated[
    list[str], typer.Option("--map", metavar="FIELD=COLUMN", help="What a column is: title=Headline,date_edtf=Year.")
]


# The layouts of machine-coded events, which are too many for a data folder.
CODED = ("gdelt", "icews")


@with_options(showing=BESIDE)
def import_(
    call: Call,
    files: Files,
    folder: Folder,
    claims: Annotated[list[str], typer.Option("--claims", metavar="FILE", help="Claims, a row each.")] = [],  # noqa: B006 (Typer copies it)
    mapping: Mapping = [],  # noqa: B006
    update: Annotated[
        bool, typer.Option("--update", help="Import again into the folder; what was changed there is kept.")
    ] = False,
    day_first: Annotated[bool, typer.Option("--day-first", help="9/8/1971 is 9 August.")] = False,
    month_first: Annotated[bool, typer.Option("--month-first", help="9/8/1971 is 8 September.")] = False,
    layout: Annotated[
        str | None, typer.Option("--layout", metavar="NAME", help="timelinejs, wikidata; gdelt or icews.")
    ] = None,
    actor: Annotated[
        list[str], typer.Option("--actor", metavar="CODE", help="Of gdelt, icews: only events of RUS, CHN.")
    ] = [],  # noqa: B006
    as_series: Annotated[
        str | None, typer.Option("--as-series", metavar="month", help="Series of them in a data folder.")
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="Only this sheet of a workbook.")] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAME", help="Of text that is not UTF-8, such as windows-1251.")
    ] = None,
) -> None:
    """Make a data folder of spreadsheets or of other programs' files; every row arrives, and a report says how.

    \b
    Examples:
      sinorus import events.csv -o mine
      sinorus import events.csv --claims claims.csv -o mine --update --day-first
      sinorus import events.csv -o other --map title=Headline,date_edtf=Year
    """
    if layout in CODED:
        own = {"--claims": claims, "--map": mapping, "--update": update, "--day-first": day_first}
        own |= {"--month-first": month_first, "--sheet": sheet, "--encoding": encoding}
        _require_none(layout, own, call.output)
        _coded(files, folder, layout, actor, as_series)
        return
    from pathlib import Path

    from sinorus.base.errors import BadUsage
    from sinorus.base.text import quote, to_system
    from sinorus.dates.figures import DAY_FIRST, MONTH_FIRST
    from sinorus.imports.layouts import NAMES
    from sinorus.imports.run import Job
    from sinorus.imports.table import Source

    if actor or as_series:
        raise BadUsage("--actor and --as-series are for --layout gdelt or icews")
    if day_first and month_first:
        raise BadUsage("--day-first and --month-first say the opposite; name one of them")
    if layout is not None and layout not in NAMES:
        raise BadUsage(f"--layout {quote(layout)}: there are {', '.join((*NAMES, *CODED))}")
    named = [(file, "event") for file in files] + [(file, "claim") for file in claims]
    sources = [Source(Path(to_system(file)), file, encoding, sheet, kind) for file, kind in named]
    order = DAY_FIRST if day_first else MONTH_FIRST if month_first else ""
    _run(call, Job(sources, folder, layout, mapping, order, update))


def _require_none(layout: str, own: dict[str, object], output: "Output") -> None:
    """Raise BadUsage if an option is given that only sheets have, or the report on their cells."""
    from sinorus.base.errors import BadUsage
    from sinorus.base.wording import join

    report = {"--limit": output.limit, "--all": output.all, "--format": output.format, "--json": output.json}
    options = {**own, **report, "--fields": output.fields}
    if given := [name for name, value in options.items() if value not in (None, []) and value is not False]:
        remedy = "leave it out" if len(given) == 1 else "leave them out"
        raise BadUsage(f"--layout {layout} has no use for {join(given)}; {remedy}")


def _run(call: Call, job: "Job") -> None:
    """Import the rows of files, put out what is to be looked at, and say what was written."""
    from sinorus.imports.run import run
    from sinorus.imports.told import told
    from sinorus.model.rows.answer import ImportRow
    from sinorus.output import streams
    from sinorus.output.deliver import deliver
    from sinorus.views.imports import remarks

    outcome = run(job, streams.say)
    rows = [cast("ImportRow", remark._asdict()) for remark in outcome.report.remarks]
    deliver(remarks(rows, []), call.output._replace(pager=False))
    for sentence in told(outcome, job.folder):
        streams.say(sentence)


def _coded(files: list[str], folder: str, layout: str, actors: list[str], as_series: str | None) -> None:
    """Write machine-coded events as Parquet, or series of them as a data folder, and say what was written."""
    from contextlib import closing
    from tempfile import TemporaryDirectory

    from sinorus.base.errors import BadData, BadUsage
    from sinorus.base.manifest import Mark
    from sinorus.base.text import quote
    from sinorus.imports import coded_series
    from sinorus.imports import folder as folders
    from sinorus.imports.coded_events import Events, Job
    from sinorus.model.files import PARQUET
    from sinorus.output import save, streams

    if as_series not in (None, "month"):
        raise BadUsage(f"--as-series {quote(as_series)}: write month")
    with TemporaryDirectory(prefix="sinorus-") as room, closing(Events(Job(files, layout, actors), room)) as events:
        if as_series:
            target = folders.target_of(folder, is_update=False)
            months = events.months()
            if not months:
                problem = "no event of the files has these actors and a day that can be read"
                raise BadData(f"{problem}; leave --actor out, or one of them")
            folders.write(target, folder, lambda fresh: coded_series.write(events.job, months, fresh))
            streams.say(
                f"wrote series of {len(months)} months to {folder};"
                f" `sinorus series --data builtin --data {folder}` shows them"
            )
            return
        counts = save.save_folder(folder, events.write, False, Mark(PARQUET, events.about()))
        streams.say(f"wrote {counts['events']} events to {folder}; `sinorus timeline --data {folder}` asks an engine")
