"""A date or the name of a period among words: it is the window of a question that is asked in words."""

import re
import sqlite3
from typing import NamedTuple

from sinorus import dates
from sinorus.base.errors import BadDate
from sinorus.base.text import fold, quote
from sinorus.query import sql
from sinorus.query.question import read_window

# The most words of a date or the name of a period.
LONGEST = 8
# A phrase in quotation marks is text, whatever it says, as is a word with a sign of the search in it.
_PARTS = re.compile(r'-?"[^"]*"?|\S+')
_SIGNS = re.compile(r'["“”„«»*,]|^-|^not:')
# No date is without a figure, a decade or a century in words.
_TIME = re.compile(r"\d|xx|ties\b|century", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
# Words that count back from the last day of the data: last 10 years, 2010 to present.
_BACK = re.compile(r"^(the )?(last|past)\b|\bpresent$", re.IGNORECASE)
# So many years behind the day of the data a figure may still be a year.
AHEAD = 30


class Windowed(NamedTuple):
    """Words without the date or period that stood among them.

    words   the other words
    during  the date or the id of the period; None where there was none
    note    says how the name of a period was understood; empty for dates
    """

    words: str
    during: str | None = None
    note: str = ""


def part(text: str, db: sqlite3.Connection) -> Windowed:
    """Part a text into words and the window that stands among them: the longest run that is one, or else the last."""
    parts = [found[0] for found in _PARTS.finditer(text)]
    for count in range(min(len(parts), LONGEST), 0, -1):
        for start in range(len(parts) - count, -1, -1):
            run = parts[start : start + count]
            if any(map(_SIGNS.search, run)):
                continue
            if found := _window(" ".join(run), count, db):
                during, note = found
                return Windowed(" ".join(parts[:start] + parts[start + count :]), during, note)
    return Windowed(text)


def _window(text: str, count: int, db: sqlite3.Connection) -> tuple[str, str] | None:
    """Return the date or the id of the period that some words are, and what is to be said of it; None for others."""
    if _TIME.search(text) and (_is_date(text, db) or _counts_back(text, db)):
        return text, ""
    # A word that is a period is a word too, and so is the name of something else.
    if count > 1 and (id := _period(text, db)):
        return id, f"{quote(text)} is read as the period {id}; in quotation marks it is searched for"
    return None


def _counts_back(text: str, db: sqlite3.Connection) -> bool:
    """Say whether a text is a window that goes up to the last day of the data."""
    try:
        return bool(_BACK.search(text) and read_window(text, db))
    except BadDate:
        return False


def _is_date(text: str, db: sqlite3.Connection) -> bool:
    """Say whether a text is surely a date: a figure alone only where it is a year that the data may tell of."""
    from sinorus.dates.names import is_date

    if not is_date(text):
        return False
    if not _YEAR.fullmatch(text):
        return bool(re.search(r"\d{3}|century", text, re.IGNORECASE))
    [(lo,)] = db.execute("SELECT min(lo) FROM record WHERE kind = 'event' AND lo > ?", [dates.START])
    last = dates.Day.from_iso(sql.meta(db, "as_of")).year + AHEAD
    return lo is not None and dates.Day.from_key(lo).year <= int(text) <= last


def _period(text: str, db: sqlite3.Connection) -> str | None:
    """Return the id of the period that alone has a name."""
    rows = db.execute("SELECT kind, id FROM name WHERE folded = ?", [fold(text)]).fetchall()
    ids = {(kind, id) for kind, id in rows}
    return str(rows[0][1]) if len(ids) == 1 and rows[0][0] == "period" else None
