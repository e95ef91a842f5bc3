"""Count events by group while they are read, so that counts of all of them need no look at any."""

import sqlite3

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


class Facets:
    """How many events there are in each group, by effect."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, str | int | None], dict[str, int]] = {}

    def add(self, event: Entry) -> None:
        """Count an event in each of its groups; one without a known beginning has no year."""
        effect = next(value for field, value in event.tags if field == "effect")
        groups: list[tuple[str, str | int | None]] = [tag for tag in event.tags if tag[0] in FIELDS]
        for group in [*groups, ("year", event.lo >> 9 if event.lo > dates.START else None)]:
            self.counts.setdefault(group, dict.fromkeys(EFFECTS, 0))[effect] += 1

    def write(self, index: sqlite3.Connection) -> None:
        """Write the counts, and to each how many claims rest on its events."""
        rows = [(*group, sum(by.values()), 0, *by.values()) for group, by in self.counts.items()]
        index.executemany(f"INSERT INTO facet VALUES (?, ?, ?, ?{', ?' * len(EFFECTS)})", rows)
        index.executescript(CLAIMS.format(never=dates.START))
