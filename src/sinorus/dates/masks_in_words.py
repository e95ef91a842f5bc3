"""Read what `write_words` writes for masked digits and for marks on parts of a date, so that it is read as it was."""

import re
from collections.abc import Callable

from sinorus.dates.word_dateutil import MONTH, Translation, month_number

Read = Callable[[str], Translation | None]

_YEARS = r"""(?: the [ ] (?P<decade> [0-9]{3} ) 0s | (?P<any> some [ ] year )
    | (?P<first> [0-9]{4} ) [ ]-[ ] (?P<last> [0-9]{4} ) )"""
_WHERE = rf"(?: in | of ) [ ] {_YEARS}"
_OF_DECADE = re.compile(rf"(?: (?P<day> [0-9]{{1,2}} ) [ ] )? {MONTH} [ ] {_WHERE}", re.VERBOSE | re.IGNORECASE)
_IN_YEARS = re.compile(_YEARS, re.VERBOSE | re.IGNORECASE)
_DAY_OF = re.compile(r"day (?P<day>[0-9]{1,2}) of (?P<whole>some month of .+)", re.IGNORECASE)
_SOME = re.compile(r"(?:some |an? )?(?P<unit>day|month) (?:of|in) (?:the )?(?P<whole>.+)", re.IGNORECASE)
_MARKED = re.compile(r"(?P<date>.+) \((?P<marks>[a-z ,;]+)\)", re.IGNORECASE)
_MARKS = {"approximate": "~", "uncertain": "?", "uncertain and approximate": "%"}
_UNITS = {"year": 0, "month": 1, "season": 1, "day": 2}
_YEAR_OR_MONTH = re.compile(r"(?P<year>-?[0-9X]{4})(?:-(?P<month>[0-9]{2}))?")


def read_masked(text: str, read: Read) -> Translation | None:
    """Read some day of Apr 1985, 25 Dec in the 1560s, some year, or 11 Jun 2004 (month uncertain).

    `read` reads the date within. Return None for anything else.
    """
    if text.lower() == "some year":
        return Translation("XXXX")
    for pattern, read_form in _FORMS:
        if match := pattern.fullmatch(text):
            return read_form(match, read)
    return None


def _read_of_decade(match: re.Match[str], _: Read) -> Translation | None:
    """Read 25 Dec in the 1560s as 156X-12-25."""
    month, year = month_number(match["month"]), _mask(match)
    day = f"-{int(match['day']):02}" if match["day"] else ""
    return Translation(f"{year}-{month:02}{day}") if month and year else None


def _mask(match: re.Match[str]) -> str:
    """Return the mask of a decade, of some year, or of years such as 1500 - 1599; "" for other years."""
    if match["any"] or match["decade"]:
        return "XXXX" if match["any"] else f"{match['decade']}X"
    pairs = list(zip(match["first"], match["last"], strict=True))
    mask = "".join(one if one == other else "X" for one, other in pairs)
    return mask if set(pairs) <= {(digit, digit) for digit in "0123456789"} | {("0", "9")} else ""


def _read_some(match: re.Match[str], read: Read) -> Translation | None:
    """Read some day of a month or a year, and some month of a year."""
    years = _IN_YEARS.fullmatch(match["whole"])
    whole = Translation(_mask(years)) if years and years["first"] else read(match["whole"])
    parts = whole and _YEAR_OR_MONTH.fullmatch(whole.edtf)
    if not whole or not parts:
        return None
    if match["unit"].lower() == "month":
        return None if parts["month"] else whole._replace(edtf=f"{whole.edtf}-XX")
    return whole._replace(edtf=f"{whole.edtf}-XX" if parts["month"] else f"{whole.edtf}-XX-XX")


def _read_day_of(match: re.Match[str], read: Read) -> Translation | None:
    """Read day 15 of some month of 1949."""
    month = read_masked(match["whole"], read)
    return month and month._replace(edtf=f"{month.edtf}-{int(match['day']):02}")


def _read_marked(match: re.Match[str], read: Read) -> Translation | None:
    """Read marks on parts of a date: each part named before its mark."""
    date = read(match["date"])
    parts = re.findall("-?[0-9X]+", date.edtf) if date and "/" not in date.edtf else []
    if not date or not 1 < len(parts) < 4:
        return None
    parts = [parts[0], *(part.removeprefix("-") for part in parts[1:])]
    for clause in match["marks"].lower().split("; "):
        names, _, mark = _split_mark(clause)
        units = [_UNITS.get(name, 3) for name in re.split(", | and ", re.sub(" (is|are)$", "", names))]
        if not mark or max(units) >= len(parts):
            return None
        for unit in units:
            parts[unit] = mark + parts[unit]
    return date._replace(edtf="-".join(parts))


def _split_mark(clause: str) -> tuple[str, str, str]:
    """Split "year and month approximate" into the names of the parts, the words of the mark and the mark."""
    for words in sorted(_MARKS, key=len, reverse=True):
        if clause.endswith(f" {words}"):
            return clause.removesuffix(f" {words}"), words, _MARKS[words]
    return clause, "", ""


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Read], Translation | None]], ...] = (
    (_OF_DECADE, _read_of_decade),
    (_DAY_OF, _read_day_of),
    (_SOME, _read_some),
    (_MARKED, _read_marked),
)
