"""The forms of a single EDTF date, the level of the standard that each belongs to, and the marks behind it."""

import re

_SEASONS = ((3, 3), (6, 3), (9, 3), (12, 3))
_QUARTERS = ((1, 3), (4, 3), (7, 3), (10, 3))
_TERMS = ((1, 4), (5, 4), (9, 4))
_HALVES = ((1, 6), (7, 6))
_SOUTHERN_SEASONS = (*_SEASONS[2:], *_SEASONS[:2])
PARTS_OF_YEAR = {
    str(code): first_month_and_length
    for code, first_month_and_length in enumerate(
        (*_SEASONS, *_SEASONS, *_SOUTHERN_SEASONS, *_QUARTERS, *_TERMS, *_HALVES), start=21
    )
}
"""The numbers 21 to 41 in place of a month, as first month and number of months (rule D5 of docs/dates.md)."""
_PARTS_OF_LEVEL_2 = frozenset(PARTS_OF_YEAR) - {"21", "22", "23", "24"}

SINGLE = re.compile(
    r"""
    (?P<before_year> [?~%] )?
    (?P<year> -?[0-9X]{4} | Y -?[0-9]+ (?: E [0-9]+ )? )
    (?: S (?P<significant> [0-9]+ ) )?
    (?P<after_year> [?~%] )?
    (?: -
        (?P<before_month> [?~%] )?
        (?P<month> [0-9X]{2} )
        (?P<after_month> [?~%] )?
        (?: -
            (?P<before_day> [?~%] )?
            (?P<day> [0-9X]{2} )
            (?P<after_day> [?~%] )?
        )?
    )?
    """,
    re.VERBOSE,
)
"""A single date without a time of day."""
SINGLE_WITH_TIME = re.compile(
    r"""
    (?P<date> -? [0-9]{4} - [0-9]{2} - [0-9]{2} )
    T (?P<hour> [0-9]{2} ) : (?P<minute> [0-9]{2} ) : (?P<second> [0-9]{2} )
    (?: Z | [+-] (?P<zone_hour> [0-9]{2} ) (?: : (?P<zone_minute> [0-9]{2} ) )? )?
    """,
    re.VERBOSE,
)
"""A single date with a time of day."""
_MASKED_FROM_THE_RIGHT = re.compile(
    r"-? (?: [0-9]{2} [0-9X] X | [0-9]{4} (?: -XX | -[0-9]{2}-XX | -XX-XX ) )", re.VERBOSE
)
_BETWEEN_DATES = re.compile(r"(\.\.|[\[\]{},/])")

_QUALIFIERS = ("before_year", "after_year", "before_month", "after_month", "before_day", "after_day")
_WITHOUT_QUALIFIERS = str.maketrans("", "", "?~%")


def level_of(match: re.Match[str]) -> int:
    """Return the lowest level of the standard that has the form of this match of SINGLE (rule D16)."""
    marks = [mark for mark in match.group(*_QUALIFIERS) if mark]
    bare = match.string.translate(_WITHOUT_QUALIFIERS)
    if "S" in bare or "E" in bare or (match["month"] or "") in _PARTS_OF_LEVEL_2:
        return 2
    if len(marks) > 1 or (marks and match.string[-1] not in "?~%"):
        return 2
    if "X" in bare:
        return 1 if _MASKED_FROM_THE_RIGHT.fullmatch(bare) else 2
    return 1 if marks or bare[0] in "Y-" or match["month"] in PARTS_OF_YEAR else 0


def mark_each(edtf: str, mark: str) -> str:
    """Put the qualifier `~` or `?` behind each date of an interval or a set, or behind a single one."""
    return "".join(_mark(piece, mark) for piece in _BETWEEN_DATES.split(edtf))


def _mark(piece: str, mark: str) -> str:
    """Put a qualifier behind a date, where `?` and `~` together become `%`; leave what stands between dates alone."""
    if not piece or _BETWEEN_DATES.fullmatch(piece):
        return piece
    present = piece[-1] if piece[-1] in "?~%" else ""
    return piece.removesuffix(present) + (mark if present in ("", mark) else "%")
