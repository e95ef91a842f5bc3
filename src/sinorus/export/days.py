"""Places in time for programs that know only days."""

import re
from collections import Counter

from sinorus import dates
from sinorus.dates import Date, Day
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.vocabulary import PeriodRow
from sinorus.query.selection import Records

_DAY = r"\d{4}-\d\d-\d\d"
# A year, month or day. The seasons that EDTF has in the place of months are left out.
PLAIN = r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?"
_DAYS = re.compile(rf"{_DAY}(/{_DAY})?")
_SURE = re.compile(rf"{PLAIN}(/{PLAIN})?")


def days(row: EventRow | PeriodRow) -> tuple[Day, Day]:
    """Return the first and the last day of a record; where one of them is open or unknown, the other twice."""
    ends = [Day.from_iso(end) for end in (row["earliest"], row["latest"]) if end]
    ends = ends or _within(dates.parse(row["date_edtf"] or ""))
    return ends[0], ends[-1]


def _within(date: Date) -> list[Day]:
    """Return the first day that a part of a date names: a set such as [..1960,1970..] has no end of its own."""
    for part in date.parts:
        for day in (part.earliest, part.latest, *_within(part)):
            if day:
                return [day]
    return []


def is_common(day: object) -> bool:
    """Say whether a day, written as in ISO 8601, lies in the years 1 to 9999, as dates of most programs; null too."""
    return day is None or (len(str(day)) == 10 and "0001" <= str(day)[:4] <= "9999")


def exact(event: EventRow) -> bool:
    """Say whether the date is a day, or from one day to another."""
    return bool(_DAYS.fullmatch(event["date_edtf"] or ""))


def sure(event: EventRow) -> bool:
    """Say whether the date is a year, month or day, or from one to another, without a doubt or an open end."""
    return bool(_SURE.fullmatch(event["date_edtf"] or ""))


def words(event: EventRow) -> str:
    """Write the date as a person does."""
    return dates.human(dates.parse(event["date_edtf"] or ""))


def dated(records: Records) -> tuple[Records, Counter[str]]:
    """Return the records without the events that have no date, and the number of these."""
    events = [event for event in records.events if event["date_edtf"]]
    undated = len(records.events) - len(events)
    return records._replace(events=events), +Counter({"events without a date are left out": undated})


def half_known(events: list[EventRow]) -> Counter[str]:
    """Count the events that stand on the one day of their span that is known."""
    return +Counter(
        {
            "events without a known first day stand at their last": sum(not event["earliest"] for event in events),
            "events without a known last day stand at their first": sum(not event["latest"] for event in events),
        }
    )
