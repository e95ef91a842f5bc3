"""Read decades, centuries, eras, seasons and other parts of a year in English, each as (EDTF, note)."""

import re
from collections.abc import Callable

from sinorus.base.errors import BadDate
from sinorus.dates.day import year_in_edtf

Found = tuple[str, str]

_FIRST = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh")
_LATER = ("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth")
_ORDINALS = (*_FIRST, *_LATER, "twentieth", "twenty-first")
_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_THIRDS_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_THIRDS_OF_CENTURY = {"early": (1, 33), "mid": (34, 66), "late": (67, 100)}

_PART = r"(?: the [ ] )? (?: (?P<part> early | mid | late ) [ -] )? (?: the [ ] )?"
_DECADE = rf"{_PART} (?: (?P<decade> [0-9]{{3}} ) 0'?s | '? (?P<tens> [2-9] ) 0'?s | (?P<word> {'|'.join(_TENS)} ) )"
_CENTURY = rf"""{_PART} (?:
    (?P<number> [0-9]{{1,2}} ) (?: st | nd | rd | th ) | (?P<word> {"|".join(_ORDINALS)} )
) [ ] century"""
_BEFORE_CHRIST = r"(?P<year> [0-9]{1,9} ) [ ]? (?: bce? | b\.[ ]?c\.(?:[ ]?e\.)? )"
_AFTER_CHRIST = r"""
    (?: ad | a\.[ ]?d\. ) [ ]? (?P<year> [0-9]{1,9} ) | (?P<other> [0-9]{1,9} ) [ ]? (?: ad | ce | a\.[ ]?d\. | c\.[ ]?e\. )
"""
_SEASON = r"""(?: the [ ] )? (?P<season> spring | summer | autumn | fall | winter ) [ ] (?: of [ ] )?
    (?P<year> [0-9]{4} ) (?: [ ]? [-/] [ ]? (?P<next> [0-9]{4} | [0-9]{2} ) )?"""
_QUARTER = r"""(?:
    q (?P<quarter> [1-4] ) | (?: the [ ] )? (?P<ordinal> first | second | third | fourth | 1st | 2nd | 3rd | 4th )
    [ ] (?P<unit> quarter | half ) (?: [ ] of )?
) [ ] (?P<year> [0-9]{4} )"""


def read_phrase(text: str) -> Found | None:
    """Read one phrase; None if it is none of these, BadDate if it could mean two things."""
    for pattern, found in _RULES:
        if match := pattern.fullmatch(text):
            return found(match)
    return None


def _decade(match: re.Match[str]) -> Found | None:
    """Read the 1950s as 195X and the late 1960s as 1967/1969."""
    if match["decade"]:
        decade, note = match["decade"], ""
    else:
        tens = match["tens"] or str(_TENS.index(match["word"].lower()) + 2)
        decade, note = f"19{tens}", "the last century is assumed"
    if decade.endswith("0"):
        reason = "this could be the decade or the century"
        raise BadDate(match.string, reason, match.start("decade"), (f"{decade}X", f"{decade[:2]}XX"))
    if not match["part"]:
        return f"{decade}X", note
    first, last = _THIRDS_OF_DECADE[match["part"].lower()]
    return f"{decade}{first}/{decade}{last}", note


def _century(match: re.Match[str]) -> Found | None:
    """Read the 17th century, counted strictly, as 1601/1700, and its parts as thirds."""
    century = int(match["number"] or _ORDINALS.index(match["word"].lower()) + 1)
    first, last = _THIRDS_OF_CENTURY[match["part"].lower()] if match["part"] else (1, 100)
    before = (century - 1) * 100
    return (f"{before + first:04}/{before + last:04}", "") if century else None


def _before_christ(match: re.Match[str]) -> Found | None:
    return _year_of_era(match, 1 - int(match["year"]))


def _after_christ(match: re.Match[str]) -> Found | None:
    return _year_of_era(match, int(match["year"] or match["other"]))


def _year_of_era(match: re.Match[str], year: int) -> Found | None:
    """Write the year in EDTF, where 0000 is 1 BC."""
    if not int(match["year"] or match["other"]):
        raise BadDate(match.string, "there is no year 0 before or after Christ", 0, ("0000", "0001"))
    return year_in_edtf(year), ""


def _season(match: re.Match[str]) -> Found | None:
    """Read a season; only a winter may name both its years."""
    season, year = match["season"].lower(), int(match["year"])
    if match["next"] and (season != "winter" or not str(year + 1).endswith(match["next"])):
        return None
    assumed = season == "winter" and not match["next"]
    note = f"the winter from December {year} to February {year + 1} is assumed" if assumed else ""
    return f"{match['year']}-{_SEASONS[season]}", note


def _quarter(match: re.Match[str]) -> Found | None:
    number = int(match["quarter"] or 0) or _FIRST.index(_spelt(match["ordinal"].lower())) + 1
    if (match["unit"] or "").lower() == "half":
        return (f"{match['year']}-{39 + number}", "") if number <= 2 else None
    return f"{match['year']}-{32 + number}", ""


def _spelt(ordinal: str) -> str:
    return _FIRST[int(ordinal[0]) - 1] if ordinal[0].isdigit() else ordinal


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Found | None]], ...] = tuple(
    (re.compile(pattern, re.VERBOSE | re.IGNORECASE), found)
    for pattern, found in (
        (_DECADE, _decade),
        (_CENTURY, _century),
        (_BEFORE_CHRIST, _before_christ),
        (_AFTER_CHRIST, _after_christ),
        (_SEASON, _season),
        (_QUARTER, _quarter),
    )
)
