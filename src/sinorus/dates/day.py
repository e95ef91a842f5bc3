"""A day, as three integers and as one.

A datetime ends at the year 9999 and knows no year before 1, so that a day is three integers here (rule D1 of
docs/dates.md). A *day key* is the same day as one integer, `(year * 16 + month) * 32 + day`. Keys sort as days do, in
Python and in SQL, but their difference is no number of days. Wherever `lo`, `hi`, `sure_end` and `sure_start` stand
in the program and in its index, they are day keys.
"""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime

START = -(2**62)
"""The day key of "since always", before every day."""
END = 2**62
"""The day key of "for ever", after every day."""
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_DAYS_OF_400_YEARS = 146097
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Day(NamedTuple):
    """A day of the Gregorian calendar, which also names the days before 1582; year 0 is 1 BC (rule D2).

    >>> Day(1949, 10, 1).iso(), Day(-43, 3, 15).iso()
    ('1949-10-01', '-0043-03-15')
    >>> Day(1949, 10, 1) < Day(1950, 2, 14)
    True
    """

    year: int
    month: int
    day: int

    @classmethod
    def from_iso(cls, text: str) -> "Day":
        """Read what `iso` wrote. Raise ValueError for anything that is not three numbers."""
        year, month, day = text.rsplit("-", 2)
        return cls(int(year), int(month), int(day))

    @classmethod
    def from_key(cls, key: int) -> "Day":
        """Return the day of a day key, but not of START and END, which are no days."""
        months, day = divmod(key, 32)
        return cls(months // 16, months % 16, day)

    def iso(self) -> str:
        """Write the day as 1949-10-01, with at least four digits for the year and a minus before year 0."""
        return f"{year_digits(self.year)}-{self.month:02}-{self.day:02}"

    def date(self) -> "datetime.date | None":
        """Return the day as a date of the standard library, which ends at the years 1 and 9999; None beyond them.

        >>> Day(1949, 10, 1).date(), Day(-43, 3, 15).date()
        (datetime.date(1949, 10, 1), None)
        """
        import datetime

        return datetime.date(*self) if datetime.MINYEAR <= self.year <= datetime.MAXYEAR else None

    def key(self) -> int:
        """Return the day key, which the docstring of this module explains."""
        return (self.year * 16 + self.month) * 32 + self.day

    def shift(self, years: int = 0, months: int = 0, days: int = 0) -> "Day":
        """Return the day so much later, or earlier for negative numbers.

        Years and months come first. Where their month is too short for the day, its last day is taken. Days follow.

        >>> Day(2000, 2, 29).shift(years=-1).iso()
        '1999-02-28'
        """
        year, month = divmod(self.year * 12 + self.month - 1 + years * 12 + months, 12)
        day = Day(year, month + 1, min(self.day, month_length(year, month + 1)))
        return day_of(number_of(day) + days) if days else day


def year_digits(year: int) -> str:
    """Write a year with at least four digits and a minus before year 0."""
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def year_in_edtf(year: int) -> str:
    """Write a year as EDTF does, with Y only when it needs five digits or more (rule D12)."""
    return f"{'' if abs(year) < 10000 else 'Y'}{year_digits(year)}"


def day_in_edtf(day: Day, parts: int = 3) -> str:
    """Write a day, or with 2 parts its month, or with 1 its year, as EDTF does, which has only years beyond 9999."""
    figures = day.iso() if parts == 3 else day.iso().rsplit("-", 3 - parts)[0]
    return figures if abs(day.year) < 10000 else year_in_edtf(day.year)


def decade_in_edtf(year: int) -> str:
    """Write the decade of a year: 194X, and -005X for the years -59 to -50; a year of five digits stands alone."""
    text = year_in_edtf(year)
    return text if text.startswith("Y") else f"{text[:-1]}X"


def is_leap(year: int) -> bool:
    """Say whether a Gregorian year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Return the number of days of a Gregorian month."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month - 1]


def number_of(day: Day) -> int:
    """Count the days from 1 March of the year 0, which is day 1. Unlike day keys, these numbers can be subtracted."""
    year, before_month = march_year(day)
    return 365 * year + year // 4 - year // 100 + year // 400 + before_month + day.day


def day_of(number: int) -> Day:
    """Return the day that `number_of` turns into this number."""
    era, rest = divmod(number - 1, _DAYS_OF_400_YEARS)
    year = (rest - rest // 1460 + rest // 36524 - rest // (_DAYS_OF_400_YEARS - 1)) // 365
    return from_march(era * 400 + year, rest - (365 * year + year // 4 - year // 100))


def march_year(day: Day) -> tuple[int, int]:
    """Return the year that began in March, and the number of its days before the month of this day.

    In such a year the leap day is the last, so that the Gregorian and the Julian calendar share one formula for months.
    """
    year, month = (day.year, day.month) if day.month > 2 else (day.year - 1, day.month + 12)
    return year, (153 * month - 457) // 5


def from_march(year: int, days: int) -> Day:
    """Return the day that lies this number of days after 1 March of the year."""
    month = (5 * days + 2) // 153
    day = days - (153 * month + 2) // 5 + 1
    return Day(year, month + 3, day) if month < 10 else Day(year + 1, month - 9, day)
