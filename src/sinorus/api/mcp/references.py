"""The citation of a row in a line: who says it and where, or as which record of which data it is kept."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from sinorus.model.csl_dates import short_words_of
from sinorus.query import citation, sql
from sinorus.query.work_reference import seen
from sinorus.views.cells import when
from sinorus.views.sources import authors

Row = Mapping[str, Any]
# Of which kind the rows of a question are; find and show say it themselves.
KINDS = {"timeline": "event", "trace": "event", "claims": "claim", "check": "claim", "drivers": "driver"}
# So many sources a citation names.
NAMED = 5


class Citations:
    """Writes the citations of rows, and looks up each source once."""

    def __init__(self, db: sqlite3.Connection, tool: str) -> None:
        self.data = citation.versions(citation.datasets_of(db))
        self._db, self._tool = db, tool
        self._sources: dict[str, str] = {}

    def id(self, row: Row) -> str | None:
        """Return the id of what a row tells of; None where it counts."""
        keys = ("id", "contrast", "series", "driver", "event", "theme")
        return None if "key" in row else next((row[key] for key in keys if row.get(key)), None)

    def of(self, row: Row) -> str:
        """Write the citation of a row."""
        if "key" in row:
            return f"counted in {self.data}"
        if self._tool == "cite":
            return str(row["text"])
        if self._tool == "compare":
            return self._all(row["sources"])
        return self._of_kind(str(row.get("record") or KINDS.get(self._tool, "series")), row)

    def _of_kind(self, kind: str, row: Row) -> str:
        if kind == "claim":
            return self._claim(row if "source" in row else self._record(row["id"]))
        if kind == "source":
            return self._source(row["id"])
        if kind == "series":
            return self._series(row)
        return f"{kind} {row['id']} in {self.data}"

    def _claim(self, row: Row) -> str:
        passage = row["passage"]
        where = seen(self._record(row["source"]), passage["where"] if passage else "")  # type: ignore[arg-type]
        return ", ".join(filter(None, [self._source(row["source"]), where]))

    def _series(self, row: Row) -> str:
        series = self._record(row.get("series") or row["id"])
        return f"{series['source']['publisher']}, {series['source']['title']}; series {series['id']} in {self.data}"

    def _all(self, ids: list[str]) -> str:
        more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
        return "; ".join(map(self._source, ids[:NAMED])) + more

    def _source(self, id: str) -> str:
        """Write a source by its authors, its title and when it is from."""
        if id not in self._sources:
            row = self._record(id)
            who = authors(row) if row["author"] else ""  # type: ignore[arg-type]
            day = short_words_of(row["issued"]) or when(row["date_edtf"])
            self._sources[id] = ", ".join(filter(None, [who, f"“{row['title']}”", day]))
        return self._sources[id]

    def _record(self, id: str) -> Row:
        record = sql.record(self._db, id)
        assert record is not None
        return dict(json.loads(record.json))
