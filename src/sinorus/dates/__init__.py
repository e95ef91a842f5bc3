"""A library of historical dates in EDTF: read them, write them, and ask which of them fall in a window.

What is public is named in `__all__`; docs/dates-in-python.md introduces it, docs/dates.md has the rules.

- `parse` reads EDTF (levels 0 to 2), `read` also what people type in several languages. Both return or hold a `Date`.
- `human` writes a `Date` in words, and `str` as EDTF.
- `Date.earliest` and `Date.latest` are its bounds, each a `Day`; `sure_days` returns the days that are beyond doubt.
- `window` makes a `Window`, the days that a question asks for: `Window.possibly_has` and `Window.certainly_has` say
  whether a date falls in it. `Date.spans` returns the `Span`s that decide it, for programs that ask a database.
- `julian_to_gregorian` and `gregorian_to_julian` convert a `Day`.

`BadDate` refuses a text that is no date: it has the reason, the position of the first wrong character, and the forms
that mean the same, if there are any. BadUsage, whose kind it is, refuses a window that is none.

A `Day` is always Gregorian, unless a name says Julian, and its year 0 is 1 BC. Spans are compared as *day keys*:
integers, explained in `dates.day`, from `START` ("since always") to `END` ("for ever").

All of it is immutable, hashable and picklable, and may be shared by threads. EDTF needs only what is imported here.
Reading words, writing them and the Julian calendar are loaded when they are first used.

What stands here and not in `__all__` is the program's own: `common`, `read_window` for what only a window may be, such
as `last 10 years`, and `read_anniversary` for a day or a month of any year.
"""

from typing import TYPE_CHECKING

from sinorus.base.errors import BadDate
from sinorus.dates.date import Date, Span
from sinorus.dates.day import END, START, Day
from sinorus.dates.edtf import parse
from sinorus.dates.reading import Reading, read
from sinorus.dates.reading import read_window as read_window
from sinorus.dates.windows import Window, sure_days, window
from sinorus.dates.windows import common as common

if TYPE_CHECKING:
    from sinorus.dates.anniversaries import Anniversary

__all__ = [
    "END",
    "START",
    "BadDate",
    "Date",
    "Day",
    "Reading",
    "Span",
    "Window",
    "gregorian_to_julian",
    "human",
    "julian_to_gregorian",
    "parse",
    "read",
    "sure_days",
    "window",
]


def human(date: Date) -> str:
    """Write a date as a person does; in EDTF where there is no such way.

    >>> [human(parse(text)) for text in ("1950-02-14", "1650~", "1949-24", "1991/..")]
    ['14 Feb 1950', 'c. 1650', 'winter 1949–50', '1991 onwards']
    """
    from sinorus.dates import write_words

    return write_words.human(date)


def read_anniversary(text: str) -> "Anniversary":
    """Read a day or a month of any year, such as 29 November. Raise BadDate for anything else."""
    from sinorus.dates import anniversaries

    return anniversaries.read_anniversary(text)


def julian_to_gregorian(day: Day) -> Day:
    """Return the Gregorian name of a day that is named in the Julian calendar.

    >>> julian_to_gregorian(Day(1689, 8, 27)).iso()
    '1689-09-06'
    """
    from sinorus.dates import julian

    return julian.julian_to_gregorian(day)


def gregorian_to_julian(day: Day) -> Day:
    """Return the Julian name of a day that is named in the Gregorian calendar.

    >>> gregorian_to_julian(Day(1917, 11, 7)).iso()
    '1917-10-25'
    """
    from sinorus.dates import julian

    return julian.gregorian_to_julian(day)
