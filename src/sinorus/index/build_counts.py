"""Count records by group while they are read, so that a count of all of them need not look at any."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator
from operator import itemgetter
from typing import NamedTuple

from sinorus import dates
from sinorus.index.build_context import Tag
from sinorus.index.build_record import Entry
from sinorus.model.vocabulary import OFFICIAL, STORED_GROUPS, WORDS

GROUPED = {*STORED_GROUPS["event"], *STORED_GROUPS["claim"], "denied"}
EFFECTS = WORDS["effect"]
# The difference of the day keys of a day and of the same day a year later.
YEAR = 512
# The traits by which a group is parted further: for events the effect alone, for claims all of these.
TRAITS = ("effect", "source", "verdict", "by")
Traits = tuple[str, ...]
_traits_of_claim = itemgetter(*TRAITS)
# Field, value, and traits; an event of no single year has the value None for the field ``year``, and if that is so
# because it lasts longer, the field ``wider`` too.
Group = tuple[str, str | int | None, Traits]


class Count(NamedTuple):
    """The number of records of a group, and the day keys of their first and last known day.

    A *day key* is ``(year*16 + month)*32 + day``. ``first`` is END and ``last`` is START as long as no day is known.
    """

    records: int
    first: int
    last: int


_DAYS = f"nullif(min(lo), {dates.END}), nullif(max(hi), {dates.START})"
_SUMS = ", ".join(f"sum(iif(effect = {effect!r}, records, 0))" for effect in EFFECTS)
# A count of claims has a verdict, a count of events has none.
WRITE_COUNTS = f"""
INSERT INTO facet SELECT field, value, sum(records), 0, {_SUMS}, {_DAYS} FROM counts
    WHERE verdict IS NULL AND field IN {(*STORED_GROUPS["event"], "wider")} GROUP BY field, value;
INSERT INTO driven SELECT value, 'event', '', '', sum(records), {_DAYS} FROM counts
    WHERE verdict IS NULL AND field = 'driver' GROUP BY value;
INSERT INTO driven SELECT value, iif(field = 'driver', 'claim', 'denial'), effect, source, sum(records), {_DAYS}
    FROM counts WHERE verdict IS NOT NULL AND field IN ('driver', 'denied') GROUP BY value, field, effect, source;
INSERT INTO heard SELECT field, value, count(DISTINCT source), sum(iif(source IN (
        SELECT id FROM record JOIN tag USING (n) WHERE kind = 'source' AND field = 'tradition' AND value IN {OFFICIAL}
    ), records, 0)) FROM counts
    WHERE verdict IS NOT NULL AND field IN {STORED_GROUPS["claim"]} GROUP BY field, value;
INSERT INTO judged SELECT field, value, verdict, effect, sum(records), sum(iif(by = 'series', records, 0)) FROM counts
    WHERE verdict IS NOT NULL AND field IN {STORED_GROUPS["claim"]} GROUP BY field, value, verdict, effect;
DROP TABLE counts;
"""
# Of each group of events, how many claims rest on them: a claim counts once, however many events of the group it names.
# The year of a day key is the key without its last nine bits.
WRITE_CLAIMS = f"""
CREATE TEMP TABLE pair AS SELECT DISTINCT resting.n AS claim, event.n,
    CASE WHEN event.hi < event.lo + {YEAR} AND event.lo < {dates.END} THEN event.lo >> 9 END AS year
    FROM resting JOIN stored AS event ON event.id = target;
UPDATE facet SET claims = count.claims FROM (
    SELECT field, value, count(DISTINCT claim) AS claims FROM pair JOIN marked USING (n) JOIN mark USING (t) GROUP BY t
) AS count WHERE facet.field = count.field AND facet.value = count.value;
UPDATE facet SET claims = count.claims FROM (
    SELECT year, count(DISTINCT claim) AS claims FROM pair GROUP BY year
) AS count WHERE facet.field = 'year' AND facet.value IS count.year;
DROP TABLE pair;
"""
# Only of records without a date or with a set of dates do the spans say more than the first and the last day, which lie
# in the index by date: so a period costs a walk through that.
FIND_ODD = """
CREATE TEMP TABLE odd (n INTEGER PRIMARY KEY);
INSERT INTO odd SELECT n FROM stored
    WHERE kind IN ('event', 'claim') AND (SELECT count(*) FROM span WHERE span.n = stored.n) <> 1;
"""
PERIODS = "SELECT id, json_extract(json, '$.date_edtf') FROM stored JOIN body USING (n) WHERE kind = 'period'"
WRITE_COVERED = """
INSERT INTO covered SELECT :period, kind, count(*) FROM stored
    WHERE kind IN ('event', 'claim') AND lo <= :last AND hi >= :first AND (n NOT IN odd OR EXISTS (
        SELECT 1 FROM span WHERE span.n = stored.n AND span.lo <= :last AND span.hi >= :first
    )) GROUP BY kind
"""
# The day keys of the first and last known day of each record.
Days = list[tuple[int, int]]


class Groups:
    """The days of the events and claims of a batch, by group; a filter stands here as its number."""

    def __init__(self) -> None:
        self.events: dict[Traits, Days] = defaultdict(list)
        self.by_filter: dict[Traits, dict[int, Days]] = defaultdict(lambda: defaultdict(list))

    def add(self, entry: Entry, numbers: list[int]) -> None:
        """Put an event or a claim into each of its groups; ``numbers`` are those of its filters."""
        if entry.kind not in ("event", "claim"):
            return
        values = dict(entry.tags)
        traits = (values["effect"],) if entry.kind == "event" else _traits_of_claim(values)
        days = entry.lo if entry.lo > dates.START else dates.END, entry.hi if entry.spans else dates.START
        if entry.kind == "event":
            self.events[traits].append(days)
        by_filter = self.by_filter[traits]
        for number in numbers:
            by_filter[number].append(days)

    def counts(self, tags: Collection[Tag]) -> Iterator[tuple[Group, Count]]:
        """Count the records of each group; ``tags`` are the filters in the order of their numbers, from 1 up."""
        filters = list(tags)
        for traits, by_filter in self.by_filter.items():
            for number, days in by_filter.items():
                if filters[number - 1][0] in GROUPED:
                    yield (*filters[number - 1], traits), _count(days)
        for traits, days in self.events.items():
            for year, days_of_year in _by_year(days).items():
                yield ("year", year, traits), _count(days_of_year)
            if wider := [(first, last) for first, last in days if first < dates.END and last >= first + YEAR]:
                yield ("wider", None, traits), _count(wider)


def _by_year(days: Days) -> dict[int | None, Days]:
    """Part days by the year of the first; None for those that last longer than a year or have no known beginning."""
    years: dict[int | None, Days] = defaultdict(list)
    for first, last in days:
        years[first >> 9 if last < first + YEAR and first < dates.END else None].append((first, last))
    return years


def _count(days: Days) -> Count:
    firsts, lasts = zip(*days, strict=True)
    return Count(len(days), min(firsts), max(lasts))


class Counts:
    """The counts of all batches, by group."""

    def __init__(self) -> None:
        self.counts: dict[Group, Count] = {}

    def add(self, group: Group, new: Count) -> None:
        """Add the count of a batch to that of its group."""
        old = self.counts.get(group)
        if old:
            new = Count(old.records + new.records, min(old.first, new.first), max(old.last, new.last))
        self.counts[group] = new

    def write(self, index: sqlite3.Connection) -> None:
        """Write the counts that commands ask for: events by effect, what each driver moves, and verdicts on claims."""
        index.execute("CREATE TEMP TABLE counts (field, value, effect, source, verdict, by, records, lo, hi)")
        rows = (
            (field, value, *traits, *[None] * (len(TRAITS) - len(traits)), *count)
            for (field, value, traits), count in self.counts.items()
        )
        index.executemany("INSERT INTO counts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        index.executescript(WRITE_COUNTS + WRITE_CLAIMS + FIND_ODD)
        for id, date in index.execute(PERIODS).fetchall():
            first, last = dates.window(None, None, dates.parse(date)).keys()
            index.execute(WRITE_COVERED, {"period": id, "first": first, "last": last})
