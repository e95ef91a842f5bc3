"""The settings of an output: its format, its extent and where it goes."""

from collections.abc import Callable
from typing import Any, NamedTuple


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
