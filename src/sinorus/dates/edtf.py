"""Read EDTF, the Library of Congress specification of 4 February 2019, levels 0 to 2 (docs/dates.md)."""

from functools import lru_cache
from typing import TYPE_CHECKING

from sinorus.base.errors import BadDate
from sinorus.dates.date import Date
from sinorus.dates.edtf_fast import read_plain


def parse(text: str) -> Date:
    """Read an EDTF date and nothing else. Raise BadDate, which says what is wrong and where (rules D14, D15).

    >>> parse("156X-12-25").earliest
    Day(year=1560, month=12, day=25)
    >>> parse("1950-2-14")
    Traceback (most recent call last):
    sinorus.base.errors.BadDate: months and days have two digits
    """
    if (date := read_plain(text)) is not None:
        return date
    from sinorus.dates.edtf_sets import read_any

    try:
        return read_any(text)
    except BadDate as error:
        # With its traceback it would hold this call, which holds it; see `reading.read`.
        refusal = error.with_traceback(None)
    from sinorus.dates.remedies import remedies

    # Forms that a refusal brings along are made of the text itself.
    raise BadDate(text, refusal.reason, refusal.position, refusal.forms or remedies(text))


if not TYPE_CHECKING:  # to a type checker, what lru_cache returns takes an argument of any type
    parse = lru_cache(maxsize=256)(parse)  # validation and the index parse the same date one after the other
