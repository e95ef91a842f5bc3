"""The commands that go on from words that were searched for."""

import shlex
import sqlite3
from collections.abc import Iterator

from sinorus.base.stems import stems
from sinorus.base.text import fold
from sinorus.model.vocabulary import WORDS
from sinorus.query.search import Term

# The kinds of which a name is a filter of the timeline.
FILTERS = ("theme", "driver", "actor")


def filters(db: sqlite3.Connection, text: str, terms: tuple[Term, ...]) -> list[str]:
    """List the words of filters of the timeline that names among the words stand for: ``--kind treaty``."""
    names = list(dict.fromkeys([text, *(term.text for term in terms)]))
    found = [filter for name in names for filter in _filters(db, name)]
    # The whole text says more than a word of it.
    whole = [*_filters(db, text)]
    return whole or list(dict.fromkeys(found))


def _filters(db: sqlite3.Connection, name: str) -> Iterator[str]:
    kinds = [kind for kind in WORDS["kind"] if stems(kind) == stems(name)]
    yield from (f"--kind {kind}" for kind in kinds)
    rows = db.execute("SELECT DISTINCT kind, id FROM name WHERE folded = ? ORDER BY kind, id", [fold(name)]).fetchall()
    for kind, id in rows:
        if kind in FILTERS and not kinds:
            yield f"--{kind} {shlex.quote(id)}"
