"""The date of a row: of one column, of a start and an end, or of year, month and day."""

import re
from functools import lru_cache
from typing import NamedTuple

from sinorus import dates
from sinorus.base.errors import BadDate
from sinorus.base.text import fold
from sinorus.dates import sheet
from sinorus.dates.day import MONTHS
from sinorus.imports.line import Line, plain_text

# What stands in a column of ends where something goes on.
_OPEN = frozenset(
    (
        *("present", "the present", "now", "today", "ongoing", "continuing", "open", "present day", "to date"),
        *("heute", "bis heute", "laufend", "en cours", "настоящее время", "по настоящее время", "至今", "现在"),
    )
)
# The date of one day, month or year, which may begin or end an interval.
_POINT = re.compile(r"(Y?-?[0-9X]+)([~?%]*-[0-9X]{2}[~?%]*){0,2}[~?%]?(T[0-9:.Z+-]+)?")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WRITTEN_DAY = re.compile(rf"([1-9]|[12][0-9]|3[01]) ({'|'.join(MONTHS)}) ([12][0-9]{{3}})")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?(?:\.0+)?")
_LENGTH = 300


class When(NamedTuple):
    """A date as a record keeps it: EDTF or None, and what the source wrote where that says it otherwise."""

    edtf: str | None = None
    text: str | None = None


class Reading(NamedTuple):
    """A text with a date: its EDTF, or None with the reason and what would be right; ``notes`` are what was assumed."""

    edtf: str | None
    reason: str = ""
    remedy: str = ""
    notes: tuple[str, ...] = ()


def date_of(line: Line, has_parts: bool = True) -> When:
    """Return the date of a row; a text that cannot be read is its text alone, and is reported.

    ``has_parts`` says whether year, month and day may stand in columns of their own.
    """
    start = _part(line, "date_edtf", ("year", "month", "day") if has_parts else ())
    end = _part(line, "end", ("end_year", "end_month", "end_day") if has_parts else ())
    time = plain_text(line.value("time") or "")
    if start and time and (clock := _CLOCK.fullmatch(time)):
        return _timed(line, start, clock)
    if line.head("time"):
        line.keep(line.head("time"))
    if start and end:
        return _interval(line, start, end)
    return _single(line, start or end)


class _Part(NamedTuple):
    """What a row says of one date: the column that is named in reports, and the text."""

    head: str
    text: str


def _part(line: Line, field: str, parts: tuple[str, ...]) -> _Part | None:
    """Return the text of a date in one column, or that which its year, month and day make."""
    if head := line.head(field):
        # What else says the year is kept beside.
        for other in filter(None, map(line.head, parts)):
            line.keep(other)
        return _Part(head, plain_text(line.cells[head]))
    year, month, day = map(line.head, parts or ("", "", ""))
    if not year:
        for other in filter(None, (month, day)):
            line.keep(other)
        return None
    return _Part(year, _joined(*(plain_text(line.cells[head]) if head else "" for head in (year, month, day))))


def _joined(year: str, month: str, day: str) -> str:
    """Write year, month and day as one date; a zero stands for what is not known."""
    month, day = ("" if re.fullmatch("0*", part) else part for part in (month, day))
    if not month:
        return year
    if month.isdigit() and (day.isdigit() or not day) and re.fullmatch("-?[0-9]{1,4}", year):
        sign, figures = ("-", year[1:]) if year[0] == "-" else ("", year)
        return "-".join([f"{sign}{figures:0>4}", f"{month:0>2}", *([f"{day:0>2}"] if day else [])])
    return f"{day} {month} {year}".strip()


def _single(line: Line, part: _Part | None) -> When:
    """Return the date of one text."""
    if part is None:
        line.count("events without a date")
        return When()
    reading = _read(line, part)
    if reading.edtf is None:
        _refuse(line, part, reading)
        return When(None, line.fitting(part.head, part.text, _LENGTH))
    return When(reading.edtf, None if part.text == reading.edtf else line.fitting(part.head, part.text, _LENGTH))


def _timed(line: Line, part: _Part, clock: re.Match[str]) -> When:
    """Return a day with its time of day; the date alone where it is no day."""
    when = _single(line, part)
    if when.edtf and re.fullmatch("-?[0-9]{4}-[0-9]{2}-[0-9]{2}", when.edtf):
        edtf = f"{when.edtf}T{clock[1]:0>2}:{clock[2]}:{clock[3] or '00'}"
        return When(edtf, when.text)
    line.keep(line.head("time"))
    return when


def _interval(line: Line, start: _Part, end: _Part) -> When:
    """Return the date from a start to an end; the start alone where the end cannot be read."""
    if start.text == end.text:
        return _single(line, start)
    first = _read(line, start)
    if first.edtf is None:
        _refuse(line, start, first)
        return When(None, line.fitting(start.head, f"{start.text} – {end.text}", _LENGTH))
    last = Reading("..") if fold(end.text).strip(". ") in _OPEN or end.text == ".." else _read(line, end)
    if last.edtf is None:
        line.problem(end.head, f"{last.reason}; only the start is the date, and both are in date_text", last.remedy)
        return When(first.edtf, f"{start.text} – {end.text}"[:_LENGTH])
    edtf, reason = _spanned(first.edtf, last.edtf)
    if reason:
        line.problem(
            end.head, f"{reason}; only the start is the date, and both are in date_text", "correct one of them"
        )
    written = f"{start.text} – {end.text}"[:_LENGTH]
    return When(edtf, None if (start.text, end.text) == (first.edtf, last.edtf) and not reason else written)


def _spanned(first: str, last: str) -> tuple[str, str]:
    """Return the interval between two dates, and why there is none, with the start in its place."""
    if first == last:
        return first, ""
    if not _POINT.fullmatch(first) or not (_POINT.fullmatch(last) or last == ".."):
        return first, "an interval lies between two single dates"
    edtf = "/".join(part.partition("T")[0] for part in (first, last))
    try:
        dates.parse(edtf)
    except BadDate as error:
        return first, error.reason
    return edtf, ""


def _read(line: Line, part: _Part) -> Reading:
    """Read a text, and count what was assumed."""
    reading = read(part.text, line.work.order, line.table.epoch)
    for note in reading.notes:
        line.count(note)
    return reading


def _refuse(line: Line, part: _Part, reading: Reading) -> None:
    line.problem(part.head, f"{reading.reason}; kept as date_text, without a date", reading.remedy)
    line.count("dates that cannot be read")


@lru_cache(maxsize=50_000)
def read(text: str, order: str, epoch: int) -> Reading:
    """Read a date in a cell."""
    try:
        if plain := _plain(text):
            dates.parse(plain)
            return Reading(plain)
        found = sheet.read(text, order or None, epoch)
    except BadDate as error:
        return Reading(None, error.reason, _remedy(error))
    return Reading(found.edtf, notes=tuple(map(_counted, found.notes)))


def _plain(text: str) -> str:
    """Return a day that is written as most are, 1971-08-09 or 9 August 1971, in EDTF; "" for any other text.

    To read the second takes fifty times as long otherwise, and a test compares the two ways.
    """
    if _DAY.fullmatch(text):
        return text
    match = _WRITTEN_DAY.fullmatch(text)
    return f"{match[3]}-{MONTHS.index(match[2]) + 1:02}-{match[1]:0>2}" if match else ""


def _counted(note: str) -> str:
    """Say in the report what was decided for a whole column."""
    if note == sheet.TWO_FIGURES:
        return "years of two figures read as spreadsheets do (00–29 is 20xx, 30–99 is 19xx)"
    if note == sheet.SERIAL:
        return "serial numbers of a spreadsheet read as days"
    return f"days in figures read by --{note}"


def _remedy(error: BadDate) -> str:
    """Say which forms would be read; where two days are possible, which option decides for all."""
    forms = f"write for example {' or '.join(error.forms)}" if error.forms else "write it as 1969-03-02"
    if re.fullmatch(r"\s*[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}\s*", error.text):
        return f"{forms}; --day-first or --month-first says it for all rows"
    return forms
