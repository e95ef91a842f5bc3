"""Turn a date in English into EDTF, or say why not. Loaded only for what EDTF does not read (docs/dates.md).

A text is a relation of terms, and words of doubt may stand before each term and before the whole. Terms hold no
relations, so that the work stays in proportion to the text.
"""

import re

from sinorus.base.errors import BadDate
from sinorus.dates.edtf import parse
from sinorus.dates.refusals import FORMS
from sinorus.dates.word_relations import read_relation
from sinorus.dates.word_terms import qualified

LONGEST = 100

_SAME = str.maketrans({"’": "'", "‘": "'", "–": " - ", "—": " - ", "\u2212": "-", "\u2010": "-", "\u2011": "-"})
_LIKE_EDTF = re.compile(r"[0-9XYESTZ?~%.,/:+\[\]{}-]+|[yY]?-?[0-9]+[xu]*|P[0-9].*|.*/(open|unknown)|[0-9-]+W[0-9]+")
_CLOCK = re.compile(
    r"""
    \b (?: today | tonight | now | yesterday | tomorrow | ago | present | current(?:ly)? | recent(?:ly)? )
    \b | \b (?: last | next | this ) [ ] | \b (?: mon | tues | wednes | thurs | fri | satur | sun ) days? \b
    | \b (?: mon | tue | wed | thu | fri | sat | sun ) \b | \b noon \b | \b midnight \b | \b [0-9]{1,2} : [0-9]{2}
    | [0-9] [ ]? [ap]\.?m\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FIGURES = re.compile(r"(?P<one>[0-9]{1,2}) ?[/. -] ?(?P<other>[0-9]{1,2}) ?[/. -] ?(?P<year>[0-9]{4})")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4}) ?[/. ] ?(?P<month>[0-9]{1,2})(?: ?[/. ] ?(?P<day>[0-9]{1,2}))?")
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_SHORT_YEAR = re.compile(r"(?<![0-9])[0-9]{3}(?![0-9])")


def in_edtf(text: str, refused: BadDate) -> tuple[str, str]:
    """Return the EDTF and a note on what was assumed; BadDate if nothing fits, with the refusal of EDTF at hand."""
    if len(text) > LONGEST:
        raise BadDate(text, f"a date in words has at most {LONGEST} characters", LONGEST, FORMS)
    simple = " ".join(text.translate(_SAME).split())
    try:
        # Some letters beyond ASCII pass for s or k when case is ignored.
        found = qualified(simple, read_relation) if simple.isascii() else None
        if found is not None:
            parse(found[0])
            return found
    except BadDate as error:
        raise BadDate(text, error.reason, 0, error.forms) from None
    reason, forms = _why_not(simple, refused)
    raise BadDate(text, reason, refused.position, forms)


def _why_not(text: str, refused: BadDate) -> tuple[str, tuple[str, ...]]:
    if not text:
        return "nothing was given", FORMS
    if match := _FIGURES.fullmatch(text):
        return _either_way_round(match)
    if match := _YEAR_FIRST.fullmatch(text):
        return "a date in figures has hyphens", _real(f"{match['year']}-{match['month']:0>2}-{match['day'] or 1:0>2}")
    if "T" not in text and _CLOCK.search(text):
        return "words that depend on the day they are read, weekdays and times are not read", FORMS
    if _LIKE_EDTF.fullmatch(text) or not text.isascii():
        return refused.reason, refused.forms
    return _year_in(text)


def _either_way_round(match: re.Match[str]) -> tuple[str, tuple[str, ...]]:
    """Offer both readings of 03/02/1969, and take neither."""
    one, other, year = f"{match['one']:0>2}", f"{match['other']:0>2}", match["year"]
    readings = sorted({day for day in (f"{year}-{one}-{other}", f"{year}-{other}-{one}") if _is_date(day)})
    if len(readings) == 2:
        return "in these figures day and month could be either way round", tuple(readings)
    return "a date in figures begins with the year and has hyphens", _real(*readings)


def _real(day: str = "", *_: str) -> tuple[str, ...]:
    return (day, day[:-3]) if _is_date(day) else FORMS


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except BadDate:
        return False
    return True


def _year_in(text: str) -> tuple[str, tuple[str, ...]]:
    if found := _YEAR.search(text):
        return "a year is understood, but not what stands beside it", (found[0], f"{found[0]}~")
    if found := _SHORT_YEAR.search(text):
        return "a year has four digits or an era, such as 0618 or 618 AD", (f"0{found[0]}", f"0{found[0]}~")
    return "it is neither EDTF nor an English form that is read", FORMS
