"""The settings of an output: its format, its extent and where it goes."""

from collections.abc import Callable
from typing import Any, NamedTuple

# The endings of files that are pictures.
PICTURES = (".svg", ".png", ".html")


class Canvas(NamedTuple):
    """How a picture in a file is wanted.

    title   what stands above it; None for a title made of the question
    width   of the picture, in pixels; None for a width that suits it
    height  of the picture, in pixels; None for a height that suits it
    scale   how many pixels of a PNG a pixel has on each side
    dark    whether it is drawn for dark paper
    """

    title: str | None = None
    width: int | None = None
    height: int | None = None
    scale: int = 2
    dark: bool = False


class Output(NamedTuple):
    """The settings of an output, as the options of the command line give them.

    format    --format, or None
    json      whether --json was given
    fields    --fields, keys with commas between them, or None
    path      -o, the file to write, or None for standard output
    dash      whether -o - asked for standard output; the path is None then
    no_color  whether --no-color was given
    limit     --limit, or None
    all       whether --all was given
    force     whether --force was given, by which a data file that this run does not read may be replaced
    long      whether --long was given
    bom       whether --bom was given, by which CSV begins with a byte order mark
    pager     False where --no-pager was given
    sink      takes the View of the answer in place of any output, so that the answer can be cited
    canvas    how a picture in a file is wanted; None where no option says so
    draws     whether the answer can be a picture in a file
    take      takes the bytes of a picture in place of the file, whose name then only says which picture it is
    """

    format: str | None = None
    json: bool = False
    fields: str | None = None
    path: str | None = None
    dash: bool = False
    no_color: bool = False
    limit: int | None = None
    all: bool = False
    force: bool = False
    long: bool = False
    bom: bool = False
    pager: bool = True
    sink: Callable[[Any], None] | None = None
    canvas: Canvas | None = None
    draws: bool = False
    take: Callable[[bytes], None] | None = None

    def is_picture(self) -> bool:
        """Say whether it goes to a file that is a picture by its ending, with no other format asked for."""
        if self.path is None or not self.draws or self.format or self.json:
            return False
        return self.path.lower().endswith(PICTURES)

    def require_picture(self) -> None:
        """Raise BadUsage if an option is given that only a picture has, and the output is none."""
        if self.canvas is None or self.is_picture():
            return
        from sinorus.base.errors import BadUsage
        from sinorus.base.wording import join

        options = zip(Canvas._fields, self.canvas, Canvas(), strict=True)
        given = [*(name for name, value, usual in options if value != usual), "scale"][0]
        endings = join(PICTURES, "or")
        raise BadUsage(f"--{given} is for a picture in a file; add -o with a name that ends in {endings}")
