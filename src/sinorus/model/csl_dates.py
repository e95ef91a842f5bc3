"""Dates of CSL-JSON: read as reference managers write them, and turned into EDTF and back.

CSL counts years before our era without a year 0: 44 BC is -44, which in EDTF is -0043.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sinorus import dates
from sinorus.base.errors import BadDate
from sinorus.dates.date import INTERVAL
from sinorus.dates.day import MONTHS, year_in_edtf

# BibLaTeX and CSL-JSON have no year beyond this one.
LAST_YEAR = 9999
# A year, a month or a day, and whether it is in doubt.
_PLAIN = re.compile(r"(-?\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([?~%]?)")
_FIGURES = re.compile(r"-?[0-9]{1,9}")
_MONTHS = {name[:3]: name for name in MONTHS}
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\b")
# The codes of seasons in EDTF follow this one.
_SEASONS = 20


def readable(value: Any) -> Any:
    """Return a CSL date with figures for texts of figures, and date-parts for EDTF and English dates.

    What is none of these stays as it is, for the model to refuse; a text that is no date is a literal one.
    """
    value = {"edtf": value} if isinstance(value, str) else value
    if not isinstance(value, dict):
        return value
    fields = dict(value)
    for key in ("edtf", "raw"):
        text = fields.pop(key, None)
        if text is not None and "date-parts" not in fields:
            fields |= _read(text) if isinstance(text, str) else {key: text}
    if isinstance(parts := fields.get("date-parts"), list):
        fields["date-parts"] = [list(map(_figure, day)) if isinstance(day, list) else day for day in parts]
    if "season" in fields:
        fields["season"] = _figure(fields["season"])
    if isinstance(circa := fields.get("circa"), str | int):
        fields["circa"] = circa not in ("", "0", 0, "false")
    return fields


def _figure(value: Any) -> Any:
    return int(value) if isinstance(value, str) and _FIGURES.fullmatch(value.strip()) else value


def _read(text: str) -> dict[str, Any]:
    try:
        return dict(parts_of(dates.read(text).edtf) or {"literal": text})
    except BadDate:
        return {"literal": text}


def edtf_of(date: Mapping[str, Any]) -> str:
    """Write a CSL date in EDTF: 2016-02~, -0043, 2016-02/2017-03; "" where it has only words."""
    mark = "~" if date.get("circa") else ""
    days = [_day(parts) for parts in date.get("date-parts") or ()]
    if date.get("season") and len(days) == 1 and "-" not in days[0][1:]:
        days = [f"{days[0]}-{_SEASONS + date['season']}"]
    return "/".join(day + mark for day in days)


def _day(parts: Sequence[int]) -> str:
    year, *rest = parts
    return "-".join([year_in_edtf(year + (year < 0)), *(f"{part:02}" for part in rest)])


def words_of(date: Mapping[str, Any] | None) -> str:
    """Write a CSL date as dates of events are, with the months in full: 9 February 2016, 44 BC, c. 1650."""
    return _in_full(short_words_of(date)) if date and edtf_of(date) else short_words_of(date)


def short_words_of(date: Mapping[str, Any] | None) -> str:
    """Write a CSL date as dates of events are: 9 Feb 2016; "" where there is none."""
    if not date:
        return ""
    edtf = edtf_of(date)
    return dates.human(dates.parse(edtf)) if edtf else date.get("literal") or ""


def _in_full(words: str) -> str:
    """Write the months of a date in words in full."""
    return _MONTH.sub(lambda found: _MONTHS[found[0]], words)


def parts_of(edtf: str) -> dict[str, Any] | None:
    """Return a date in EDTF as CSL-JSON: as exactly as that can be, else its first and last year; None for no date."""
    date = dates.parse(edtf)
    ends = [_PLAIN.fullmatch(end.edtf) for end in (date.parts if date.kind == INTERVAL else (date,))]
    plain = [end for end in ends if end]
    if len(plain) < len(ends):
        years = years_of(edtf)
        return {"date-parts": [[_csl_year(year)] for year in years], "circa": True} if years else None
    days = [[_csl_year(int(end[1])), *(int(part) for part in end.group(2, 3) if part)] for end in plain]
    return {"date-parts": days, **({"circa": True} if any(end[4] for end in plain) else {})}


def _csl_year(year: int) -> int:
    return year - (year <= 0)


def years_of(edtf: str) -> list[int]:
    """Return the first and the last year of a date, or the only one; none that is unknown or has more than 4 digits."""
    date = dates.parse(edtf)
    years = dict.fromkeys(day.year for day in (date.earliest, date.latest) if day)
    return [year for year in years if abs(year) <= LAST_YEAR]
