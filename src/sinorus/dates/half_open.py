"""Read dates with one end: before and after strictly, until and since with the date itself; 1760 or later."""

import re
from collections.abc import Callable

from sinorus.dates.date import INTERVAL, MOMENT, Date
from sinorus.dates.day import Day, year_in_edtf
from sinorus.dates.edtf import parse
from sinorus.dates.word_dateutil import Translation

Read = Callable[[str], Translation | None]

_HALF_OPEN = re.compile(
    r"""
    (?: (?P<before> before | prior [ ] to | earlier [ ] than | bef\.? )
      | (?P<until> until | till | by | up [ ] (?: to | until ) | to | (?: in | on ) [ ] or [ ] before
          | not? [ ] later [ ] than | not [ ] after )
      | (?P<after> after | later [ ] than | aft\.? )
      | since | from | (?: in | on ) [ ] or [ ] after
      | not [ ] before | not? [ ] (?: earlier | sooner ) [ ] than )
    [ ] (?P<date> .+ )
    | (?: (?P<pre> pre ) | post ) - (?P<named> .+ )
    | (?P<start> .+ ) [ ] onwards?
    | (?P<dashed> [0-9]{4} | .*[a-z].* ) [ ] -
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OR_LATER = re.compile(r"(?P<date>.+) (?P<word>or|and)-(?P<later>later|after|earlier|before)", re.IGNORECASE)
# How many parts a date has at each precision: a year has one, a month or season two, a day three.
_COMPONENTS = {"year": 1, "month": 2, "season": 2, "day": 3}


def read_half_open(text: str, read: Read) -> Translation | None:
    """Read before 1911, since 1991, no later than May 1950, 1991 onwards or 1991–. Return None for anything else."""
    match = _HALF_OPEN.fullmatch(text)
    term = match and read(match["date"] or match["named"] or match["start"] or match["dashed"])
    if not match or not term:
        return None
    date = parse(term.edtf)
    if date.kind not in (MOMENT, INTERVAL):
        return None
    edtf = _half_open(match, *(date.parts or (date, date)))
    return None if edtf is None else Translation(edtf, term.note)


def read_or_later(text: str, read: Read) -> Translation | None:
    """Read 1760 or-later and 1984 or-earlier as one of several, and both with and- as all of them.

    Return None for anything else.
    """
    match = _OR_LATER.fullmatch(text)
    term = match and read(match["date"])
    if not match or not term or term.edtf[0] in "[{":
        return None
    start, end = term.edtf.partition("/")[0], term.edtf.rpartition("/")[2]
    inner = f"{start}.." if match["later"].lower() in ("later", "after") else f"..{end}"
    return term._replace(edtf=f"[{inner}]" if match["word"].lower() == "or" else f"{{{inner}}}")


def _half_open(match: re.Match[str], first: Date, last: Date) -> str | None:
    """Write the EDTF of before, after, until or since these two ends; None where the end that counts is open."""
    if match["before"] or match["pre"]:
        return None if first.earliest is None else f"../{_neighbour(first, first.earliest, -1)}"
    if match["after"] or (match["named"] and not match["pre"]):
        return None if last.latest is None else f"{_neighbour(last, last.latest, 1)}/.."
    return f"../{last}" if match["until"] else f"{first}/.."


def _neighbour(date: Date, day: Day, step: int) -> str:
    """Write the day `step` days away with the precision and the qualifier of the date."""
    year, month, of_month = day.shift(days=step)
    components = (year_in_edtf(year), f"{month:02}", f"{of_month:02}")[: _COMPONENTS[date.precision]]
    return "-".join(components) + (date.edtf[-1] if date.edtf[-1] in "?~%" else "")
