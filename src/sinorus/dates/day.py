"""A day as three integers, because a datetime ends at the year 9999 and knows no year before 1 (rule D1)."""

from typing import NamedTuple

START = -(2**62)
"""The key of "since always"."""
END = 2**62
"""The key of "for ever"."""
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_FOUR_CENTURIES = 146097
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Day(NamedTuple):
    """Hold a day of the proleptic Gregorian calendar; year 0 is 1 BC (rule D2 of docs/dates.md)."""

    year: int
    month: int
    day: int

    @classmethod
    def from_iso(cls, text: str) -> "Day":
        """Read what `iso` wrote; ValueError for anything that is no three numbers."""
        year, month, day = text.rsplit("-", 2)
        return cls(int(year), int(month), int(day))

    @classmethod
    def from_key(cls, key: int) -> "Day":
        """Read what `key` returned; START and END are no days."""
        months, day = divmod(key, 32)
        return cls(months // 16, months % 16, day)

    def iso(self) -> str:
        """Write as 1949-10-01, with at least four digits for the year and a minus where needed (rule D1)."""
        return f"{year_digits(self.year)}-{self.month:02}-{self.day:02}"

    def key(self) -> int:
        """Return an integer that sorts as days do."""
        return (self.year * 16 + self.month) * 32 + self.day

    def shifted(self, years: int = 0, months: int = 0, days: int = 0) -> "Day":
        """Move by years and months, staying in the month when it is shorter, and then by days."""
        year, month = divmod(self.year * 12 + self.month - 1 + years * 12 + months, 12)
        moved = Day(year, month + 1, min(self.day, month_length(year, month + 1)))
        return day_of(number_of(moved) + days) if days else moved


def year_digits(year: int) -> str:
    """Write a year with at least four digits and a minus where needed."""
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def year_in_edtf(year: int) -> str:
    """Write a year as EDTF does, with Y only when it needs five digits or more (rule D12)."""
    return f"{'' if abs(year) < 10000 else 'Y'}{year_digits(year)}"


def is_leap(year: int) -> bool:
    """Say whether a Gregorian year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Return the number of days of a Gregorian month."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month - 1]


def number_of(day: Day) -> int:
    """Count days from 1 March of the year 0, which is day 1."""
    year, before_month = march_year(day)
    return 365 * year + year // 4 - year // 100 + year // 400 + before_month + day.day


def day_of(number: int) -> Day:
    """Turn a count of days back into a day."""
    era, rest = divmod(number - 1, _FOUR_CENTURIES)
    year = (rest - rest // 1460 + rest // 36524 - rest // (_FOUR_CENTURIES - 1)) // 365
    return from_march(era * 400 + year, rest - (365 * year + year // 4 - year // 100))


def march_year(day: Day) -> tuple[int, int]:
    """Return the year counted from March, and the days in it before the month of the day.

    With the leap day last, both calendars share one formula for the months.
    """
    year, month = (day.year, day.month) if day.month > 2 else (day.year - 1, day.month + 12)
    return year, (153 * month - 457) // 5


def from_march(year: int, days: int) -> Day:
    """Return the day that lies so many days after 1 March of the year."""
    month = (5 * days + 2) // 153
    day = days - (153 * month + 2) // 5 + 1
    return Day(year, month + 3, day) if month < 10 else Day(year + 1, month - 9, day)
