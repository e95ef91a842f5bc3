"""Say why a text is no EDTF date, in one sentence with two forms that would do. Loaded only where a date is refused.

The functions return a BadDate for their caller to raise.
"""

import re

from sinorus.base.errors import BadDate
from sinorus.dates.day import MONTHS, Day, month_length

FORMS = ("1949-10-01", "1949/1991")
"""The forms that are offered where none is nearer."""

# Pattern, reason, forms to offer (None for forms with a time of day). The first pattern that matches anywhere decides,
# and the place of its match is the position of the error.
_HINTS = (
    (r"\s", "EDTF has no blanks", ("1949-10-01", "[1667,1668]")),
    (r"(?<![^0-9X-])x(?=[0-9Xx?~%-]*$)", "a masked digit is a capital X", ("195X", "1949-XX")),
    (r"(?<=[0-9-])u", "the u of the draft of 2012 is now X", ("195X", "1949-XX")),
    (r"^-?[0-9]{1,3}-", "a year has four digits", ("0985-04-12", "1985-04-12")),
    (r"(?<=^[0-9]{4})-$", "an open end is a slash and a double dot", ("1949/..", "1949")),
    (r"^-?[0-9]{5,}$", "a year of five digits or more begins with Y", ("Y12000", "Y-12000")),
    (r"^-?y|^-Y", "a long year begins with Y, and a minus comes after it", ("Y170000002", "Y-170000002")),
    (r"^open$", "the word open of the draft of 2012 is now a double dot", ("1985/..", "../1985")),
    (r"^unknown$", "the word unknown of the draft of 2012 is now left out", ("1985/", "/1985")),
    (r"\bP[0-9]", "durations are not read", ("1985-04-12/1985-04-15", "1985-04")),
    (r"W[0-9]", "dates by week are not read", ("1969-03-02", "1969-03")),
    (r"(?<=[?~%])[?~%]", "one qualifier is enough, and % says both uncertain and approximate", ("1984?", "1984%")),
    (r"^[?~%]+$", "a qualifier needs a date", ("1984?", "1984~")),
    (r"[0-9]T|Z$", "a time of day needs a complete day before it, and hours, minutes and seconds", None),
    (r"[0-9]E(?![0-9])", "an exponent is a positive number", ("Y17E7", "Y170000002")),
    (r"/", "an interval cannot stand inside a set", ("[1858..1860]", "{1858,1860}")),
    (r"[\[\]{}]", "brackets stand round the whole set", ("[1858,1860]", "{1858,1860}")),
    (r"\.\.", "a double dot stands alone at one end of an interval, or in brackets", ("1911/..", "[1911..]")),
    (r",", "a list needs brackets", ("[1985,1986]", "{1985,1986}")),
    (r"-[0-9X]?(?![0-9X])", "months and days have two digits", ("1985-04-01", "1985-XX-01")),
    (r"^X{1,3}$", "a year has four characters, digits or X", ("19XX", "195X")),
)
# Slips that can be mended: the pattern of the whole text, what was probably meant, and a second form to offer.
_SLIPS = (
    (r"([0-9]{3})[xu]", r"\1X", r"\1X~"),
    (r"([0-9]{2})[xu]{2}", r"\1XX", r"\1XX~"),
    (r"([0-9]{4})-", r"\1/..", r"\1"),
    (r"y?(-?[1-9][0-9]{4,8})", r"Y\1", r"Y\1~"),
    (r"([0-9]{4})-([1-9])", r"\1-0\2", r"\1"),
    (r"([0-9]{4})-([1-9])-([1-9])", r"\1-0\2-0\3", r"\1-0\2"),
    (r"([0-9]{4})-([1-9])-(0[1-9]|1[0-9]|2[0-8])", r"\1-0\2-\3", r"\1-0\2"),
    (r"([0-9]{4})-(0[1-9]|1[0-2])-([1-9])", r"\1-\2-0\3", r"\1-\2"),
)
_TIME_FORMS = ("1969-09-11T09:30:00Z", "1969-09-11")
# The beginning of a date. The first character behind it is the position of the error.
_BEGINNING = re.compile(r"[?~%]? (?: -?[0-9X]{0,4} | Y-?[0-9]* ) (?: [?~%]?-[0-9X]{0,2} ){0,2}", re.VERBOSE)
_LOOK_ALIKES = {"\u0425": "X", "\u0445": "X", "\u03a7": "X"}


def explain_form(text: str) -> BadDate:
    """Explain why a text has not the form of a date."""
    if not text:
        return BadDate(text, "nothing was given", 0, FORMS)
    if match := re.search(r"[^\x00-\x7f]", text):
        return _explain_character(text, match)
    if re.fullmatch(r"[0-9]{1,2}", text):
        return BadDate(text, "a year has four figures, such as 1949", 0, (f"19{text:0>2}", f"18{text:0>2}"))
    if short := re.fullmatch(r"(-?)([0-9]{1,3})", text):
        padded = f"{short[1]}{short[2]:0>4}".replace("-0000", "0000")
        reason = f"a year has four digits, so the year {text} is written {padded}"
        return BadDate(text, reason, 0, (padded, f"{padded}~"))
    if re.fullmatch(r"[0-9]{8}", text):
        return BadDate(text, "the parts of a date are set apart by hyphens", 4, ("1985-04-12", "1985-04"))
    for pattern, reason, forms in _HINTS:
        if match := re.search(pattern, text):
            return BadDate(text, reason, match.start(), _mend(text) or forms or _TIME_FORMS)
    beginning = _BEGINNING.match(text)
    return BadDate(text, "this is no date in EDTF", beginning.end() if beginning else 0, FORMS)


def _mend(text: str) -> tuple[str, str] | None:
    """Return what was probably meant by a common slip, and a second form to offer; None for other texts."""
    for pattern, meant, second in _SLIPS:
        if match := re.fullmatch(pattern, text):
            return match.expand(meant), match.expand(second)
    years = re.fullmatch(r"([0-9]{4})\.\.([0-9]{4})", text)
    if years and years[1] < years[2]:
        return f"{years[1]}/{years[2]}", f"[{text}]"
    return None


def explain_day(match: re.Match[str]) -> BadDate:
    """Explain why a date of the right form names no day of the calendar (rules D3, D7)."""
    text, year, month, day = match.string, match["year"], match["month"], match["day"]
    if "X" in month and day in (None, "XX"):
        return BadDate(text, "no month fits this mask", match.start("month"), (f"{year}-XX", f"{year}-1X"))
    if "X" not in month and not 1 <= int(month) <= 12:
        reason = "a month runs from 01 to 12, a season or another part of a year from 21 to 41"
        return BadDate(text, reason, match.start("month"), (f"{year}-12", f"{year}-21"))
    if "X" in year + month + day:
        return BadDate(text, "no day of the calendar fits this mask", match.start("day"), (f"{year}-XX-XX", year))
    return _explain_length(text, match.start("day"), Day(int(year), int(month), int(day)))


def _explain_length(text: str, position: int, day: Day) -> BadDate:
    """Explain that a month has not so many days, with the Gregorian name of a day that only the Julian calendar has."""
    from sinorus.dates.julian import is_julian, julian_to_gregorian

    length = month_length(day.year, day.month)
    last = day._replace(day=length).iso()
    name = f"{MONTHS[day.month - 1]} {day.year}"
    if is_julian(day):
        gregorian = julian_to_gregorian(day).iso()
        reason = f"{day.day} {name} exists only in the Julian calendar; in the Gregorian it is {gregorian}"
        return BadDate(text, reason, position, (gregorian, last))
    return BadDate(text, f"{name} has {length} days", position, (last, last[:-3]))


def _explain_character(text: str, match: re.Match[str]) -> BadDate:
    """Explain that a character is not ASCII, and which letter it was probably taken for."""
    from unicodedata import name

    character = match[0]
    label = f"{name(character, 'a character without a name')} (U+{ord(character):04X})"
    if latin := _LOOK_ALIKES.get(character):
        return BadDate(text, f"{label} stands where the Latin {latin} belongs", match.start(), ("195X", "1949-XX"))
    return BadDate(text, f"{label} is not ASCII, as every character of EDTF is", match.start(), FORMS)
