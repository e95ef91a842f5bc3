"""Read a single EDTF date: a day, month, season or year, with masks, qualifiers or a time of day."""

import re
from collections.abc import Iterator

from sinorus.base.errors import BadDate
from sinorus.dates.date import Date
from sinorus.dates.day import Day, month_length
from sinorus.dates.edtf_fast import read_plain
from sinorus.dates.edtf_grammar import PARTS_OF_YEAR, SINGLE, SINGLE_WITH_TIME, level_of
from sinorus.dates.edtf_masks import first_day, last_day
from sinorus.dates.years import possible_years


def read_single(text: str) -> Date:
    """Read a single date. Raise BadDate for anything else."""
    if (date := read_plain(text)) is not None:
        return date
    if match_with_time := SINGLE_WITH_TIME.fullmatch(text):
        return _read_with_time(text, match_with_time)
    match = SINGLE.fullmatch(text)
    if match is None:
        from sinorus.dates.refusals import explain_form

        raise explain_form(text)
    _check_qualifiers(match)
    earliest, latest = _bounds(match)
    uncertain, approximate = ("%" in text or mark in text for mark in "?~")
    return Date(text, level_of(match), earliest, latest, uncertain=uncertain, approximate=approximate)


def read_piece(text: str, start: int, end: int) -> Date:
    """Read the single date between two places of a longer text. Raise BadDate with a position in the longer text."""
    try:
        return read_single(text[start:end])
    except BadDate as error:
        raise BadDate(text, error.reason, start + error.position, error.forms) from None


def _read_with_time(text: str, match: re.Match[str]) -> Date:
    """Take the day as it is written, whatever its zone (rule D6). Raise BadDate for a day or time that is none."""
    for name, top in (("hour", 23), ("minute", 59), ("second", 59), ("zone_hour", 23), ("zone_minute", 59)):
        if int(match[name] or 0) > top:
            reason = f"the {name.removeprefix('zone_')} of a time of day runs from 00 to {top}"
            raise BadDate(text, reason, match.start(name))
    return read_piece(text, 0, match.end("date"))._replace(edtf=text)


def _check_qualifiers(match: re.Match[str]) -> None:
    """Raise BadDate for qualifiers on both sides of one component (rule D8)."""
    for name in ("year", "month", "day"):
        if match[f"before_{name}"] and match[f"after_{name}"]:
            reason = f"the {name} is qualified on both sides, and % says both uncertain and approximate"
            raise BadDate(match.string, reason, match.start(f"after_{name}"))


def _bounds(match: re.Match[str]) -> tuple[Day, Day]:
    """Return the first and the last day that the date may stand for. Raise BadDate if the calendar has none."""
    ascending, descending = possible_years(match)
    month = match["month"] or "XX"
    if month in PARTS_OF_YEAR:
        return _bounds_of_part(match, ascending, descending)
    day = match["day"] or "XX"
    first, last = first_day(ascending, month, day), last_day(descending, month, day)
    if first is None or last is None:
        from sinorus.dates.refusals import explain_day

        raise explain_day(match)
    return first, last


def _bounds_of_part(match: re.Match[str], ascending: Iterator[int], descending: Iterator[int]) -> tuple[Day, Day]:
    """Return the first and the last day of a season or another part of a year. Raise BadDate if a day follows it."""
    if match["day"]:
        reason = "a season or another part of a year has no days"
        raise BadDate(match.string, reason, match.start("day"))
    first_month, months = PARTS_OF_YEAR[match["month"]]
    year, month = divmod(next(descending) * 12 + first_month + months - 2, 12)
    return Day(next(ascending), first_month, 1), Day(year, month + 1, month_length(year, month + 1))
