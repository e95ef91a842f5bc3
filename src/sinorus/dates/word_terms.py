"""Read a term: one date, in EDTF or in English, without words of doubt and without a relation to another date."""

import re
from collections.abc import Callable

from sinorus.base.errors import BadDate
from sinorus.dates.day import year_in_edtf
from sinorus.dates.dual_dates import read_dual
from sinorus.dates.edtf_sets import read_any
from sinorus.dates.figures import read_figures
from sinorus.dates.julian_words import read_old_style
from sinorus.dates.masks_in_words import read_masked
from sinorus.dates.stamps import read_stamp
from sinorus.dates.word_dateutil import Translation, read_day, read_days_of_month, read_weekday
from sinorus.dates.word_parts import part_of, split_part
from sinorus.dates.word_years import ERA, LONG, WITH_ERA, YEAR, month_in_edtf, year_of

_FIRST = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh")
_LATER = ("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth")
_ORDINALS = (*_FIRST, *_LATER, "twentieth", "twenty-first")
_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_HEMISPHERES = {"northern": 4, "southern": 8}

_DECADE = rf"""(?: the [ ] )? (?:
    (?P<decade> [0-9]{{3}} ) 0'?s | '? (?P<tens> [2-9] ) 0'?s | (?P<word> {"|".join(_TENS)} )
)"""
_DECADE_BC = r"(?: the [ ] )? (?P<before> [1-9][0-9]{0,2} ) 0'?s [ ] b\.?[ ]?c\.?(?:[ ]?e\.?)?"
_CENTURY = rf"""(?: the [ ] )? (?:
    (?P<ordinal> [0-9]{{1,2}} (?: st | nd | rd | th ) | {"|".join(_ORDINALS)} ) [ -]? (?: century | cent\.? | c\. )
    | (?P<figures> [0-9]{{1,2}} (?: th | st | nd | rd )? ) [ ]? c \.?
) (?: [ ] {ERA} )?"""
_SEASON = rf"""(?: the [ ] )? (?P<season> spring | summer | autumn | fall | winter ) (?: ,?[ ] | - ) (?: of [ ] )?
    {YEAR} (?: [ ]? [-/] [ ]? (?P<next> [0-9]{{4}} | [0-9]{{2}} ) )? (?: [ ] \( (?P<side> northern | southern ) \) )?"""
_QUARTER = rf"""(?:
    (?: (?P<letter> [qh] ) (?P<quarter> [1-4] ) | (?P<front> [1-4] ) (?P<behind> [qh] ) ) [ -/]?
    | (?: the [ ] )? (?P<ordinal> first | second | third | fourth | 1st | 2nd | 3rd | 4th )
    [ ] (?P<unit> quarter | half ) (?: [ ] of )? [ ]
) [ ]? {YEAR}"""
_QUARTER_LAST = r"(?P<year> [1-9][0-9]{3} ) [ -]? (?P<letter> [qh] ) (?P<quarter> [1-4] )"
_LIKE_EDTF = re.compile(r"(?=.*[0-9X])[0-9XYESTZ?~%:+./,\[\]{}-]+")
# Two letters, or one that stands for a quarter, a half or a century, or in A.D.
_HAS_WORD = re.compile("[a-z]{2}|[qhcsad]", re.IGNORECASE)
_LEAD = re.compile(r"(?:(?:in|on|during|of|dated) )?(?:the )?(?:years? )?", re.IGNORECASE)
_DIGITS = re.compile(r"(?P<year>.+) \(to (?P<count>[1-9]) significant digits?\)", re.IGNORECASE)


def read_term(text: str) -> Translation | None:
    """Read one term. Return None for anything else; raise BadDate if it could mean two things or names no real date."""
    if (translation := _read_bare(text)) is not None:
        return translation
    lead = _LEAD.match(text) if _HAS_WORD.search(text) else None
    rest = text[lead.end() :] if lead else text
    return _read_bare(rest) if rest not in ("", text) else None


def _read_bare(text: str) -> Translation | None:
    """Read one term without words such as in the year before it."""
    readers: tuple[Callable[[str], Translation | None], ...] = (_read_edtf, read_stamp, read_figures)
    if _HAS_WORD.search(text):
        readers = (*readers, read_dual, read_old_style, _read_phrase, _read_day, _read_masked, _read_part)
    for read in readers:
        if (translation := read(text)) is not None:
            return translation
    return _read_long_year(match) if (match := LONG.fullmatch(text)) else None


def _read_edtf(text: str) -> Translation | None:
    """Take EDTF as it is. Return None for anything else."""
    if not _LIKE_EDTF.fullmatch(text):
        return None
    try:
        # No remedy is looked for, as `parse` does.
        return Translation(read_any(text).edtf)
    except BadDate:
        return None


def _read_masked(text: str) -> Translation | None:
    return read_masked(text, read_term)


def _read_day(text: str) -> Translation | None:
    """Read a day, several days of a month, or a month. Return None for anything else."""
    if weekday := read_weekday(text):
        return weekday
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


def _read_part(text: str) -> Translation | None:
    """Read the late 1960s, early May 1950 or the first half of the 20th century. Return None for anything else."""
    split = split_part(text)
    if split is None:
        return None
    number, count, name = split
    try:
        whole = _read_bare(name)
    except BadDate as error:
        forms = [part_of(_hundred(form), number, count) for form in error.forms]
        raise BadDate(text, error.reason, 0, tuple(filter(None, forms))) from None
    edtf = whole and part_of(whole.edtf, number, count)
    return Translation(edtf, whole.note) if whole and edtf else None


def _hundred(edtf: str) -> str:
    """Write a century such as 19XX as its years from 01 on, which its parts are counted from; leave others alone."""
    return _years_of_century(int(edtf[:2]) + 1) if edtf.endswith("XX") else edtf


def _read_decade(match: re.Match[str]) -> Translation:
    """Read the 1950s as 195X. Raise BadDate for the 1900s, which may be a century."""
    if match["decade"]:
        decade, note = match["decade"], ""
    else:
        tens = match["tens"] or str(_TENS.index(match["word"].lower()) + 2)
        decade, note = f"19{tens}", "the last century is assumed"
    if decade.endswith("0"):
        forms = (f"{decade}X", f"{decade[:2]}XX")
        raise BadDate(match.string, "this could be the decade or the century", 0, forms)
    return Translation(f"{decade}X", note)


def _read_decade_bc(match: re.Match[str]) -> Translation | None:
    """Read the 440s BC, 449 to 440 BC, as -0448/-0439. Return None for the 400s BC, which may be a century."""
    last = int(match["before"]) * 10
    return Translation(f"{year_in_edtf(-8 - last)}/{year_in_edtf(1 - last)}") if last % 100 else None


def _read_century(match: re.Match[str]) -> Translation | None:
    """Read the 17th century, counted strictly, as 1601/1700. Return None for a century 0."""
    century = _number(match["ordinal"] or match["figures"])
    if not century:
        return None
    return Translation(_years_of_century(1 - century if match["bc"] else century))


def _years_of_century(century: int) -> str:
    """Write the years of a century, counted from 01; the century 0 is the first before Christ."""
    return f"{year_in_edtf((century - 1) * 100 + 1)}/{year_in_edtf(century * 100)}"


def _read_year(match: re.Match[str]) -> Translation:
    """Read 618 AD as 0618 and 501 BC as -0500, for 1 BC is 0000. Raise BadDate for a year 0."""
    return Translation(year_in_edtf(year_of(match)))


def _read_long_year(match: re.Match[str]) -> Translation:
    """Read 170,000 as Y170000."""
    return Translation(year_in_edtf(int(match[0].replace(",", ""))))


def _read_digits(match: re.Match[str]) -> Translation | None:
    """Read 1950 (to 2 significant digits) as 1950S2. Return None for what has no year before it."""
    year = _read_bare(match["year"])
    return Translation(f"{year.edtf}S{match['count']}") if year else None


def _read_season(match: re.Match[str]) -> Translation | None:
    """Read spring 1969 as 1969-21. Return None if anything but a winter names two years."""
    season, year = match["season"].lower(), year_of(match)
    runs_on = season == "winter" or (season, (match["side"] or "").lower()) == ("summer", "southern")
    if match["next"] and not (runs_on and str(year + 1).endswith(match["next"])):
        return None
    is_assumed = season == "winter" and not match["next"] and not match["bc"] and not match["side"]
    note = f"the winter from December {year} to February {year + 1} is assumed" if is_assumed else ""
    code = _SEASONS[season] + _HEMISPHERES.get((match["side"] or "").lower(), 0)
    return Translation(month_in_edtf(year, code), note)


def _read_quarter(match: re.Match[str]) -> Translation | None:
    """Read a quarter as 1969-33 to 1969-36, a half as 1969-40 or 1969-41. Return None for a third or fourth half."""
    groups = match.groupdict()
    number = int(groups.get("quarter") or groups.get("front") or 0) or _number(match["ordinal"])
    name = (groups.get("unit") or groups.get("letter") or groups.get("behind") or "").lower()
    year = int(match["year"]) if "year_ad" not in groups else year_of(match)
    if name in ("half", "h"):
        return Translation(month_in_edtf(year, 39 + number)) if number <= 2 else None
    return Translation(month_in_edtf(year, 32 + number))


def _number(ordinal: str) -> int:
    """Return the number of an ordinal such as 3rd or third."""
    figures = ordinal.lower().rstrip("stndrh")
    return int(figures) if figures.isdigit() else _ORDINALS.index(ordinal.lower()) + 1


_PHRASES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Translation | None]], ...] = (
    *(
        (re.compile(pattern, re.VERBOSE | re.IGNORECASE), read)
        for pattern, read in (
            (_DECADE, _read_decade),
            (_DECADE_BC, _read_decade_bc),
            (_CENTURY, _read_century),
            (WITH_ERA, _read_year),
            (_SEASON, _read_season),
            (_QUARTER, _read_quarter),
            (_QUARTER_LAST, _read_quarter),
        )
    ),
    (_DIGITS, _read_digits),
)
