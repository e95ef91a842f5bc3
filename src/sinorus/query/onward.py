"""The commands that go on from words that were searched for."""

import sqlite3
from collections.abc import Iterator

from sinorus.base.stems import stems
from sinorus.base.text import fold
from sinorus.model.vocabulary import WORDS
from sinorus.query import sql
from sinorus.query.question import Question, condition
from sinorus.query.search import Term

# The kinds of record of which a name is a filter of the timeline.
FILTERS = ("theme", "driver", "actor")


def filters(db: sqlite3.Connection, text: str, terms: tuple[Term, ...], question: Question) -> list[tuple[str, str]]:
    """List the filters, by name and value, that names among the words stand for and that together find an event.

    The whole text says more than a word of it. ``question`` holds what else events must fit.
    """
    names = dict.fromkeys(term.text for term in terms)
    chosen: list[tuple[str, str]] = []
    for field, value in [*_filters(db, text)] or [pair for name in names for pair in _filters(db, name)]:
        narrower = question._replace(conditions=(*question.conditions, condition(field, value, db)))
        if sql.count(db, "event", narrower)[0]:
            chosen.append((field, value))
            question = narrower
    return chosen


def _filters(db: sqlite3.Connection, name: str) -> Iterator[tuple[str, str]]:
    """Yield the filters that a name stands for: a kind of event in singular or plural, or a record."""
    kinds = [kind for kind in WORDS["kind"] if stems(kind) == stems(name)]
    yield from (("kind", kind) for kind in kinds)
    rows = db.execute("SELECT DISTINCT kind, id FROM name WHERE folded = ? ORDER BY kind, id", [fold(name)])
    yield from ((kind, id) for kind, id in rows.fetchall() if kind in FILTERS and not kinds)
