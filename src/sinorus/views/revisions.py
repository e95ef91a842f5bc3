"""The view of `revisions`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sinorus.output.view import Column, RowKeys, Tally, View
from sinorus.views.cells import join_ids, small_view

if TYPE_CHECKING:
    from sinorus.model.rows.answer import RevisionRow

# A change of more records than this names the first of them where people read.
FIRST_IDS = 3


def revisions(rows: list[RevisionRow], ids: list[str], size: int) -> View[RevisionRow]:
    """Show changes of records, those with ``ids`` named first; ``size`` is the number of all that the data tell of."""
    records = partial(_records, ids)
    columns: list[Column[RevisionRow]] = [
        Column("Version", lambda row: row["version"], 7),
        Column("Day", lambda row: row["day"], 10, wide=100),
        Column("Records", records),
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
            ("Records", records(row)),
            ("What", join_ids(row["fields"])),
            ("Why", row["why"]),
            ("Seen in", row["source"]),
        ],
    )


def _records(ids: list[str], row: RevisionRow) -> str:
    first = sorted(row["ids"], key=lambda id: id not in ids)[:FIRST_IDS]
    more = len(row["ids"]) - len(first)
    return join_ids(first) + (f" and {more} more" if more else "")
