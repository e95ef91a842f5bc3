"""The days on which events stand in a calendar."""

import re
from datetime import date
from typing import Any, NamedTuple

from sinorus import dates
from sinorus.dates.date import INTERVAL

# The year 0 is no year of a calendar, and after the last day of 9999 there is none that an entry could end before.
_HELD = re.compile(r"(?!0000|9999)\d{4}-\d\d-\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Days(NamedTuple):
    """The first and the last day of an entry, both included.

    ``exact`` where the event is known to have filled these days; else both are the first day on which it may have been
    going on. ``anniversary`` where it is one exact day.
    """

    first: date
    last: date
    exact: bool
    anniversary: bool


def days(event: dict[str, Any]) -> Days | None:
    """Return the days of an event; None where its first day is unknown or no day of a calendar."""
    first, last = _held(event["earliest"]), _held(event["latest"])
    if first is None:
        return None
    known = dates.parse(event["date_edtf"])
    ends = [end.text for end in known.parts] if known.kind == INTERVAL else [known.text]
    if last is None or not all(map(_DAY.fullmatch, ends)):
        return Days(first, first, False, False)
    return Days(first, last, True, known.kind != INTERVAL)


def _held(day: str | None) -> date | None:
    return date.fromisoformat(day) if day and _HELD.fullmatch(day) else None
