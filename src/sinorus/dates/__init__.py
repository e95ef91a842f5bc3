"""A library of historical dates: read them, write them, and ask which of them fall in a window.

What it offers is named in `__all__`; docs/dates.md has the rules and an example.

- `parse` reads EDTF (levels 0 to 2), `read` also what a person types in English. Both return or hold a `Date`.
- `read_window` also reads what only a window may be, such as `last 10 years`, given the last day of the data.
- `read_anniversary` reads a day or a month of any year.
- `human` writes a `Date` as a person does.
- `window` and `common` make a `Window`, the days that a question asks for. `Date.spans` returns the `Span`s that say
  whether a date possibly or certainly falls in it.
- `julian_to_gregorian` and `gregorian_to_julian` convert a `Day`.

Errors are exceptions of `sinorus.base.errors`: BadDate for a text that is no date, with the reason, the position of the
first wrong character and the forms that mean the same, if there are any; BadUsage for a window that is none. BadDate
is a BadUsage.

A `Day` is always Gregorian, unless a name says Julian, and its year 0 is 1 BC. Windows and spans are compared as *day
keys*: integers, explained in `dates.day`, from `START` ("since always") to `END` ("for ever").

Stored dates need only what is imported here. Reading English, writing for people and the Julian calendar are loaded
when they are first used.
"""

from typing import TYPE_CHECKING

from sinorus.dates.date import Date, Span
from sinorus.dates.day import END, START, Day
from sinorus.dates.edtf import parse
from sinorus.dates.reading import Reading, read, read_window
from sinorus.dates.windows import Window, common, window

if TYPE_CHECKING:
    from sinorus.dates.anniversaries import Anniversary

__all__ = [
    "END",
    "START",
    "Date",
    "Day",
    "Reading",
    "Span",
    "Window",
    "common",
    "gregorian_to_julian",
    "human",
    "julian_to_gregorian",
    "parse",
    "read",
    "read_anniversary",
    "read_window",
    "window",
]


def human(date: Date) -> str:
    """Write a date as a person does, such as 14 Feb 1950 or c. 1650; in EDTF where there is no such way."""
    from sinorus.dates import write_words

    return write_words.human(date)


def read_anniversary(text: str) -> "Anniversary":
    """Read a day or a month of any year, such as 29 November. Raise BadDate for anything else."""
    from sinorus.dates import anniversaries

    return anniversaries.read_anniversary(text)


def julian_to_gregorian(day: Day) -> Day:
    """Return the Gregorian name of a day that is named in the Julian calendar."""
    from sinorus.dates import julian

    return julian.julian_to_gregorian(day)


def gregorian_to_julian(day: Day) -> Day:
    """Return the Julian name of a day that is named in the Gregorian calendar."""
    from sinorus.dates import julian

    return julian.gregorian_to_julian(day)
