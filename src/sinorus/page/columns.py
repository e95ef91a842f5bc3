"""The columns of the tables of a page and its list of works: by source, and by tradition where there are many."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, cast

from sinorus.model.rows.claim import MatrixRow
from sinorus.model.rows.works import SourceRow
from sinorus.model.vocabulary import NOT_CODED
from sinorus.query.selection import Records
from sinorus.query.sources import by_tradition

# So many sources have a column each; more would be wider than any page.
MOST = 6


class Column(NamedTuple):
    """A column: its name, and the ids of its sources."""

    name: str
    sources: list[str]


def columns(records: Records) -> list[Column]:
    """Return a column for each source with claims, or for each tradition where there are more than a few of them."""
    speaking = _speaking(records)
    if len(speaking) <= MOST:
        return [Column(row["id"], [row["id"]]) for row in speaking]
    return [Column(name, [row["id"] for row in rows]) for name, rows in traditions(speaking)]


def columns_by(records: Records) -> str:
    """Say what has a column: a source or a tradition."""
    return "source" if len(_speaking(records)) <= MOST else "tradition"


def _speaking(records: Records) -> list[SourceRow]:
    sources = {claim["source"] for claim in records.claims}
    return [row for row in records.sources if row["id"] in sources]


def traditions(sources: Sequence[SourceRow]) -> Iterator[tuple[str, list[SourceRow]]]:
    """Yield each tradition with its sources, as they were written."""
    for name, rows in groupby(sorted(sources, key=by_tradition), lambda row: row["tradition"] or NOT_CODED):
        yield name, list(rows)


def cell(row: MatrixRow, column: Column) -> Counter[str]:
    """Return how many claims of a column there are on a driver, and how many of them have each effect."""
    counts: Counter[str] = Counter()
    for source in column.sources:
        counts.update(cast("dict[str, int]", row["sources"].get(source, {})))
    return counts
