"""Random data and questions, and a brute-force reference that knows no spans and no SQL.

For each record the reference lists every course of events that its date allows, as a first and a last day, and looks
whether all of them, or any, touch the window (docs/dates.md, "Windows"). Only days at which an answer can change are
tried: the bounds of the date, and the days at and beside the bounds of the window.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from folders import Record, like, save
from sinorus.base.errors import BadDate
from sinorus.dates import Day, parse

AS_OF = Day(2026, 11, 22)
ALWAYS, EVER = Day(-(10**10), 1, 1), Day(10**10, 1, 1)
CASES = json.loads((Path(__file__).parents[1] / "dates" / "edtf_cases.json").read_text(encoding="utf-8"))
VALID = sorted(case["edtf"] for case in CASES if case["valid"])
THEMES, ACTORS = ["energy", "trade", "security"], ["tsars", "soviets", "mao", "russia"]
EFFECTS, TYPES = ["cooperation", "friction", "mixed", "neutral"], ["causal", "predictive"]
Course = tuple[Day, Day]
Condition = tuple[str, bool, list[str]]


class Window(NamedTuple):
    """The two days of a window, both included."""

    first: Day
    last: Day


def bounds(text: str | None) -> Window:
    """Return the first and the last day of a date; what is unknown or open may be any."""
    date = parse(text) if text else None
    return Window((date and date.earliest) or ALWAYS, (date and date.latest) or EVER)


def days(within: Window, window: Window) -> list[Day]:
    """List the days of a stretch that matter for a window."""
    edges = {*within, *window, AS_OF}
    if window.first > ALWAYS:
        edges.add(window.first.shift(days=-1))
    if window.last < EVER:
        edges.add(window.last.shift(days=1))
    return [day for day in edges if within.first <= day <= within.last]


def span(start: str, end: str, window: Window) -> list[Course]:
    """List the courses of a span; one with an open end lasts at least until AS_OF, with an open start since always."""
    starts = [ALWAYS] if start == ".." else days(bounds(start), window)
    ends = days(Window(AS_OF, EVER), window) if end == ".." else days(bounds(end), window)
    return [(first, last) for first in starts for last in ends if first <= last]


def moments(within: Window, window: Window) -> list[Course]:
    return [(day, day) for day in days(within, window)]


def courses(text: str, window: Window) -> Iterator[list[Course]]:
    """Yield the courses of each thing that a date asserts: several only for an all-of set."""
    if text[0] not in "[{":
        start, slash, end = text.partition("/")
        yield span(start, end, window) if slash else moments(bounds(text), window)
        return
    members = [member.partition("..") for member in text[1:-1].split(",")]
    if text[0] == "[":
        hulls = [Window(bounds(a).first, bounds(b if dots else a).last) for a, dots, b in members]
        yield [course for hull in hulls for course in moments(hull, window)]
        return
    for start, dots, end in members:
        yield span(start or "..", end or "..", window) if dots else moments(bounds(start), window)


def answer(text: str, window: Window) -> str:
    touching = [[a <= window.last and b >= window.first for a, b in found] for found in courses(text, window)]
    if any(all(found) for found in touching) and not re.search(r"[?~%]", text):
        return "certain"
    return "possible" if any(any(found) for found in touching) else "no"


def has(record: Record, field: str, events: list[Record]) -> set[str]:
    """Return what a record shows to a filter."""
    if field == "actor":
        acting = [record] if "actors" in record else [e for e in events if e["id"] in record["events"]]
        ids = {actor for event in acting for actor in event["actors"]}
        return ids | {"russia"} if ids & {"tsars", "soviets"} else ids
    if field == "source" and "mentions" in record:
        return {mention["source"] for mention in record["mentions"]}
    return set(record["themes"]) if field == "theme" else {record[field]}


def wanted(record: Record, conditions: list[Condition], events: list[Record]) -> bool:
    """Say whether a record meets every condition."""
    return all(negated != bool(set(values) & has(record, field, events)) for field, negated, values in conditions)


def in_order(records: list[Record], conditions: list[Condition]) -> list[Record]:
    """Sort records as an answer has them: by date; but claims of named sources, all of one year here, by source."""
    of_named = any(field == "source" and not negated for field, negated, _ in conditions)
    if of_named and all("passage" in record for record in records):
        return sorted(records, key=lambda claim: (claim["source"], claim["passage"]["paragraph"]))
    return sorted(records, key=place)


def place(record: Record) -> tuple[Day, tuple[int, ...], str]:
    """Return what a record is sorted by: earliest, no beginning first; latest, the longer first; id."""
    earliest, latest = bounds(record["date_edtf"])
    return earliest, tuple(-part for part in latest), record["id"]


# Random data and questions: few days near each other, so that dates and windows often meet at their very edges.

YEARS = st.integers(1948, 1952).map(str)
MONTHS = st.builds("{}-{}".format, YEARS, st.sampled_from(["01", "02", "12", "21", "24", "33", "XX", "1X"]))
DAYS = st.builds("{}-{}-{}".format, YEARS, st.sampled_from(["01", "02", "12"]), st.sampled_from(["01", "02", "28"]))
MASKS = st.sampled_from(["194X", "195X", "19XX", "1950-XX-XX", "1949-12-3X", "195X-01-01", "2026-11-22"])
SINGLE = st.one_of(YEARS, MONTHS, DAYS, MASKS)
QUALIFIED = st.builds("{}{}".format, SINGLE, st.sampled_from(["", "", "", "?", "~", "%"]))
ENDS = st.one_of(QUALIFIED, st.sampled_from(["", ".."]))
RANGES = st.tuples(YEARS, YEARS).map(sorted).map("..".join)
MEMBERS = st.lists(st.one_of(SINGLE, RANGES), min_size=1, max_size=3).map(",".join)
SETS = st.builds("{}{}{}".format, st.sampled_from(["", ".."]), MEMBERS, st.sampled_from(["", ".."]))


def is_date(text: str) -> bool:
    try:
        parse(text)
    except BadDate:
        return False
    return True


DATES = st.one_of(
    QUALIFIED,
    st.builds("{}/{}".format, ENDS, ENDS),
    st.builds("[{}]".format, SETS),
    st.builds("{{{}}}".format, SETS),
    st.sampled_from(VALID),
).filter(is_date)


def some(values: list[str], least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), min_size=least, max_size=2, unique=True)


MENTIONS = some(["sikka", "rathod"]).map(lambda ids: [{"source": id, "paragraph": 1} for id in ids])
EVENT = st.fixed_dictionaries(
    {"date_edtf": DATES, "themes": some(THEMES, 1), "actors": some(ACTORS[:3]), "mentions": MENTIONS}
    | {"effect": st.sampled_from(EFFECTS), "kind": st.sampled_from(["treaty", "visit"])}
)
CLAIM = st.fixed_dictionaries(
    {"date_edtf": st.one_of(st.none(), DATES), "themes": some(THEMES, 1), "events": some(["e0", "e1"])}
    | {
        "effect": st.sampled_from(EFFECTS),
        "type": st.sampled_from(TYPES),
        "source": st.sampled_from(["sikka", "rathod"]),
        "passage": st.builds(lambda paragraph: like("claim")["passage"] | {"paragraph": paragraph}, st.integers(1, 3)),
    }
)
DATA = st.tuples(st.lists(EVENT, min_size=4, max_size=16), st.lists(CLAIM, min_size=2, max_size=10))
BOUND = st.one_of(st.none(), SINGLE, SINGLE, st.sampled_from(["2026-11-22", "2026-11-23", "2030"]))
CHOICES = {"theme": THEMES, "actor": ACTORS, "effect": EFFECTS, "source": ["sikka", "rathod"]}
CHOICES_OF = {"timeline": CHOICES | {"kind": ["treaty", "visit"]}, "claims": CHOICES | {"type": TYPES}}


@st.composite
def conditions(draw: st.DrawFn, command: str) -> list[Condition]:
    """Draw filters: a field, whether it is denied, and one or two values."""
    fields = draw(st.lists(st.sampled_from(sorted(CHOICES_OF[command])), max_size=3))
    return [(field, draw(st.booleans()), draw(some(CHOICES_OF[command][field], 1))) for field in fields]


def numbered(kind: str, drawn: list[Record]) -> list[Record]:
    """Make whole records of what was drawn."""
    return [{**like(kind), **fields, "id": f"{kind[0]}{n}", "drivers": []} for n, fields in enumerate(drawn)]


def write(folder: Path, events: list[Record], claims: list[Record]) -> None:
    """Write a data folder with these events and claims."""
    save(folder / "dataset.json", {"title": "t", "version": "1", "as_of": AS_OF.iso(), "licence": "none"})
    save(folder / "themes.json", [like("theme", id=id, label=id) for id in THEMES])
    save(folder / "sources.json", [like("source", id=id) for id in ("sikka", "rathod")])
    states = [{"id": id, "name": id, "kind": "state"} for id in ACTORS[:3]]
    line = {"id": "russia", "name": "Russia", "kind": "line", "members": ["tsars", "soviets"]}
    save(folder / "actors.json", [*states, line])
    save(folder / "events.json", events)
    save(folder / "claims.json", claims)
