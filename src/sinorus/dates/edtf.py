"""Read EDTF, the Library of Congress specification of 4 February 2019, levels 0 to 2 (docs/dates.md)."""

from functools import lru_cache

from sinorus.dates.date import Date
from sinorus.dates.edtf_fast import plain


@lru_cache(maxsize=256)  # a record is read by the model and by the index, one after the other
def parse(text: str) -> Date:
    """Read an EDTF date and nothing else; BadDate says what is wrong and where (rules D14, D15 of docs/dates.md)."""
    if (found := plain(text)) is not None:
        return found
    from sinorus.dates.edtf_sets import composed

    return composed(text)
