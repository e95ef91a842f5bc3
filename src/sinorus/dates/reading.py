"""Read what a person typed: EDTF first, and English only if that fails (docs/dates.md, "What is read")."""

import re
from typing import NamedTuple

from sinorus.base.errors import BadDate
from sinorus.dates.date import Date
from sinorus.dates.day import Day
from sinorus.dates.edtf import parse

_PERHAPS_YEARS = r"(?P<century>[0-9]{2})(?P<from>[0-9]{2})-(?P<to>2[1-9]|3[0-9]|4[01])"


class Reading(NamedTuple):
    """A text that a person typed, and how it was understood."""

    text: str
    """The text as it was typed."""
    edtf: str
    """The EDTF that the text was translated to; the text itself where it is EDTF."""
    date: Date
    """The date of that EDTF."""
    note: str
    """What was assumed or converted, in a few words; empty where nothing was."""


def read(text: str) -> Reading:
    """Read a date in EDTF or in words. Raise BadDate, with the nearest forms that would do, for all else.

    >>> reading = read("the late fifties")
    >>> reading.edtf, reading.note
    ('1957/1959', 'the last century is assumed')
    >>> read("1949年10月1日").date
    <Date '1949-10-01'>
    """
    try:
        date = parse(text)
    except BadDate as error:
        # With its traceback it would hold this call, which holds it. The collector of garbage is off, and when an index
        # is built, a million ids may be read here.
        refusal = error.with_traceback(None)
    else:
        return Reading(text, text, date, _note_on_years(date))
    from sinorus.dates.read_words import translate

    edtf, note = translate(text, refusal)
    return Reading(text, edtf, parse(edtf), note)


def read_window(text: str, as_of: Day) -> Reading:
    """Read what a window may be: a date as `read` does, or words that count back from `as_of`.

    That is the last day of the data. The words are present, 2010 to present and last 10 years; the EDTF of the reading
    has plain days in their place. Raise BadDate as `read` does; for words that need a clock the forms are the present
    and its day.
    """
    try:
        date = parse(text)
    except BadDate:
        return _read_words_of_window(text, as_of)
    return Reading(text, text, date, _note_on_years(date))


def _read_words_of_window(text: str, as_of: Day) -> Reading:
    from sinorus.dates import word_windows

    if translation := word_windows.translate(text, as_of):
        return Reading(text, translation.edtf, parse(translation.edtf), translation.note)
    try:
        return read(text)
    except BadDate as error:
        raise word_windows.refusal(error, as_of) from None


def _note_on_years(date: Date) -> str:
    """Say how 1931-32 was read, for a person who may have meant the years 1931 to 1932 by it."""
    match = re.fullmatch(_PERHAPS_YEARS, date.edtf) if len(date.edtf) == 7 else None
    if match is None or match["to"] <= match["from"]:
        return ""
    from sinorus.dates.write_words import human

    start, end = match["century"] + match["from"], match["century"] + match["to"]
    return f"read as EDTF: {human(date)}; for the years {start} to {end} write {start}/{end}"
