"""What must hold of themes and drivers, and of the drivers of claims."""

import sqlite3
from collections.abc import Callable, Collection, Iterator
from itertools import chain

from sinorus.base.text import quote
from sinorus.index.check_series import rows_of
from sinorus.index.problems import WARNING, Pointer, Problem
from sinorus.model.vocabulary import MOST_DRIVERS

Place = Callable[[int, Pointer, str, str], Problem]


def problems(index: sqlite3.Connection, place: Place, faulty: Collection[str] = ()) -> Iterator[Problem]:
    """Warn of the themes that have claims and no driver, and of the claims that bear many drivers.

    Where drivers are among the ``faulty`` kinds, a theme may have one that could not be read.
    """
    with_claims = set(chain.from_iterable(row["themes"] for _, row in rows_of(index, "claim")))
    with_drivers = {row["theme"] for _, row in rows_of(index, "driver")}
    for n, row in rows_of(index, "theme"):
        if "driver" not in faulty and row["id"] in with_claims - with_drivers:
            problem = f"the theme {quote(row['id'])} has claims but no driver"
            yield place(n, (), problem, "add a driver to it")._replace(level=WARNING)
    for n, row in rows_of(index, "claim"):
        if len(row["drivers"]) > MOST_DRIVERS:
            problem = f"the claim bears {len(row['drivers'])} drivers"
            remedy = f"keep at most {MOST_DRIVERS}, those that its text says move the tie"
            yield place(n, ("drivers",), problem, remedy)._replace(level=WARNING)
