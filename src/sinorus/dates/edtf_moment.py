"""Read a single EDTF date: a day, month, season or year, with masks, qualifiers or a time of day."""

import re
from collections.abc import Iterator

from sinorus.base.errors import BadDate
from sinorus.dates.date import Date
from sinorus.dates.day import Day, month_length
from sinorus.dates.edtf_fast import plain
from sinorus.dates.edtf_grammar import MOMENT, PARTS_OF_YEAR, TIMED, level
from sinorus.dates.edtf_masks import first_day, last_day
from sinorus.dates.years import possible_years


def moment(text: str) -> Date:
    """Read a single date; BadDate for anything else."""
    if (found := plain(text)) is not None:
        return found
    if timed := TIMED.fullmatch(text):
        return _with_time(text, timed)
    match = MOMENT.fullmatch(text)
    if match is None:
        from sinorus.dates.refusals import no_edtf

        raise no_edtf(text)
    _check_qualifiers(match)
    earliest, latest = _bounds(match)
    uncertain, approximate = ("%" in text or mark in text for mark in "?~")
    return Date(text, level(match), earliest, latest, uncertain=uncertain, approximate=approximate)


def part(text: str, start: int, end: int) -> Date:
    """Read the single date that is part of a longer text, and report mistakes at their place in that text."""
    try:
        return moment(text[start:end])
    except BadDate as error:
        raise BadDate(text, error.reason, start + error.position, error.forms) from None


def _with_time(text: str, match: re.Match[str]) -> Date:
    """Take the day as it is written, without arithmetic on zones (rule D6)."""
    for name, top in (("hour", 23), ("minute", 59), ("second", 59), ("zone_hour", 23), ("zone_minute", 59)):
        if int(match[name] or 0) > top:
            reason = f"the {name.removeprefix('zone_')} of a time of day runs from 00 to {top}"
            raise BadDate(text, reason, match.start(name), ("1969-09-11T09:30:00Z", "1969-09-11"))
    return part(text, 0, match.end("date"))._replace(text=text)


def _check_qualifiers(match: re.Match[str]) -> None:
    """Refuse qualifiers on both sides of one component (rule D8)."""
    for name in ("year", "month", "day"):
        if match[f"before_{name}"] and match[f"after_{name}"]:
            reason = f"the {name} is qualified on both sides, and % says both uncertain and approximate"
            raise BadDate(match.string, reason, match.start(f"after_{name}"), ("1950%", "?1950-02~"))


def _bounds(match: re.Match[str]) -> tuple[Day, Day]:
    ascending, descending = possible_years(match)
    month = match["month"] or "XX"
    if month in PARTS_OF_YEAR:
        return _part_of_year(match, ascending, descending)
    day = match["day"] or "XX"
    first, last = first_day(ascending, month, day), last_day(descending, month, day)
    if first is None or last is None:
        from sinorus.dates.refusals import no_such_day

        raise no_such_day(match)
    return first, last


def _part_of_year(match: re.Match[str], ascending: Iterator[int], descending: Iterator[int]) -> tuple[Day, Day]:
    if match["day"]:
        reason = "a season or another part of a year has no days"
        raise BadDate(match.string, reason, match.start("day"), ("1969-21", "1969-03-02"))
    first_month, months = PARTS_OF_YEAR[match["month"]]
    year, month = divmod(next(descending) * 12 + first_month + months - 2, 12)
    return Day(next(ascending), first_month, 1), Day(year, month + 1, month_length(year, month + 1))
