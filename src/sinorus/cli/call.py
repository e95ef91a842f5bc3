"""The call of a command: its question, its data and its output."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from sinorus.output.settings import Output
from sinorus.query.request import Request

if TYPE_CHECKING:
    from sinorus.index import Index
    from sinorus.output.view import View
    from sinorus.views.inquiry import Inquiry

# Makes the view that answers an inquiry.
Answer = Callable[["Inquiry"], "View[Any]"]


class Call(NamedTuple):
    """What the shared options of a command line say.

    request  the filters
    data     the data folders
    output   the settings of the output
    line     writes the command line in its canonical form, for which it needs the database to turn names into ids
    is_strict whether --strict was given, by which data with faults are refused
    prefix   the values of --prefix
    engine   the value of --engine
    """

    request: Request
    data: list[str]
    output: Output
    line: Callable[[Any], str]
    is_strict: bool = False
    prefix: Sequence[str] = ()
    engine: str | None = None

    def open(self, is_strict: bool = False, on_engine: bool = False) -> "Index":
        """Return the index of the data; those of a command that ``is_strict`` must have no fault.

        ``on_engine`` says that an engine may take the place of the index.

        Raises what ``open_index`` raises.
        """
        from sinorus.index import ANY, open_index

        engine = (self.engine or ANY) if on_engine else None
        return open_index(self.data, self.is_strict or is_strict, self.prefix, engine)

    def deliver(self, answer: Answer, is_strict: bool = False, on_engine: bool = False) -> None:
        """Ask the data, and put out the view of the answer."""
        from sinorus.output.deliver import deliver
        from sinorus.views.inquiry import Inquiry

        with self.open(is_strict, on_engine) as index:
            inquiry = Inquiry(index.db, self.request, self.output, partial(self.line, index.db))
            deliver(answer(inquiry), self.output)
