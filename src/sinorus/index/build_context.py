"""What is known of records that were read before."""

from typing import Any

from sinorus import dates
from sinorus.base.text import words
from sinorus.model.vocabulary import AS_OF

Record = dict[str, Any]
# Kinds whose ids are kept while the others are read: of them there are few.
VOCABULARIES = ("source", "theme", "driver", "period", "actor", "series")


class Known:
    """The day up to which the data were kept, the ids of vocabularies, the lines that a state belongs to, the words of an
    actor's names, and the series.
    """

    def __init__(self) -> None:
        self.as_of = dates.Day.from_iso(AS_OF)
        self.ids: dict[str, set[str]] = {kind: set() for kind in VOCABULARIES}
        self.lines: dict[str, list[str]] = {}
        self.actors: dict[str, str] = {}
        self.series: dict[str, Record] = {}

    def learn(self, kind: str, record: Record) -> None:
        """Keep what the records of kinds that are read later need to know."""
        if kind in self.ids:
            self.ids[kind].add(record["id"])
        if kind == "actor":
            for member in record["members"]:
                self.lines.setdefault(member, []).append(record["id"])
            self.actors[record["id"]] = " ".join(words(" ".join([record["name"], *record["aliases"]])))
        elif kind == "series":
            self.series[record["id"]] = record
