"""The picture."""

from typing import TYPE_CHECKING, Annotated

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import WINDOWED, WRITING, with_options
from sinorus.output.settings import Output

if TYPE_CHECKING:
    from sinorus.views.chart import Picture


@with_options(
    *WINDOWED,
    "theme",
    "driver",
    "actor",
    "kind",
    "place",
    "effect",
    "source",
    "search",
    showing=(*WRITING, "no_color", "no_pager"),
)
def chart(
    call: Call,
    series: Annotated[
        list[str] | None,
        typer.Option("--series", metavar="ID,ID", help="Draw these below.", autocompletion=completion.series),
    ] = None,
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
    """Draw events on a time axis over the periods, with series and climate below.

    -o writes .svg, .png, or .html to look around in.

    \b
    Examples:
      sinorus chart --from 1985 --to 2001
      sinorus chart --theme energy --series crude-china-from-russia,gas-power-of-siberia
      sinorus chart --from 1949 --climate decade -o climate.svg
    """
    from sinorus.output import streams
    from sinorus.query import lookup
    from sinorus.query.question import require_climate, understand
    from sinorus.views import chart as charts

    suffix = _suffix(call.output)
    with call.open() as index:
        question = understand(call.request, index.db)
        rows = lookup.of_kind(index.db, "series", _ids(series or []))
        picture = charts.picture(index.db, question, call.line(index.db), rows, require_climate(climate))
        _check_length(picture)
        notes = _show(picture, call.output, suffix)
        for note in (*question.notes, *notes):
            streams.say(note)


def _ids(series: list[str]) -> list[str]:
    """Split ids at commas; a text of nothing but commas stays, so that the message that refuses it can name it."""
    ids = [id.strip() for id in ",".join(series).split(",")]
    return list(dict.fromkeys(filter(None, ids))) or series


def _show(picture: "Picture", output: Output, suffix: str) -> list[str]:
    """Put the picture out, and return what is to be said of it when it is out."""
    from sinorus.output import save
    from sinorus.output.deliver import page_of, put_out
    from sinorus.views import chart as charts

    if not picture.records.events:
        return [charts.NOTHING + picture.within + charts.undated(picture)]
    if output.path is not None:
        content, notes = _file(picture, suffix)
        save.save_bytes(output.path, [content], output.force)
        return [*notes, f"wrote {output.path}: {charts.title(picture)}"]
    page = page_of(output)
    lines = charts.lines(picture, page.width, page.colour)
    put_out((line + "\n" for line in lines), "plain", output.pager)
    return []


def _suffix(output: Output) -> str:
    """Return the ending of the file to write, empty for none; BadUsage if it does not say which picture it is."""
    from pathlib import Path

    from sinorus.base.errors import BadUsage
    from sinorus.base.text import quote
    from sinorus.chart.image import FORMATS

    endings = " or ".join(FORMATS)
    if output.dash:
        raise BadUsage(
            f"-o -: which picture it is only a file says, by its ending {endings}; leave -o out for one in letters"
        )
    path = output.path
    suffix = Path(path).suffix.lower() if path is not None else ""
    if path is not None and suffix not in FORMATS:
        raise BadUsage(f"-o {quote(path)}: a chart is a file with the ending {endings}")
    return suffix


def _check_length(picture: "Picture") -> None:
    from sinorus.base.errors import BadUsage
    from sinorus.views.chart import MAX_STEPS, climate_steps

    if (lines := climate_steps(picture)) > MAX_STEPS:
        step = picture.climate
        raise BadUsage(f"--climate {step} would take {lines} lines; ask about a shorter time with --from and --to")


def _file(picture: "Picture", suffix: str) -> tuple[bytes, list[str]]:
    """Draw the picture for a file, and return with it a note on each script for which fonts seem to be missing."""
    from sinorus.chart.image import draw, missing_fonts
    from sinorus.views.chart import specification

    spec = specification(picture)
    scripts = missing_fonts(spec) if suffix != ".html" else []
    notes = [
        f"this machine seems to have no font for {script} text, which may be missing in the picture"
        for script in scripts
    ]
    return draw(spec, suffix), notes
