"""Find labels that two records of a kind have; a filter by such a label means both."""

import sqlite3
from collections.abc import Callable, Iterator

from sinorus.base.text import fold, quote
from sinorus.index.problems import Pointer, Problem
from sinorus.model.record_names import NAMED

# The kinds that have labels or names; works may have one title.
LABELLED = tuple(kind for kind in NAMED if kind != "source")
Place = Callable[[int, Pointer, str, str], Problem]


def problems(index: sqlite3.Connection, place: Place) -> Iterator[Problem]:
    """Yield each record with the label of an earlier one, whatever its article, case and accents."""
    labels: dict[tuple[str, str], int] = {}
    for kind in LABELLED:
        for n, label in index.execute("SELECT n, label FROM stored WHERE kind = ? ORDER BY n", [kind]).fetchall():
            other = labels.setdefault((kind, fold(label.removeprefix("The "))), n)
            if other != n:
                first = place(other, (), "", "")
                problem = f"the label {quote(label)} is also that of {first.file}:{first.line} {first.pointer}"
                yield place(n, (), problem.rstrip(), "a filter means both; give one of them another label")
