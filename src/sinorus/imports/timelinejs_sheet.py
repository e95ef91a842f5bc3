"""The spreadsheet of TimelineJS: a slide a row, with year, month and day of its two dates in columns of their own."""

from collections.abc import Iterable, Iterator
from typing import Any

from sinorus.imports import timelinejs_slides as slides
from sinorus.imports.columns import plain
from sinorus.imports.table import Row, Table

Json = dict[str, Any]
# Where a slide has what stands under each head.
_HEADS = {
    "year": ("start_date", "year"),
    "month": ("start_date", "month"),
    "day": ("start_date", "day"),
    "time": ("start_date", "time"),
    "end year": ("end_date", "year"),
    "end month": ("end_date", "month"),
    "end day": ("end_date", "day"),
    "end time": ("end_date", "time"),
    "headline": ("text", "headline"),
    "text": ("text", "text"),
    "media": ("media", "url"),
    "media credit": ("media", "credit"),
    "media caption": ("media", "caption"),
    "media thumbnail": ("media", "thumbnail"),
    "alt text": ("media", "alt"),
    "background": ("background", "url"),
    "display date": ("", "display_date"),
    "type": ("", "type"),
    "group": ("", "group"),
    "tag": ("", "group"),
}
# Heads that no other sheet has; the others are so plain that any may have them.
_MARKS = frozenset(("display date", "end year", "media credit", "media caption", "media thumbnail"))


def is_mine(heads: Iterable[str]) -> bool:
    """Say whether a sheet has the heads of the template of TimelineJS, or what somebody has left of them."""
    names = set(map(plain, heads))
    return {"year", "headline"} <= names and len(names & _MARKS) > 1


def tables(table: Table) -> Iterator[Table]:
    """Yield the events of a sheet, and its eras; a row of the type title is neither, and its words are noted."""
    eras: list[Row] = []
    titles: list[Row] = []
    notes = [*table.notes]
    others = [head for head in table.heads if plain(head) not in _HEADS]
    rows = _events(table.rows, eras, titles, notes)
    yield table._replace(heads=[*slides.HEADS, *others], rows=rows, notes=notes, is_own=True)
    if eras:
        yield Table("period", [*slides.HEADS_OF_ERA], eras, table.name, is_own=True, is_whole=True)
    if titles:
        yield Table("dataset", ["title"], titles[:1], table.name, is_own=True, is_whole=True)


def _events(rows: Iterable[Row], eras: list[Row], titles: list[Row], notes: list[str]) -> Iterator[Row]:
    for line, cells in rows:
        slide, others = _slide(cells)
        kind = str(slide.get("type") or "").strip().casefold()
        if kind == "title":
            titles.append(Row(line, {"title": slides.headline(slide)}))
            notes.append(f"row {line} is a title slide, which is no event: {slides.words(slide)}")
        elif kind == "era":
            eras.append(Row(line, slides.period(slide)))
        else:
            yield Row(line, {**slides.event(slide), **others})


def _slide(cells: dict[str, object]) -> tuple[Json, dict[str, object]]:
    """Return a row as a slide, and the cells under heads that TimelineJS does not know."""
    slide: Json = {"start_date": {}, "end_date": {}, "text": {}, "media": {}, "background": {}}
    others: dict[str, object] = {}
    for head, value in cells.items():
        part, key = _HEADS.get(plain(head), ("", ""))
        if not key:
            others[head] = value
        elif value not in (None, ""):
            (slide[part] if part else slide)[key] = value
    return slide, others
