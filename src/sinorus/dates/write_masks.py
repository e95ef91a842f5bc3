"""Write dates with masked or significant digits, and with marks on some of their parts, in words."""

import re
from collections.abc import Callable

from sinorus.dates.date import Date
from sinorus.dates.day import MONTHS, Day, month_length
from sinorus.dates.edtf_grammar import SINGLE

WriteYear = Callable[[int], str]
WriteYears = Callable[[int, int], str]
WriteDate = Callable[[str, str, Day, Day], str]

_TRAILING = re.compile("-?[0-9]*X*")
_DECADE = re.compile("[1-9][0-9][1-9]X")
_MARKS = {"~": "approximate", "?": "uncertain", "%": "uncertain and approximate"}


def write_masked(text: str, first: Day, last: Day, write_year: WriteYear, write_years: WriteYears) -> str:
    """Write a date with X or S, of which `first` and `last` are the first and the last day; "" where there is no way.

    The other two write a year and a span of years.
    """
    year, _, significant = text.partition("S")
    if significant:
        return _write_significant(year, significant, write_year)
    match = SINGLE.fullmatch(text)
    if match is None or not _TRAILING.fullmatch(match["year"]):
        return ""
    if match["month"] is None:
        return _write_years(match["year"], first.year, last.year, write_years)
    return _write_in_year(match["year"], match["month"], match["day"], write_year)


def _write_significant(year: str, count: str, write_year: WriteYear) -> str:
    """Write 1950S2 as 1950 (to 2 significant digits)."""
    if "E" in year or "X" in year:
        return ""
    number = int(year.removeprefix("Y"))
    return f"{write_year(number)} (to {count} significant digit{'s' if count != '1' else ''})"


def _write_years(mask: str, first: int, last: int, write_years: WriteYears) -> str:
    """Write 195X as 1950s, 190X as 1900–1909 and 18XX as 1800–1899: 1900s could be the decade or the century."""
    if mask == "XXXX":
        return "some year"
    return f"{mask[:3]}0s" if _DECADE.fullmatch(mask) else write_years(first, last)


def _write_in_year(year: str, month: str, day: str | None, write_year: WriteYear) -> str:
    """Write some day of Apr 1985, 25 Dec in the 1560s, between Oct and Dec 1984; "" where there is no way."""
    where, of = _year_in_words(year, write_year)
    if not where:
        return ""
    if month == "XX":
        unit = {None: "some month", "XX": "some day"}.get(day)
        return f"{unit} of {of}" if unit else "" if "X" in (day or "") else f"day {int(day or 0)} of some month of {of}"
    if "X" in month:
        return "" if day or "X" in year else _write_choice(_months(month), where)
    if int(month) > 12:
        return ""
    name = f"{MONTHS[int(month) - 1][:3]} {where}"
    if day is None:
        return name
    if day == "XX":
        return f"some day of {name}"
    if "X" not in day:
        return f"{int(day)} {name}"
    return "" if "X" in year else _write_choice(_days(day, int(year), int(month)), name)


def _year_in_words(year: str, write_year: WriteYear) -> tuple[str, str]:
    """Return how a month and how "of" goes on with a year; "" where there is no way."""
    if "X" not in year:
        return write_year(int(year)), write_year(int(year))
    if year == "XXXX":
        return "of some year", "some year"
    if _DECADE.fullmatch(year):
        return f"in the {year[:3]}0s", f"the {year[:3]}0s"
    if year[0] in "-0X":
        return "", ""
    span = f"{year.replace('X', '0')}–{year.replace('X', '9')}"
    return f"in {span}", span


def _months(mask: str) -> list[str]:
    return [name[:3] for number, name in enumerate(MONTHS, 1) if _fits(f"{number:02}", mask)]


def _days(mask: str, year: int, month: int) -> list[str]:
    return [str(day) for day in range(1, month_length(year, month) + 1) if _fits(f"{day:02}", mask)]


def _fits(digits: str, mask: str) -> bool:
    return all(place in ("X", digit) for place, digit in zip(mask, digits, strict=True))


def _write_choice(names: list[str], rest: str) -> str:
    """Write one of several months or days: between the first and the last, or one by one where they are scattered."""
    if len(names) == 1:
        return f"{names[0]} {rest}"
    is_row = len(names) > 2 and (not names[0].isdigit() or int(names[-1]) - int(names[0]) == len(names) - 1)
    if is_row and (names[0].isdigit() or _is_row_of_months(names)):
        return f"between {names[0]} and {names[-1]} {rest}"
    return ", ".join(names[:-1]) + f" or {names[-1]} {rest}"


def _is_row_of_months(names: list[str]) -> bool:
    months = [name[:3] for name in MONTHS]
    return months.index(names[-1]) - months.index(names[0]) == len(names) - 1


def write_marks(date: Date, write_date: WriteDate) -> str:
    """Write a date with marks on some of its parts, as 11 Jun 2004 (month approximate); "" where there is no way."""
    match = SINGLE.fullmatch(date.edtf)
    bare = re.sub("[?~%]", "", date.edtf)
    if match is None or date.earliest is None or date.latest is None or match["significant"] or not match["month"]:
        return ""
    words = write_date(bare, date.precision, date.earliest, date.latest)
    if not words or "X" in bare:
        return ""
    third = "season" if date.precision == "season" else "month"
    parts = [name for name in ("year", "month", "day") if match[name]]
    clauses: dict[str, list[str]] = {}
    for place, part in enumerate(parts):
        marks = {*(match[f"before_{part}"] or ""), *(match[f"after_{later}"] or "" for later in parts[place:])} - {""}
        if marks:
            mark = marks.pop() if len(marks) == 1 else "%"
            clauses.setdefault(mark, []).append(third if part == "month" else part)
    said = [f"{_joined(names)} {_MARKS[mark]}" for mark, names in clauses.items()]
    return f"{words} ({'; '.join(said)})"


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}"
