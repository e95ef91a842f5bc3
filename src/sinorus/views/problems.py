"""Problems of a data folder."""

from collections.abc import Sequence
from typing import Any

from sinorus.model.keys import OF_PROBLEMS
from sinorus.output.view import Column, Row, View, key
from sinorus.views.cells import gathered, of


def problems(found: Sequence[Any]) -> View:
    """Show the problems of a folder: the first twenty, unless all are wanted or the format is for machines."""
    rows = [problem._asdict() for problem in found]
    columns = [Column("Where", _where, 30), Column("Problem", of("problem")), Column("Remedy", of("remedy"))]
    return gathered("problems", rows, OF_PROBLEMS, columns, ())._replace(
        plain=[("where", _where), key("pointer"), key("problem"), key("remedy")],
        nothing="no problems found",
        long=20,
        first=20,
        capped=("table", "list", "plain", "md"),
    )


def _where(row: Row) -> str:
    return str(row["file"]) + (f":{row['line']}:{row['column']}" if row["line"] else "")
