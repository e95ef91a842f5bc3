"""Times as Wikidata writes them, with its numbers of precision, in EDTF."""

import re

from sinorus.dates.day import year_in_edtf

TIME = re.compile(r"([+-]?)(\d{4,16})-(\d\d)-(\d\d)(?:T(\d\d:\d\d:\d\d)Z?)?")
# What stands for a value that there is and nobody knows.
UNKNOWN = re.compile(r"https?://www\.wikidata\.org/\.well-known/genid/|_:|t\d+\Z|\[\]\Z")
# The numbers by which Wikidata says how exact a time is.
MILLENNIUM, CENTURY, DECADE, YEAR, MONTH, DAY = range(6, 12)


def span(written: str, precision: int | None) -> tuple[str, str]:
    """Return the first and the last part of a time in EDTF, which are equal for all but centuries and millennia.

    A text that is no time of Wikidata is returned as it is.
    """
    match = TIME.fullmatch(written)
    if not match:
        return written, written
    sign, digits, month, day, time = match.groups()
    year = int(digits) * (-1 if sign == "-" else 1)
    # A plus or a zero is how its items have years, without a year 0; its query service counts as EDTF does.
    if year < 0 and (month == "00" or day == "00"):
        year += 1
    if precision in (CENTURY, MILLENNIUM):
        return _stretch(year, 100 if precision == CENTURY else 1000)
    part = _cut(year, month, day, DAY if precision is None else precision)
    return (part, part) if precision and precision <= DAY else (_timed(part, time), _timed(part, time))


def text(first: tuple[str, str], last: tuple[str, str] | None = None) -> str:
    """Write one time, or the span from one to another, as EDTF."""
    start, end = first[0], (last or first)[1]
    return start if start == end else f"{start}/{end}"


def is_new_year(written: str) -> bool:
    """Say whether a time is that of a 1 January, which is how a year is given where the precision is not."""
    match = TIME.fullmatch(written)
    return match is not None and match[3] == match[4] == "01"


def _stretch(year: int, length: int) -> tuple[str, str]:
    """Return the century or millennium of a year, counted from the year 1: the twentieth century is 1901 to 2000."""
    if year > 0:
        first = (year - 1) // length * length + 1
        return year_in_edtf(first), year_in_edtf(first + length - 1)
    last = -(-year // length * length)
    return year_in_edtf(last - length + 1), year_in_edtf(last)


def _cut(year: int, month: str, day: str, precision: int) -> str:
    """Write as much of a day as the precision and its zeros leave."""
    written = year_in_edtf(year)
    if precision < MILLENNIUM:
        return _rough(year, precision)
    if precision == DECADE:
        return written[:-1] + "X" if abs(year) < 10000 else written
    if precision < MONTH or month == "00":
        return written
    return f"{written}-{month}" if precision < DAY or day == "00" else f"{written}-{month}-{day}"


def _rough(year: int, precision: int) -> str:
    """Write a year of which only the first digits count."""
    digits = len(str(abs(year))) - (YEAR - precision)
    return f"{year_in_edtf(year)}S{max(digits, 1)}"


def _timed(part: str, time: str | None) -> str:
    return f"{part}T{time}Z" if time and time != "00:00:00" and re.fullmatch(r"-?\d{4}-\d\d-\d\d", part) else part
