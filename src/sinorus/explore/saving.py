"""What is shown as a file: by the code of -o, in the formats that the question has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sinorus.api.reader import INPUTS, Answer
from sinorus.base.errors import BadUsage
from sinorus.base.text import quote, safe, to_system
from sinorus.output.deliver import write
from sinorus.output.render import MORE, SUFFIXES
from sinorus.output.settings import PICTURES, Output

if TYPE_CHECKING:
    from sinorus.explore.place import Place

# The questions of which the answer can be a picture too.
_DRAWN = ("compare", "drivers", "trace")


def formats(place: Place) -> tuple[str, ...]:
    """List the endings of the files that a place can be saved to."""
    own = MORE.get(place.question, ())
    others = {format for formats in MORE.values() for format in formats} - {*own}
    endings = [ending for ending, format in SUFFIXES.items() if ending and format not in others]
    return (*endings, *(PICTURES if place.question in _DRAWN else ()))


def output(place: Place, path: str, format: str | None, force: bool) -> Output:
    """Return the output to a file; BadUsage for what is there and no file, such as the terminal that shows the place.

    The system is asked only whether it is there: what else is wrong with it is said when it is written.
    """
    file = Path(to_system(path))
    if file.exists() and not (file.is_file() or file.is_dir()):
        raise BadUsage(f"cannot write {quote(path)}: it is a device or a pipe; name a file")
    return Output(format=format, path=path, force=force, draws=place.question in _DRAWN)


def save(answer: Answer, output: Output) -> str:
    """Write all rows of an answer, and return what is said of it; raises what ``write`` raises."""
    with INPUTS:
        told = write(answer.view, output)
    return safe("; ".join(filter(None, [told.wrote, *told.said])))
