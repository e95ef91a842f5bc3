"""What is shown as a file: by the code of -o, in the formats that the question has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sinorus.api.reader import INPUTS, Answer
from sinorus.base.errors import BadUsage
from sinorus.base.text import quote, safe, to_system
from sinorus.output.deliver import suffix_of, write
from sinorus.output.render import BINARY, FORMATS, MORE, SUFFIXES
from sinorus.output.save import OR_FORCE
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

    So it is for an ending of no format. The system is asked only whether the file is there: what else is wrong with it
    is said when it is written.
    """
    if format is None:
        _require_ending(place, path)
    file = Path(to_system(path))
    if file.exists() and not (file.is_file() or file.is_dir()):
        raise BadUsage(f"cannot write {quote(path)}: it is a device or a pipe; name a file")
    return Output(format=format, path=path, force=force, draws=place.question in _DRAWN)


def _require_ending(place: Place, path: str) -> None:
    """Raise BadUsage for a name with an ending of no format, or that is the name of a format."""
    suffix, endings = suffix_of(path), formats(place)
    is_format = path in (*FORMATS, *BINARY, *MORE.get(place.question, ()))
    if is_format or (suffix and suffix not in endings):
        problem = "this is a format and names no file" if is_format else f"no format has the ending {suffix}"
        raise BadUsage(f"{quote(path)}: {problem}; the endings are {', '.join(endings)}")


def save(answer: Answer, output: Output) -> str:
    """Write all rows of an answer, and return what is said of it; raises what ``write`` raises."""
    try:
        with INPUTS:
            told = write(answer.view, output)
    except BadUsage as error:
        # There is no such option here.
        raise BadUsage(str(error).removesuffix(OR_FORCE)) from error
    return safe("; ".join(filter(None, [told.wrote, *told.said])))
