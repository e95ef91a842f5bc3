"""Years in words: with an era, with commas between thousands, or four figures alone."""

import re

from sinorus.base.errors import BadDate
from sinorus.dates.day import year_in_edtf

_NUMBER = r"(?: [0-9]{1,3} (?: ,[0-9]{3} )+ | [0-9]{1,9} )"
ERA = r"(?: (?P<bc> b\.?[ ]?c\.?(?:[ ]?e\.?)? ) | a\.?[ ]?d\.? | c\.?[ ]?e\.? )"
"""An era behind a year, of which the group `bc` has those before Christ."""
WITH_ERA = rf"(?: a\.?[ ]?d\.? [ ]? (?P<year_ad> {_NUMBER} ) | (?P<year_of_era> {_NUMBER} ) [ ]? {ERA} )"
YEAR = rf"(?: {WITH_ERA} | (?P<year> [1-9][0-9]{{3}} ) )"
"""A year with an era, or of four figures."""
LONG = re.compile("[0-9]{2,3},[0-9]{3}|[0-9]{1,3}(?:,[0-9]{3}){2,}")
"""A year of five figures or more, with commas between thousands."""


def year_of(match: re.Match[str]) -> int:
    """Return the year that a match of YEAR or WITH_ERA has, where 1 BC is 0. Raise BadDate for a year 0."""
    groups = match.groupdict()
    number = int((groups.get("year") or match["year_ad"] or match["year_of_era"]).replace(",", ""))
    if not number:
        raise BadDate(match.string, "there is no year 0 before or after Christ")
    return 1 - number if groups["bc"] else number


def month_in_edtf(year: int, month: int) -> str:
    """Write a month as EDTF. Raise BadDate where its year has more than four figures, for EDTF has no such month."""
    if abs(year) > 9999:
        raise BadDate(str(year), "a year of five figures or more has no months in EDTF")
    return f"{year_in_edtf(year)}-{month:02}"
