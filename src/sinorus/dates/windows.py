"""Windows: the stretch of days that a question asks for (docs/dates.md, "Windows")."""

import re
from typing import NamedTuple

from sinorus.base.errors import BadUsage
from sinorus.base.text import quote
from sinorus.dates.date import Date
from sinorus.dates.day import END, START, Day

_SLACK = r"(?P<count>[0-9]{1,6})(?P<unit>[ymd])"
_UNITS = {"y": "years", "m": "months", "d": "days"}


class Window(NamedTuple):
    """The days from the first to the last, both included. None is no bound.

    >>> within = window(parse("1949"), parse("1991"))
    >>> within.first.iso(), within.last.iso()
    ('1949-01-01', '1991-12-31')
    """

    first: Day | None
    last: Day | None

    def keys(self) -> tuple[int, int]:
        """Return the day keys (see `dates.day`) of the first and the last day; START and END for no bound."""
        return (
            START if self.first is None else self.first.key(),
            END if self.last is None else self.last.key(),
        )

    def text(self) -> str:
        """Write the window as 1949-01-01 … 1991-12-31, with words where there is no bound."""
        first = "always" if self.first is None else self.first.iso()
        last = "for ever" if self.last is None else self.last.iso()
        return f"{first} … {last}"

    def possibly_has(self, date: Date) -> bool:
        """Say whether what is dated may have touched the window.

        >>> [window(parse("1955"), None).possibly_has(parse(text)) for text in ("195X", "1950/..", "1954~")]
        [True, True, False]
        """
        first, last = self.keys()
        return any(span.lo <= last and span.hi >= first for span in date.spans())

    def certainly_has(self, date: Date, as_of: Day | None = None) -> bool:
        """Say whether what is dated must have touched the window, whatever of its days is the true one.

        An open end lasts at least until `as_of`; without that day nothing is known of it.

        >>> the_year = window(parse("1955"), parse("1955"))
        >>> [the_year.certainly_has(parse(text)) for text in ("1955-03", "1950/1959", "195X", "1955?", "1950/..")]
        [True, True, False, False, False]
        >>> the_year.certainly_has(parse("1950/.."), as_of=Day(2026, 7, 2))
        True
        """
        first, last = self.keys()
        return any(
            span.lo <= last and span.hi >= first and span.sure_end >= first and span.sure_start <= last
            for span in date.spans(as_of)
        )


def window(start: Date | None, end: Date | None, during: Date | None = None, slack: str | None = None) -> Window:
    """Return the window from the first day of `start` to the last day of `end`; `during` bounds it on both sides.

    Slack such as 5y, 6m or 10d (years, months, days) moves both bounds outwards, and nothing else ever does. Raise
    BadUsage if the window would close before it opens, or if the slack has another form.

    >>> window(parse("1949"), parse("1991"), slack="5y").text()
    '1944-01-01 … 1996-12-31'
    """
    starts = [date.earliest for date in (start, during) if date is not None and date.earliest is not None]
    ends = [date.latest for date in (end, during) if date is not None and date.latest is not None]
    return _window(max(starts, default=None), min(ends, default=None), slack)


def common(windows: list[Window], slack: str | None = None) -> Window:
    """Return the days that all windows share, widened by slack as in `window`. Raise BadUsage if there are none."""
    firsts = [window.first for window in windows if window.first is not None]
    lasts = [window.last for window in windows if window.last is not None]
    return _window(max(firsts, default=None), min(lasts, default=None), slack)


def sure_days(date: Date, as_of: Day | None = None) -> tuple[Window, ...]:
    """Return the stretches of days on which what is dated was surely going on; none where no day is sure.

    Of an interval that is from the last day of its start to the first day of its end. An open end lasts at least until
    `as_of`; without that day nothing is known of it.

    >>> [days.text() for days in sure_days(parse("1950/1953"))]
    ['1950-12-31 … 1953-01-01']
    >>> [len(sure_days(parse(text))) for text in ("1950", "1950-02-14", "1950-02-14?", "{1950-02-14,1969-03-02}")]
    [0, 1, 0, 2]
    """
    sure = [(span.sure_start, span.sure_end) for span in date.spans(as_of) if span.sure_start <= span.sure_end]
    return tuple(
        Window(
            None if first == START else Day.from_key(first),
            None if last == END else Day.from_key(last),
        )
        for first, last in dict.fromkeys(sure)
    )


def _window(first: Day | None, last: Day | None, slack: str | None) -> Window:
    """Return a window, widened by slack. Raise BadUsage if it closes before it opens or the slack is none."""
    if first is not None and last is not None and first > last:
        raise BadUsage(f"the window would open on {first.iso()}, after it closes on {last.iso()}")
    return Window(first, last) if slack is None else _widen(first, last, slack)


def _widen(first: Day | None, last: Day | None, slack: str) -> Window:
    """Move both bounds outwards. Raise BadUsage for slack that is not a number and one of y, m and d."""
    match = re.fullmatch(_SLACK, slack)
    if match is None:
        raise BadUsage(
            f"--slack {quote(slack)} is no number of years, months or days up to 999999, such as 5y, 6m or 10d"
        )
    unit, count = _UNITS[match["unit"]], int(match["count"])
    return Window(
        None if first is None else first.shift(**{unit: -count}),
        None if last is None else last.shift(**{unit: count}),
    )
