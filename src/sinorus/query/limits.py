"""How much fits into what holds all records at once, because a browser or a library does."""

import sqlite3
from typing import NamedTuple

from sinorus.base.errors import BadUsage
from sinorus.query import sql
from sinorus.query.question import Question


class Limit(NamedTuple):
    """What holds records, how many events and claims at most, and what to write in its place."""

    what: str
    most: int
    instead: str


_SQLITE = "write `sinorus export sqlite -o sinorus.db`"
LIMITS = {
    # Of more a browser takes seconds to open it, and half a second to filter.
    "page": Limit("a page", 20_000, f"{_SQLITE} for Datasette"),
    # networkx keeps a graph whole, and the text of it, in 30 KiB a record.
    "graphml": Limit("a graph in GraphML", 12_000, _SQLITE),
}


def require(db: sqlite3.Connection, question: Question, form: str) -> None:
    """Raise BadUsage if more matches than a form holds, before any of it is read."""
    if form not in LIMITS:
        return
    limit = LIMITS[form]
    count = sql.count(db, "event", question)[0] + sql.count(db, "claim", question.of_claims())[0]
    if count > limit.most:
        raise BadUsage(
            f"{limit.what} holds up to {limit.most} events and claims, and {count} match; choose fewer with --from and "
            f"--to, --theme or --search, or {limit.instead}"
        )
