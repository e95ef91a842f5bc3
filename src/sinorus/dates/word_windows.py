"""Translate the words that only a window may have: they count back from the last day of the data (docs/dates.md)."""

import re

from sinorus.base.errors import BadDate
from sinorus.dates.day import Day
from sinorus.dates.read_words import ON_A_CLOCK, simplified
from sinorus.dates.word_dateutil import Translation
from sinorus.dates.word_relations import UP_TO_PRESENT, read_relation

_PRESENT = re.compile(r"(?:the )?present", re.IGNORECASE)
_LAST = re.compile(r"(?:the )?(?:last|past) (?P<count>[1-9][0-9]{0,2}) (?P<unit>year|month|decade)s?", re.IGNORECASE)
_UNITS = {"year": ("years", 1), "month": ("months", 1), "decade": ("years", 10)}
_NO_CLOCK = "no answer depends on the day it is asked, and the present is the last day of the data"


def translate(text: str, as_of: Day) -> Translation | None:
    """Translate the words of a window to EDTF; None where a text has none of these words."""
    simple = simplified(text)
    end = f"{as_of.iso()}, the last day of the data"
    if match := _LAST.fullmatch(simple):
        first = _first(match["unit"].lower(), int(match["count"]), as_of).iso()
        return Translation(f"{first}/{as_of.iso()}", f"{first} to {end}")
    if _PRESENT.fullmatch(simple):
        return Translation(as_of.iso(), end)
    edtf = _up_to_present(simple)
    return Translation(f"{edtf.removesuffix('..')}{as_of.iso()}", f"the present is {end}") if edtf else None


def _first(unit: str, count: int, as_of: Day) -> Day:
    """Return the first day of the last so many years, months or decades, of which `as_of` is the last day."""
    name, times = _UNITS[unit]
    return as_of.shift(**{name: -count * times}).shift(days=1)


def _up_to_present(simple: str) -> str | None:
    """Return 2010/.. for 2010 to present; None for what is no such text, or begins with no date."""
    if not simple.isascii() or not UP_TO_PRESENT.fullmatch(simple):
        return None
    try:
        translation = read_relation(simple)
    except BadDate:
        return None
    return translation.edtf if translation and translation.edtf.endswith("/..") else None


def refusal(error: BadDate, as_of: Day) -> BadDate:
    """Return the error that refuses a text for a window: for words that need a clock it offers the present."""
    if error.reason != ON_A_CLOCK:
        return error
    return BadDate(error.text, _NO_CLOCK, error.position, ("present", as_of.iso()))
