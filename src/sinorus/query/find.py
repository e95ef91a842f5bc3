"""What answers some words: records of all kinds, the nearest first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from sinorus.base import wording
from sinorus.base.errors import BadUsage
from sinorus.base.text import quote
from sinorus.query.ranking import Asked, ranked
from sinorus.query.snippets import NAMED, Finder

if TYPE_CHECKING:
    from sinorus.model.rows.find import FindRow


def kinds(text: str | None) -> tuple[str, ...]:
    """Read the value of --records; BadUsage if it names what is no kind of record."""
    names = tuple(part.strip() for part in text.split(",")) if text is not None else tuple(NAMED)
    for name in names:
        if wording.singular(name) not in NAMED:
            raise BadUsage(f"--records {quote(name)} is no kind of record; {wording.hint(name, tuple(NAMED))}")
    return tuple(dict.fromkeys(map(wording.singular, names)))


def find(db: sqlite3.Connection, asked: Asked, limit: int, marks: set[str]) -> Iterator[FindRow]:
    """Yield the first records that match, -1 for all, and add the words in them that answer to ``marks``."""
    finder = Finder(asked.search.terms if asked.search else (), db)
    for kind, label, text, detail, match in ranked(db, asked, limit):
        record = {**json.loads(text), **(json.loads(detail) if kind == "event" and detail else {})}
        snippet = finder.best(record, NAMED[kind])
        marks.update(snippet.marks, (label[start:end] for start, end, _ in finder.spans(label)))
        days = {key: record.get(key) for key in ("date_edtf", "earliest", "latest")}
        row = {"record": kind, "id": record["id"], "title": label, **days, "match": match}
        yield cast("FindRow", {**row, "field": snippet.field, "snippet": snippet.text})
