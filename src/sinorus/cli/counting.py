"""Counts in place of a list of records: what --count-by answers in every command that has it."""

import sqlite3
from typing import TYPE_CHECKING, Any

from sinorus.cli.call import Call

if TYPE_CHECKING:
    from sinorus.output.view import View
    from sinorus.query.question import Question


def count(command: str, call: Call, db: sqlite3.Connection, question: "Question") -> "View[Any]":
    """Return the view of the counts of a command; BadUsage if it cannot count so, or is to sort what it counts."""
    from sinorus.base.errors import BadUsage
    from sinorus.query import count_keys, counts, driver_counts, group_table, sql
    from sinorus.views.counts import counts as view
    from sinorus.views.search import with_search

    if call.sort is not None:
        raise BadUsage("--sort is for records and --count-by counts them; leave one of them out")
    keys = count_keys.require(call.count_by or "", command)
    if command == "drivers":
        kind, found = "driver", driver_counts.groups(db, question, keys)
    else:
        kind, found = group_table.ANSWERS[command].kind, counts.groups(db, command, question, keys)
    has_not_coded = sql.has_not_coded(db, "effect")
    return with_search(view(found, command, question, sql.size(db, kind), has_not_coded), db, question, kind)
