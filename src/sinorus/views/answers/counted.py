"""Counts in place of a list of records: what --count-by answers to every question that has it."""

import sqlite3
from functools import partial
from typing import TYPE_CHECKING, Any

from sinorus.output.deliver import is_read

if TYPE_CHECKING:
    from sinorus.chart.vega_axis import Spec
    from sinorus.output.view import View
    from sinorus.query.count_keys import By
    from sinorus.query.counts import Counts
    from sinorus.query.question import Question
    from sinorus.views.inquiry import Inquiry


def count(command: str, inquiry: "Inquiry", question: "Question") -> "View[Any]":
    """Return the view of the counts of a command; BadUsage if it cannot count so, or is to sort what it counts."""
    from sinorus.base.errors import BadUsage
    from sinorus.query import count_keys, counts, driver_counts, group_table, sql
    from sinorus.views.counts import counts as view
    from sinorus.views.search import with_search

    db, request = inquiry.db, inquiry.request
    if request.sort is not None:
        raise BadUsage("--sort is for records and --count-by counts them; leave one of them out")
    by = count_keys.require(request.count_by or "", command, request.cut)
    if command == "drivers" and driver_counts.is_matrix(by) and is_read(inquiry.output):
        return _matrix(inquiry, question, by)
    if command == "drivers":
        kind, found = "driver", driver_counts.groups(db, question, by)
    else:
        kind, found = group_table.ANSWERS[command].kind, counts.groups(db, command, question, by)
    has_not_coded = sql.has_not_coded(db, "effect")
    shown = view(found, command, question, sql.size(db, kind), has_not_coded, partial(_balance, command, db, question))
    if command == "drivers":
        shown = inquiry.with_picture(shown, partial(_draw_pairs, db, question, by, found))
    return with_search(shown, db, question, kind)


def _balance(command: str, db: sqlite3.Connection, question: "Question") -> list[str]:
    """Make the hint of the balance of official texts and all others, where effects are counted by sources."""
    from sinorus.query import counts, drivers
    from sinorus.views import official

    if command == "claims":
        return official.of_claims(*counts.balances(db, question))
    return official.of_drivers(drivers.weights(db, question)) if command == "drivers" else []


def _matrix(inquiry: "Inquiry", question: "Question", by: "By") -> "View[Any]":
    """Return the view of the drivers against groups of sources."""
    from sinorus.query import driver_matrix, drivers, sql
    from sinorus.views import official
    from sinorus.views.driver_matrix import matrix
    from sinorus.views.drivers import unnamed
    from sinorus.views.search import with_search

    db = inquiry.db

    def hints() -> list[str]:
        weights = drivers.weights(db, question)
        return [*official.of_drivers(weights), *unnamed(drivers.silent(db, question, weights))]

    rows, sizes = driver_matrix.matrix(db, question, by)
    view = matrix(rows, sizes, by.keys[0], question, sql.size(db, "driver"), sql.labels(db, "theme"), hints)
    draw = partial(_draw_groups, db, question, by, rows, sizes)
    return with_search(inquiry.with_picture(view, draw), db, question, "driver")


def _draw_groups(
    db: sqlite3.Connection,
    question: "Question",
    by: "By",
    rows: list[dict[str, Any]],
    sizes: dict[str, int],
    *how: Any,
) -> "Spec":
    """Draw the drivers against groups of sources."""
    from sinorus.query import sql
    from sinorus.views import driver_picture

    grid = driver_picture.of_groups(rows, sizes, by.keys[0], sql.labels(db, "driver"), sql.labels(db, "theme"))
    return driver_picture.specification(db, question, grid, *how)


def _draw_pairs(db: sqlite3.Connection, question: "Question", by: "By", found: "Counts", *how: Any) -> "Spec":
    """Draw the counts of drivers by one or two groups."""
    from sinorus.query import sql
    from sinorus.views import driver_picture

    grid = driver_picture.of_pairs(found.rows(-1), by.keys, sql.labels(db, "theme"))
    return driver_picture.specification(db, question, grid, *how)
