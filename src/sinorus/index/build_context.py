"""What records that were read before tell of those that are read now."""

from typing import Any

from sinorus import dates
from sinorus.base.text import words
from sinorus.index.join import Join
from sinorus.model.vocabulary import AS_OF

Record = dict[str, Any]
# Kinds whose ids are kept while the others are read: there are few of them.
VOCABULARIES = ("source", "theme", "driver", "period", "actor", "series")


class Context:
    """What is kept of the records that have been read.

    ``as_of`` is the day up to which the data were kept, ``ids`` the ids of each vocabulary, ``lines`` the lines of
    actors that a state belongs to, by its id, ``actors`` the words of an actor's names by its id, ``series`` the series
    by their ids, ``join`` what folders that are joined have in common.
    """

    def __init__(self, join: Join) -> None:
        self.join = join
        self.as_of = dates.Day.from_iso(AS_OF)
        self.ids: dict[str, set[str]] = {kind: set() for kind in VOCABULARIES}
        self.lines: dict[str, list[str]] = {}
        self.actors: dict[str, str] = {}
        self.series: dict[str, Record] = {}

    def add(self, kind: str, record: Record) -> None:
        """Keep what the records of kinds that are read later need to know."""
        if kind in self.ids:
            self.ids[kind].add(record["id"])
        if kind == "actor":
            for member in record["members"]:
                self.lines.setdefault(member, []).append(record["id"])
            self.actors[record["id"]] = " ".join(words(" ".join([record["name"], *record["aliases"]])))
        elif kind == "series":
            self.series[record["id"]] = record
