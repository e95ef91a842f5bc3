"""The view of `import`: the cells that could not be taken as they stand, and what became of the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sinorus.output.view import Column, RowKeys, View, key
from sinorus.views.cells import small_view

if TYPE_CHECKING:
    from sinorus.model.rows.answer import ImportRow


def remarks(rows: list[ImportRow], notes: list[str]) -> View[ImportRow]:
    """Show cells that could not be taken as they stand; in formats for people only the first twenty, unless --all."""
    columns: list[Column[ImportRow]] = [
        Column("Row", _where, 12),
        Column("Column", lambda row: row["column"], 14),
        Column("Text", lambda row: row["text"], 20),
        Column("Problem", lambda row: row["problem"]),
        Column("Remedy", lambda row: row["remedy"]),
    ]
    return small_view("cells", rows, RowKeys("import"), columns, ())._replace(
        plain=[("where", _where), key("column"), key("text"), key("problem"), key("remedy")],
        nothing="every cell was taken as it stands",
        notes=notes,
        long=20,
        first=20,
        capped=("table", "list", "plain", "md"),
    )


def _where(row: ImportRow) -> str:
    return row["file"] if row["row"] is None else f"{row['file']}:{row['row']}"
