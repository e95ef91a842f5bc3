"""Tell names from dates. Nearly all names are none, and most of them show it in their first word."""

import re

from sinorus.base.errors import BadDate
from sinorus.base.text import fold
from sinorus.dates.foreign_words import LATIN
from sinorus.dates.reading import read

# Every word of the dates that `read` takes, where a word is letters between other characters. Masks are runs of x.
_LINES = (
    "the early beginning start mid middle late end close last of in on during dated year years some day month season",
    "twenties thirties forties fifties sixties seventies eighties nineties s",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth",
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty st nd rd th century cent",
    "ad bc bce ce a b c d e y t z o n p m os ns old new style julian gregorian djulian dgregorian utc gmt",
    "spring summer autumn fall winter northern southern q h quarter half",
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september",
    "oct october nov november dec december",
    "mon tue tues wed wednes thu thur thurs fri sat satur sun monday tuesday wednesday thursday friday saturday sunday",
    "circa around about ca approximately approx roughly estimated calculated abt cal est int",
    "probably possibly perhaps maybe likely presumably apparently approximate uncertain significant digit digits",
    "between betw bet either both and before bef prior earlier pre until till by up to after aft later post not no",
    "than sooner since from onward onwards or present febr at unknown er e eme",
    "an all date dates days months seasons is are",
)
_WORDS = frozenset(" ".join(_LINES).split()) | LATIN
_WORD = re.compile("[a-z]+")
# A figure, an unknown year, a decade or a century: without one of these no text is a date.
_TIME = re.compile(
    "[0-9]|x{4}|ties|century|cent|some year|\u0432\u0435\u043a|\u0432\\.|[\u4e16\u5e74]|siecle|jahrhundert"
)
# Ids of records are such numbers, so that as names they are no days.
_NUMBER = re.compile("[0-9]{8}")


def is_date(name: str) -> bool:
    """Say whether a name reads as a date, whatever its case and accents; eight figures are an id."""
    folded = fold(name)
    if _NUMBER.fullmatch(folded.strip()):
        return False
    first = _WORD.search(folded)
    if first and not _is_of_dates(first[0]):
        return False
    return _may_be_date(folded) and any(map(_is_read, (folded, folded.upper())))


def _may_be_date(folded: str) -> bool:
    """Say whether every word is one of dates, and one of them or a figure says when."""
    return bool(_TIME.search(folded)) and all(map(_is_of_dates, _WORD.findall(folded)))


def _is_of_dates(word: str) -> bool:
    return word in _WORDS or not word.strip("x") or not word.removesuffix("e").strip("ivx")


def _is_read(text: str) -> bool:
    try:
        read(text)
    except BadDate:
        return False
    return True
