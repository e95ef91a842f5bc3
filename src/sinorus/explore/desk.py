"""The desk of the explorer: it answers what screens ask, from the data as they are now; it blocks, and knows no screen.

Lists and cards come over one connection and counts over another, so that nobody waits for a count, and it can be
stopped. What it gives for a screen is harmless to a terminal. What is amiss raises SinorusError with a sentence.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

from sinorus.api.call import Call
from sinorus.api.questions import line
from sinorus.api.reader import Answer
from sinorus.api.records import command
from sinorus.base.errors import Damaged
from sinorus.base.text import safe
from sinorus.explore import card as cards
from sinorus.explore import choice, saving, strip
from sinorus.explore import counts as counting
from sinorus.explore import listing as lists
from sinorus.explore.asking import ROWS, Data, Stopped
from sinorus.explore.card import Card, Field, Link
from sinorus.explore.counts import Count
from sinorus.explore.listing import Listing, Row
from sinorus.explore.place import Place
from sinorus.explore.strip import Strip
from sinorus.output.settings import Output
from sinorus.query.canonical import filter_text
from sinorus.query.filters import TAGS
from sinorus.query.question import condition, understand
from sinorus.query.request import request

__all__ = ["Card", "Count", "Desk", "Field", "Hit", "Link", "Listing", "Row", "Stopped", "Strip"]

T = TypeVar("T")
# How an answer is asked for where people read it.
_READ = Output(format="table")


class Hit(NamedTuple):
    """A record that answers some words."""

    id: str
    kind: str
    title: str


class Desk:
    """Answers from data folders, to any thread; what warns of them should be told, and their warnings be ignored."""

    def __init__(self, folders: Sequence[str] = (), prefix: Sequence[str] = (), is_strict: bool = False) -> None:
        """Open the data; raises what ``Reader`` raises."""
        self._data = Data(folders, prefix, is_strict)

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return what is amiss with the data."""
        return tuple(map(safe, self._data.reader.remarks))

    def close(self) -> None:
        """Close the data."""
        self._data.close()

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Put a question of one's own to the data."""
        return self._data.reader.ask(question)

    def listing(self, place: Place, width: int = 80, is_counted: bool = True) -> Listing:
        """Answer a place with a list, whose columns a page of some width has room for.

        Where it is not counted, the list does not know yet how many rows it has: ``counted`` tells.
        """
        return self._data.answered(place, _READ, lambda answer: lists.listing(place, answer, width, is_counted))

    def counted(self, listing: Listing) -> Listing:
        """Count the rows of a list; raises Stopped if it was stopped meanwhile."""
        place = listing.place
        tally = self._data.counted(place.question, choice.applied(place), lists.tally, place.own)
        return lists.counted(listing, tally)

    def rows(self, listing: Listing, skip: int, limit: int) -> list[Row]:
        """Read so many rows of a list behind so many others; from a new index if that of the list is damaged."""
        try:
            return self._read(listing, lambda: lists.rows(listing, skip, limit))
        except Damaged:
            again = self.listing(listing.place, is_counted=False)._replace(columns=listing.columns)
            return self._read(again, lambda: lists.rows(again, skip, limit))

    def card(self, id: str, whole: bool = False) -> Card:
        """Tell everything of a record, as `show` does; ``whole`` with all its events and claims, as --all does.

        Raises UnknownId if there is no such record.
        """

        def make(answer: Answer) -> Card:
            row = _first(answer)
            return cards.card(answer.db, row["id"], row, answer.view.fields(row))

        return self._data.answered(_of("show", id), Output(format="list", all=whole), make)

    def card_of_row(self, listing: Listing, row: Row) -> Card:
        """Tell everything of a row that is no record, such as a comparison, or the point of a series."""
        answer = listing.answer
        return self._read(listing, lambda: cards.card(answer.db, row.id, row.values, answer.view.fields(row.values)))

    def route(self, first: str, second: str) -> Listing:
        """List the ways along causes between two events, or two other records; UnknownId if one is none."""
        rows = self._data.answered(_of("show", first, second), Output(format="list"), _rows)
        ids = tuple(row["id"] for row in rows)
        if {row["record"] for row in rows} == {"event"}:
            return self.listing(Place("trace", own={"id": ids[0], "to": ids[1]}))
        return self.listing(_of("show", *ids))

    def find(self, words: str, limit: int = 20) -> list[Hit]:
        """Find the records that some words or their beginning name, the nearest first; none without words."""
        if not words.strip():
            return []
        hits = self._find(words, limit)
        if len(hits) < limit and words[-1].isalnum():
            hits += self._find(f"{words}*", limit)
        return list(dict.fromkeys(hits))[:limit]

    def _find(self, words: str, limit: int) -> list[Hit]:
        """Find records; a date alone names events, whose rows do not say so."""
        place, output = Place("find", own={"text": words}), Output(json=True, limit=limit)
        rows = self._data.answered(place, output, lambda answer: _rows(answer, limit))
        return [Hit(row["id"], row.get("record", "event"), safe(row["title"])) for row in rows]

    def canonical(self, place: Place) -> Place:
        """Return a place with ids for the names in its filters; BadUsage if one of them names nothing."""
        fields = {name: field for field, name in TAGS.items() if name in place.filters}

        def ids(db: sqlite3.Connection) -> dict[str, Any]:
            def written(name: str) -> tuple[str, ...]:
                return tuple(filter_text(condition(fields[name], text, db)) for text in place.filters[name])

            return {**place.filters, **{name: written(name) for name in fields}}

        return place._replace(filters=self.ask(ids))

    def line(self, place: Place) -> str:
        """Write the command line that gives a place."""
        filters, reader = choice.applied(place), self._data.reader
        written = self.ask(partial(line, place.question, {**filters, **place.own}))
        return safe(command(Call(reader, place.question, filters, place.own), written))

    def line_of_card(self, id: str) -> str:
        """Write the command line that shows a record."""
        return self.line(_of("show", id))

    def citation(self, id: str) -> str:
        """Write the reference of a record."""
        return safe(self._data.answered(_of("cite", id), ROWS, _first)["text"])

    def formats(self, place: Place) -> tuple[str, ...]:
        """List the endings of the files that a place can be saved to."""
        return saving.formats(place)

    def save(self, place: Place, path: str, format: str | None = None, force: bool = False) -> str:
        """Write all rows of a place to a file as -o does, in the format of its ending, and return what is said of it.

        Raises BadUsage for an ending without a format, an input of this run, and a name of data without ``force``.
        """
        output = saving.output(place, path, format, force)
        return self._data.answered(place, output, lambda answer: saving.save(answer, output))

    def groups(self, place: Place) -> tuple[str, ...]:
        """List by what the records of a place can be counted; nothing where none can."""
        return counting.groups(place)

    def counts(self, place: Place, by: str) -> list[Count]:
        """Count the records of a place by a group, as --count-by does; raises Stopped if it was stopped meanwhile.

        Raises BadUsage for what is no group of its question.
        """
        question = counting.counted_as(place.question) or place.question
        make = partial(counting.counts, question=question, group=by)
        return self._data.counted(question, counting.filters(place, by), make)

    def strip(self, place: Place) -> Strip:
        """Count the records of a place over time, about its window; raises Stopped if it was stopped meanwhile."""
        ask = partial(self._data.counted, is_stopped=self._data.watch())
        window = self.ask(lambda db: understand(request(choice.applied(place)), db).window)
        years = ask("timeline", {"count_by": "year"}, lambda answer: strip.years(answer.view.rows(-1)))
        axis, question = strip.axis(window, years), strip.question(place)
        filters = {**strip.filters(place), **axis.window(), "count_by": axis.step()}
        bins = ask(question, filters, lambda answer: strip.bins(axis, answer.view.rows(-1)))
        periods = ask("periods", axis.window(), lambda answer: strip.periods(answer.view.rows(-1)))
        return Strip(bins, periods, strip.ends(window), axis.step(), counting.NOUNS[question])

    def stop(self) -> None:
        """Stop all counts that were begun; whoever asked for one gets Stopped."""
        self._data.stop()

    def _read(self, listing: Listing, take: Callable[[], T]) -> T:
        return self._data.reader.read(listing.answer.connection, take)


def _of(question: str, *ids: str) -> Place:
    """Return the place of a question about some records."""
    return Place(question, own={"ids": ids})


def _rows(answer: Answer, limit: int = -1) -> list[Any]:
    texts: Iterable[str] = answer.view.rows(limit)
    return [*map(json.loads, texts)]


def _first(answer: Answer) -> Any:
    return _rows(answer, 1)[0]
