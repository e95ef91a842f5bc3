"""An answer as a list that is read a page at a time: its columns, and rows as cells for a screen."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sinorus.base.text import safe
from sinorus.explore.place import Place
from sinorus.model.vocabulary import GROUPS
from sinorus.output.deliver import closing
from sinorus.output.view import Column, flat

if TYPE_CHECKING:
    from sinorus.api.reader import Answer
    from sinorus.output.view import View

# The number of rows of a list that was not counted.
UNKNOWN = -1
# The keys of a row that name what it is about, the nearest first.
_IDS = ("id", "contrast", "series", "driver", "event", "theme")
# The group of --count-by of which the values stand in a column, the first that the question has.
_GROUPS = {
    "Date": ("year",),
    "About": ("year",),
    "On the tie": ("effect",),
    "Themes": ("theme",),
    "Theme": ("theme",),
    "Type": ("type",),
    "Where": ("source",),
    "Author": ("source",),
    "Record": ("verdict",),
    "Verdict": ("verdict",),
    "Written": ("source-decade",),
    "Tradition": ("tradition",),
    "Kind": ("kind", "source-kind"),
    "Lang": ("language",),
}


class Row(NamedTuple):
    """A row of a list.

    id         of the record; of what is none, such as a comparison, the id of what it is about, or nothing
    is_record  whether it is a record that has a card
    cells      the texts of the columns; line breaks part the texts of one cell
    tones      the colour of each cell, in rich's names; empty for none
    group      the heading under which it stands; empty for none
    values     the row as it is in JSON, which is not for the screen
    """

    id: str
    is_record: bool
    cells: tuple[str, ...]
    tones: tuple[str, ...]
    group: str
    values: Mapping[str, Any]


class Listing(NamedTuple):
    """An answer of which rows can be read.

    place    what was asked
    titles   the headings of the columns
    widths   the width of each in characters; 0 shares what the others leave
    groups   by which --count-by counts what stands in a column; empty where nothing does
    total    how many rows there are; UNKNOWN until they are counted
    said     how many of what there are, or why there are none
    notes    what was assumed when the question was read
    columns  the columns, which make cells
    answer   the view and the index that its rows come from
    """

    place: Place
    titles: tuple[str, ...]
    widths: tuple[int, ...]
    groups: tuple[str, ...]
    total: int
    said: str
    notes: tuple[str, ...]
    columns: tuple[Column[Any], ...]
    answer: Answer

    @property
    def marks(self) -> tuple[str, ...]:
        """Return the words that a search has found in the rows that were read up to now."""
        return tuple(sorted(map(safe, tuple(self.answer.view.marks()))))


def listing(place: Place, answer: Answer, width: int, is_counted: bool) -> Listing:
    """Make a list of an answer, with the columns that a page of some width has room for."""
    view = answer.view
    columns = tuple(_columns(view, width))
    made = Listing(
        place=place,
        titles=tuple(safe(column.title) for column in columns),
        widths=tuple(column.width for column in columns),
        groups=tuple(_group(place.question, column.title) for column in columns),
        total=UNKNOWN,
        said="",
        notes=tuple(map(safe, view.notes)),
        columns=columns,
        answer=answer,
    )
    return counted(made, tally(answer)) if is_counted else made


def tally(answer: Answer) -> tuple[int, str]:
    """Return how many rows can be read, and the sentence that says how many of what there are."""
    view = answer.view
    found = view.tally()
    total = found.total if view.most < 0 else min(found.total, view.most)
    return total, safe(closing(view, found, total))


def counted(listing: Listing, tally: tuple[int, str]) -> Listing:
    """Return a list that knows how many rows it has."""
    total, said = tally
    return listing._replace(total=total, said=said)


def _columns(view: View[Any], width: int) -> Sequence[Column[Any]]:
    """Return the columns that stand side by side; those of the plain format where an answer has only cards."""
    if not view.columns:
        return [Column(name.capitalize(), cell) for name, cell in view.plain]
    return [column for column in view.columns if not column.place and column.wide <= width]


def _group(question: str, title: str) -> str:
    return next((group for group in _GROUPS.get(title, ()) if group in GROUPS.get(question, ())), "")


def rows(listing: Listing, skip: int, limit: int) -> list[Row]:
    """Read so many rows behind so many others; the first, which are there at once, without counting any."""
    view = listing.answer.view
    texts = view.page(skip, limit, listing.total) if skip else view.rows(limit)
    return [_row(listing, json.loads(text)) for text in texts]


def _row(listing: Listing, row: Mapping[str, Any]) -> Row:
    group = listing.answer.view.group
    return Row(
        id=next((str(row[key]) for key in _IDS if row.get(key)), ""),
        is_record="id" in row,
        cells=tuple(shown(flat(column.cell(row))) for column in listing.columns),
        tones=tuple(column.tone(row) if column.tone else "" for column in listing.columns),
        group=safe(group(row)) if group else "",
        values=row,
    )


def shown(text: str) -> str:
    """Make a text harmless; its line breaks stay, because no text of the data has one."""
    return "\n".join(map(safe, text.split("\n")))
