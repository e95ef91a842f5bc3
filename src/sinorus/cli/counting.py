"""Counts in place of a list of records: what --count-by answers in every command that has it."""

import sqlite3
from functools import partial
from typing import TYPE_CHECKING, Any

from sinorus.cli.call import Call
from sinorus.output.deliver import is_read

if TYPE_CHECKING:
    from sinorus.output.view import View
    from sinorus.query.count_keys import By
    from sinorus.query.question import Question


def count(command: str, call: Call, db: sqlite3.Connection, question: "Question") -> "View[Any]":
    """Return the view of the counts of a command; BadUsage if it cannot count so, or is to sort what it counts."""
    from sinorus.base.errors import BadUsage
    from sinorus.query import count_keys, counts, driver_counts, group_table, sql
    from sinorus.views.counts import counts as view
    from sinorus.views.search import with_search

    if call.sort is not None:
        raise BadUsage("--sort is for records and --count-by counts them; leave one of them out")
    by = count_keys.require(call.count_by or "", command, call.cut)
    if command == "drivers" and driver_counts.is_matrix(by) and is_read(call.output):
        return _matrix(db, question, by)
    if command == "drivers":
        kind, found = "driver", driver_counts.groups(db, question, by)
    else:
        kind, found = group_table.ANSWERS[command].kind, counts.groups(db, command, question, by)
    has_not_coded = sql.has_not_coded(db, "effect")
    shown = view(found, command, question, sql.size(db, kind), has_not_coded, partial(_balance, command, db, question))
    return with_search(shown, db, question, kind)


def _balance(command: str, db: sqlite3.Connection, question: "Question") -> list[str]:
    """Make the hint of the balance of official texts and all others, where effects are counted by sources."""
    from sinorus.query import counts, drivers
    from sinorus.views import official

    if command == "claims":
        return official.of_claims(*counts.balances(db, question))
    return official.of_drivers(drivers.weights(db, question)) if command == "drivers" else []


def _matrix(db: sqlite3.Connection, question: "Question", by: "By") -> "View[Any]":
    """Return the view of the drivers against groups of sources."""
    from sinorus.query import driver_matrix, drivers, sql
    from sinorus.views import official
    from sinorus.views.driver_matrix import matrix
    from sinorus.views.drivers import unnamed
    from sinorus.views.search import with_search

    def hints() -> list[str]:
        weights = drivers.weights(db, question)
        return [*official.of_drivers(weights), *unnamed(drivers.silent(db, question, weights))]

    rows, sizes = driver_matrix.matrix(db, question, by)
    view = matrix(rows, sizes, by.keys[0], question, sql.size(db, "driver"), sql.labels(db, "theme"), hints)
    return with_search(view, db, question, "driver")
