"""What the options of `import` ask for together: sheets to a data folder, or machine-coded events to Parquet."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple, cast

from sinorus.base.errors import BadData, BadUsage
from sinorus.base.manifest import Mark
from sinorus.base.text import quote, to_system
from sinorus.base.wording import join
from sinorus.model.files import PARQUET
from sinorus.model.rows.answer import ImportRow
from sinorus.output import save, streams
from sinorus.output.deliver import deliver
from sinorus.output.settings import Output

if TYPE_CHECKING:
    from sinorus.imports.coded_events import Events

# The layouts of machine-coded events, which are too many for a data folder.
CODED = ("gdelt", "icews")


class Wish(NamedTuple):
    """The values of the options.

    - ``files``, ``claims``: files of events and of claims, as the user names them
    - ``folder``: where to
    - ``mapping``: what the user says of columns
    - ``is_update``: whether the folder may be there already
    - ``orders``: of the two orders of dates in figures (`dates/figures`), whether each was named
    - ``layout``: the reader that the user names, or None
    - ``actors``, ``as_series``: which machine-coded events, and whether a series is made of them
    - ``sheet``, ``encoding``: what is read of a workbook, and how text is
    """

    files: list[str]
    folder: str
    claims: list[str]
    mapping: list[str]
    is_update: bool
    orders: dict[str, bool]
    layout: str | None
    actors: list[str]
    as_series: str | None
    sheet: str | None
    encoding: str | None


def carry_out(wish: Wish, output: Output) -> None:
    """Import what is wished, and say what was written; BadUsage where options do not go together."""
    if wish.layout in CODED:
        _require_none(wish, output)
        _coded(wish, wish.layout)
    else:
        _sheets(wish, output)


def _sheets(wish: Wish, output: Output) -> None:
    """Import the rows of files, put out what is to be looked at, and say what was written."""
    from sinorus.imports.run import Job, run
    from sinorus.imports.table import Source
    from sinorus.imports.told import told
    from sinorus.views.imports import remarks

    order = _order(wish)
    named = [(file, "event") for file in wish.files] + [(file, "claim") for file in wish.claims]
    sources = [Source(Path(to_system(file)), file, wish.encoding, wish.sheet, kind) for file, kind in named]
    outcome = run(Job(sources, wish.folder, wish.layout, wish.mapping, order, wish.is_update), streams.say)
    rows = [cast("ImportRow", remark._asdict()) for remark in outcome.report.remarks]
    deliver(remarks(rows, []), output._replace(pager=False))
    for sentence in told(outcome, wish.folder):
        streams.say(sentence)


def _order(wish: Wish) -> str:
    """Return which stands first in dates of figures; BadUsage if an option is of machine-coded events alone."""
    from sinorus.imports.layouts import NAMES

    if wish.actors or wish.as_series:
        raise BadUsage("--actor and --as-series are for --layout gdelt or icews")
    if all(wish.orders.values()):
        raise BadUsage("--day-first and --month-first say the opposite; name one of them")
    if wish.layout is not None and wish.layout not in NAMES:
        raise BadUsage(f"--layout {quote(wish.layout)}: there are {', '.join((*NAMES, *CODED))}")
    return next((order for order, is_named in wish.orders.items() if is_named), "")


def _require_none(wish: Wish, output: Output) -> None:
    """Raise BadUsage if an option is given that only sheets have, or the report on their cells."""
    own = {"--claims": wish.claims, "--map": wish.mapping, "--update": wish.is_update}
    own |= {f"--{order}": is_named for order, is_named in wish.orders.items()}
    own |= {"--sheet": wish.sheet, "--encoding": wish.encoding}
    report = {"--limit": output.limit, "--all": output.all, "--format": output.format, "--json": output.json}
    options = {**own, **report, "--fields": output.fields}
    if given := [name for name, value in options.items() if value not in (None, []) and value is not False]:
        remedy = "leave it out" if len(given) == 1 else "leave them out"
        raise BadUsage(f"--layout {wish.layout} has no use for {join(given)}; {remedy}")


def _coded(wish: Wish, layout: str) -> None:
    """Write machine-coded events as Parquet, or series of them as a data folder, and say what was written."""
    from sinorus.imports.coded_events import Events, Job

    if wish.as_series not in (None, "month"):
        raise BadUsage(f"--as-series {quote(wish.as_series)}: write month")
    job = Job(wish.files, layout, wish.actors)
    with TemporaryDirectory(prefix="sinorus-") as room, closing(Events(job, room)) as events:
        if wish.as_series:
            _series(events, wish.folder)
            return
        counts = save.save_folder(wish.folder, events.write, False, Mark(PARQUET, events.about()))
    written = f"wrote {counts['events']} events to {wish.folder}"
    streams.say(f"{written}; `sinorus timeline --data {wish.folder}` asks an engine")


def _series(events: "Events", folder: str) -> None:
    """Write the months of machine-coded events as series; BadData where there are none."""
    from sinorus.imports import coded_series
    from sinorus.imports import folder as folders
    from sinorus.imports.coded_events import ACTORS

    # Into a series nothing is imported a second time.
    target = folders.target_of(folder, is_update=True)
    if folders.has_files(target):
        raise BadUsage(f"-o {quote(folder)}: the folder is there already; name a new folder")
    months = events.months()
    if not months:
        raise BadData(f"no event of the files has these actors and a day that can be read; {ACTORS}")
    folders.write(target, folder, lambda fresh: coded_series.write(events.job, months, fresh))
    shown = f"`sinorus series --data builtin --data {folder}` shows them"
    streams.say(f"wrote series of {len(months)} months to {folder}; {shown}")
