"""Count records by group while they are read, so that counts of all of them need no look at any."""

import sqlite3
from typing import NamedTuple

from sinorus import dates
from sinorus.store.rows import Entry
from sinorus.vocabulary import WORDS

FIELDS = ("theme", "effect", "actor", "driver")
EFFECTS = WORDS["effect"]
# What a claim rests on counts once a group, however many events of the group it names.
CLAIMS = """
CREATE TEMP TABLE told AS SELECT DISTINCT resting.n AS claim, event.n, event.lo >> 9 AS year, event.lo
    FROM resting JOIN stored AS event ON event.id = target;
UPDATE facet SET claims = found.claims FROM (
    SELECT field, value, count(DISTINCT claim) AS claims FROM told JOIN marked USING (n) JOIN mark USING (t) GROUP BY t
) AS found WHERE facet.field = found.field AND facet.value = found.value;
UPDATE facet SET claims = found.claims FROM (
    SELECT CASE WHEN lo > {never} THEN year END AS year, count(DISTINCT claim) AS claims FROM told GROUP BY 1
) AS found WHERE facet.field = 'year' AND facet.value IS found.year;
DROP TABLE told;
"""


class Force(NamedTuple):
    """How many records a driver has, and their first and last known day."""

    records: int = 0
    lo: int | None = None
    hi: int | None = None

    def with_one(self, lo: int | None, hi: int | None) -> "Force":
        """Count another record with its days."""
        los, his = [day for day in (self.lo, lo) if day is not None], [day for day in (self.hi, hi) if day is not None]
        return Force(self.records + 1, min(los, default=None), max(his, default=None))


class Facets:
    """How many events there are in each group, by effect, and what each driver moves."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, str | int | None], dict[str, int]] = {}
        self.driven: dict[tuple[str, ...], Force] = {}

    def add(self, record: Entry) -> None:
        """Count an event or a claim in each of its groups; other records have none."""
        if record.kind == "event":
            self._add_event(record)
        if record.kind in ("event", "claim"):
            self._add_driven(record)

    def _add_driven(self, record: Entry) -> None:
        of_a_claim = dict(record.tags) if record.kind == "claim" else {}
        told = (record.kind, of_a_claim.get("effect", ""), of_a_claim.get("source", ""))
        lo = record.lo if record.lo != dates.START else None
        hi = record.hi if record.spans else None
        for field, value in record.tags:
            if field == "driver":
                self.driven[value, *told] = self.driven.get((value, *told), Force()).with_one(lo, hi)

    def _add_event(self, event: Entry) -> None:
        """Count an event in each of its groups; one without a known beginning has no year."""
        effect = next(value for field, value in event.tags if field == "effect")
        groups: list[tuple[str, str | int | None]] = [tag for tag in event.tags if tag[0] in FIELDS]
        for group in [*groups, ("year", event.lo >> 9 if event.lo > dates.START else None)]:
            self.counts.setdefault(group, dict.fromkeys(EFFECTS, 0))[effect] += 1

    def write(self, index: sqlite3.Connection) -> None:
        """Write the counts, and to each how many claims rest on its events."""
        rows = [(*group, sum(by.values()), 0, *by.values()) for group, by in self.counts.items()]
        index.executemany(f"INSERT INTO facet VALUES (?, ?, ?, ?{', ?' * len(EFFECTS)})", rows)
        forces = [(*group, *force) for group, force in self.driven.items()]
        index.executemany("INSERT INTO driven VALUES (?, ?, ?, ?, ?, ?, ?)", forces)
        index.executescript(CLAIMS.format(never=dates.START))
