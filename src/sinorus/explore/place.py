"""Where one is in the explorer, and the way that led there: a question with its filters, and what was looked at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

# The questions that the keys 1 to 7 put, all with the same filters.
VIEWS = ("timeline", "drivers", "claims", "sources", "compare", "check", "series")
# So many steps are kept of each way, back and forth.
MOST = 1000

Filters = Mapping[str, Any]


class Place(NamedTuple):
    """What is asked.

    question  the name of the question, a key of QUESTIONS
    filters   the values of filters by their names in the table of filters, also of those that this question has not:
              a tuple of texts where a filter may be given several times, else a text, or True for a switch
    own       what the question takes beside filters, such as the ids of some series for their points
    """

    question: str = VIEWS[0]
    filters: Mapping[str, Any] = {}
    own: Mapping[str, Any] = {}


class Step(NamedTuple):
    """A place, and the id of the record that was looked at there; empty for none."""

    place: Place
    record: str = ""


class Trail(NamedTuple):
    """Where one is, how one came there, and the filters that were on before; nothing in it ever changes.

    place   what is asked
    record  the id of the record that is looked at; empty for none
    behind  the steps that led here, the last one last
    undone  the filters that the next undo brings back, the last one last
    redone  the filters that the next redo brings back, the last one last
    """

    place: Place = Place()
    record: str = ""
    behind: tuple[Step, ...] = ()
    undone: tuple[Filters, ...] = ()
    redone: tuple[Filters, ...] = ()

    def go(self, place: Place, record: str = "") -> Trail:
        """Go to a place, from where `back` leads here."""
        behind = (*self.behind, Step(self.place, self.record))[-MOST:]
        return self._with(place, record)._replace(behind=behind)

    def change(self, filters: Filters) -> Trail:
        """Stay where one is under other filters, which is no step of the way: `undo` takes it back."""
        return self._with(self.place._replace(filters=filters), self.record)

    def at(self, record: str) -> Trail:
        """Look at another record in the same place."""
        return self._replace(record=record)

    def back(self) -> Trail:
        """Go back to where one was before; stay where the way begins."""
        if not self.behind:
            return self
        *behind, last = self.behind
        return self._with(last.place, last.record)._replace(behind=tuple(behind))

    def undo(self) -> Trail:
        """Bring back the filters that were on before the last change; stay where there was none."""
        if not self.undone:
            return self
        *undone, filters = self.undone
        redone = (*self.redone, self.place.filters)[-MOST:]
        return self._replace(place=self.place._replace(filters=filters), undone=tuple(undone), redone=redone)

    def redo(self) -> Trail:
        """Bring back the filters that the last undo took away; stay where there are none."""
        if not self.redone:
            return self
        *redone, filters = self.redone
        undone = (*self.undone, self.place.filters)[-MOST:]
        return self._replace(place=self.place._replace(filters=filters), undone=undone, redone=tuple(redone))

    def _with(self, place: Place, record: str) -> Trail:
        """Return the trail at another place, of which other filters can be undone."""
        here = self._replace(place=place, record=record)
        if place.filters == self.place.filters:
            return here
        return here._replace(undone=(*self.undone, self.place.filters)[-MOST:], redone=())
