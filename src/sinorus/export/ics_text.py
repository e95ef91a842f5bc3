"""What a calendar says in words."""

from sinorus import dates
from sinorus.export.ics_days import Days
from sinorus.export.wording import parts_of
from sinorus.model.rows.event import EventRow
from sinorus.query.selection import Records


def heading(event: EventRow, when: Days) -> str:
    """Write the title of an event, and behind it its year, or its date where the days of the entry do not tell it.

    An entry that comes every year would else not say which year it was.
    """
    years = dict.fromkeys(str(day.year) for day in (when.first, when.last))
    return f"{event['title']} ({'–'.join(years) if when.exact else _date(event)})"


def description(event: EventRow) -> str:
    """Write the date, what happened, what is doubtful about it, what it rests on, the date in EDTF, a paragraph each.

    Many programs show the beginning alone.
    """
    doubt = f"Disputed: {event['disputed']}" if event["disputed"] else ""
    pages = [", ".join(parts_of(page)) for page in event["references"]]
    rests = "\n".join(["References:", *pages]) if pages else ""
    sure = f"; confidence: {event['confidence']}" if event["confidence"] else ""
    dated = f"Date (EDTF): {event['date_edtf']}{sure}"
    return "\n\n".join(filter(None, [_date(event), event["summary"], doubt, rests, dated]))


def escaped(text: str) -> str:
    """Escape a text as RFC 5545 asks for (3.3.11)."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def about(records: Records, outside: list[EventRow]) -> str:
    """Write which data these are and under what terms, and list the events that have no day in a calendar."""
    lines = [f"{d['title']}, version {d['version']} ({d['as_of']}), {d['licence']}" for d in records.datasets]
    if outside:
        lines.append("A calendar has no day for these events, so that they stand here only:")
    return "\n".join([*lines, *(f"{_date(event)}: {event['title']} ({event['id']})" for event in outside)])


def _date(event: EventRow) -> str:
    return dates.human(dates.parse(event["date_edtf"] or ""))
