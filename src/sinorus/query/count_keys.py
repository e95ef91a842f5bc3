"""The values of --count-by and --cut: one or two groups of those that a command has, and spans of time of one's own."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, NamedTuple

from sinorus.base import wording
from sinorus.base.errors import BadUsage
from sinorus.base.text import quote
from sinorus.dates.day import decade_in_edtf, year_in_edtf
from sinorus.model.vocabulary import DATED, GROUPS, NOT_CODED

# Nobody cuts time by hand into more spans than that; SQLite has a limit of its own.
MOST_CUTS = 100


class By(NamedTuple):
    """By what records are counted.

    keys  one or two groups
    cuts  the years in which a span of one's own begins, in order; without any, times are years, decades or months
    """

    keys: tuple[str, ...]
    cuts: tuple[int, ...] = ()

    def noun(self, key: str) -> str:
        """Return what a group by a key is called."""
        return "span" if self.cuts and key in DATED else key

    def name(self, key: str, group: Any) -> str | None:
        """Return the name of a group: a time in EDTF, all else as it is; None for what is in no single group."""
        if group is None or group == NOT_CODED or key not in DATED:
            return None if group is None else str(group)
        if self.cuts:
            return self.span(group)
        if key == "month":
            return f"{year_in_edtf(group >> 4)}-{group & 15:02}"
        return year_in_edtf(group) if key == "year" else decade_in_edtf(group) if key == "decade" else str(group)

    def span(self, number: int) -> str:
        """Write a span of one's own in EDTF; the first has no beginning and the last no end."""
        first = year_in_edtf(self.cuts[number - 1]) if number else ".."
        last = year_in_edtf(self.cuts[number] - 1) if number < len(self.cuts) else ".."
        return first if first == last else f"{first}/{last}"

    def span_of(self, year: int) -> int:
        """Return the number of the span in which a year lies."""
        return bisect_right(self.cuts, year)


def require(text: str, command: str, cut: str | None = None) -> By:
    """Read --count-by and --cut.

    Raises BadUsage if there are more than two groups, or one that the command does not count by; or if --cut names no
    years in their order, or there is no time to cut.
    """
    keys = tuple(key.strip() for key in text.split(","))
    if len(keys) > 2:
        raise BadUsage(f"--count-by {quote(text)}: it takes one group, or two with a comma between them")
    for key in keys:
        if key not in GROUPS[command]:
            raise BadUsage(f"--count-by {quote(key)} is no group of `{command}`; {_hint(key, GROUPS[command])}")
    if len(set(keys)) < len(keys):
        raise BadUsage(f"--count-by {quote(text)} names one group twice; name it once, or two groups")
    return By(keys, _cuts(cut, keys, command) if cut is not None else ())


def _cuts(text: str, keys: tuple[str, ...], command: str) -> tuple[int, ...]:
    """Read --cut: years in their order, in which a span begins."""
    times = [key for key in GROUPS[command] if key in DATED]
    if not any(key in times for key in keys):
        raise BadUsage(f"--cut {quote(text)} cuts time, by which nothing is counted; add --count-by {times[0]}")
    parts = [part.strip() for part in text.split(",")]
    for part in parts:
        if not re.fullmatch(r"-?[0-9]{4}", part):
            raise BadUsage(f"--cut {quote(part)} is no year; write years in which something begins: 2014,2022")
    years = sorted({int(part) for part in parts})
    if years != [int(part) for part in parts]:
        right = ",".join(map(year_in_edtf, years))
        raise BadUsage(f"--cut {quote(text)}: each year stands once, the earliest first; write {right}")
    if len(years) > MOST_CUTS:
        raise BadUsage(f"--cut takes up to {MOST_CUTS} years; this one has {len(years)}")
    return tuple(years)


def _hint(key: str, keys: tuple[str, ...]) -> str:
    """Say which group may be meant, or which there are; one that other records have is no slip."""
    if any(key in others for others in GROUPS.values()):
        return f"there are {', '.join(keys)}"
    from sinorus.model.near_words import with_near

    return wording.hint(key, with_near("group", keys))
