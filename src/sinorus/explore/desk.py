"""The desk of the explorer: it answers what screens ask, from the data as they are now; it blocks, and knows no screen.

Lists and cards come over one connection and counts over another, so that nobody waits for a count, and it can be
stopped. What it gives for a screen is harmless to a terminal. What is amiss raises SinorusError with a sentence.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sinorus.api.call import Call
from sinorus.api.questions import line
from sinorus.api.reader import INPUTS, Answer, Reader, interrupted
from sinorus.api.records import command
from sinorus.base.errors import BadUsage, Damaged
from sinorus.base.text import quote, safe, to_system
from sinorus.explore import card as cards
from sinorus.explore import choice, strip
from sinorus.explore import counts as counting
from sinorus.explore import listing as lists
from sinorus.explore.card import Card, Field, Link
from sinorus.explore.counts import Count, Stopped
from sinorus.explore.listing import Listing, Row
from sinorus.explore.place import Place
from sinorus.explore.strip import Strip
from sinorus.output.deliver import write
from sinorus.output.render import MORE, SUFFIXES
from sinorus.output.settings import PICTURES, Output
from sinorus.query.canonical import filter_text
from sinorus.query.filters import TAGS
from sinorus.query.question import condition, understand
from sinorus.query.request import request

__all__ = ["Card", "Count", "Desk", "Field", "Hit", "Link", "Listing", "Row", "Stopped", "Strip"]

T = TypeVar("T")
# How an answer is asked for where people read it, and where it is reckoned with.
_READ, _ROWS = Output(format="table"), Output(json=True)
# The questions of which the answer can be a picture too.
_DRAWN = ("compare", "drivers", "trace")


class Hit(NamedTuple):
    """A record that answers some words."""

    id: str
    kind: str
    title: str


class Desk:
    """Answers from data folders, to any thread; what warns of them should be told, and their warnings be ignored."""

    def __init__(self, folders: Sequence[str] = (), prefix: Sequence[str] = (), is_strict: bool = False) -> None:
        """Open the data; raises what ``Reader`` raises."""
        self._open = partial(Reader, [*folders], [*prefix], is_strict)
        self._reader = self._open()
        self._counter: Reader | None = None
        self._opening = threading.Lock()
        self._stops = 0

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return what is amiss with the data."""
        return tuple(map(safe, self._reader.remarks))

    def close(self) -> None:
        """Close the data."""
        self.stop()
        self._reader.close()
        with self._opening:
            if self._counter:
                self._counter.close()

    # Lists and cards.

    def listing(self, place: Place, width: int = 80) -> Listing:
        """Answer a place with a list, whose columns a page of some width has room for."""
        return self._answered(self._reader, place, _READ, partial(lists.listing, place, width=width))

    def rows(self, listing: Listing, skip: int, limit: int) -> list[Row]:
        """Read so many rows of a list behind so many others; from a new index if that of the list is damaged."""
        try:
            return self._read(listing, lambda: [*lists.rows(listing, skip, limit)])
        except Damaged:
            again = self.listing(listing.place)._replace(columns=listing.columns)
            return self._read(again, lambda: [*lists.rows(again, skip, limit)])

    def card(self, id: str, whole: bool = False) -> Card:
        """Tell everything of a record, as `show` does; ``whole`` with all its events and claims, as --all does.

        Raises UnknownId if there is no such record.
        """

        def make(answer: Answer) -> Card:
            row = json.loads(next(iter(answer.view.rows(1))))
            return cards.card(answer.db, row["id"], row, answer.view.fields(row))

        place = Place("show", own={"ids": (id,)})
        return self._answered(self._reader, place, Output(format="list", all=whole), make)

    def card_of_row(self, listing: Listing, row: Row) -> Card:
        """Tell everything of a row that is no record, such as a comparison, or the point of a series."""

        def make() -> Card:
            return cards.card(listing.answer.db, row.id, row.values, listing.answer.view.fields(row.values))

        return self._read(listing, make)

    def route(self, first: str, second: str) -> Listing:
        """List the ways along causes between two events, or two other records; UnknownId if one is none."""
        rows = self._answered(
            self._reader,
            Place("show", own={"ids": (first, second)}),
            Output(format="list"),
            lambda answer: [*map(json.loads, answer.view.rows(-1))],
        )
        ids = tuple(row["id"] for row in rows)
        if {row["record"] for row in rows} == {"event"}:
            return self.listing(Place("trace", own={"id": ids[0], "to": ids[1]}))
        return self.listing(Place("show", own={"ids": ids}))

    def find(self, words: str, limit: int = 20) -> list[Hit]:
        """Find the records that some words or their beginning name, the nearest first; none without words."""
        if not words.strip():
            return []
        hits = self._find(words, limit)
        if len(hits) < limit and words[-1:].isalnum():
            hits += self._find(f"{words}*", limit)
        return list(dict.fromkeys(hits))[:limit]

    def _find(self, words: str, limit: int) -> list[Hit]:
        """Find records; a date alone names events, whose rows do not say so."""
        place, output = Place("find", own={"text": words}), Output(json=True, limit=limit)

        def make(answer: Answer) -> list[Hit]:
            rows = map(json.loads, answer.view.rows(limit))
            return [Hit(row["id"], row.get("record", "event"), safe(row["title"])) for row in rows]

        return self._answered(self._reader, place, output, make)

    # What an answer is called, and where it goes.

    def canonical(self, place: Place) -> Place:
        """Return a place with ids for the names in its filters; BadUsage if one of them names nothing."""

        def ids(db: sqlite3.Connection) -> dict[str, Any]:
            fields = {name: field for field, name in TAGS.items() if name in place.filters}
            written = {
                name: tuple(filter_text(condition(field, text, db)) for text in place.filters[name])
                for name, field in fields.items()
            }
            return {**place.filters, **written}

        return place._replace(filters=self._reader.ask(ids))

    def line(self, place: Place) -> str:
        """Write the command line that gives a place."""
        filters = choice.applied(place)
        call = Call(self._reader, place.question, filters, place.own)
        written = self._reader.ask(partial(line, place.question, {**filters, **place.own}))
        return safe(command(call, written))

    def line_of_card(self, id: str) -> str:
        """Write the command line that shows a record."""
        return self.line(Place("show", own={"ids": (id,)}))

    def citation(self, id: str) -> str:
        """Write the reference of a record."""

        def make(answer: Answer) -> str:
            return safe(json.loads(next(iter(answer.view.rows(1))))["text"])

        return self._answered(self._reader, Place("cite", own={"ids": (id,)}), _ROWS, make)

    def formats(self, place: Place) -> tuple[str, ...]:
        """List the endings of the files that a place can be saved to."""
        own = MORE.get(place.question, ())
        others = {format for formats in MORE.values() for format in formats} - {*own}
        endings = [ending for ending, format in SUFFIXES.items() if ending and format not in others]
        return (*endings, *(PICTURES if place.question in _DRAWN else ()))

    def save(self, place: Place, path: str, format: str | None = None, force: bool = False) -> str:
        """Write all rows of a place to a file as -o does, in the format of its ending, and return what is said of it.

        Raises BadUsage for an ending without a format, an input of this run, and a name of data without ``force``.
        """
        file = Path(to_system(path))
        if file.exists() and not (file.is_file() or file.is_dir()):
            raise BadUsage(f"cannot write {quote(path)}: it is no file; name a file")
        output = Output(format=format, path=path, force=force, draws=place.question in _DRAWN)

        def put(answer: Answer) -> str:
            with INPUTS:
                told = write(answer.view, output)
            return safe("; ".join(filter(None, [told.wrote, *told.said])))

        return self._answered(self._reader, place, output, put)

    # Counts, which can be stopped.

    def groups(self, place: Place) -> tuple[str, ...]:
        """List by what the records of a place can be counted; nothing where none can."""
        return counting.groups(place)

    def counts(self, place: Place, by: str) -> list[Count]:
        """Count the records of a place by a group, as --count-by does; raises Stopped if it was stopped meanwhile."""
        question = counting.counted_as(place.question) or place.question
        filters = counting.filters(place, by)
        return self._counted(question, filters, lambda answer: counting.counts(answer.db, answer.view, question, by))

    def strip(self, place: Place) -> Strip:
        """Count the records of a place over time, about its window; raises Stopped if it was stopped meanwhile."""
        window = self._reader.ask(lambda db: understand(request(choice.applied(place)), db).window)
        years = self._counted("timeline", {"count_by": "year"}, lambda answer: strip.years(answer.view.rows(-1)))
        axis, question = strip.axis(window, years), strip.question(place)
        filters = {**strip.filters(place), **axis.window(), "count_by": axis.step()}
        bins = self._counted(question, filters, lambda answer: strip.bins(axis, answer.view.rows(-1)))
        periods = self._counted("periods", axis.window(), lambda answer: strip.periods(answer.view.rows(-1)))
        return Strip(bins, periods, strip.ends(window), axis.step(), counting.NOUNS[question])

    def stop(self) -> None:
        """Stop all counts that were begun; whoever asked for one gets Stopped."""
        self._stops += 1

    def _counted(self, question: str, filters: Mapping[str, Any], make: Callable[[Answer], T]) -> T:
        """Put a question whose answer nobody may want any more by the time it is there."""
        began = self._stops

        def is_stopped() -> bool:
            return self._stops != began

        reader = self._second()
        with reader.lock, interrupted(reader.ask(lambda db: db), is_stopped):
            try:
                made = None if is_stopped() else self._answered(reader, Place(question, filters), _ROWS, make, filters)
            except sqlite3.OperationalError:
                if not is_stopped():
                    raise
        if is_stopped() or made is None:
            raise Stopped
        return made

    def _second(self) -> Reader:
        """Return what reads for counts, opened when the first is asked for."""
        with self._opening:
            self._counter = self._counter or self._open()
            return self._counter

    # The way to the data.

    def _answered(
        self,
        reader: Reader,
        place: Place,
        output: Output,
        make: Callable[[Answer], T],
        filters: Mapping[str, Any] | None = None,
    ) -> T:
        """Put a question and make something of its answer; once more, if the index at hand turns out damaged."""
        filters = choice.applied(place) if filters is None else filters
        with reader.lock:
            for is_last in (False, True):
                try:
                    answer = reader.answer(place.question, filters, output, **place.own)
                    return reader.read(answer.connection, partial(make, answer))
                except Damaged:
                    if is_last:
                        raise
            raise AssertionError("the loop returns or raises")

    def _read(self, listing: Listing, take: Callable[[], T]) -> T:
        return self._reader.read(listing.answer.connection, take)
