"""Say why a text is no EDTF date, in one sentence. Loaded only where a date is refused.

The functions return a BadDate for their caller to raise. What to write in its place is offered by `dates.remedies`.
"""

import re

from sinorus.base.errors import BadDate
from sinorus.dates.day import MONTHS, Day, month_length

FORMS = ("1949-10-01", "1949/1991")
"""Examples for a text that says nothing of a date."""

# Pattern and reason. The first pattern that matches anywhere decides, and its place is the position of the error.
_HINTS = tuple(
    (re.compile(pattern), reason)
    for pattern, reason in (
        (r"\s", "EDTF has no blanks"),
        (r"(?<![^0-9X-])x(?=[0-9Xx?~%-]*$)", "a masked digit is a capital X"),
        (r"(?<=[0-9-])u", "the u of the draft of 2012 is now X"),
        (r"^[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{4}$", "a date in figures begins with the year and has hyphens"),
        (r"^[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2}$", "a date in figures has a year of four figures"),
        (r"^[0-9]{1,2}[/.-][0-9]{4}$", "a date in figures begins with the year and has hyphens"),
        (r"^[0-9]{4}[/.][0-9]{1,2}[/.][0-9]{1,2}$", "a date in figures has hyphens"),
        (r"^-?[0-9]{1,3}-", "a year has four digits"),
        (r"(?<=^[0-9]{4})-$", "an open end is a slash and a double dot"),
        (r"^[0-9]{5}$", "a year of five digits or more begins with Y, and `import` alone reads serial numbers of days"),
        (r"^[0-9]{6}$", "year and month are set apart by a hyphen, and a year of six digits begins with Y"),
        (r"^-?[0-9]{10,}$", "years run from -999,999,999 to 999,999,999"),
        (r"^-?[0-9]{5,}$", "a year of five digits or more begins with Y"),
        (r"^-?y|^-Y", "a long year begins with Y, and a minus comes after it"),
        (r"^open$", "the word open of the draft of 2012 is now a double dot"),
        (r"^unknown$", "the word unknown of the draft of 2012 is now left out"),
        (r"\bP[0-9]", "durations are not read"),
        (r"W[0-9]", "dates by week are not read"),
        (r"(?<=[?~%])[?~%]", "one qualifier is enough, and % says both uncertain and approximate"),
        (r"^[?~%]+$", "a qualifier needs a date"),
        (r"^\+[0-9]", "a year after Christ has no plus before it"),
        (r"[0-9]T[0-9:]+[.,][0-9]", "a time of day has whole seconds"),
        (r"[0-9]T24", "the hour of a time of day runs from 00 to 23"),
        (r"[0-9]T|Z$", "a time of day needs a complete day before it, and hours, minutes and seconds"),
        (r"[0-9]E(?![0-9])", "an exponent is a positive number"),
        (r"/.*/", "an interval has one slash"),
        (r"/", "an interval cannot stand inside a set"),
        (r"[\[\]{}]", "brackets stand round the whole set"),
        (r"\.\.", "a double dot stands alone at one end of an interval, or in brackets"),
        (r",", "a list needs brackets"),
        (r"^[0-9]{4}[.][0-9]+$", "a fraction of a year is not read"),
        (r"-[0-9X]?(?![0-9X])", "months and days have two digits"),
        (r"^X{1,3}$", "a year has four characters, digits or X"),
    )
)
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
        return BadDate(text, "a year has four figures, such as 1949", 0)
    if short := re.fullmatch(r"(-?)([0-9]{1,3})", text):
        padded = f"{short[1]}{short[2]:0>4}".replace("-0000", "0000")
        return BadDate(text, f"a year has four digits, so the year {text} is written {padded}", 0)
    if re.fullmatch(r"[0-9]{8}", text):
        return BadDate(text, "the parts of a date are set apart by hyphens", 4)
    for pattern, reason in _HINTS:
        if match := pattern.search(text):
            return BadDate(text, reason, match.start())
    beginning = _BEGINNING.match(text)
    return BadDate(text, "this is no date in EDTF", beginning.end() if beginning else 0)


def explain_day(match: re.Match[str]) -> BadDate:
    """Explain why a date of the right form names no day of the calendar (rules D3, D7)."""
    text, year, month, day = match.string, match["year"], match["month"], match["day"]
    if "X" in month and day in (None, "XX"):
        return BadDate(text, "no month fits this mask", match.start("month"))
    if "X" not in month and not 1 <= int(month) <= 12:
        reason = "a month runs from 01 to 12, a season or another part of a year from 21 to 41"
        return BadDate(text, reason, match.start("month"))
    if "X" in year + month + day:
        return BadDate(text, "no day of the calendar fits this mask", match.start("day"))
    return _explain_length(text, match.start("day"), Day(int(year), int(month), int(day)))


def _explain_length(text: str, position: int, day: Day) -> BadDate:
    """Explain that a month has not so many days, with the Gregorian name of a day that only the Julian calendar has."""
    from sinorus.dates.julian import is_julian, julian_to_gregorian

    length = month_length(day.year, day.month)
    name = f"{MONTHS[day.month - 1]} {day.year}"
    if is_julian(day):
        gregorian = julian_to_gregorian(day).iso()
        reason = f"{day.day} {name} exists only in the Julian calendar; in the Gregorian it is {gregorian}"
        return BadDate(text, reason, position)
    return BadDate(text, f"{name} has {length} days", position)


def _explain_character(text: str, match: re.Match[str]) -> BadDate:
    """Explain that a character is not ASCII, and which letter it was probably taken for."""
    from unicodedata import name

    character = match[0]
    label = f"{name(character, 'a character without a name')} (U+{ord(character):04X})"
    if latin := _LOOK_ALIKES.get(character):
        return BadDate(text, f"{label} stands where the Latin {latin} belongs", match.start())
    return BadDate(text, f"{label} is not ASCII, as every character of EDTF is", match.start())
