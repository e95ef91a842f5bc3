"""Read what programs write: days with a time of day behind them, and the dates of Wikidata."""

import re

from sinorus.base.errors import BadDate
from sinorus.dates.day import Day, year_in_edtf
from sinorus.dates.figures import is_real, read_figures
from sinorus.dates.word_dateutil import Translation, read_day, read_weekday

NOTE = "the time of day is left out"

_CLOCK = r"""
    (?P<hour> [0-9]{1,2} ) : (?P<minute> [0-9]{2} ) (?: : (?P<second> [0-9]{2} ) (?: [.,][0-9]{1,9} )? )?
    (?: [ ]? (?P<half> [ap] ) \.?m\.? )?
    (?: [ ]? (?P<zone> z | utc | (?: gmt )? [+-][0-9]{2} (?: :?[0-9]{2} )? | gmt ) (?: [ ] \([a-z ]+\) )? )?
"""
_WITH_TIME = re.compile(rf"(?P<day> .+? ) (?: T | ,?[ ] (?: at [ ] )? ) {_CLOCK}", re.VERBOSE | re.IGNORECASE)
_TIME_FIRST = re.compile(rf"{_CLOCK} ,?[ ] (?: on [ ] )? (?P<day> .+ )", re.VERBOSE | re.IGNORECASE)
_YEAR_FIRST = re.compile(
    r"(?P<sign>[+-]?)(?P<year>[0-9]{4,12})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})(?:T[0-9:]{8}Z)?)?"
)
_SOLID = re.compile(
    r"(?P<day>[0-9]{8})T(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})(?P<second>[0-9]{2})?(?:Z|[+-][0-9]{2,4})?"
)
_TIME_INSIDE = re.compile(rf"(?P<day> .+? ) [ ] {_CLOCK} [ ] (?P<year> [0-9]{{4}} )", re.VERBOSE | re.IGNORECASE)
_PRECISION = re.compile(r"(?P<date>[+-]?[0-9]{4,12}-[0-9]{2}-[0-9]{2}(?:T[0-9:]{8}Z)?)/(?P<precision>8|9|10|11)")
_TOPS = {"hour": 24, "minute": 59, "second": 60}


def read_stamp(text: str) -> Translation | None:
    """Read 2020-05-01T10:30:45.123Z, 2020-05-01 10:30:45, 15/10/2016 10:30 or +1949-10-00T00:00:00Z.

    Return None for anything else. Raise BadDate for a time that is none, and for days that could be two.
    """
    if (match := _YEAR_FIRST.fullmatch(text)) and (match["sign"] or match["month"] == "00" or match["day"] == "00"):
        return _read_with_zeros(text, match)
    if match := _PRECISION.fullmatch(text):
        return _read_to_precision(match["date"], int(match["precision"]))
    match = _SOLID.fullmatch(text) or _WITH_TIME.fullmatch(text) or _TIME_FIRST.fullmatch(text)
    day = match and _read_complete_day(match["day"])
    if not day and (match := _TIME_INSIDE.fullmatch(text)):
        day = _read_complete_day(f"{match['day']} {match['year']}")
    if not match or not day:
        return None
    is_half = bool(match.groupdict().get("half"))
    for name, top in _TOPS.items():
        if int(match[name] or 0) > (12 if name == "hour" and is_half else top):
            raise BadDate(text, f"the {name} of its time of day is none")
    return day._replace(note="; ".join(filter(None, [day.note, NOTE])))


def _read_to_precision(text: str, precision: int) -> Translation | None:
    """Read a date of Wikidata as far as its number says: 11 a day, 10 a month, 9 a year, 8 a decade."""
    match = _YEAR_FIRST.fullmatch(text)
    date = match and (_read_with_zeros(text, match) or _read_complete_day(text.partition("T")[0]))
    if not date or not match or match["sign"] == "-":
        return None
    if precision == 8:
        return Translation(f"{date.edtf[:3]}X") if len(date.edtf.split("-")[0]) == 4 else None
    return Translation("-".join(date.edtf.split("-")[: precision - 8]))


def with_time(text: str, day: str) -> str:
    """Return a day in EDTF with the time that stands in the text, so that events of one day can be put in order.

    Midnight is no time: programs write it behind days of which they know none. Return the day alone where the zone is
    not written as EDTF has it.
    """
    match = _WITH_TIME.fullmatch(text)
    if match is None or match["half"] or int(match["hour"]) > 23 or int(match["second"] or 0) > 59:
        return day
    time = f"{int(match['hour']):02}:{match['minute']}:{match['second'] or '00'}"
    zone = match["zone"] or ""
    zone = "Z" if zone.strip().lower() in ("z", "utc", "gmt") else re.sub(r"([0-9]{2}):?([0-9]{2})$", r"\1:\2", zone)
    return day if time == "00:00:00" else f"{day}T{time}{zone}"


def _read_complete_day(text: str) -> Translation | None:
    """Read a day in figures or in words; None for a month, a year and anything else."""
    match = _YEAR_FIRST.fullmatch(text)
    if (
        match
        and match["day"]
        and match["sign"] != "-"
        and is_real(day := Day(*map(int, match.group("year", "month", "day"))))
    ):
        return Translation(day.iso())
    if translation := read_figures(text) or read_weekday(text):
        return translation if translation.edtf.count("-") == 2 else None
    words = read_day(text)
    return Translation(words.edtf()) if words and words.day else None


def _read_with_zeros(text: str, match: re.Match[str]) -> Translation | None:
    """Read a date of Wikidata, in which 00 stands for a month or a day that is not known.

    Return None where a day is named without a month. Raise BadDate for a year before Christ, which Wikidata counts
    otherwise than EDTF, and for a day that is none.
    """
    year, month, day = (int(number or 0) for number in match.group("year", "month", "day"))
    has_zero = "00" in match.group("month", "day")
    if (day and not month) or (match["sign"] == "-" and (not has_zero or year > 9998)):
        return None
    parts = [part for part in (match["month"], match["day"]) if int(part or 0)]
    if match["sign"] == "-":
        reason = f"a program means {year} BC by it, and EDTF {year + 1} BC"
        forms = ("-".join([year_in_edtf(number), *parts]) for number in (1 - year, -year))
        raise BadDate(text, reason, 0, tuple(forms) if year else ())
    if month > 12 or (day and not is_real(Day(year, month, day))):
        raise BadDate(text, "the calendar has no such day")
    if parts and year > 9999:
        return None
    return Translation("-".join([year_in_edtf(year), *parts]))
