"""Dates: read them, write them, ask which of them fall in a window. The rules are in docs/dates.md.

Stored dates need only what is imported here; reading English, writing for people and the Julian calendar are loaded
when they are asked for.
"""

from sinorus.dates.date import Date, Span
from sinorus.dates.day import END, START, Day
from sinorus.dates.edtf import parse
from sinorus.dates.reading import Reading, read
from sinorus.dates.windows import Window, common, window

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
    "window",
]


def human(date: Date) -> str:
    """Write a date as a person does, such as 14 Feb 1950 or c. 1650; in EDTF where there is no such way."""
    from sinorus.dates import word_lists as words

    return words.human(date)


def julian_to_gregorian(day: Day) -> Day:
    """Return the Gregorian name of a day that is named in the Julian calendar."""
    from sinorus.dates import julian

    return julian.julian_to_gregorian(day)


def gregorian_to_julian(day: Day) -> Day:
    """Return the Julian name of a day that is named in the Gregorian calendar."""
    from sinorus.dates import julian

    return julian.gregorian_to_julian(day)
