"""Count records by group while they are read, so that to count all of them a question need not look at any."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator
from operator import itemgetter
from typing import NamedTuple

from sinorus import dates
from sinorus.index.build_record import Entry, Tag
from sinorus.model.vocabulary import CLAIM_GROUPS, WORDS

FIELDS = ("theme", "effect", "actor", "driver")
GROUPED = {*FIELDS, *CLAIM_GROUPS}
EFFECTS = WORDS["effect"]
# What is counted within a group: events by effect, claims by these tags.
Told = tuple[str, ...]
TOLD = ("effect", "source", "verdict", "by")
_told = itemgetter(*TOLD)
Group = tuple[str, str | int | None, Told]


class Count(NamedTuple):
    """The records of a group, and their first and last known day: END and START while none is known."""

    records: int
    first: int
    last: int


_DAYS = f"nullif(min(lo), {dates.END}), nullif(max(hi), {dates.START})"
_SUMS = ", ".join(f"sum(iif(effect = {effect!r}, records, 0))" for effect in EFFECTS)
WRITTEN = f"""
INSERT INTO facet SELECT field, value, sum(records), 0, {_SUMS}, {_DAYS} FROM counted
    WHERE verdict IS NULL AND field IN {(*FIELDS, "year")} GROUP BY field, value;
INSERT INTO driven SELECT value, 'event', '', '', sum(records), {_DAYS} FROM counted
    WHERE verdict IS NULL AND field = 'driver' GROUP BY value;
INSERT INTO driven SELECT value, 'claim', effect, source, sum(records), {_DAYS} FROM counted
    WHERE verdict IS NOT NULL AND field = 'driver' GROUP BY value, effect, source;
INSERT INTO judged SELECT field, value, verdict, sum(records), sum(iif(by = 'series', records, 0)) FROM counted
    WHERE verdict IS NOT NULL AND field IN {CLAIM_GROUPS} GROUP BY field, value, verdict;
DROP TABLE counted;
"""
# A claim is counted once in each group, however many events of the group it rests on.
CLAIMS = f"""
CREATE TEMP TABLE told AS SELECT DISTINCT resting.n AS claim, event.n, event.lo >> 9 AS year, event.lo
    FROM resting JOIN stored AS event ON event.id = target;
UPDATE facet SET claims = found.claims FROM (
    SELECT field, value, count(DISTINCT claim) AS claims FROM told JOIN marked USING (n) JOIN mark USING (t) GROUP BY t
) AS found WHERE facet.field = found.field AND facet.value = found.value;
UPDATE facet SET claims = found.claims FROM (
    SELECT CASE WHEN lo > {dates.START} THEN year END AS year, count(DISTINCT claim) AS claims FROM told GROUP BY 1
) AS found WHERE facet.field = 'year' AND facet.value IS found.year;
DROP TABLE told;
"""
Days = list[tuple[int, int]]


class Groups:
    """The days of the events and the claims of a batch, by group; a filter stands here as its number in the batch."""

    def __init__(self) -> None:
        self.events: dict[Told, Days] = defaultdict(list)
        self.tagged: dict[Told, dict[int, Days]] = defaultdict(lambda: defaultdict(list))

    def add(self, record: Entry, numbers: list[int]) -> None:
        """Add an event or a claim to each of its groups; records of other kinds have none."""
        if record.kind not in ("event", "claim"):
            return
        said = dict(record.tags)
        told = (said["effect"],) if record.kind == "event" else _told(said)
        day = record.lo if record.lo > dates.START else dates.END, record.hi if record.spans else dates.START
        if record.kind == "event":
            self.events[told].append(day)
        tagged = self.tagged[told]
        for number in numbers:
            tagged[number].append(day)

    def counted(self, tags: Collection[Tag]) -> Iterator[tuple[Group, Count]]:
        """Count the groups of a batch at once, which is cheaper than to count record by record."""
        named = list(tags)
        for told, tagged in self.tagged.items():
            for number, days in tagged.items():
                if named[number][0] in GROUPED:
                    yield (*named[number], told), _count(days)
        for told, days in self.events.items():
            for year, those in _by_year(days).items():
                yield ("year", year, told), _count(those)


def _by_year(days: Days) -> dict[int | None, Days]:
    """Part days by year; an event without a known beginning has no year."""
    years: dict[int | None, Days] = defaultdict(list)
    for day in days:
        years[day[0] >> 9 if day[0] < dates.END else None].append(day)
    return years


def _count(days: Days) -> Count:
    firsts, lasts = zip(*days, strict=True)
    return Count(len(days), min(firsts), max(lasts))


class Facets:
    """The counts of all batches together."""

    def __init__(self) -> None:
        self.counts: dict[Group, Count] = {}

    def add(self, group: Group, new: Count) -> None:
        """Add the counts of a group in one batch."""
        old = self.counts.get(group)
        if old:
            new = Count(old.records + new.records, min(old.first, new.first), max(old.last, new.last))
        self.counts[group] = new

    def write(self, index: sqlite3.Connection) -> None:
        """Write what commands ask for: events by effect, what each driver moves, and how the record judges claims."""
        index.execute("CREATE TEMP TABLE counted (field, value, effect, source, verdict, by, records, lo, hi)")
        rows = (
            (field, value, *told, *[None] * (len(TOLD) - len(told)), *count)
            for (field, value, told), count in self.counts.items()
        )
        index.executemany("INSERT INTO counted VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        index.executescript(WRITTEN + CLAIMS)
