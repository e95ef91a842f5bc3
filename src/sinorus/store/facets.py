"""Count records by group while they are read, so that counts of all of them need no look at any."""

import sqlite3

from sinorus import dates
from sinorus.store.rows import Entry
from sinorus.vocabulary import CLAIM_GROUPS, WORDS

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


class Days:
    """The number of some records, and the first and the last day that is known of them; None while none is."""

    def __init__(self) -> None:
        self.records = 0
        self.lo: int | None = None
        self.hi: int | None = None

    def add(self, record: Entry) -> None:
        """Count another record."""
        self.records += 1
        if record.lo > dates.START and (self.lo is None or record.lo < self.lo):
            self.lo = record.lo
        if record.spans and (self.hi is None or record.hi > self.hi):
            self.hi = record.hi


class Facets:
    """How many events there are in each group, by effect, what each driver moves, and how the record judges claims."""

    def __init__(self) -> None:
        self.effects: dict[tuple[str, str | int | None], dict[str, int]] = {}
        self.events: dict[tuple[str, str | int | None], Days] = {}
        self.driven: dict[tuple[str, ...], Days] = {}
        self.judged: dict[tuple[str, ...], list[int]] = {}

    def add(self, record: Entry) -> None:
        """Count an event or a claim in each of its groups; other records have none."""
        if record.kind == "event":
            self._add_event(record)
            self._add_driven(record, "", "")
        elif record.kind == "claim":
            self._add_claim(record, dict(record.tags))

    def _add_event(self, event: Entry) -> None:
        """Count an event; one without a known beginning has no year."""
        effect = next(value for field, value in event.tags if field == "effect")
        groups: list[tuple[str, str | int | None]] = [tag for tag in event.tags if tag[0] in FIELDS]
        for group in [*groups, ("year", event.lo >> 9 if event.lo > dates.START else None)]:
            self.effects.setdefault(group, dict.fromkeys(EFFECTS, 0))[effect] += 1
            self.events.setdefault(group, Days()).add(event)

    def _add_claim(self, claim: Entry, told: dict[str, str]) -> None:
        self._add_driven(claim, told["effect"], told["source"])
        for field, value in claim.tags:
            if field in CLAIM_GROUPS:
                counted = self.judged.setdefault((field, value, told["verdict"]), [0, 0])
                counted[0] += 1
                counted[1] += told["by"] == "series"

    def _add_driven(self, record: Entry, effect: str, source: str) -> None:
        for field, value in record.tags:
            if field == "driver":
                self.driven.setdefault((value, record.kind, effect, source), Days()).add(record)

    def write(self, index: sqlite3.Connection) -> None:
        """Write the counts, and to each how many claims rest on its events."""
        rows = [
            (*group, days.records, 0, *self.effects[group].values(), days.lo, days.hi)
            for group, days in self.events.items()
        ]
        index.executemany(f"INSERT INTO facet VALUES (?, ?, ?, ?{', ?' * len(EFFECTS)}, ?, ?)", rows)
        forces = [(*group, days.records, days.lo, days.hi) for group, days in self.driven.items()]
        index.executemany("INSERT INTO driven VALUES (?, ?, ?, ?, ?, ?, ?)", forces)
        judged = [(*group, *counted) for group, counted in self.judged.items()]
        index.executemany("INSERT INTO judged VALUES (?, ?, ?, ?, ?)", judged)
        index.executescript(CLAIMS.format(never=dates.START))
