"""Lists of works in CSL-JSON, as Zotero and other reference managers export them: an item a source."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sinorus.imports import csl_items
from sinorus.imports.ids import slug
from sinorus.imports.table import Row, Source, Table, wrong
from sinorus.index.open_file import opened
from sinorus.index.read_array import Array

Json = dict[str, Any]
# The types of items, of which some are common words.
_TYPE = re.compile(
    "article(-journal|-magazine|-newspaper)?|bill|book|broadcast|chapter|classic|collection|dataset|document|entry"
    "(-dictionary|-encyclopedia)?|event|figure|graphic|hearing|interview|legal_case|legislation|manuscript|map"
    "|motion_picture|musical_score|pamphlet|paper-conference|patent|performance|periodical|personal_communication"
    "|post(-weblog)?|regulation|report|review(-book)?|software|song|speech|standard|thesis|treaty|webpage"
)
# What an event has and an item has not.
_NO_ITEM = frozenset(("date", "date_edtf", "summary", "effect", "kind"))


def is_mine(start: bytes) -> bool:
    """Say whether a file that begins so is a list of items, by its first one."""
    text = start.decode("utf-8-sig", "ignore").lstrip()
    if text[:1] != "[":
        return False
    try:
        item = json.JSONDecoder().raw_decode(text, text.index("{"))[0]
    except (ValueError, RecursionError):
        return False
    return bool(_TYPE.fullmatch(str(item.get("type")))) and _NO_ITEM.isdisjoint(item) and "title" in item


def tables(source: Source) -> Iterator[Table]:
    """Yield the sources of a list.

    Raises BadData where the file is no JSON, or no list of objects.
    """
    with opened(source.path, source.shown) as file:
        yield of_items(source, _items(source, Array(file, source.shown)))


def of_items(source: Source, items: Iterable[tuple[int, Json]], notes: Iterable[str] = ()) -> Table:
    """Return the table of numbered items; what is left out of them is noted when all are read."""
    said = [*notes]
    return Table("source", [*csl_items.HEADS], _rows(items, said), source.shown, notes=said, is_own=True, is_whole=True)


def _items(source: Source, array: Array) -> Iterator[tuple[int, Json]]:
    for number, raw in enumerate(array.records(), 1):
        if not isinstance(raw.value, dict):
            raise wrong(source, raw.place.line, "an item of CSL-JSON is an object, in braces; take out what is none")
        yield number, raw.value


def _rows(items: Iterable[tuple[int, Json]], notes: list[str]) -> Iterator[Row]:
    lost: Counter[str] = Counter()
    ids: Counter[str] = Counter()
    for number, item in items:
        cells, others = csl_items.cells(item)
        lost.update(others)
        ids[id := slug(cells["id"])] += 1
        yield Row(number, {**cells, "id": f"{id}-{ids[id]}" if ids[id] > 1 else cells["id"]})
    notes += [f"left out, because no source has it: {name} ({count})" for name, count in sorted(lost.items())]
