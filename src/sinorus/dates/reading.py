"""Read what a person typed: EDTF first, and only if that fails English (docs/dates.md, "What is read")."""

import re
from typing import NamedTuple

from sinorus.base.errors import BadDate
from sinorus.dates.date import Date
from sinorus.dates.edtf import parse

_PERHAPS_YEARS = r"(?P<century>[0-9]{2})(?P<from>[0-9]{2})-(?P<to>2[1-9]|3[0-9]|4[01])"


class Reading(NamedTuple):
    """Hold a text, the EDTF and the date that were made of it, and what was assumed or converted on the way."""

    text: str
    edtf: str
    date: Date
    note: str


def read(text: str) -> Reading:
    """Read a date in EDTF or in English; BadDate has the two nearest forms that would do."""
    try:
        date = parse(text)
    except BadDate as error:
        refused = error
    else:
        return Reading(text, text, date, _perhaps_years(date))
    from sinorus.dates.read_words import in_edtf

    edtf, note = in_edtf(text, refused)
    return Reading(text, edtf, parse(edtf), note)


def _perhaps_years(date: Date) -> str:
    """Tell the person who may have meant the years 1931 to 1932 by 1931-32 how it was read."""
    match = re.fullmatch(_PERHAPS_YEARS, date.text) if len(date.text) == 7 else None
    if match is None or match["to"] <= match["from"]:
        return ""
    from sinorus.dates.word_lists import human

    start, end = match["century"] + match["from"], match["century"] + match["to"]
    return f"read as EDTF: {human(date)}; for the years {start} to {end} write {start}/{end}"
