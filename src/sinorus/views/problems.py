"""The view of `validate`: the problems of a data folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sinorus.output.view import Column, RowKeys, View, key
from sinorus.views.cells import small_view

if TYPE_CHECKING:
    from sinorus.model.rows.answer import ProblemRow


def problems(rows: list[ProblemRow]) -> View[ProblemRow]:
    """Show the problems of a folder; on a terminal only the first twenty, unless there is --all."""
    columns: list[Column[ProblemRow]] = [
        Column("Where", _where, 30),
        Column("Problem", _problem),
        Column("Remedy", lambda row: row["remedy"]),
    ]
    return small_view("problems", rows, RowKeys("validate"), columns, ())._replace(
        plain=[("where", _where), key("pointer"), ("problem", _problem), key("remedy")],
        nothing="no problems found",
        long=20,
        first=20,
    )


def _problem(row: ProblemRow) -> str:
    return row["problem"] if row["level"] == "error" else f"warning: {row['problem']}"


def _where(row: ProblemRow) -> str:
    return row["file"] + (f":{row['line']}:{row['column']}" if row["line"] else "")
