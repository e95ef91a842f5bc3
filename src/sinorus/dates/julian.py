"""The Julian calendar, by day number and never by adding a constant (docs/dates.md, "Calendars")."""

from sinorus.dates.day import Day, day_of, from_march, march_year, number_of

# Both calendars name days alike in the third century. Counted from 1 March of the year 0, they start two days apart.
_OFFSET = -2
_DAYS_OF_4_YEARS = 1461
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def julian_to_gregorian(day: Day) -> Day:
    """Return the Gregorian name of a day that is named in the Julian calendar."""
    year, before_month = march_year(day)
    return day_of(365 * year + year // 4 + before_month + day.day + _OFFSET)


def gregorian_to_julian(day: Day) -> Day:
    """Return the Julian name of a day that is named in the Gregorian calendar."""
    era, rest = divmod(number_of(day) - _OFFSET - 1, _DAYS_OF_4_YEARS)
    year = (rest - rest // (_DAYS_OF_4_YEARS - 1)) // 365
    return from_march(era * 4 + year, rest - 365 * year)


def month_length(year: int, month: int) -> int:
    """Return the number of days of a Julian month."""
    return 29 if month == 2 and year % 4 == 0 else _MONTH_LENGTHS[month - 1]


def is_julian(day: Day) -> bool:
    """Say whether the day exists in the Julian calendar."""
    return 1 <= day.month <= 12 and 1 <= day.day <= month_length(day.year, day.month)
