"""Places in time for programs that know only days."""

import re
from collections import Counter
from typing import Any

from sinorus import dates
from sinorus.dates import Date, Day

Row = dict[str, Any]

_DAY = r"\d{4}-\d\d-\d\d"
_PLAIN = r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?"
_DAYS = re.compile(rf"{_DAY}(/{_DAY})?")
_SURE = re.compile(rf"{_PLAIN}(/{_PLAIN})?")


def days(row: Row) -> tuple[Day, Day]:
    """Return the first and the last day of a record; where one of them is open or unknown, the other twice."""
    known = [Day.from_iso(row[key]) for key in ("earliest", "latest") if row[key]]
    known = known or _within(dates.parse(row["date_edtf"]))
    return known[0], known[-1]


def _within(date: Date) -> list[Day]:
    """Return the first day that a part of a date names: a set such as [..1960,1970..] has no end of its own."""
    named = [day for part in date.parts for day in (part.earliest, part.latest, *_within(part)) if day]
    return named[:1]


def exact(row: Row) -> bool:
    """Say whether the date is a day, or from one day to another."""
    return bool(_DAYS.fullmatch(row["date_edtf"]))


def sure(row: Row) -> bool:
    """Say whether the date is a year, month or day, or from one to another, without a doubt or an open end."""
    return bool(_SURE.fullmatch(row["date_edtf"]))


def words(row: Row) -> str:
    """Write the date as a person does."""
    return dates.human(dates.parse(row["date_edtf"]))


def half_known(events: list[Row]) -> Counter[str]:
    """Count the events that stand on the one day of their span that is known."""
    return Counter(
        reason
        for event in events
        for key, reason in (
            ("earliest", "events without a known first day stand at their last"),
            ("latest", "events without a known last day stand at their first"),
        )
        if not event[key]
    )
