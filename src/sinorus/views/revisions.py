"""The view of `revisions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sinorus.output.view import Column, RowKeys, Tally, View
from sinorus.views.cells import join_ids, small_view

if TYPE_CHECKING:
    from sinorus.model.rows.answer import RevisionRow

# A change of more records than this names the first of them where people read.
FIRST_IDS = 3


def revisions(rows: list[RevisionRow], size: int) -> View[RevisionRow]:
    """Show changes of records; ``size`` is the number of all that the data tell of."""
    columns: list[Column[RevisionRow]] = [
        Column("Version", lambda row: row["version"], 7),
        Column("Day", lambda row: row["day"], 10, wide=100),
        Column("Records", _records),
        Column("What", lambda row: join_ids(row["fields"]), 16, wide=120),
        Column("Why", lambda row: row["why"]),
        Column("Seen in", lambda row: row["source"], wide=140),
    ]
    view: View[RevisionRow] = small_view(
        "revisions", rows, RowKeys("revisions"), columns, ("version", "day", "ids", "fields", "why", "source")
    )
    return view._replace(
        tally=lambda: Tally(len(rows), 0, size),
        describe=lambda row: [
            ("Version", f"{row['version']} ({row['day']})"),
            ("Records", _records(row)),
            ("What", join_ids(row["fields"])),
            ("Why", row["why"]),
            ("Seen in", row["source"]),
        ],
    )


def _records(row: RevisionRow) -> str:
    more = len(row["ids"]) - FIRST_IDS
    return join_ids(row["ids"][:FIRST_IDS]) + (f" and {more} more" if more > 0 else "")
