"""Dates in JSON-LD: in the fields of schema.org where those can hold them, and always in EDTF and in words."""

import re

from sinorus import dates
from sinorus.dates.date import INTERVAL, MOMENT, OPEN, Date
from sinorus.export.days import PLAIN, is_common
from sinorus.export.jsonld_context import Node
from sinorus.model.csl_dates import edtf_of
from sinorus.model.rows.claim import ClaimRow
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.series import SeriesRow
from sinorus.model.rows.vocabulary import PeriodRow
from sinorus.model.rows.works import SourceRow

_PLAIN = re.compile(PLAIN)
# What the context does not say of a date: it is shorter than a day. By the length of the text.
_SHORT = {4: "xsd:gYear", 7: "xsd:gYearMonth"}


def day(text: str | None) -> Node | str | None:
    """Return a day as the context types it, as xsd:date; as a mere text where no program compares such days."""
    return text if text is None or is_common(text) else {"@value": text}


def typed(text: str | None) -> Node | str | None:
    """Return a plain date as a day, or as xsd:gYear or xsd:gYearMonth, which triple stores compare."""
    if text is None or len(text) not in _SHORT or text.startswith("0000"):
        return day(text)
    return {"@value": text, "@type": _SHORT[len(text)]}


def dated(row: EventRow | ClaimRow | PeriodRow) -> Node:
    """Return the date of a record in our own terms; nothing for what has no date."""
    if not row["date_edtf"]:
        return {}
    words = dates.human(dates.parse(row["date_edtf"]))
    return {"edtf": row["date_edtf"], **bounds(row), "dateInWords": words}


def bounds(row: EventRow | ClaimRow | PeriodRow | SeriesRow) -> Node:
    """Return the first and the last day of a record."""
    return {"earliest": day(row["earliest"]), "latest": day(row["latest"])}


def happened(event: EventRow) -> Node:
    """Return ``startDate`` and ``endDate`` of an event as far as they are plain; an uncertain date is in neither.

    Nothing for an event without a date.
    """
    if not event["date_edtf"]:
        return {}
    date = dates.parse(event["date_edtf"])
    start, end = date.parts if date.kind == INTERVAL else (date, date)
    return {"startDate": typed(plain(start)), "endDate": typed(plain(end))}


def appeared(text: str | None) -> Node:
    """Return when a page appeared: ``datePublished`` where the date is plain, else in EDTF; nothing where unknown."""
    if not text:
        return {}
    written = plain(dates.parse(text))
    return {"datePublished": typed(written)} if written else {"edtf": text}


def coverage(claim: ClaimRow) -> str | None:
    """Return ``temporalCoverage``: a plain date, or an interval of plain or open ends; None for any other."""
    if not claim["date_edtf"]:
        return None
    date = dates.parse(claim["date_edtf"])
    ends = date.parts if date.kind == INTERVAL else (date,)
    return date.edtf if all(end.kind == OPEN or plain(end) for end in ends) else None


def plain(date: Date) -> str | None:
    """Return a year, month or day without any doubt, as ISO 8601 writes it; None for any other."""
    return date.edtf if date.kind == MOMENT and _PLAIN.fullmatch(date.edtf) else None


def issued(source: SourceRow) -> Node:
    """Return when a source appeared: ``datePublished``, or in EDTF where that is no plain day.

    Nothing where it is unknown.
    """
    if not source["issued"] or not (edtf := edtf_of(source["issued"])):
        return {}
    return {"datePublished": typed(edtf)} if _PLAIN.fullmatch(edtf) else {"edtf": edtf}
