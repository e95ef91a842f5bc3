"""The call of a command: its question, its data and its output."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sinorus.output.settings import Output
from sinorus.query.request import Request

if TYPE_CHECKING:
    from sinorus.index import Index


class Call(NamedTuple):
    """What the shared options of a command line say.

    request  the filters
    data     the data folders
    output   the settings of the output
    sort     --sort, or None
    count_by --count-by, or None
    prefix   the values of --prefix
    cut      --cut, or None
    is_strict whether --strict was given, by which data with faults are refused
    line     writes the command line in its canonical form, for which it needs the database to turn names into ids
    """

    request: Request
    data: list[str]
    output: Output
    line: Callable[[Any], str]
    sort: str | None = None
    count_by: str | None = None
    is_strict: bool = False
    prefix: Sequence[str] = ()
    cut: str | None = None

    def open(self, is_strict: bool = False) -> "Index":
        """Return the index of the data; those of a command that ``is_strict`` must have no fault.

        Raises what ``open_index`` raises; BadUsage if --cut stands without --count-by.
        """
        from sinorus.index import open_index

        if self.cut is not None and self.count_by is None:
            from sinorus.base.errors import BadUsage

            raise BadUsage("--cut says by which spans --count-by counts; add --count-by, such as --count-by decade")
        return open_index(self.data, self.is_strict or is_strict, self.prefix)
