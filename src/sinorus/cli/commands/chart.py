"""The picture."""

from typing import TYPE_CHECKING, Annotated

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import WINDOWED, WRITING, asking
from sinorus.output.wanted import Output

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sinorus.views.chart import Picture


@asking(*WINDOWED, "theme", "driver", "actor", "kind", "effect", "source", "search", showing=(*WRITING, "no_color"))
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
            help="The balance of cooperation and friction by year or decade.",
            autocompletion=completion.climates,
        ),
    ] = None,
) -> None:
    """Draw events on a time axis, over the periods, with series and the climate below.

    To the terminal, or with -o to a file: .svg, .png, or .html to look around in.

    \b
    Examples:
      sinorus chart --from 1985 --to 2001
      sinorus chart --theme energy --series crude-china-from-russia,gas-power-of-siberia
      sinorus chart --from 1949 --climate decade -o climate.svg
    """
    from sinorus import index as store
    from sinorus.output import streams
    from sinorus.query import lookup, question
    from sinorus.query.question import climate_of
    from sinorus.views import chart as picture

    suffix = _suffix(call.output.path)
    with store.open_index(call.data) as index:
        asked = question.understand(call.asked, index.db)
        ids = (
            dict.fromkeys(id.strip() for text in series or () for id in text.split(",") if id.strip(", "))
            or series
            or ()
        )
        found = lookup.of_kind(index.db, "series", list(ids))
        drawn = picture.picture(index.db, asked, call.line(index.db), found, climate_of(climate))
        _check_length(drawn)
        for note in asked.notes:
            streams.say(note)
        _show(drawn, call.output, suffix, index.paths)


def _show(drawn: "Picture", output: Output, suffix: str, data: "Iterable[Path]") -> None:
    from sinorus.output import save as saving
    from sinorus.output import streams
    from sinorus.output.deliver import page_of
    from sinorus.views import chart as picture

    if not drawn.records.events:
        streams.say(picture.NOTHING + drawn.within)
    elif output.path is not None:
        saving.save_bytes(output.path, _file(drawn, suffix), data)
        streams.say(f"wrote {output.path}: {picture.title(drawn)}")
    else:
        page = page_of(output)
        streams.print_text("\n".join(picture.lines(drawn, page.width, page.colour)) + "\n")


def _suffix(path: str | None) -> str:
    from pathlib import Path

    from sinorus.base.errors import BadUsage
    from sinorus.base.text import quoted
    from sinorus.chart.image import FORMATS

    suffix = Path(path).suffix.lower() if path is not None else ""
    if path is not None and suffix not in FORMATS:
        raise BadUsage(f"-o {quoted(path)}: a chart is a file with the ending {' or '.join(FORMATS)}")
    return suffix


def _check_length(drawn: "Picture") -> None:
    from sinorus.base.errors import BadUsage
    from sinorus.views.chart import MOST, steps

    if (lines := steps(drawn)) > MOST:
        step = drawn.climate
        raise BadUsage(f"--climate {step} would take {lines} lines; ask about a shorter time with --from and --to")


def _file(drawn: "Picture", suffix: str) -> bytes:
    import json

    from sinorus.chart.image import missing_fonts, picture
    from sinorus.output.streams import say
    from sinorus.views.chart import specification

    spec = specification(drawn)
    for script in missing_fonts(json.dumps(spec, ensure_ascii=False) if suffix != ".html" else ""):
        say(f"this machine seems to have no font for {script} text, which may be missing in the picture")
    return picture(spec, suffix)
