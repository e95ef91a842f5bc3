"""Read EDTF, the Library of Congress specification of 4 February 2019, levels 0 to 2 (docs/dates.md)."""

from functools import lru_cache

from sinorus.base.errors import BadDate
from sinorus.dates.date import Date
from sinorus.dates.edtf_fast import read_plain


@lru_cache(maxsize=256)  # validation and the index parse the same date one after the other
def parse(text: str) -> Date:
    """Read an EDTF date and nothing else. Raise BadDate, which says what is wrong and where (rules D14, D15)."""
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
