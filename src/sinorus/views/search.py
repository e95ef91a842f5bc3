"""What an answer says of a search: where the words stand that its columns do not show, or which word fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from sinorus.output.view import Column, View, flat
from sinorus.query.question import Question

if TYPE_CHECKING:
    from sinorus.query.snippets import Finder

R = TypeVar("R")
# Where the words stand that a driver is found by, if not in it.
IN_CLAIMS = "in its claims"


def with_search(
    view: View[R], db: sqlite3.Connection, question: Question, kind: str, title: str = "", shown: Collection[str] = ()
) -> View[R]:
    """Let a view of records of a kind tell of the search in its question.

    ``title`` names the column in which it stands where the words are, if they are in none of the keys that are
    ``shown``.
    """
    if not question.search:
        return view
    from sinorus.query.failure import reason
    from sinorus.query.snippets import NAMED, Finder

    view = view._replace(reason=lambda: reason(db, question, [kind]))
    terms = [term for search in question.search if not search.negated for term in search.terms]
    if not terms or not title:
        return view
    marks: set[str] = set()
    tell = partial(_context, Finder(terms, db), marks, NAMED[kind], {NAMED[kind], *shown})
    return view._replace(
        columns=[_with_context(column, tell) if column.title == title else column for column in view.columns],
        describe=lambda row: [*view.fields(row), *(("Words", told) for told in [tell(row)] if told)],
        marks=lambda: marks,
    )


def _with_context(column: Column[R], tell: Any) -> Column[R]:
    """Return a column in which a second line says where the words stand."""
    return column._replace(cell=lambda row: "\n".join(filter(None, [flat(column.cell(row)), tell(row)])))


def _context(finder: Finder, marks: set[str], name: str, shown: Collection[str], row: Any) -> str:
    """Write the words of a search in their context, if they do not stand in what is shown; add them to ``marks``."""
    snippet = finder.best(row, name)
    marks.update(snippet.marks)
    if snippet.field in shown:
        return ""
    return context(snippet.field, snippet.text) or (IN_CLAIMS if "denied" in row else "")


def context(field: str, text: str) -> str:
    """Write a text after the words for the key in which it stands."""
    return f"{field.replace('.', ', ').replace('_', ' ')}: {text}" if field else ""
