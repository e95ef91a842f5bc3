"""What a calendar says in words."""

from typing import Any

from sinorus import dates
from sinorus.export.ics_days import Days
from sinorus.query.selection import Records

Row = dict[str, Any]


def headed(event: Row, when: Days) -> str:
    """Write the title of an event, and behind it its date where the days of the entry do not tell it."""
    return str(event["title"]) if when.exact else f"{event['title']} ({_date(event)})"


def described(event: Row) -> str:
    """Write what happened, what is doubtful about it, what it rests on and its date in EDTF, a paragraph each."""
    doubt = f"Disputed: {event['disputed']}" if event["disputed"] else ""
    rests = "\n".join(["References:", *map(_page, event["references"])])
    dated = f"Date (EDTF): {event['date_edtf']}; confidence: {event['confidence']}"
    return "\n\n".join(filter(None, [event["summary"], doubt, rests, dated]))


def escaped(text: str) -> str:
    """Escape a text as RFC 5545 asks for (3.3.11)."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def about(records: Records, told: list[Row]) -> str:
    """Write which data these are and under what terms, and list the events that have no day in a calendar."""
    named = [f"{d['title']}, version {d['version']} ({d['as_of']}), {d['licence']}" for d in records.datasets]
    if not told:
        return "\n".join(named)
    head = "A calendar has no day for these events, so that they stand here only:"
    return "\n".join([*named, head, *(f"{_date(row)}: {row['title']} ({row['id']})" for row in told)])


def terms(records: Records) -> str:
    """Write the licences of the data, each once."""
    return " and ".join(dict.fromkeys(dataset["licence"] for dataset in records.datasets))


def _date(event: Row) -> str:
    return dates.human(dates.parse(event["date_edtf"]))


def _page(page: Row) -> str:
    return ", ".join(filter(None, [page["title"], page["publisher"], page["url"]]))
