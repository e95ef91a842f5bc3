"""What happened on this day and in this month."""

import time
from typing import TYPE_CHECKING, Annotated

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import with_options
from sinorus.query.filters import OF_EVENTS

if TYPE_CHECKING:
    from sinorus.dates.anniversaries import Anniversary

# The day is asked for by the argument.
FILTERS = tuple(name for name in OF_EVENTS if name != "on")


@with_options(*FILTERS)
def today(
    call: Call,
    date: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DATE]", help="03-02, 1969-03-02, november; none: today.", autocompletion=completion.months
        ),
    ] = None,
) -> None:
    """List what happened on this day in any year, and in this month.

    \b
    Examples:
      sinorus today
      sinorus today 03-02
      sinorus today november --theme energy
    """
    from sinorus.output.deliver import deliver
    from sinorus.query.question import or_refuse, understand
    from sinorus.views.today import today as view

    day, notes = (or_refuse("today", " ".join(date), _read, "day of a year"), ()) if date else _by_the_clock()
    with call.open() as index:
        deliver(view(index.db, understand(call.request, index.db), day, notes), call.output)


def _by_the_clock() -> tuple["Anniversary", tuple[str, ...]]:
    """Return the day of this machine in its time zone, and a note that says which it is. No other answer knows it."""
    from sinorus.dates.anniversaries import Anniversary

    now = time.localtime()
    day = Anniversary(now.tm_mon, now.tm_mday)
    return day, (f"today is {str(day).removeprefix('on ')} {now.tm_year} by the clock of this machine",)


def _read(text: str) -> "Anniversary":
    """Read a day or a month, of any year or of one, which is left out. Raise BadDate for anything else."""
    from sinorus import dates
    from sinorus.base.errors import BadDate

    try:
        return dates.read_anniversary(text)
    except BadDate:
        if (day := _without_year(text)) is None:
            raise
        return day


def _without_year(text: str) -> "Anniversary | None":
    """Return the day or the month of a date, without its year; None for what is no day and no month."""
    from sinorus import dates
    from sinorus.base.errors import BadDate
    from sinorus.dates.anniversaries import without_year

    try:
        return without_year(dates.read(text).date)
    except BadDate:
        return None
