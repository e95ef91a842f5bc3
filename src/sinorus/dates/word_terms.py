"""Read a term: one date, in EDTF or in English, without words of doubt and without a relation to another date."""

import re
from collections.abc import Callable

from sinorus.base.errors import BadDate
from sinorus.dates.day import year_in_edtf
from sinorus.dates.edtf import parse
from sinorus.dates.figures import read_figures
from sinorus.dates.julian_words import read_old_style
from sinorus.dates.word_dateutil import Translation, read_day, read_days_of_month

_FIRST = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh")
_LATER = ("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth")
_ORDINALS = (*_FIRST, *_LATER, "twentieth", "twenty-first")
_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_THIRDS_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_THIRDS_OF_CENTURY = {"early": (1, 33), "mid": (34, 66), "late": (67, 100)}

_THIRD = r"(?: the [ ] )? (?: (?P<third> early | mid | late ) [ -] )? (?: the [ ] )?"
_DECADE = rf"{_THIRD} (?: (?P<decade> [0-9]{{3}} ) 0'?s | '? (?P<tens> [2-9] ) 0'?s | (?P<word> {'|'.join(_TENS)} ) )"
_CENTURY = rf"{_THIRD} (?P<ordinal> [0-9]{{1,2}} (?: st | nd | rd | th ) | {'|'.join(_ORDINALS)} ) [ ] century"
_ERA = r"""
    (?: ad | a\.[ ]?d\. ) [ ]? (?P<year_ad> [0-9]{1,9} )
    | (?P<year> [0-9]{1,9} ) [ ]? (?: (?P<bc> bce? | b\.[ ]?c\.(?:[ ]?e\.)? ) | ad | ce | a\.[ ]?d\. | c\.[ ]?e\. )
"""
_SEASON = r"""(?: the [ ] )? (?P<season> spring | summer | autumn | fall | winter ) [ ] (?: of [ ] )?
    (?P<year> [0-9]{4} ) (?: [ ]? [-/] [ ]? (?P<next> [0-9]{4} | [0-9]{2} ) )?"""
_QUARTER = r"""(?:
    q (?P<quarter> [1-4] ) | (?: the [ ] )? (?P<ordinal> first | second | third | fourth | 1st | 2nd | 3rd | 4th )
    [ ] (?P<unit> quarter | half ) (?: [ ] of )?
) [ ] (?P<year> [0-9]{4} )"""


def read_term(text: str) -> Translation | None:
    """Read one term. Return None for anything else; raise BadDate if it could mean two things or names no real date."""
    for read in (_read_edtf, read_figures, read_old_style, _read_phrase, _read_day):
        if (translation := read(text)) is not None:
            return translation
    return None


def _read_edtf(text: str) -> Translation | None:
    """Take EDTF as it is. Return None for anything else."""
    try:
        return Translation(parse(text).text)
    except BadDate:
        return None


def _read_day(text: str) -> Translation | None:
    """Read a day, several days of a month, or a month. Return None for anything else."""
    day = read_day(text)
    edtf = day.edtf() if day else read_days_of_month(text)
    return None if edtf is None else Translation(edtf)


def _read_phrase(text: str) -> Translation | None:
    """Read a decade, a century, a year of an era or a part of a year. Return None for anything else.

    Raise BadDate if it could mean two things or names no year.
    """
    for pattern, read in _PHRASES:
        if match := pattern.fullmatch(text):
            return read(match)
    return None


def _read_decade(match: re.Match[str]) -> Translation:
    """Read the 1950s as 195X and the late 1960s as 1967/1969. Raise BadDate for the 1900s, which may be a century."""
    if match["decade"]:
        decade, note = match["decade"], ""
    else:
        tens = match["tens"] or str(_TENS.index(match["word"].lower()) + 2)
        decade, note = f"19{tens}", "the last century is assumed"
    third = (match["third"] or "").lower()
    if decade.endswith("0"):
        century = _years_of_century(int(decade[:2]) + 1, third) if third else f"{decade[:2]}XX"
        raise BadDate(match.string, "this could be the decade or the century", 0, (_years(decade, third), century))
    return Translation(_years(decade, third), note)


def _years(decade: str, third: str) -> str:
    """Write a decade, or the years of its early, mid or late part."""
    if not third:
        return f"{decade}X"
    first, last = _THIRDS_OF_DECADE[third]
    return f"{decade}{first}/{decade}{last}"


def _read_century(match: re.Match[str]) -> Translation | None:
    """Read the 17th century, counted strictly, as 1601/1700, and its thirds. Return None for a century 0."""
    century = _number(match["ordinal"])
    return Translation(_years_of_century(century, (match["third"] or "").lower())) if century else None


def _years_of_century(century: int, third: str) -> str:
    """Write the years of a century, counted from 01, or of its early, mid or late part."""
    first, last = _THIRDS_OF_CENTURY[third] if third else (1, 100)
    before = (century - 1) * 100
    return f"{before + first:04}/{before + last:04}"


def _read_year_of_era(match: re.Match[str]) -> Translation:
    """Read 618 AD as 0618 and 501 BC as -0500, for 1 BC is 0000. Raise BadDate for a year 0."""
    year = int(match["year"] or match["year_ad"])
    if not year:
        raise BadDate(match.string, "there is no year 0 before or after Christ")
    return Translation(year_in_edtf(1 - year if match["bc"] else year))


def _read_season(match: re.Match[str]) -> Translation | None:
    """Read spring 1969 as 1969-21. Return None if anything but a winter names two years."""
    season, year = match["season"].lower(), int(match["year"])
    if match["next"] and (season != "winter" or not str(year + 1).endswith(match["next"])):
        return None
    is_assumed = season == "winter" and not match["next"]
    note = f"the winter from December {year} to February {year + 1} is assumed" if is_assumed else ""
    return Translation(f"{match['year']}-{_SEASONS[season]}", note)


def _read_quarter(match: re.Match[str]) -> Translation | None:
    """Read a quarter as 1969-33 to 1969-36, a half as 1969-40 or 1969-41. Return None for a third or fourth half."""
    number = int(match["quarter"] or 0) or _number(match["ordinal"])
    if (match["unit"] or "").lower() == "half":
        return Translation(f"{match['year']}-{39 + number}") if number <= 2 else None
    return Translation(f"{match['year']}-{32 + number}")


def _number(ordinal: str) -> int:
    """Return the number of an ordinal such as 3rd or third."""
    figures = ordinal.lower().rstrip("stndrh")
    return int(figures) if figures.isdigit() else _ORDINALS.index(ordinal.lower()) + 1


_PHRASES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Translation | None]], ...] = tuple(
    (re.compile(pattern, re.VERBOSE | re.IGNORECASE), read)
    for pattern, read in (
        (_DECADE, _read_decade),
        (_CENTURY, _read_century),
        (_ERA, _read_year_of_era),
        (_SEASON, _read_season),
        (_QUARTER, _read_quarter),
    )
)
