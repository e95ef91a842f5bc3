"""Events for Markwhen: a text that draws a timeline, with the eras as sections."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from sinorus.dates import Day
from sinorus.export import Export, encoded
from sinorus.export.days import dated, days, half_known, sure, words
from sinorus.export.parts import parted
from sinorus.export.wording import about, claimless, flat, labels_of, parts_of
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.vocabulary import PeriodRow
from sinorus.query.selection import Records

# Between these days Markwhen reads ISO 8601; what it cannot read, it takes for the present day.
_FIRST, _LAST = Day(1, 1, 1), Day(9999, 12, 31)
# Beyond them it reads years alone, such as `501 BCE`, of up to five digits.
_FIRST_YEAR, _LAST_YEAR = -99_998, 99_998
# Years that it so holds whole.
_YEARS = re.compile(r"(Y?-?\d{4,5})(/Y?-?\d{4,5})?")
# What Markwhen acts on inside a line: a tag, the share that is done, a link to a picture or a place.
_ACTIVE = re.compile(r"(?<!\S)#(?=\w)|(?<!\S)\d{1,3}(?=%(?!\S))|\](?=\()")
# In a title it also acts on a name, as in !name, and on the start or end of another event, as in .start.
_IN_TITLE = re.compile(r"(?<!\w)!(?=\w)|(?<!\w)\.(?=start|end)", re.ASCII)
# At the beginning of a title it acts on a box to tick, which is empty if it holds one blank.
_BOX = re.compile(r"^\[(?=[xX ]?\])")
# Two slashes at the beginning hide what follows, tags and all.
_COMMENT = re.compile(r"^/(?=/)")
_OUTSIDE = "Outside the eras"


def export(records: Records) -> Export:
    """Write an event a paragraph under its era.

    The date as it is recorded and the ids are properties, all else is quoted lines.
    """
    records, undated = dated(records)
    reduced = undated + claimless(len(records.claims))
    return Export(encoded(_blocks(records, reduced)), {"events": len(records.events)}, reduced)


def _blocks(records: Records, reduced: Counter[str]) -> Iterator[str]:
    yield _front(about(records))
    eras = {era["id"]: era for era in records.periods if era["era"]}
    for id, events in parted(_events(records, eras.values(), reduced), [*eras, ""]):
        yield "\n" + (_heading(eras[id]) if id else f"# {_OUTSIDE}\n")
        yield from events


def _events(records: Records, eras: Collection[PeriodRow], reduced: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield each event with the id of the era that it begins in; "" for those of none, which come last."""
    labels = {row["id"]: row["label"] for row in records.themes}
    for event in records.events:
        reduced.update(_reduced(event))
        yield next((era["id"] for era in eras if _begins(event, era)), ""), "\n" + _event(event, labels)


def _reduced(event: EventRow) -> Counter[str]:
    reduced = Counter(
        {
            "dates that Markwhen cannot hold are spans of days tagged #approx, with the date in a property": (
                not _is_held(event)
            ),
            "days beyond the years 1 to 9999 are years alone": _is_cut_to_years(event),
            "years beyond 99999 BCE and 99998 CE stand at the nearest of them": (
                _years(event) != tuple(day.year for day in days(event))
            ),
            "titles in which a sign would act have a blank there, and are a property as they are": (
                heading(event["title"]) != flat(event["title"])
            ),
        }
    )
    return reduced + half_known(event)


def _begins(event: EventRow, era: PeriodRow) -> bool:
    """Say whether the first day of an event lies in an era; one without a known end goes on for ever."""
    first, opens, closes = days(event)[0], era["earliest"], era["latest"]
    return (not opens or Day.from_iso(opens) <= first) and (not closes or first <= Day.from_iso(closes))


def _front(data: dict[str, str]) -> str:
    lines = [_property(key, value) for key, value in data.items() if value]
    # Without a zone the days depend on the machine, and a zone that is a bare number is taken for none.
    return "\n".join(["---", *lines, 'timezone: "+0"', "---", ""])


def _heading(era: PeriodRow) -> str:
    properties = [_property("id", era["id"]), _property("edtf", era["date_edtf"])]
    return "\n".join([f"# {heading(era['label'])}", *properties, ""])


def _event(event: EventRow, labels: Mapping[str, str]) -> str:
    title = heading(event["title"])
    tags = [*filter(None, [event["effect"]]), *event["themes"], *([] if _is_held(event) else ["approx"])]
    tagged = "".join(f" #{tag.replace('-', '_')}" for tag in dict.fromkeys(tags))
    # A line that begins with this sign is never a date, a heading, a property or a comment.
    body = [f"> {inert(line)}" for line in _body(event, labels)]
    return "\n".join([f"{_date(event)}: {title}{tagged}", *_properties(event), *body, ""])


def _properties(event: EventRow) -> Iterator[str]:
    """Yield what is kept as it is recorded; the title only where a sign in it had to be made harmless."""
    yield _property("id", event["id"])
    for key, value in (("edtf", event["date_edtf"]), ("effect", event["effect"]), ("kind", event["kind"])):
        yield from [_property(key, value)] if value else []
    yield from [_property("confidence", event["confidence"])] if event["confidence"] else []
    yield _property("themes", event["themes"])
    yield _property("drivers", event["drivers"])
    yield _property("actors", event["actors"])
    if event["extra"]:
        yield _property("extra", event["extra"])
    # Before a title behind a year with an era Markwhen leaves the colon.
    if heading(event["title"]) != flat(event["title"]) or _is_in_years(event):
        yield _property("title", flat(event["title"]))


def _body(event: EventRow, labels: Mapping[str, str]) -> Iterator[str]:
    yield from [flat(event["summary"])] if event["summary"] else []
    if not _is_held(event):
        yield f"Date: {words(event)}"
    if event["themes"]:
        yield f"Themes: {', '.join(labels_of(event['themes'], labels))}"
    if event["disputed"]:
        yield f"Disputed: {flat(event['disputed'])}"
    yield from (f"Reference: {', '.join(map(flat, parts_of(page)))}" for page in event["references"])


def _is_held(event: EventRow) -> bool:
    """Say whether Markwhen holds the date of an event whole and without a doubt."""
    return (sure(event) and not _is_in_years(event)) or bool(_YEARS.fullmatch(event["date_edtf"] or ""))


def _is_in_years(event: EventRow) -> bool:
    """Say whether the days of an event are beyond those that Markwhen reads as days."""
    first, last = days(event)
    return first < _FIRST or last > _LAST


def _is_cut_to_years(event: EventRow) -> bool:
    """Say whether the days of an event are beyond those that Markwhen reads, and do not fill whole years."""
    first, last = days(event)
    return _is_in_years(event) and ((first.month, first.day) != (1, 1) or (last.month, last.day) != (12, 31))


def _years(event: EventRow) -> tuple[int, int]:
    """Return the first and the last year of an event, moved into those that Markwhen can read."""
    first, last = (min(max(day.year, _FIRST_YEAR), _LAST_YEAR) for day in days(event))
    return first, last


def _with_era(year: int) -> str:
    """Write an astronomical year with its era, which Markwhen needs beyond four digits and before Christ."""
    return f"{year} CE" if year > 0 else f"{1 - year} BCE"


def _date(event: EventRow) -> str:
    if _is_in_years(event):
        first_year, last_year = _years(event)
        # A span of years ends where the last year in the line begins.
        end = f" - {_with_era(last_year + 1)}" if last_year > first_year else ""
        return _with_era(first_year) + end
    first, last = days(event)
    if (first, last) == (Day(first.year, 1, 1), Day(first.year, 12, 31)):
        return f"{first.year:04}"
    return first.iso() if first == last else f"{first.iso()}/{last.iso()}"


def inert(text: str) -> str:
    """Write a text on one line, with a blank behind each sign that would act there."""
    return _ACTIVE.sub(r"\g<0> ", flat(text))


def heading(text: str) -> str:
    """Write a title on one line, with a blank behind each sign that would act there."""
    return _COMMENT.sub("/ ", _BOX.sub("[  ", _IN_TITLE.sub(r"\g<0> ", inert(text))))


def _property(key: str, value: object) -> str:
    """Write a property as JSON, which is YAML; a hash sign would be taken for a tag even in quotes."""
    return f"{key}: {json.dumps(value, ensure_ascii=False)}".replace("#", "\\u0023")
