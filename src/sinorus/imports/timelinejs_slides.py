"""A slide of TimelineJS, from a story or from a row of its spreadsheet, as the cells of an event, an era or a title."""

import re
from collections.abc import Mapping
from typing import Any

from sinorus.dates.day import year_in_edtf
from sinorus.imports import html_text
from sinorus.model.values import ID, LINK

Slide = Mapping[str, Any]
Cells = dict[str, object]

# Where a slide has what no field of ours holds, and what it is called then.
_KEPT = {
    "group": ("group",),
    "media": ("media", "url"),
    "media credit": ("media", "credit"),
    "media caption": ("media", "caption"),
    "media thumbnail": ("media", "thumbnail"),
    "media alt": ("media", "alt"),
    "media title": ("media", "title"),
    "media link": ("media", "link"),
    "background": ("background", "url"),
    "background colour": ("background", "color"),
}
# The years that EDTF of ours has, from minus to plus so many.
MOST = 999_999_999
HEADS = ("id", "title", "date_edtf", "date_text", "summary", "references", "time", *_KEPT)
HEADS_OF_ERA = ("id", "label", "date_edtf", "description")
_FIGURES = re.compile(r"-?\d[\d,]{0,17}")
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?")


def event(slide: Slide) -> Cells:
    """Return the cells of an event; markup is taken out, and what a slide lacks is left out."""
    text = html_text.plain(_at(slide, "text", "text") or _at(slide, "text"))
    headline = html_text.plain(_at(slide, "text", "headline"))
    date, time = date_of(slide)
    cells: Cells = {
        "id": _id(slide),
        "title": headline.plain,
        "date_edtf": _at(slide, "date_edtf") or date,
        "date_text": "" if slide.get("date_edtf") else html_text.plain(_at(slide, "display_date")).plain,
        "summary": text.plain,
        "references": references([*headline.links, *text.links]),
        "time": time,
        **{name: _kept(slide, path) for name, path in _KEPT.items()},
    }
    return {name: value for name, value in cells.items() if value}


def period(era: Slide) -> Cells:
    """Return the cells of an era as a period."""
    label = html_text.plain(_at(era, "text", "headline")).plain
    description = html_text.plain(_at(era, "text", "text")).plain
    date = date_of(era)[0]
    return {"id": _id(era), "label": label or date, "date_edtf": date, "description": description or label or date}


def headline(slide: Slide) -> str:
    """Return the headline of a slide, as long as a title may be."""
    return html_text.plain(_at(slide, "text", "headline")).plain[:300]


def words(slide: Slide) -> str:
    """Return the words of a title slide: its headline and its text."""
    return " – ".join(filter(None, (html_text.plain(_at(slide, "text", key)).plain for key in ("headline", "text"))))


def references(links: list[html_text.Link]) -> list[dict[str, str]]:
    """Return the links of a text as references, each address once; what is no address of the web is left out."""
    pages = {html_text.address(link.address): link.text for link in links}
    return [{"title": text[:300] or url, "url": url} for url, text in pages.items() if re.fullmatch(LINK, url)]


def date_of(slide: Slide) -> tuple[str, str]:
    """Return the date of a slide in EDTF, or in the words of its numbers where they are none; and what time is left.

    A time of day stays with a single day; of a span it is given beside.
    """
    start, end = _date(slide, "start_date"), _date(slide, "end_date")
    first, last = _day(start), _day(end)
    times = [time for time in (_time(start), _time(end)) if time]
    if last and last != first:
        return f"{first}/{last}", " – ".join(times)
    whole = re.fullmatch(r"-?\d{4}-\d\d-\d\d", first) and times and _TIME.fullmatch(times[0])
    return (f"{first}T{times[0]}", "") if whole else (first, "".join(times[:1]))


def _date(slide: Slide, key: str) -> Slide:
    """Return the parts of a date; one that is a mere text or number is taken for the year, whatever it says."""
    date = slide.get(key)
    return date if isinstance(date, dict) else {"year": date} if isinstance(date, str | int) else {}


def _day(parts: Slide) -> str:
    """Return year, month and day as EDTF writes them. A year before our era is counted as people do: -500 is 500 BC."""
    numbers = [_part(parts, key).removesuffix(".0") for key in ("year", "month", "day")]
    known = [number for number in numbers if number]
    if known != numbers[: len(known)] or not all(_FIGURES.fullmatch(number) for number in known) or not known:
        return " ".join(known)
    year, *rest = (int(number.replace(",", "")) for number in known)
    if year == 0:
        return " ".join(("year", *known))
    if abs(year) > MOST:
        # That there is no such year is said of the figures that stand there.
        return year_in_edtf(year)
    return "-".join([year_in_edtf(year + 1 if year < 0 else year), *(f"{part:02}" for part in rest)])


def _part(parts: Slide, key: str) -> str:
    value = parts.get(key)
    return "" if value is None else str(value).strip()


def _time(parts: Slide) -> str:
    """Return the time of a date as hours, minutes and seconds; as it stands there where it is none."""
    written = _part(parts, "time") or ":".join(_figures(parts))
    if match := _TIME.fullmatch(written):
        return f"{int(match[1]):02}:{match[2]}:{match[3] or '00'}"
    return written


def _figures(parts: Slide) -> list[str]:
    """Return hour, minute and second, as far as they are there."""
    figures = [_part(parts, key) for key in ("hour", "minute", "second")]
    while figures and not figures[-1]:
        figures.pop()
    return [figure.zfill(2) for figure in figures]


def _kept(slide: Slide, path: tuple[str, ...]) -> str:
    """Return a text without markup; what is nothing but markup, such as an embedded film, stays as it is."""
    written = _at(slide, *path)
    return html_text.address(html_text.plain(written).plain or written)


def _id(slide: Slide) -> str:
    """Return the id that a slide bears, if it could be one of ours."""
    id = _at(slide, "unique_id")
    return id if re.fullmatch(ID, id) else ""


def _at(slide: Slide, *path: str) -> str:
    """Return the text at a path in a slide; "" where there is none."""
    value: Any = slide
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return str(value).strip() if isinstance(value, str | int | float) else ""
