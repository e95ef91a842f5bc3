"""The stretch of days that is asked for (docs/dates.md, "Windows")."""

import re
from typing import NamedTuple

from sinorus.base.errors import BadUsage
from sinorus.base.text import quoted
from sinorus.dates.date import Date
from sinorus.dates.day import END, START, Day

_SLACK = r"(?P<count>[0-9]{1,6})(?P<unit>[ymd])"
_UNITS = {"y": "years", "m": "months", "d": "days"}


class Window(NamedTuple):
    """Hold the first and the last day, both included; None where there is no bound."""

    first: Day | None
    last: Day | None

    def keys(self) -> tuple[int, int]:
        """Return the keys of both days, START and END where there is no bound."""
        return (
            START if self.first is None else self.first.key(),
            END if self.last is None else self.last.key(),
        )

    def text(self) -> str:
        """Write as 1949-01-01 … 1991-12-31, with words where there is no bound."""
        first = "always" if self.first is None else self.first.iso()
        last = "for ever" if self.last is None else self.last.iso()
        return f"{first} … {last}"


def window(start: Date | None, end: Date | None, during: Date | None = None, slack: str | None = None) -> Window:
    """Open on the first day of start and close on the last of end; during is both at once.

    Slack such as 5y, 6m or 10d moves both bounds outwards, and nothing else ever does. BadUsage if the window would
    close before it opens, or for another slack.
    """
    starts = [date.earliest for date in (start, during) if date is not None and date.earliest is not None]
    ends = [date.latest for date in (end, during) if date is not None and date.latest is not None]
    return _bounded(max(starts, default=None), min(ends, default=None), slack)


def common(windows: list[Window], slack: str | None = None) -> Window:
    """Return what some windows have in common, widened by slack; BadUsage if that is nothing."""
    firsts = [window.first for window in windows if window.first is not None]
    lasts = [window.last for window in windows if window.last is not None]
    return _bounded(max(firsts, default=None), min(lasts, default=None), slack)


def _bounded(first: Day | None, last: Day | None, slack: str | None) -> Window:
    if first is not None and last is not None and first > last:
        raise BadUsage(f"the window would open on {first.iso()}, after it closes on {last.iso()}")
    return Window(first, last) if slack is None else _widened(first, last, slack)


def _widened(first: Day | None, last: Day | None, slack: str) -> Window:
    match = re.fullmatch(_SLACK, slack)
    if match is None:
        raise BadUsage(
            f"--slack {quoted(slack)} is no number of years, months or days up to 999999, such as 5y, 6m or 10d"
        )
    unit, count = _UNITS[match["unit"]], int(match["count"])
    return Window(
        None if first is None else first.shifted(**{unit: -count}),
        None if last is None else last.shifted(**{unit: count}),
    )
