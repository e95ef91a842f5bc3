"""The days on which events stand in a calendar."""

import re
from datetime import date
from typing import NamedTuple

from sinorus import dates
from sinorus.dates.date import INTERVAL
from sinorus.model.rows.event import EventRow

# The days that an entry can have: a calendar has no year 0, and an entry that ends with 9999 would need a day after it.
_IN_CALENDAR = re.compile(r"(?!0000|9999)\d{4}-\d\d-\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Days(NamedTuple):
    """The first and the last day of an entry, both included.

    exact        True where the event is known to have filled these days; else both are its first possible day
    anniversary  True where the event filled one exact day
    """

    first: date
    last: date
    exact: bool
    anniversary: bool


def days(event: EventRow) -> Days | None:
    """Return the days of an event; None where its first day is unknown or no day of a calendar."""
    first, last = _of_calendar(event["earliest"]), _of_calendar(event["latest"])
    if first is None:
        return None
    written = dates.parse(event["date_edtf"] or "")
    ends = [end.edtf for end in written.parts] if written.kind == INTERVAL else [written.edtf]
    if last is None or not all(map(_DAY.fullmatch, ends)):
        return Days(first, first, False, False)
    return Days(first, last, True, written.kind != INTERVAL)


def _of_calendar(day: str | None) -> date | None:
    return date.fromisoformat(day) if day and _IN_CALENDAR.fullmatch(day) else None
