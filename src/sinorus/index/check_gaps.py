"""Warn of what a record can be without, and a reader will miss: where it is from, and where it was."""

import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from sinorus.base.wording import amount
from sinorus.index.check_references import references
from sinorus.index.check_series import rows_of
from sinorus.index.problems import WARNING, Pointer, Problem

Row = dict[str, Any]
Place = Callable[[int, Pointer, str, str], Problem]
Gap = tuple[Pointer, str, str]
# So many records with a gap of one sort are listed; of the rest is said how many they are.
MOST_LISTED = 1000


def problems(index: sqlite3.Connection, read: Callable[[int], Row], place: Place) -> Iterator[Problem]:
    """Yield a warning for each gap; ``read`` returns a record as its file has it, by its number."""
    for kind, part, gaps in _SORTS:
        found = rows_of(index, kind, part)
        listed: Problem | None = None
        for n, row in islice(found, MOST_LISTED):
            for pointer, problem, remedy in gaps(read(n) if gaps is _of_pages else row):
                listed = place(n, pointer, problem, remedy)._replace(level=WARNING)
                yield listed
        if listed and (more := sum(1 for _ in found)):
            where = listed._replace(line=None, column=None, pointer="")
            yield where._replace(problem=f"{amount(more, kind)} more may lack the same: {listed.problem}")


def _of_pages(record: Row) -> Iterator[Gap]:
    for pointer, page in references(record):
        if page.get("publisher") is None:
            yield pointer, "the reference names no publisher", "add who published it, such as the name of the site"


def _of_event(event: Row) -> Iterator[Gap]:
    if not event["references"]:
        yield (), "the event has no reference", "add a page or a work that says so"


def _of_claim(claim: Row) -> Iterator[Gap]:
    if not claim["passage"]:
        yield (), "the claim has no passage", "add its paragraph, and its first and last three or four words"


def _of_source(source: Row) -> Iterator[Gap]:
    if not source["author"]:
        yield (), "the source has no author", "add its authors, so that it can be cited"
    if not source["issued"]:
        yield (), "the source has no date", "add when it was issued"


def _of_spot(event: Row) -> Iterator[Gap]:
    # A place by its id has a warning of its own.
    if event["place"]["id"] is None:
        yield ("place",), *_NO_POINT


def _of_place(place: Row) -> Iterator[Gap]:
    yield (), *_NO_POINT


_NO_POINT = "the place is not on the map", "add lat and lon"
# The kinds, what the JSON of a record with the gap holds, and what looks at it.
_SORTS: tuple[tuple[str, str, Callable[[Row], Iterator[Gap]]], ...] = (
    ("event", '"references":[]', _of_event),
    ("event", '"publisher":null', _of_pages),
    ("event", '"lat":null', _of_spot),
    ("claim", '"passage":null', _of_claim),
    ("claim", '"publisher":null', _of_pages),
    ("place", '"lat":null', _of_place),
    ("source", "", _of_source),
)
