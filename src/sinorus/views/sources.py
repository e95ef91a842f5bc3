"""The view of `sources`: who wrote what, where and when, and how much of it was coded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sinorus.model.csl_dates import short_words_of
from sinorus.model.csl_names import short
from sinorus.output.view import Column, RowKeys, View
from sinorus.query.question import Question
from sinorus.query.work_reference import named, seen
from sinorus.views.cells import NOTHING, small_view, when, with_question

if TYPE_CHECKING:
    from sinorus.model.rows.works import SourceRow

# The heading of sources whose tradition is not coded, and what parts a title from what is added to it.
NOT_CODED = "Tradition not coded"
_PARTS = (": ", "——", "—")
_PLAIN = ("id", "claims", "events", "title", "date_edtf", "tradition", "kind", "language", "extent")


def listed(rows: list[SourceRow], question: Question, size: int, by_tradition: bool) -> View[SourceRow]:
    """Show sources; ``size`` is how many there are in the data.

    ``by_tradition`` says whether they stand in the order of their traditions, which are headings then and no column.
    """
    grouped = by_tradition and any(row["tradition"] for row in rows)
    tradition: Column[SourceRow] = Column("Tradition", lambda row: row["tradition"] or NOTHING, 10, wide=70, most=17)
    columns: list[Column[SourceRow]] = [
        Column("Written", _written, 11, most=16),
        Column("Author", authors, 16, most=24),
        Column("Title", title),
        *([] if grouped else [tradition]),
        Column("Kind", lambda row: row["kind"] or NOTHING, 13, wide=140),
        Column("Lang", lambda row: row["language"] or NOTHING, 4, most=7),
        Column("Seen", lambda row: row["extent"] or NOTHING, 9, wide=120),
        Column("Claims", lambda row: row["claims"], 6),
        Column("Title", named, place="long"),
        Column("Seen", _seen, place="long"),
        Column("Id", lambda row: row["id"], place="id"),
    ]
    view = with_question(small_view("sources", rows, RowKeys("sources"), columns, _PLAIN), question, size)
    return view._replace(group=_heading, heading="Tradition") if grouped else view


def authors(row: SourceRow) -> str:
    """Write by whom a work is called: one author or two, or the first and how many others."""
    names = list(map(short, row["author"]))
    if len(names) > 2:
        return f"{names[0]} and {len(names) - 1} others"
    return " and ".join(names) or NOTHING


def title(row: SourceRow) -> str:
    """Write the title of a work in short, that of a text in another script in translation."""
    csl = row["csl"]
    whole = csl.get("title-short") or csl.get("shortTitle") or csl.get("translated-title") or row["title"]
    return min((whole.partition(part)[0] for part in _PARTS), key=len)


def _written(row: SourceRow) -> str:
    return when(row["date_edtf"]) or short_words_of(row["issued"]) or NOTHING


def _heading(row: SourceRow) -> str:
    return (row["tradition"] or NOT_CODED).replace("-", " ").capitalize()


def _seen(row: SourceRow) -> str:
    """Write what of a source was seen, and in whose words."""
    return ": ".join(filter(None, [seen(row), row["extent_note"]]))
